"""Pages and records in the short forms that the tables of these tests need."""

from typing import Any

from harness.model import Response
from harness.mutations.protocol import BodyMutation, TextMutation
from harness.page import Anchor, Page

HTML = (("Content-Type", "text/html; charset=utf-8"),)

STORY = """<!doctype html>
<html>
<head>
<meta charset="utf-8"> <title>Bridge opens &amp; closes</title>
<script type="application/ld+json">{"headline": "Bridge opens", "author": ["A. Writer"]}</script>
</head>
<body>
<nav><ul><li class="a">News<li class="b">Sport</ul></nav>
<main class="page wide" data-empty id=main>
  <article itemscope itemtype="https://schema.example/Story">
    <h1 class="title" id="t1">Bridge opens</h1>
    <p>First paragraph with <b>bold</b> words &eacute;t caf\u00e9.</p>
    <p>Second paragraph.</p>
    <ul><li>One</li> <li>Two</li></ul>
    <img src="a.jpg" alt="">
    <pre>
  kept   as it is </pre>
    <svg viewBox="0 0 1 1"><title>icon</title></svg>
  </article>
</main>
<table><tr><td>1</td><td>2</td></tr></table>
<table class="facts"><caption>Facts</caption><tbody><tr><th>Length</th><td>1.7km</td></tr>
<tr><th>Cost</th><td>$39.90 a   head</td></tr></tbody></table>
<dl><dt>Opened<dd>2 May<dt>Closed<dd>now</dl>
<p>An end &ndash; \u00a9 Town &amp; Country</p><select><option>a</option><option value="b">b</select>
</body>
</html>
"""


def page_of(source: str, kind: str = "text/html; charset=utf-8") -> Page:
    return Page.of(Response(200, (("Content-Type", kind),), source.encode("utf-8", "surrogateescape")))


def at(path: str) -> Anchor:
    return Anchor(0, path)


def applied(record: Any, response: Response) -> Response:
    if isinstance(record, TextMutation):
        return Page.of(response).respond(record.edits(Page.of(response)))
    assert isinstance(record, BodyMutation)
    return record.rewrite(response)


def source_after(record: TextMutation, source: str) -> str:
    page = page_of(source)
    return page.respond(record.edits(page)).body.decode("utf-8", "surrogateescape")

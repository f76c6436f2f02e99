"""Noise leaves the tree of the page as it was, to two independent parsers of HTML and to the one below lxml.

But for white space that a browser folds, the spaces in lists of classes, and what is hidden on purpose.
"""

import gzip
import warnings
import zlib
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import html5lib  # type: ignore[import-untyped]  # ships no types
import pytest
import turbohtml
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]  # ships no types

from harness.charset import declared, decode
from harness.delivery import coded
from harness.model import Response
from harness.mutations.aim import Aim
from harness.mutations.noise import NOISE
from harness.mutations.noise.charset_label import CharsetLabel
from harness.mutations.noise.content_coding import ContentCoding
from harness.mutations.noise.hidden_copy import HiddenCopy
from harness.mutations.noise.invisible_node import InvisibleNode
from harness.mutations.noise.table_body import TableBody
from harness.mutations.protocol import BodyMutation, TextMutation
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Page, combine
from tests.mutations.noise.records import aim_at, check_record, draw, odd_pages, real_bodies, real_page
from tests.mutations.noise.sample import STORY, applied, page_of

Tree = list[tuple[str, tuple[tuple[str, str], ...], str]]
Parse = Callable[[str, bool], Tree]
Strategy = Callable[[Aim], st.SearchStrategy[Any]]

RECORDS = [pytest.param(strategy, id=strategy.__name__) for _, strategy in NOISE]
REAL = real_bodies(40, largest=150_000)
SMALL = real_bodies(8, largest=30_000)
HIDDEN = ("template", "noscript")
"""What no browser shows that runs scripts."""
DECODED = {"": lambda body: body, "gzip": gzip.decompress, "deflate": zlib.decompress}


def folded(text: str) -> str:
    return " ".join(text.split())


def turbohtml_tree(source: str, shown: bool = False) -> Tree:
    document = turbohtml.parse(source)
    while shown and (hidden := document.select_one(", ".join(HIDDEN))) is not None:
        hidden.decompose()
    return [(node.tag, attributes_of(node.attrs), folded(node.text)) for node in document.iter_elements()]


def attributes_of(attributes: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(name), read(str(name), value)) for name, value in attributes.items()))


def read(name: str, value: Any) -> str:
    """Return an attribute's value, of classes as a browser tells them apart."""
    return " ".join(value if isinstance(value, list) else value.split()) if name == "class" else str(value)


def element_tree(root: Any, shown: bool) -> Iterator[tuple[str, tuple[tuple[str, str], ...], str]]:
    for parent in list(root.iter()) if shown else ():
        for child in [child for child in parent if child.tag in HIDDEN]:
            drop(parent, child)
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node.tag, attributes_of(node.attrib), folded("".join(texts_of(node)))


def texts_of(node: Any) -> Iterator[str]:
    """Yield the text of a node without that of comments."""
    if isinstance(node.tag, str):
        yield node.text or ""
        for child in node:
            yield from texts_of(child)
            yield child.tail or ""


def drop(parent: Any, child: Any) -> None:
    """Take an element away and leave the text that follows it."""
    place, tail = list(parent).index(child), child.tail or ""
    child.tail = None
    parent.remove(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def html5lib_tree(source: str, shown: bool = False) -> Tree:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib warns of names that XML cannot hold
        return list(element_tree(html5lib.parse(source, namespaceHTMLElements=False), shown))


def lxml_tree(source: str, shown: bool = False) -> Tree:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    body = source.encode("utf-8", "replace")
    root = lxml_html.document_fromstring(body, parser=parser)
    return list(element_tree(root, shown))


def same(before: Tree, after: Tree, record: Any) -> bool:
    """Say whether two trees are the same but for the node that was added on purpose, which holds nothing."""
    if isinstance(record, InvisibleNode) and len(after) == len(before) + 1:
        places = [place for place, node in enumerate(after) if node not in before[place : place + 1]]
        after = after[: places[0]] + after[places[0] + 1 :]
    return before == after


TERSE = (
    '<!doctype html><html lang=en><head><meta charset=utf-8><title>A &amp; b</title></head><body class="x y">'
    "<section class=dish itemscope itemtype=https://x.example/D><p title=a hidden>One <b>two</b> three &eacute;</p>"
    '<ul><li class="b  a" data-x>1 <li id=q checked>2</ul><dl><dt>k<dd data-empty="">v</dl>'
    "<table class=t><tr><th scope=row>1<td align=x nowrap>2</table><img alt src=a/><br></section></body></html>"
)
"""A page as a minifier leaves it: what stands side by side without a blank must not grow together."""
ADDING = (HiddenCopy, InvisibleNode, TableBody)
"""Changes that put elements into the tree on purpose."""


def records_of(page: Page, count: int) -> list[Any]:
    aim = aim_at(page)
    records = [record for _, strategy in NOISE for record in draw(strategy(aim), count)]
    return [record for record in records if isinstance(record, TextMutation) and record.edits(page)]


def check_same(page: Page, records: list[Any], parse: Parse) -> None:
    trees: dict[bool, Tree] = {}
    for record in records:
        shown = isinstance(record, HiddenCopy)
        before = trees.setdefault(shown, parse(page.source, shown)) if shown not in trees else trees[shown]
        after = parse(Page.of(applied(record, page.response)).source, shown)
        assert same(before, after, record), record


@pytest.mark.parametrize("parse", [turbohtml_tree, html5lib_tree])
def test_the_tree_stays_on_the_story(parse: Parse) -> None:
    page = page_of(STORY)
    records = records_of(page, 20)
    assert {cls for cls, _ in NOISE if hasattr(cls, "edits")} == {type(record) for record in records}
    check_same(page, records, parse)


def test_the_tree_stays_on_the_story_to_lxml() -> None:
    """But for the one element that it builds only where its tags stand."""
    page = page_of(STORY)
    check_same(page, [record for record in records_of(page, 20) if not isinstance(record, TableBody)], lxml_tree)


@pytest.mark.parametrize("parse", [turbohtml_tree, html5lib_tree])
def test_the_tree_stays_on_odd_pages(parse: Parse) -> None:
    for page in odd_pages():
        check_same(page, records_of(page, 6), parse)


@pytest.mark.skipif(not REAL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in REAL])
def test_the_tree_stays_on_real_pages(name: str, body: bytes) -> None:
    """Five drawn mutations or more each, turned by the page's own name to other kinds."""
    page = real_page(body)
    records = records_of(page, 1)
    turn = len(name) % max(1, len(records))
    check_same(page, (records[turn:] + records[:turn])[:6], turbohtml_tree)


@pytest.mark.skipif(not SMALL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in SMALL])
def test_the_tree_stays_on_small_real_pages_to_html5lib(name: str, body: bytes) -> None:
    """Html5lib is slow: few pages, each mutation on some of them."""
    page = real_page(body)
    records = records_of(page, 1)
    check_same(page, records[len(name) % 2 :: 2], html5lib_tree)


def received(response: Response) -> Response:
    """Return what a client has that was sent a response and asked for it compressed."""
    sent = coded(response, "gzip, deflate")
    return Response(sent.status, sent.headers, DECODED[sent.header("Content-Encoding") or ""](sent.body))


def labels_left_out(tree: Tree) -> Tree:
    return [node for node in tree if node[0] != "meta" or "charset" not in str(node[1])]


@pytest.mark.parametrize("parse", [turbohtml_tree, html5lib_tree])
@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_a_body_that_is_sent_otherwise_is_read_as_the_same_tree(parse: Parse, codec: str) -> None:
    """What says in which encoding it is may differ, and that it says the right one is seen by the text."""
    label = {"utf-8": "utf-8", "cp1252": "windows-1252"}[codec]
    body = STORY.replace('"utf-8"', f'"{label}"').encode(codec)
    page = Page.of(Response(200, (("Content-Type", f"text/html; charset={label}"),), body))
    before = labels_left_out(parse(page.source, False))
    seen = set()
    for strategy in [strategy for cls, strategy in NOISE if not hasattr(cls, "edits")]:
        for record in draw(strategy(Aim(page)), 8):
            assert isinstance(record, BodyMutation)
            response = received(record.rewrite(page.response))
            assert declared(response) is not None
            assert before == labels_left_out(parse(decode(response)[0].removeprefix("\ufeff"), False)), record
            seen.add(type(record))
    assert {CharsetLabel, ContentCoding} <= seen


@pytest.mark.parametrize("strategy", RECORDS)
def test_every_record_is_sound_on_every_page(strategy: Strategy) -> None:
    for page in odd_pages():
        for record in draw(strategy(aim_at(page)), 8):
            check_record(record, page)


def test_an_empty_page_has_no_markup_to_spell_otherwise() -> None:
    drawn = [cls for cls, strategy in NOISE if not strategy(Aim(page_of(""))).is_empty]
    assert [] == [cls for cls in drawn if hasattr(cls, "edits")]


def test_every_weight_is_used() -> None:
    assert NOISE_WEIGHTS == {cls.__struct_config__.tag: cls.weight for cls, _ in NOISE}


def test_two_changes_together_leave_the_tree_as_it_was() -> None:
    page = page_of(TERSE)
    records = [record for record in records_of(page, 4) if not isinstance(record, ADDING)]
    before = turbohtml_tree(TERSE), lxml_tree(TERSE)
    for pair in combinations(records, 2):
        edits, _ = combine([record.edits(page) for record in pair])
        after = page.respond(edits).body.decode()
        assert (turbohtml_tree(after), lxml_tree(after)) == before, [record.describe() for record in pair]

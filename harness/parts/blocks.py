"""The JSON of a page: linked data, embedded state, or all of a page that is no HTML.

In: a page. Out: the values of each block by their path, whose first step is the number of the element that holds them,
-1 where the page itself is JSON.
"""

import re
from collections.abc import Iterator
from itertools import islice
from json import JSONDecodeError, JSONDecoder

from harness.mutations.json_source import JsonValue, Path, scan
from harness.page import Page

MOST_TRIED = 50
"""Places of one script at which JSON is looked for: minified code has thousands that look like one."""

_STATE = re.compile(r"(?:=|\()\s*(?=[{\[])")
"""Where a script assigns a value, or passes one: `window.__STATE__ = {`, `JSON.parse(`, `push({`."""
_DECODER = JSONDecoder()


def blocks_of(page: Page) -> dict[Path, JsonValue]:
    """Return every JSON value of the page."""
    return page.once(_blocks)


def members_of(page: Page, path: Path) -> list[Path]:
    """Return the paths of an object's or list's members, in their order."""
    return page.once(_members).get(path, [])


def _members(page: Page) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for path in blocks_of(page):
        found.setdefault(path[:-1], []).append(path)
    return found


def _blocks(page: Page) -> dict[Path, JsonValue]:
    whole = scan(page.source)
    if whole and whole[0].kind in {"object", "array"}:
        return {(-1, *value.path): value for value in whole}
    found: dict[Path, JsonValue] = {}
    for script in page.by_tag.get("script", ()):
        for start, end in _spans(page.source, script.content, script.content_end):
            values = scan(page.source, start, end)
            if len(values) > 1:
                found.update({(script.index, *value.path): value for value in values})
                break
    return found


def _spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where JSON may stand in a script: all of it, or what is assigned, the longest first."""
    if source[start:end].lstrip()[:1] in {"{", "["}:
        yield start, end
    spans: list[tuple[int, int]] = []
    for match in islice(_STATE.finditer(source, start, end), MOST_TRIED):
        if spans and match.end() < spans[-1][1]:
            continue
        try:
            after = _DECODER.raw_decode(source, match.end())[1]
        except (JSONDecodeError, RecursionError):
            continue
        if after <= end:
            spans.append((match.end(), after))
    yield from sorted(spans, key=lambda span: span[0] - span[1])

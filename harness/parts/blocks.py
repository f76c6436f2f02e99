"""The JSON of a page: linked data, embedded state, or all of a page that is no HTML.

In: a page. Out: the values of each block by their path, whose first step is the number of the element that holds them,
-1 where the page itself is JSON.
"""

from harness.mutations.json_source import JsonValue, Path, json_spans, scan
from harness.page import Page


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
        for start, end in json_spans(page.source, script.content, script.content_end):
            values = scan(page.source, start, end)
            if len(values) > 1:
                found.update({(script.index, *value.path): value for value in values})
                break
    return found

"""The JSON of a page: linked data, embedded state, or all of a page that is no HTML.

In: a page. Out: the values of each block by their path, whose first step is the number of the element that holds them,
-1 where the page itself is JSON.
"""

from typing import NamedTuple

from harness.mutations.json_block import state_of
from harness.mutations.json_source import JsonValue, Path, scan
from harness.mutations.json_text import JsonText
from harness.page import Page


class Held(NamedTuple):
    """A value of JSON, and the text that it has its place in."""

    value: JsonValue
    within: JsonText

    @property
    def written(self) -> str:
        """The value as JSON."""
        return self.within.written(self.value)

    @property
    def span(self) -> tuple[int, int]:
        """Where in the page's source the value stands."""
        return self.within.span(self.value)


def blocks_of(page: Page) -> dict[Path, Held]:
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


def _blocks(page: Page) -> dict[Path, Held]:
    whole = scan(page.source)
    if whole and whole[0].kind in {"object", "array"}:
        return {(-1, *value.path): Held(value, JsonText(page.source)) for value in whole}
    found: dict[Path, Held] = {}
    for script in page.by_tag.get("script", ()):
        values, within = state_of(page, script)
        found.update({(script.index, *value.path): Held(value, within) for value in values})
    return found

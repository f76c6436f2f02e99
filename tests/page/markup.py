"""Pages for the tests of this package, and a page's tree as a list that can be compared."""

from collections.abc import Iterator

import turbohtml

from harness.model import Response
from harness.page import Page

IMPLIED_WRAPPERS = frozenset({"tbody", "tr", "colgroup"})


def page(source: str | bytes) -> Page:
    body = source.encode() if isinstance(source, str) else source
    return Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), body))


def outline(node: turbohtml.Node, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield (depth, tag or text) below a node.

    Table parts that the source leaves out come and go with their content, so they do not count.
    """
    for child in node.children:
        if isinstance(child, turbohtml.Element):
            if child.tag in IMPLIED_WRAPPERS and child.source_location is None:
                yield from outline(child, depth)
            else:
                yield depth, f"<{child.tag}>"
                yield from outline(child, depth + 1)
        elif isinstance(child, turbohtml.Text) and not child.data.isspace():
            yield depth, "".join(child.data.split())


def joined(entries: Iterator[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return an outline in which texts beside each other are one."""
    result: list[tuple[int, str]] = []
    for depth, entry in entries:
        if result and result[-1][0] == depth and not entry.startswith("<") and not result[-1][1].startswith("<"):
            result[-1] = (depth, result[-1][1] + entry)
        else:
            result.append((depth, entry))
    return result


def cut_is_clean(whole: Page, number: int) -> bool:
    """Say whether the source without one element gives the tree without that subtree."""
    element = whole.elements[number]
    tree = turbohtml.parse(whole.source, source_locations=True)
    located = [node for node in tree.iter_elements() if node.source_location is not None]
    located[number].decompose()
    rest = turbohtml.parse(whole.source[: element.start] + whole.source[element.end :], source_locations=True)
    return joined(outline(tree)) == joined(outline(rest))

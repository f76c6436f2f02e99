"""Damage to what a browser reads the rest of a page by may be taken at face value; damage to all else may not."""

from typing import Any

import pytest

from harness.explore import Stage
from harness.model import Plan
from harness.mutations import DropElement, is_ambiguous
from harness.mutations.damage.drop_attribute import DropAttribute
from harness.mutations.damage.empty_attribute import EmptyAttribute
from tests.explore.stories import case
from tests.mutations.noise.sample import page_of

BASE, LABEL = "<base href=/media/ target=_blank>", "<meta charset=utf-8 name=a>"
OLD_LABEL = "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
CHOSEN = "<select><option>a<option selected=selected>b</select>"

ATTRIBUTES = [
    (BASE, "base", "href", (True, True)),
    (BASE, "base", "target", (False, False)),
    (LABEL, "meta", "charset", (True, True)),
    (LABEL, "meta", "name", (False, False)),
    (OLD_LABEL, "meta", "http-equiv", (True, True)),
    (OLD_LABEL, "meta", "content", (True, True)),
    ("<meta name=description content='charset=x'>", "meta", "content", (False, False)),
    ("<meta http-equiv=Content-Type content=text/html>", "meta", "content", (False, False)),
    (CHOSEN, "select/option[2]", "selected", (True, False)),  # with an empty value it is chosen as before
    ("<p selected=selected>", "p", "selected", (False, False)),
    ("<input checked=checked>", "input", "checked", (True, False)),
    ("<p hidden=hidden>", "p", "hidden", (True, False)),
    ("<p style='color: red; display: none'>", "p", "style", (True, True)),
    ("<p style='color: red'>", "p", "style", (False, False)),
    ("<table><td colspan=2></table>", "table/td", "colspan", (True, True)),
    ("<table><th rowspan=0></table>", "table/th", "rowspan", (True, True)),
    ("<table><td colspan=1></table>", "table/td", "colspan", (False, False)),  # as if it said nothing
    ("<p colspan=2>", "p", "colspan", (False, False)),  # only a scraper reads it
    ("<a href=/media/>", "a", "href", (False, False)),
]
ELEMENTS = [
    (BASE, "base", True),
    ("<base target=_blank>", "base", False),
    (LABEL, "meta", True),
    (OLD_LABEL, "meta", True),
    ("<meta name=description content='charset=x'>", "meta", False),
    (CHOSEN, "select/option[2]", True),
    (CHOSEN, "select/option", False),
    ("<table><td colspan=2></table>", "table/td", False),
    ("<p hidden>", "p", False),
]


def excused(source: str, path: str, record: type[Any], **fields: str) -> bool:
    page = page_of(source)
    damage = record(at=page.anchor(page.elements[page.paths.index(path)]), **fields)
    assert damage.edits(page)
    return is_ambiguous(damage, page)


@pytest.mark.parametrize(("source", "path", "name", "expected"), ATTRIBUTES)
def test_attributes(source: str, path: str, name: str, expected: tuple[bool, bool]) -> None:
    """One that is dropped, and one that is emptied."""
    assert expected == tuple(
        excused(source, path, record, attribute=name) for record in (DropAttribute, EmptyAttribute)
    )


@pytest.mark.parametrize(("source", "path", "expected"), ELEMENTS)
def test_elements(source: str, path: str, expected: bool) -> None:
    assert expected == excused(source, path, DropElement)


@pytest.mark.parametrize(("source", "expected"), [(BASE, True), ("<a href=/media/>", False)])
def test_a_plan_is_ambiguous_by_its_page(source: str, expected: bool) -> None:
    stage = Stage(case(f"{source}<p>words</p>"))
    page = stage.page(0)
    assert expected == stage.play(Plan((DropAttribute(page.anchor(page.elements[0]), "href"),))).ambiguous

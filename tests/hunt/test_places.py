"""A value in a script is told by its path, where that script's JSON can be read."""

import pytest

from harness.hunt.places import site_name
from harness.page import locate
from tests.mutations.drift.applied import block, page

DATA = '{"product": {"title": "Teapot T1"}}'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (block(DATA), "`product.title` of the JSON-LD"),
        (f'<script type="application/json">{DATA}</script>', "`product.title` of the JSON"),
        (f"<script>window.__STATE__ = {DATA};</script>", "`product.title` of the state"),
        (block(f"{DATA},"), "the JSON-LD"),
        ('<script>show("Teapot T1")</script>', "a script"),
    ],
)
def test_a_value_in_a_script_is_told_by_its_path(source: str, expected: str) -> None:
    found = page(source)
    (site,) = locate(found, ({"title": "Teapot T1"},)).sites["title"]
    assert expected == site_name(found, site)

"""What a scraper says in words of its own for “nothing” is nothing; every other text stays."""

import pytest

from harness.checks import without_absent
from harness.model import Item, Value
from tests.checks.factory import STORY, findings, found, response, returned

WORDS = ("keine Angabe", "不明", "ohne Maß")


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("keine Angabe", None),
        (" Keine\n  ANGABE ", None),
        ("不明", None),
        ("OHNE MASS", None),
        ("keine Angabe zur Farbe", "keine Angabe zur Farbe"),
        ("", ""),
        (0, 0),
        (["rot", "keine Angabe"], ["rot", None]),
        ({"by": "不明", "at": 1}, {"by": None, "at": 1}),
        ({"$type": "shop.State", "value": "keine Angabe"}, {"$type": "shop.State", "value": None}),
        ({"$type": "set", "value": ["rot", "不明"]}, {"$type": "set", "value": ["rot", None]}),
    ],
)
def test_what_is_absent(value: Value, known: Value) -> None:
    assert ({"colour": known},) == without_absent([{"colour": value}], WORDS)


def test_without_words_everything_stays() -> None:
    items: list[Item] = [{"title": "keine Angabe"}]

    assert tuple(items) == without_absent(items, ())


def test_words_on_no_page_are_told_with_the_remedy() -> None:
    """What may be another value that is read, or computed, has none."""
    recorded = response("<h1>Ferry crews end strike</h1><p>Tide tables</p>")

    def told(got: str, title: str = "Ferry crews end strike") -> bool:
        (finding,) = findings(
            "drift",
            returned({**STORY, "title": got}),
            baseline=returned({**STORY, "title": title}),
            recorded=(recorded,),
            played=(response("<h2>Ferry crews end strike</h2><p>Harbour news</p>"),),
        )
        return "list it under `absent`" in finding.evidence

    assert told("keine Angabe")
    assert not told("Harbour news")
    assert not told("Tide tables"), "it was read before"
    assert not told("Ferry crews \ufffdnd strike"), "the value is there, and broken"
    assert not told("keine Angabe " * 4), "words for nothing are few"
    assert not told("No. 7")
    assert not told("ja"), "so short a word is found on any page"
    assert not told("keine Angabe", "FERRY")
    assert [("wrong-value", "error", "title")] == found("drift", returned({**STORY, "title": "keine Angabe"}))

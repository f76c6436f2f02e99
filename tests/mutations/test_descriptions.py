"""A mutation in words says how far it reaches, so that the words and the diff beside them agree."""

from typing import Any

import pytest

from harness.mutations import decode

AT = {"element": 7, "path": "html/body/ul/li[2]"}
STEP = ["@graph", 3, "steps", 1, "text"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"name": "drop-meta", "at": AT}, "meta html/body/ul/li[2] and its like removed"),
        ({"name": "drop-microdata", "at": AT}, "microdata of html/body/ul/li[2] and its like removed"),
        (
            {"name": "json-ld-drop-key", "at": AT, "path": STEP},
            "JSON-LD @graph[*].steps[*].text removed in every entry",
        ),
        ({"name": "json-ld-drop-key", "at": AT, "path": ["offers", "price"]}, "JSON-LD offers.price removed"),
        (
            {"name": "json-ld-drop-key", "at": AT, "path": [0, "name"], "how": "null"},
            "JSON-LD [*].name became null in every entry",
        ),
        (
            {"name": "json-ld-shape", "at": AT, "path": STEP, "to": "list"},
            "JSON-LD @graph[*].steps[*].text became a list of one in every entry",
        ),
        (
            {"name": "json-ld-rename-key", "at": AT, "path": ["a", "b"], "to": "c", "block": "state"},
            "state a.b renamed to c",
        ),
        (
            {"name": "json-ld-other-block", "at": AT, "type": "settings", "block": "JSON"},
            "block of settings put before the JSON of html/body/ul/li[2]",
        ),
        (
            {"name": "drop-data-attribute", "at": AT, "attribute": "data-id"},
            "attribute 'data-id' of html/body/ul/li[2] and its like dropped",
        ),
        (
            {"name": "rename-class", "at": AT, "token": "a", "to": "b"},
            "class 'a' renamed to 'b' on html/body/ul/li[2] and its like",
        ),
        ({"name": "rename-class", "at": AT, "token": "a", "to": "", "scope": "tag"}, "class 'a' dropped on every <li>"),
        (
            {"name": "rename-class", "at": AT, "token": "a", "to": "b", "scope": "page"},
            "class 'a' renamed to 'b' on the whole page",
        ),
        (
            {"name": "replace-classes", "at": AT, "to": "b"},
            "all classes of html/body/ul/li[2] and its like replaced by 'b'",
        ),
        (
            {"name": "replace-classes", "at": AT, "to": "b", "scope": "tag"},
            "all classes of html/body/ul/li[2] replaced by 'b' on every <li>",
        ),
        (
            {"name": "rename-id", "at": AT, "to": "b"},
            "id of html/body/ul/li[2], and what refers to it, renamed to 'b'",
        ),
        (
            {"name": "rotate-hash", "at": AT, "token": "a1", "to": "b2"},
            "generated class 'a1' became 'b2' on the whole page",
        ),
        ({"name": "empty-element", "at": AT}, "all text in html/body/ul/li[2] removed"),
    ],
)
def test_says_how_far_a_change_reaches(record: dict[str, Any], words: str) -> None:
    assert words == decode(record).describe()


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"at": AT}, "page cut off right after html/body/ul/li[2]"),
        ({"at": AT, "back": 1}, "page cut off 1 character before the end of html/body/ul/li[2]"),
        ({"back": 20}, "page cut off 20 characters before the end of the page"),
    ],
)
def test_says_where_a_page_is_cut_off(record: dict[str, Any], words: str) -> None:
    assert words == decode({"name": "truncate", **record}).describe()


@pytest.mark.parametrize(("words", "told"), [(1, "the first word"), (2, "the first 2 words")])
def test_counts_one_word_as_one(words: int, told: str) -> None:
    record = decode({"name": "split-span", "at": AT, "words": words})

    assert f"span put around {told} of html/body/ul/li[2]" == record.describe()

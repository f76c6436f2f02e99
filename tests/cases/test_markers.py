"""Each row of the tables can be found where it says that it is believed; a status is read out of words."""

from collections import Counter

import pytest

from harness.cases.markers import MARKERS, Place, first_sign, folded, kind_of, status_said, whole_sign
from harness.cases.markers.marker import GAP, Phrase
from harness.cases.markers.signs import CONFIDENCE

ROWS = [(kind, marker) for kind, markers in MARKERS.items() for marker in markers]
PHRASES = [(kind, marker.places, phrase) for kind, marker in ROWS for phrase in marker.phrases]
IN_SOURCE: set[Place] = {"header", "markup", "bare"}


def written(phrase: Phrase) -> str:
    """Return the shortest text that a phrase stands for."""
    return "".join(phrase.pieces)


def test_every_phrase_is_found_in_each_of_its_places() -> None:
    for kind, places, phrase in PHRASES:
        for place in places:
            sign = first_sign({place: (written(phrase),)}, {kind})
            assert sign is not None, (kind, place, phrase.text)
            assert (kind, CONFIDENCE[place]) == (sign.kind, sign.confidence)


def test_phrases_are_written_as_texts_are_folded() -> None:
    """Else they would never match."""
    for kind, places, phrase in PHRASES:
        for piece in phrase.pieces:
            inside = f"a{piece}a"
            expected = inside.lower() if set(places) <= IN_SOURCE else folded(inside)
            assert expected == inside, (kind, phrase.text)


def test_no_phrase_stands_twice_in_a_family() -> None:
    for kind in MARKERS:
        seen = Counter((place, phrase.text) for own, places, phrase in PHRASES if own == kind for place in places)
        assert [] == [phrase for phrase, count in seen.items() if count > 1]


def test_every_row_says_where_it_comes_from() -> None:
    assert [] == [
        (kind, marker.source) for kind, marker in ROWS if not marker.source.strip() or marker.source == "wording"
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("sign in", "please sign in here", "sign in"),
        ("sign in", "design in wood", None),
        ("sign in", "sign into", None),
        ("blokere…", "at blokerede", "blokere"),
        ("…error at /", "keyerror at /x", "error at /"),
        ("page…not found", "the page you want was not found", "page you want was not found"),
        ("page…not found", "page" + " x" * GAP + " not found", None),
        ("^login", "to login", None),
        ("^login$", "login", "login"),
        ("login$", "login or join", None),
        ("同意", "我同意吗", "同意"),
        ("x-dd-b: 1", "x-dd-b: 1", "x-dd-b: 1"),
    ],
)
def test_a_phrase_matches_whole_words(phrase: str, text: str, expected: str | None) -> None:
    assert expected == Phrase.of(phrase).found(text)


def test_the_place_comes_before_the_kind_and_the_kind_before_the_order_of_words() -> None:
    texts: dict[Place, tuple[str, ...]] = {
        "title": ("access denied",),
        "sentence": ("too many requests", "verify you are human"),
    }
    sign = first_sign(texts)
    assert sign is not None
    assert ("forbidden", 0.9) == (sign.kind, sign.confidence)
    assert "'access denied' in the title" in sign.evidence
    assert first_sign({"title": ("page not found, too many requests",)}) == first_sign(
        {"title": ("too many requests, page not found",)}
    )


def test_a_caption_consists_of_its_sign_for_the_most_part() -> None:
    assert first_sign({"caption": ("suspicious activity detected",)}) is not None
    assert first_sign({"caption": ("police look into suspicious activity at a school in york",)}) is None


@pytest.mark.parametrize(("text", "expected"), [("access denied!", "forbidden"), ("access denied to all", None)])
def test_a_banner_consists_of_its_sign(text: str, expected: str | None) -> None:
    sign = whole_sign(text)
    assert expected == (sign and sign.kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can\u2019t  be&nbsp;found\u2026", "can not be found"),
        ("It won't, it doesn't, it cannot", "it will not, it does not, it can not"),
        ("ÉCHEC\u200b!", "échec !"),
    ],
)
def test_texts_are_folded(text: str, expected: str) -> None:
    assert expected == folded(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("404", 404),
        ("404!", 404),
        ("oops! 404", 404),
        ("error 500", 500),
        ("not found", 404),
        ("service unavailable", 503),
        ("http status 404 \u2013 not found", 404),
        ("error 404 (not found)!!1", 404),
        ("http error 503. the service is unavailable.", 503),
        ("502 proxy error", 502),
        ("bad request (400)", 400),
        ("521: web server is down", 521),
        ("page not found - error 404", 404),
        ("500", None),
        ("508", None),
        ("gone", None),
        ("fiat 500", None),
        ("404 elm street", None),
        ("500 days of summer", None),
        ("the requested resource", None),
    ],
)
def test_a_status_is_read_out_of_words(text: str, expected: int | None) -> None:
    assert expected == status_said(text)


def test_a_status_that_is_not_known_is_the_first_of_its_class() -> None:
    """RFC 9110, section 15."""
    assert ("bad-request", "server-error", "forbidden") == (kind_of(499), kind_of(599), kind_of(999))

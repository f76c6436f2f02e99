"""An exception that is no declared refusal is a crash, on every occasion."""

import pytest

from harness.checks.trial import Occasion
from harness.model import ErrorPage
from tests.checks.factory import STORY, findings, found, raised, response, returned

OCCASIONS: tuple[Occasion, ...] = ("noise", "drift", "damage", "exhibit", "recorded")


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_finds(occasion: Occasion) -> None:
    assert [("crash", "error", "")] == found(occasion, raised("crash"))


@pytest.mark.parametrize("occasion", ["drift", "damage", "exhibit"])
def test_leaves_alone(occasion: Occasion) -> None:
    """A refusal is as good as a missing field, for required fields too."""
    assert [] == found(occasion, raised("refusal", "requests.exceptions.HTTPError"), required=("title",))


def test_tells_type_place_and_message() -> None:
    crash = findings("drift", raised("crash"))[0]

    assert ("crash", "", "AttributeError", "news.py:31") == crash.identity
    assert "AttributeError: no such thing" == crash.evidence


def test_says_that_the_page_is_held_to_be_an_error_page() -> None:
    """By what, and how that is corrected: whoever recorded a good page learns why nothing else was asked of it."""
    page = ErrorPage(why="soft-404: “page not found” in its title")
    told = findings("recorded", raised("crash"), refusal_expected=True, error_page=page)[0].evidence

    why = f'{page.why}; if it is content after all, say expect = "content" in its sidecar'
    assert f"AttributeError: no such thing, on the recorded error page ({why})" == told


def test_says_of_a_recursion_why_its_line_is_told() -> None:
    told = findings("drift", raised("crash", "RecursionError"))[0].evidence

    assert "RecursionError: no such thing; told by the line from which its calls go round" == told


def test_two_places_are_two_bugs() -> None:
    one, other = (findings("drift", raised("crash", where=f"news.py:{line}"))[0] for line in (1, 2))

    assert one.identity != other.identity


def test_a_return_is_no_crash() -> None:
    assert [] == found("drift", returned(STORY))


@pytest.mark.parametrize(
    ("occasion", "type_", "header", "severity"),
    [
        ("damage", "UnicodeDecodeError", "text/html; charset=utf-16", "warning"),
        ("damage", "UnicodeError", "text/html; charset=undefined", "warning"),
        ("damage", "UnicodeDecodeError", "text/html; charset=utf-8", "error"),
        ("damage", "LookupError", "text/html; charset=utf-16", "error"),
        ("noise", "UnicodeDecodeError", "text/html; charset=windows-1252", "error"),
    ],
)
def test_a_header_that_says_the_wrong_encoding_excuses_who_believes_it(
    occasion: Occasion, type_: str, header: str, severity: str
) -> None:
    """Bytes that are broken under the right label do not, nor does a label that is looked up without a net."""
    played = (response("<p>x</p>").with_header("Content-Type", header),)
    outcome = raised(type_=type_)

    assert [("crash", severity, "")] == found(occasion, outcome, played=played, recorded=(response("<p>x</p>"),))

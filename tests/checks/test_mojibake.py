"""A value of the right bytes and the wrong characters is told as such, and nothing else is."""

import pytest

from harness.checks.misread import misread
from harness.model import Outcome, Response
from tests.checks.factory import findings, found, returned

TITLE = "Café Łękowo schließt"
PAGE = f'<html><head><meta charset="utf-8"></head><body><h1>{TITLE}</h1><p>Opens at 9</p></body></html>'
WESTERN = "Crème fraîche at 190 °C"


def page(text: str, codec: str = "utf-8", header: str = "text/html; charset=utf-8") -> Response:
    return Response(200, (("Content-Type", header),), text.encode(codec))


def western(meta: str = "", header: str = "text/html; charset=windows-1252", codec: str = "cp1252") -> Response:
    return page(f'<html><head><meta charset="{meta}"></head><body><h1>{WESTERN}</h1></body></html>', codec, header)


def titled(title: str) -> Outcome:
    return returned({"title": title})


def on_recorded(title: str, *recorded: Response) -> list[tuple[str, str, str]]:
    outcome = titled(title)
    return found("recorded", outcome, baseline=outcome, recorded=recorded, played=recorded[:1])


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1250", "koi8-r", "mac-roman", "ascii"])
def test_another_encoding_is_seen_on_the_recorded_page(codec: str) -> None:
    """With marks for what the encoding lacks as well."""
    assert [("mojibake", "error", "title")] == on_recorded(TITLE.encode().decode(codec, "replace"), page(PAGE))


def test_a_character_that_the_page_writes_as_a_reference_is_read_right_beside_others() -> None:
    written = page(PAGE.replace("schließt", "&ldquo;schließt&rdquo;"))
    got = TITLE.encode().decode("latin-1").replace("schlieÃ", "“schlieÃ") + "”"

    assert [("mojibake", "error", "title")] == on_recorded(got, written)


def test_a_line_of_marks_takes_no_time() -> None:
    """Which of them stand for which characters is not tried out."""
    marks = " ".join(["\ufffd" * 3] * 400)

    assert [] == on_recorded(f"On {marks} at 9", page(f"<p>On {'Ł' * 4000} at 10</p>"))


def test_the_text_that_the_page_has_is_told_as_it_stands_there() -> None:
    outcome = titled(WESTERN.encode("cp1252").decode("utf-8", "replace"))
    (finding,) = findings("recorded", outcome, baseline=outcome, recorded=(western(meta="windows-1252"),))

    assert f'"{WESTERN}"' == finding.expected
    assert "title was decoded as utf-8, in which the page is not written" == finding.evidence


@pytest.mark.parametrize(
    ("got", "recorded"),
    [
        (TITLE, page(PAGE)),
        (TITLE.upper(), page(PAGE)),
        (TITLE.encode().decode("latin-1"), page(PAGE.replace(TITLE, TITLE.encode().decode("latin-1")))),
        ("Opens at 9", page(PAGE)),
        ("Caf� Ł", page(f"{PAGE}<p>�</p>")),
        ("Zoë", page(PAGE)),
        (TITLE, page(PAGE, header="text/html; charset=windows-1252")),
        (WESTERN, western(header="text/html; charset=utf-8")),
        (WESTERN, western(header="text/html; charset=koi8-r")),
        (WESTERN, western(header="text/html; charset=koi8-r", meta="windows-1252")),
        (WESTERN, western(header="text/html")),
        (WESTERN.replace("°", "\ufffd"), western(meta="windows-1252")),
    ],
    ids=[
        "right",
        "other case",
        "so on the page",
        "ascii",
        "a mark that the page has too",
        "from elsewhere",
        "the header is wrong of UTF-8",
        "the header is wrong of windows-1252",
        "the header is wrong of windows-1252, and nothing else says more",
        "the header contradicts the page",
        "nothing says how it is encoded",
        "one character is lost, and others are not",
    ],
)
def test_is_silent_about(got: str, recorded: Response) -> None:
    """Also of a page that says one encoding and is in another: whoever reads it right is right."""
    assert [] == on_recorded(got, recorded)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (TITLE.encode().decode("latin-1"), ("mojibake", "error", "title")),
        (TITLE.encode().decode("ascii", "replace"), ("mojibake", "error", "title")),
        (TITLE.encode().decode("ascii", "ignore"), ("mojibake", "error", "title")),
        ("Café", ("noise-sensitive", "error", "title")),
        (TITLE.replace("é", "è"), ("noise-sensitive", "error", "title")),
    ],
)
def test_under_noise_one_difference_is_told_once(got: str, expected: tuple[str, str, str]) -> None:
    given = {"baseline": titled(TITLE), "played": (page(PAGE),), "recorded": (page(PAGE),)}

    assert [expected] == found("noise", titled(got), **given)


def test_a_page_that_breaks_off_is_no_sign_of_an_encoding() -> None:
    assert misread("Zoë", "Zo", [page("")]) is None
    assert misread("Zoë was here", "Zo was here", [page("")]) == "ascii"


@pytest.mark.parametrize(("ambiguous", "severity"), [(True, "warning"), (False, "error")])
def test_a_label_that_the_site_has_wrong_only_warns(ambiguous: bool, severity: str) -> None:
    """The bytes are still those of the recorded page, whatever the header of the played one says."""
    given = {"baseline": titled(TITLE), "recorded": (page(PAGE),), "ambiguous": ambiguous}
    played = (page(PAGE, header="text/html; charset=windows-1251"),)
    got = TITLE.encode().decode("cp1251")

    assert [("mojibake", severity, "title")] == found("damage", titled(got), played=played, **given)


def test_a_page_that_is_read_right_beside_a_recorded_one_that_was_not_is_the_same_bug() -> None:
    """The recorded page shows it already; the right value is not blamed."""
    given = {"baseline": titled(TITLE.encode().decode("latin-1")), "played": (page(PAGE),), "recorded": (page(PAGE),)}

    assert [("mojibake", "error", "title")] == found("noise", titled(TITLE), **given)


@pytest.mark.parametrize("got", ["Caf\ufffde", "Café\ufffd noir", "Cafe\u2013"])
def test_what_comes_to_a_text_is_no_other_encoding(got: str) -> None:
    """A byte that is broken, or a dash more, is left out by no reading of the recorded page."""
    expected = "Cafe" if "é" not in got else "Café noir"
    given = {"baseline": titled(expected), "played": (page(PAGE),), "recorded": (page(PAGE),)}

    assert ["wrong-value"] == [check for check, _, _ in found("damage", titled(got), **given)]

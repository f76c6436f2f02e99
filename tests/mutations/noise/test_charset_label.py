"""The label of the encoding moves, and the text stays."""

import pytest

from harness.model import Response
from harness.mutations.noise.charset_label import CharsetLabel, Where
from harness.page import Page

META = '<head><meta charset="utf-8"><title>caf\u00e9</title>'
BARE = "<head><title>caf\u00e9</title>"
OLD = '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>caf\u00e9</title>'
LABELLED, UNLABELLED = "text/html; charset=utf-8", "text/html"


def response(kind: str, source: str, codec: str = "utf-8") -> Response:
    return Response(200, (("Content-Type", kind),), source.encode(codec))


@pytest.mark.parametrize(
    ("where", "before", "after"),
    [
        ("both", (UNLABELLED, META), (LABELLED, META)),
        ("both", (LABELLED, BARE), (LABELLED, META)),
        ("meta", (LABELLED, META), (UNLABELLED, META)),
        ("meta", (LABELLED, BARE), (UNLABELLED, META)),
        ("header", (LABELLED, META), (LABELLED, BARE)),
        ("header", (UNLABELLED, OLD), (LABELLED, BARE)),
    ],
)
def test_changes(where: Where, before: tuple[str, str], after: tuple[str, str]) -> None:
    changed = CharsetLabel(where).rewrite(response(*before))
    assert response(*after) == changed
    assert after[1] == Page.of(changed).source


def test_other_encodings_are_named_as_they_were() -> None:
    changed = CharsetLabel("meta").rewrite(response("text/html;charset=ISO-8859-1; x=y", BARE, "latin-1"))
    assert response("text/html; x=y", META.replace("utf-8", "ISO-8859-1"), "latin-1") == changed


@pytest.mark.parametrize(
    ("where", "kind", "source"),
    [
        ("both", LABELLED, META),  # it is so
        ("header", LABELLED, BARE),  # as above
        ("both", UNLABELLED, BARE),  # no label
        ("meta", LABELLED, "<title>caf\u00e9</title>"),  # no place for it
        ("meta", LABELLED, META.replace("utf-8", "windows-1252")),  # the two disagree
        ("header", LABELLED, META.replace("<meta", "<meta id=a")),  # it says more
        ("header", LABELLED, f"<head><!-- {META} -->"),  # in a comment
        ("header", LABELLED, f"\ufeff{META}"),  # the mark is the label
        ("meta", LABELLED, f"{'<!-- a -->' * 200}{BARE}"),  # nobody looks so far
        ("meta", "application/xhtml+xml; charset=utf-8", META),  # no HTML
    ],
)
def test_leaves_alone(where: Where, kind: str, source: str) -> None:
    recorded = response(kind, source)
    assert CharsetLabel(where).rewrite(recorded) is recorded


def test_what_is_simpler_and_what_is_said() -> None:
    assert [] == list(CharsetLabel("meta").simpler())
    assert "encoding labelled in the meta element alone" == CharsetLabel("meta").describe()
    assert "encoding labelled in header and meta element" == CharsetLabel("both").describe()

"""The same characters arrive in other bytes, and header and meta element say so."""

import pytest

from harness.model import Response
from harness.mutations.noise.recharset import LABELS, Label, Recharset
from harness.page import Page
from tests.mutations.noise.sample import HTML

BODY = '<meta charset="utf-8"><p>caf\u00e9</p>'


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("UTF-8", b'<meta charset="UTF-8"><p>caf\xc3\xa9</p>'),
        ("windows-1252", b'<meta charset="windows-1252"><p>caf\xe9</p>'),
        ("iso-8859-1", b'<meta charset="iso-8859-1"><p>caf\xe9</p>'),
    ],
)
def test_changes(label: Label, body: bytes) -> None:
    changed = Recharset(label).rewrite(Response(200, HTML, BODY.encode()))
    assert (body, f"text/html; charset={label}") == (changed.body, changed.header("Content-Type"))


def test_a_label_is_exchanged_where_it_is_looked_for_to_the_last_character() -> None:
    changed = Recharset("windows-1252").rewrite(Response(200, HTML, f"{' ' * 995}{BODY}".encode()))
    assert f"{' ' * 995}{BODY.replace('utf-8', 'windows-1252')}".encode("cp1252") == changed.body


@pytest.mark.parametrize("label", LABELS)
def test_text_stays(label: Label) -> None:
    """The harness reads the same text back."""
    changed = Recharset(label).rewrite(Response(200, HTML, BODY.encode()))
    assert BODY.replace("utf-8", label) == Page.of(changed).source.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("label", "headers", "body"),
    [
        ("windows-1252", HTML, "<p>caf\u00e9</p>".encode()),  # scrapers fed with bytes would not know
        ("windows-1252", HTML, '<meta charset="utf-8">\u010d'.encode()),  # it lacks the character
        ("iso-8859-1", HTML, '<meta charset="utf-8">\u20ac'.encode()),  # Latin-1 lacks what windows-1252 has
        ("windows-1252", HTML, f'<!-- <meta charset="iso-8859-1"> -->{BODY}'.encode()),  # not all skip the comment
        ("utf8", HTML, f"<script>a = '<meta charset=\"utf-8\">'</script>{BODY}".encode()),  # nor the script
        ("windows-1252", HTML, f"{' ' * 1008}{BODY}".encode()),  # the label ends behind where it is looked for
        ("windows-1252", HTML, f"{' ' * 1000}{BODY}".encode()),  # the new one would
    ],
)
def test_leaves_alone(label: Label, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
    response = Response(200, headers, body)
    assert Recharset(label).rewrite(response) is response

"""The header changes, the bytes stay; a label that means the same is no damage."""

import pytest

from harness.model import Response
from harness.mutations.damage.unknown_charset_label import UnknownCharsetLabel
from harness.mutations.damage.wrong_charset_label import WrongCharsetLabel
from tests.mutations.noise.sample import HTML

BODY = "caf\u00e9".encode()


@pytest.mark.parametrize("record", [UnknownCharsetLabel("x-unknown"), WrongCharsetLabel("shift_jis")])
def test_changes(record: UnknownCharsetLabel | WrongCharsetLabel) -> None:
    changed = record.rewrite(Response(200, HTML, BODY))
    assert (BODY, f"text/html; charset={record.label}") == (changed.body, changed.header("Content-Type"))


@pytest.mark.parametrize(
    ("label", "response"),
    [
        ("iso-8859-1", Response(200, HTML, b"ascii")),
        ("iso-8859-1", Response(200, (("Content-Type", "text/html; charset=windows-1252"),), b"caf\xe9")),
    ],
)
def test_leaves_alone(label: str, response: Response) -> None:
    assert WrongCharsetLabel(label).rewrite(response) is response

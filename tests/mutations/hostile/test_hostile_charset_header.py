"""The header changes, the bytes stay."""

import pytest

from harness.model import Response
from harness.mutations.hostile.hostile_charset_header import HostileCharsetHeader
from tests.mutations.noise.sample import HTML


@pytest.mark.parametrize("label", ["", "undefined", "idna"])
def test_changes(label: str) -> None:
    changed = HostileCharsetHeader(label).rewrite(Response(200, HTML, b"<p>x"))
    assert (b"<p>x", f"text/html; charset={label}") == (changed.body, changed.header("Content-Type"))


def test_simpler() -> None:
    assert [HostileCharsetHeader(), HostileCharsetHeader("undefined")] == list(HostileCharsetHeader("idna").simpler())


def test_says_what_is_where() -> None:
    assert "charset in the header became 'idna'" == HostileCharsetHeader("idna").describe()

"""Only the tail of what was printed is kept, fit for a terminal and once."""

import os
from collections.abc import Iterator

import pytest

from harness.sandbox.output import TAIL, Capture


@pytest.fixture
def capture() -> Iterator[Capture]:
    opened = Capture()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"", ""),
        (b"plain\n\ttext\n", "plain\n\ttext\n"),
        ("é".encode(), "é"),
        (b"\xff", "\ufffd"),
        (b"\x1b[31mred\x07\r\x00", "\\x1b[31mred\\x07\\r\\x00"),
        ("\u202e\x9b".encode(), "\\u202e\\x9b"),
        (b"a" * TAIL + b"b", "a" * (TAIL - 1) + "b"),
    ],
)
def test_what_is_written_is_taken_once(capture: Capture, written: bytes, expected: str) -> None:
    os.write(capture.descriptor, written)
    assert [expected, ""] == [capture.take(), capture.take()]


def test_after_a_take_the_next_text_stands_alone(capture: Capture) -> None:
    os.write(capture.descriptor, b"first")
    capture.take()
    os.write(capture.descriptor, b"second")
    assert "second" == capture.take()

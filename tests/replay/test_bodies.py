"""Two bodies say the same where only their spelling differs, and never where a value does."""

import pytest

from harness.replay.bodies import KEPT, essence

DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'{"a": 1, "b": [1, 2]}', b'{"b":[1,2],"a":1}'),
        (b'{"a": "\\u00fc"}', '{"a": "ü"}'.encode()),
        (b"a=1&b=x+y", b"b=x%20y&a=1"),
        (b"--x1\r\nname\r\n\r\n1\r\n--x1--\r\n", b"--y2\r\nname\r\n\r\n1\r\n--y2--\r\n"),
        (b"x" * KEPT + b"1", b"x" * KEPT + b"2"),
        (DEEP, DEEP),
        (b"", b""),
    ],
    ids=["object", "escaped", "form", "form in parts", "beyond what is looked at", "deep", "empty"],
)
def test_spelling_says_nothing(one: bytes, other: bytes) -> None:
    assert essence(one) == essence(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'{"a": 1}', b'{"a": 2}'),
        (b'{"a": 1}', b'{"a": "1"}'),
        (b'{"a": [1, 2]}', b'{"a": [2, 1]}'),
        (b"a=1&a=2", b"a=1"),
        (b"a=", b""),
        (b"--x1\r\n\r\n1\r\n--x1--", b"--x1\r\n\r\n2\r\n--x1--"),
        (b"a=\xff", b"a=\xfe"),
        (b"{broken 1", b"{broken 2"),
        (b"one", b"two"),
    ],
)
def test_a_value_does(one: bytes, other: bytes) -> None:
    assert essence(one) != essence(other)

"""Any bytes end in plain values or in one line that says what is wrong: never in code run, a crash or a full memory."""

import pytest

from harness.cases.document import UnreadableDocumentError, read_document
from harness.cases.limits import Limits


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: [x, 'y', null, true, 2.5]", {"a": 1, "b": ["x", "y", None, True, 2.5]}),
        (b'{"a": [1, "[[[["]}', {"a": [1, "[[[["]}),
        (b"a: !!binary aGk=", {"a": b"hi"}),
        (b"a: !!python/unicode 'x'\nb: !!python/tuple [1]", {"a": "x", "b": [1]}),
        (b"a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        (b"a: 2026-01-01", {"a": "2026-01-01"}),
        (b'a: "\\uDC80"', {"a": "\udc80"}),
        (b"a: " + b"9" * 5000, {"a": "9" * 5000}),
    ],
)
def test_plain_values_are_read(data: bytes, expected: object) -> None:
    assert expected == read_document(data, Limits())


ALIAS_BOMB = b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 10)) for level in range(1, 12)
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"[" * 200_000, "nested more than 100 deep"),
        (b"a: " + b"[" * 200_000, "nested more than 100 deep"),
        (b"- " * 100_000, "nested more than 100 deep"),
        (b"? " * 100_000, "nested more than 100 deep"),
        (b'{"a":' * 200_000, "nested more than 100 deep"),
        (ALIAS_BOMB, "values, aliases written out"),
        (b"a: &a [*a]", "stands for nothing, or for itself"),
        (b"a: *b", "alias"),
        (
            b"a: !!python/object/apply:os.system ['true']",
            "tag !!python/object/apply:os.system is not read, for it could run code: record it again",
        ),
        (b"a: !!python/name:os.system ''", "is not read"),
        (b"a: !local x", "tag !local is not read: record it again"),
        (b"a: !!set {x}", "tag !!set is not read: record it again"),
        (b"a: !!binary '*'", "not base64"),
        (b'a: !!int ""', "'' is no int: record it again"),
        (b'a: !!int "-"', "'-' is no int: record it again"),
        (b'a: !!float ""', "'' is no float: record it again"),
        (b"a: !!python/long x", "'x' is no python/long: record it again"),
        (b"a: 0x_", "'0x_' is no int: record it again"),
        (b"a: [1", "line "),
        (b"a: 'unterminated", "line "),
        (b"a: 1\n---\nb: 2", "more than one YAML document"),
        (b"? [a]\n: b", "key is a list or mapping"),
        (b'{"a": ', "line 1 is not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"a": "\xff"}', "not UTF-8: save it as UTF-8"),
        (b"# caf\xe9\na: 1", "not UTF-8: save it as UTF-8"),
        (b"\x00\x01\x02 garbage", "binary data"),
        (b"\xff\xfe\xff", "not UTF-8: save it as UTF-8"),
        (b"a: \x01", "not YAML"),
        (b"\x1f\x8b\x08rest", "a gzip file"),
        (b"WARC/1.0\r\n", "a WARC file"),
        (b"PK\x03\x04", "a zip file"),
    ],
)
def test_hostile_bytes_end_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_document(data, Limits())
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_text_repeated_by_aliases_counts_as_text() -> None:
    data = b"a: &a '" + b"x" * 1000 + b"'\nb: [" + b"*a, " * 50 + b"]"
    with pytest.raises(UnreadableDocumentError, match="characters, aliases written out"):
        read_document(data, Limits(total_bytes=20_000))
    assert len(read_document(data, Limits())) == 2


@pytest.mark.parametrize("data", [b"[" + b"1," * 200 + b"1]", b"- 1\n" * 200])
def test_values_are_counted(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="more than 100 values"):
        read_document(data, Limits(nodes=100))

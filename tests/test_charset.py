"""Bytes become text as in a browser, and the same bytes again."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.charset import BROWSER_CODECS, ENCODINGS, OTHER_LABELS, codec_of, declared, decode, encode
from harness.model import Response


def response(body: bytes, content_type: str = "") -> Response:
    return Response(200, (("Content-Type", content_type),) if content_type else (), body)


@pytest.mark.parametrize(
    "label",
    ["", " ", "undefined", "idna", "rot13", "hex", "punycode", "utf-7", "utf-32", "unicode_escape", "cp437", "mbcs",
     "x-user-defined", "replacement", "../x", "a\0b", "\u00fc", "\udc80", "a" * 5000, "aliases"],
)  # fmt: skip
def test_what_no_browser_knows_is_no_encoding(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [("UTF8", "utf-8"), (" utf-8\n", "utf-8"), ("latin1", "cp1252"), ("us-ascii", "cp1252"), ("Shift_JIS", "cp932"),
     ("windows-31j", "cp932"), ("gb2312", "gb18030"), ("euc-kr", "cp949"), ("iso-8859-9", "cp1254"),
     ("utf-16", "utf-16-le"), ("x-sjis", "cp932"), ("macintosh", "mac-roman"), ("big5", "big5hkscs")],
)  # fmt: skip
def test_label_means_what_it_means_to_a_browser(label: str, codec: str) -> None:
    assert codec == codec_of(label)


def test_every_codec_in_the_tables_exists() -> None:
    known = {*ENCODINGS, *BROWSER_CODECS, *BROWSER_CODECS.values(), *OTHER_LABELS.values()}
    assert known == {codecs.lookup(name).name for name in known}


@pytest.mark.parametrize(
    ("body", "content_type", "codec"),
    [
        (b"\xef\xbb\xbfx", "text/html; charset=gbk", "utf-8"),
        (b"<meta charset=gbk>", "text/html; charset='koi8-r'", "koi8-r"),
        (b"<meta charset=gbk>", "text/html; charset=idna", "gb18030"),
        (b"<meta charset=gbk>", "text/html", "gb18030"),
        (b"<meta charset=utf-16>", "", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "", "iso8859-2"),
        (b" " * 1024 + b"<meta charset=gbk>", "", None),
        (b" " * 1000 + b"<meta charset=iso-8859-15>", "", "iso8859-15"),
        (b"<!-- <meta charset=gbk> --><meta charset=koi8-r>", "", "koi8-r"),
        (b"<!-- <meta charset=gbk> ", "", None),
        (b"<meta charset=''>", "text/html; charset=", None),
        (b"", "", None),
    ],
)
def test_mark_comes_before_header_before_meta(body: bytes, content_type: str, codec: str | None) -> None:
    assert codec == declared(response(body, content_type))


@pytest.mark.parametrize(
    ("body", "content_type", "text", "codec"),
    [
        ("\u00e9".encode(), "", "\u00e9", "utf-8"),
        (b"\xe9\x80", "", "\u00e9\u20ac", "cp1252"),
        ("\ufeff\u00e9".encode("utf-16-le"), "", "\ufeff\u00e9", "utf-16-le"),
        (b"\xff\xfe<", "", "\xff\xfe<", "latin-1"),
        (b"a\xff", "text/html; charset=utf-8", "a\udcff", "utf-8"),
        ("\u65e5\u672c".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "\u65e5\u672c", "iso2022_jp"),
        ("\u20ac\U0001f600".encode("gb18030"), "text/html; charset=gb18030", "\u20ac\U0001f600", "gb18030"),
    ],
)
def test_body_is_read_as_in_a_browser(body: bytes, content_type: str, text: str, codec: str) -> None:
    assert (text, codec) == decode(response(body, content_type))


@given(st.binary(max_size=60), st.sampled_from(["", *sorted(ENCODINGS), "undefined", "idna"]))
def test_every_body_survives_the_round_trip(body: bytes, label: str) -> None:
    assert body == encode(*decode(response(body, f"text/html; charset={label}")))


def test_what_the_codec_lacks_becomes_a_character_reference() -> None:
    assert b"caf\xe9 &#26085;&#128512; \x81" == encode("caf\u00e9 \u65e5\U0001f600 \udc81", "cp1252")

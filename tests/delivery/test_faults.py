"""Each fault sends what it says, at any byte; without one an answer is sent whole."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest

from harness.delivery import FAULTS, FOREVER, Ending, FaultKind, Pause, Script, Send, http1, kind_of, script
from harness.delivery.faults.coding import BOMB, bomb, gzipped, zstandard
from harness.errors import PlanError
from harness.model import Fault, Response

BODY = b"<h1>A page of some length, for the middle to be somewhere</h1>" * 40
PAGE = Response(200, (("Content-Type", "text/html; charset=utf-8"), ("Date", "today")), BODY, "OK")
ANSWERING = [kind for kind in FAULTS if kind.phase == "answer"]


def played(name: str, at: int | None = None, page: Response = PAGE) -> Script:
    return script("GET", Response(page.status, page.headers, page.body, page.reason, Fault(name, at)))


def sent(steps: Script) -> bytes:
    return b"".join(step.data for step in steps if isinstance(step, Send))


def ending(steps: Script) -> object:
    return steps[-1] if isinstance(steps[-1], (Ending, Pause)) else None


def test_without_a_fault_the_answer_is_sent_whole() -> None:
    assert (Send(http1.encode("GET", PAGE)),) == script("GET", PAGE)


def test_names_are_told_apart() -> None:
    assert len(FAULTS) == len({kind.name for kind in FAULTS})


def test_an_unknown_fault_is_misuse() -> None:
    with pytest.raises(PlanError, match="fault 'reset-in-bod': there is none: did you mean 'reset-in-body'"):
        kind_of(Fault("reset-in-bod"))
    with pytest.raises(PlanError, match="known are dns-failure, connection-refused"):
        kind_of(Fault("rain"))


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.name)
def test_only_faults_of_the_answer_have_a_script(kind: FaultKind) -> None:
    assert kind_of(Fault(kind.name)) is kind
    assert (kind.phase == "answer") == (kind.script is not None)
    assert kind.stalls == (kind.script is not None and Pause(FOREVER) in played(kind.name))


def test_a_fault_before_any_request_is_a_reset_once_the_connection_stands() -> None:
    assert (Ending.RESET,) == played("connection-refused")


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("silence", Pause(FOREVER)),
        ("reset-before-headers", Ending.RESET),
        ("close-before-headers", Ending.CLOSE),
        ("reset-in-headers", Ending.RESET),
        ("close-in-headers", Ending.CLOSE),
        ("reset-in-body", Ending.RESET),
        ("short-body", Ending.CLOSE),
        ("stall-in-body", Pause(FOREVER)),
        ("slow-drip", None),
        ("chunked-without-end", Ending.CLOSE),
        ("http-1.0", Ending.CLOSE),
        ("100-continue", None),
        ("gzip-corrupt", None),
    ],
)
def test_how_it_ends(name: str, end: object) -> None:
    assert end == ending(played(name))


@pytest.mark.parametrize("kind", [kind for kind in ANSWERING if kind.part], ids=lambda kind: kind.name)
@pytest.mark.parametrize("at", [0, 1, 10**9, None])
def test_it_strikes_at_any_byte(kind: FaultKind, at: int | None) -> None:
    """Past the end is the end, and the middle is between the two."""
    lengths = [len(sent(played(kind.name, place))) for place in (0, at, 10**9)]
    assert lengths == sorted(lengths)


def test_the_byte_counts_in_the_body_or_in_the_head() -> None:
    assert sent(played("short-body", 7)).partition(b"\r\n\r\n")[2] == BODY[:7]
    assert sent(played("reset-in-headers", 7)) == b"HTTP/1."


def test_less_comes_than_is_announced_wherever_it_strikes() -> None:
    """Even after the last byte: else nothing would have failed."""
    for name in ("short-body", "reset-in-body", "stall-in-body"):
        head, _, body = sent(played(name, len(BODY))).partition(b"\r\n\r\n")
        announced = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        assert body == BODY
        assert announced > len(body)


def test_drips_are_the_whole_body_in_bounded_time() -> None:
    steps = played("slow-drip")
    assert sent(steps).endswith(BODY)
    assert 20.0 == sum(step.seconds for step in steps if isinstance(step, Pause))


def test_codings_are_valid_before_they_are_broken() -> None:
    assert gzip.decompress(gzipped(BODY)) == BODY
    assert zstandard(b"page") == b"\x28\xb5\x2f\xfd\xe0" + b"\x04" + bytes(7) + b"\x21\x00\x00" + b"page"
    assert zstandard(b"") == b"\x28\xb5\x2f\xfd\xe0" + bytes(8) + b"\x01\x00\x00"


@pytest.mark.parametrize("name", ["gzip-corrupt", "gzip-truncated", "not-gzip"])
def test_broken_gzip_cannot_be_decoded(name: str) -> None:
    with pytest.raises((OSError, EOFError, zlib.error)):
        gzip.decompress(sent(played(name)).partition(b"\r\n\r\n")[2])


def test_broken_brotli_cannot_be_decoded() -> None:
    body = sent(played("brotli-corrupt")).partition(b"\r\n\r\n")[2]
    with pytest.raises(brotli.error):
        brotli.decompress(body)


def test_the_bomb_is_small_and_decodes_to_what_it_says() -> None:
    assert len(bomb()) < 1_200_000
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
    length, data = 0, bomb()
    while data:
        length += len(decoder.decompress(data, 1 << 24))
        data = decoder.unconsumed_tail
    assert length == BOMB
    assert decoder.eof


@pytest.mark.parametrize(
    ("label", "wrong"),
    [
        ("text/html; charset=utf-8", "text/html; charset=iso-8859-1"),
        ("text/html; charset=windows-1252", "text/html; charset=utf-8"),
        ('text/html; charset="UTF-8"; q=1', "text/html; q=1; charset=iso-8859-1"),
    ],
)
def test_charset_labels(label: str, wrong: str) -> None:
    page = Response(200, (("Content-Type", label),), BODY)
    assert f"Content-Type: {wrong}\r\n".encode() in sent(played("wrong-charset", page=page))
    assert b"charset" not in sent(played("missing-charset", page=page)).partition(b"\r\n\r\n")[0]


def test_no_fault_doubles_a_framing_field() -> None:
    page = Response(200, (("content-length", "5"), ("Transfer-Encoding", "chunked")), BODY)
    for kind in ANSWERING:
        head = sent(played(kind.name, page=page)).partition(b"\r\n\r\n")[0].lower()
        assert head.count(b"content-length:") + head.count(b"transfer-encoding:") <= 1, kind.name

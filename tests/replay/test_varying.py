"""A body that was not recorded is held for the one that differs in nothing but what nobody sends twice."""

import json
from urllib.parse import urlencode

import pytest

from harness.replay.bodies import KEPT
from harness.replay.varying import MOST_TABLES, Varying

U1, U2, U3, NEW = (f"{digit}b9f2a4c-77aa-4f0e-9a51-2f6c1d0e8b01" for digit in "1239")
MOMENT, LATER = "2026-04-01T09:00:00.123Z", "2026-04-02T10:11:12+00:00"


def said(**values: object) -> bytes:
    return json.dumps(values).encode()


def sent(**values: object) -> bytes:
    return urlencode(values).encode()


def call(number: object, page: int) -> bytes:
    return said(jsonrpc="2.0", id=number, method="list", params={"page": page})


def found(asked: bytes, *recorded: bytes) -> tuple[int, ...]:
    return Varying(range(len(recorded)), recorded).find(asked)


@pytest.mark.parametrize(
    ("recorded", "asked", "expected"),
    [
        pytest.param([call(U1, 1), call(U2, 2), call(U3, 3)], call(NEW, 2), (1,), id="a UUID"),
        pytest.param([call(U1, 1), call(U2, 2), call(U3, 3)], call(U3, 2), (1,), id="the UUID of another"),
        pytest.param([call(1, 1), call(2, 2), call(3, 3)], call(3, 2), (1,), id="a counter of calls"),
        pytest.param([sent(draw=1, start=0), sent(draw=2, start=9)], sent(draw=7, start=9), (1,), id="of a table"),
        pytest.param([sent(nonce="a", n=1), sent(nonce="b", n=2)], sent(nonce="c", n=2), (1,), id="a nonce"),
        pytest.param([sent(nonce="a", n=1), sent(nonce="b", n=2)], sent(n=2), (1,), id="no nonce"),
        pytest.param(
            [sent(**{"m[nonce]": "a", "n": 1}), sent(**{"m[nonce]": "b", "n": 2})],
            sent(**{"m[nonce]": "c", "n": 2}),
            (1,),
            id="a nonce in brackets",
        ),
        pytest.param(
            [said(at=1772532900, n=1), said(at=1772532901, n=2)], said(at=1772532900, n=2), (1,), id="a moment"
        ),
        pytest.param(
            [said(a={"at": MOMENT}, n=1), said(a={"at": MOMENT}, n=2)], said(a={"at": LATER}, n=2), (1,), id="nested"
        ),
        pytest.param(
            [sent(q=call(1, 1).decode()), sent(q=call(2, 2).decode())],
            sent(q=call(5, 2).decode()),
            (1,),
            id="in a form",
        ),
        pytest.param(
            [b"[" + call(1, 1) + b"]", b"[" + call(2, 2) + b"]"], b"[" + call(9, 1) + b"]", (0,), id="a batch"
        ),
        pytest.param([said(key="k", n=1), said(key="k", n=2)], said(n=2), (1,), id="a key that was left out"),
        pytest.param(
            [said(trace=U1, n=1), said(trace=U2, n=1), said(trace=U3)], said(trace=NEW, n=1), (0, 1), id="two"
        ),
        pytest.param(
            [said(thing=U1, trace=U2), said(thing=U2, trace=U3)], said(thing=U2, trace=NEW), (1,), id="beside a thing"
        ),
        pytest.param([said(a="1", n="1"), said(a="1", n="2")], sent(a=1, n=2), (1,), id="JSON for a form"),
        pytest.param(
            [said(since=MOMENT, draw=1), said(since=LATER, draw=2)], said(since=LATER, draw=1), (1,), id="a day"
        ),
        pytest.param(
            [said(key="product-1", seq=1), said(key="product-2", seq=2)], said(key="product-2", seq=1), (1,), id="a key"
        ),
    ],
)
def test_what_is_another_each_time_says_nothing(recorded: list[bytes], asked: bytes, expected: tuple[int, ...]) -> None:
    assert expected == found(asked, *recorded)


@pytest.mark.parametrize(
    ("recorded", "asked"),
    [
        pytest.param(call(U1, 1), call(NEW, 2), id="another page"),
        pytest.param(said(id=7), said(id=8), id="another thing"),
        pytest.param(said(cursor=U1), said(cursor=NEW), id="where to go on"),
        pytest.param(said(trace="none"), said(trace=NEW), id="a word, and a UUID"),
        pytest.param(said(trace=U1, n=1), said(trace=NEW), id="something less"),
        pytest.param(said(query="{ a }"), said(query="{ b }"), id="text like JSON"),
        pytest.param(b"one", b"two", id="text"),
        pytest.param(b"a=1&b", b"a=2&b", id="no form"),
        pytest.param(b'{"a": 1', b'{"a": 2', id="broken"),
        pytest.param(b"[" * 99_999, b"", id="deep"),
        pytest.param(said(many=[0] * 9_999, sig=1), said(many=[0] * 9_999, sig=2), id="more values than anyone sends"),
        pytest.param(said(a=json.loads("[" * 99 + "]" * 99), sig=1), said(a=[], sig=2), id="deeper than anyone does"),
        pytest.param(b"a=1&trace=" + b"1" * KEPT, b"a=1&trace=" + b"2" * KEPT, id="beyond what is looked at"),
    ],
)
def test_what_is_asked_for_tells(recorded: bytes, asked: bytes) -> None:
    assert () == found(asked, recorded)


def test_bodies_of_many_shapes_fill_no_memory() -> None:
    varying = Varying((4, 5), [said(n=1), said(n=2)])
    shapes = [said(n=2, **{f"trace{number}": NEW}) for number in range(MOST_TABLES + 1)]

    assert [()] * len(shapes) == [varying.find(shape) for shape in shapes]
    assert (5,) == varying.find(said(n=2, sig="x"))

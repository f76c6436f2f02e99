"""Whether a request has credentials tells which of several answers is meant, where it does among the recorded ones."""

import pytest

from harness.model import Exchange, Request, Response
from harness.replay import Player
from harness.replay.credentials import NONE, Credentials, credentials_in, credentials_of
from tests.replay.exchanges import ORIGIN

AUTHORISED, WITH_COOKIE = frozenset({"authorization"}), frozenset({"cookie"})


def recorded(*carried: str, body: bytes = b"") -> list[Exchange]:
    """Return exchanges of one URL whose requests carry a header field of this name each."""
    return [Exchange(Request("POST", ORIGIN, ((name, "x"),), body), Response(200)) for name in carried]


def played(exchanges: list[Exchange], *asked: Credentials, body: bytes = b"") -> list[int]:
    player = Player()
    player.load(exchanges)
    player.begin(limit=20)
    for credentials in asked:
        player.play("POST", ORIGIN, body, credentials)
    return [made.exchange for made in player.ledger()]


@pytest.mark.parametrize(
    ("carried", "asked", "expected"),
    [
        pytest.param(["Accept", "Authorization"], [AUTHORISED] * 2, [1, 1], id="a token is sent at once"),
        pytest.param(["Accept", "Authorization"], [NONE] * 2, [0, 0], id="nobody has one for nothing"),
        pytest.param(["Accept", "authorization"], [NONE, AUTHORISED], [0, 1], id="as it was recorded"),
        pytest.param(["Accept", "Authorization", "Authorization"], [AUTHORISED] * 3, [1, 2, 2], id="in order"),
        pytest.param(["Accept", "Accept"], [AUTHORISED] * 2, [0, 1], id="filtered from the recording"),
        pytest.param(["Authorization"] * 2, [NONE] * 2, [0, 1], id="recorded for all"),
        pytest.param(["Accept", "Cookie"], [WITH_COOKIE] * 2, [1, 1], id="a cookie is kept"),
        pytest.param(["Accept", "Cookie", "Accept"], [WITH_COOKIE] * 3, [1, 2, 2], id="a cookie may have expired"),
        pytest.param(["Cookie", "Accept"], [NONE] * 3, [1, 0, 1], id="a cookie may be lost"),
        pytest.param(["Accept", "Cookie"], [AUTHORISED] * 2, [0, 1], id="a token where cookies tell"),
        pytest.param(["Accept", "Cookie", "Authorization"], [WITH_COOKIE] * 2, [1, 1], id="each by itself"),
    ],
)
def test_a_request_gets_the_answer_of_one_that_carries_the_same(
    carried: list[str], asked: list[Credentials], expected: list[int]
) -> None:
    assert expected == played(recorded(*carried), *asked)


def test_the_body_tells_before_them() -> None:
    exchanges = [*recorded("Accept", "Authorization", body=b"a=1"), *recorded("Authorization", "Accept", body=b"a=2")]

    assert [2, 3] == played(exchanges, AUTHORISED, NONE, body=b"a=2")


@pytest.mark.parametrize(
    ("head", "carried"),
    [
        (b"GET / HTTP/1.1\r\nAUTHORIZATION: x\r\ncookie:a=1\r\n\r\n", AUTHORISED | WITH_COOKIE),
        (b"GET / HTTP/1.1\r\nX-Cookie: a=1\r\nSet-Cookie: a=1\r\n\r\n", NONE),
        (b"POST / HTTP/1.1\r\nA: b\r\n\r\nx\r\nCookie: a=1\r\n\r\n", NONE),
    ],
    ids=["in any case", "other names", "in the body"],
)
def test_credentials_are_read_from_a_head(head: bytes, carried: Credentials) -> None:
    names = [line.partition(b":")[0].decode() for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]]

    assert carried == credentials_in(head) == credentials_of(names)

"""Every form in which a client may ask is answered from the recording, and whatever else comes is shown out."""

import socket
import time

import pytest

from harness.model import Exchange, Fault, Request
from harness.replay.wire import Limits
from tests.replay.wire.wires import asked, connected, exactly, get, page, said, serving, to_the_end, trusting

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"
MISS = b"HTTP/1.1 404 Not Recorded\r\nContent-Length: 0\r\n\r\n"
ESTABLISHED = b"HTTP/1.1 200 Connection Established\r\n\r\n"
PLAIN, SECURE = page("/a"), page("/a", scheme="https")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def broken_off(connection: socket.socket, data: bytes) -> bool:
    """Send over and over, until the server does not take it any more."""
    try:
        for _ in range(1000):
            connection.sendall(data)
            time.sleep(0.01)
    except OSError:  # reset or broken pipe, as it happens
        return True
    return False


@pytest.mark.parametrize(
    ("request_line", "host"),
    [("GET /a", "shop.example"), ("GET http://shop.example/a", "127.0.0.1"), ("get /a", "Shop.Example:80")],
)
def test_forms_of_one_request(request_line: str, host: str) -> None:
    with serving(PLAIN) as (wire, player):
        answer = said(wire, f"{request_line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())

        assert OK == answer
        assert [0] == [exchange for _, _, exchange in asked(player)]


def test_credentials_tell_which_of_several_answers_is_meant() -> None:
    authorised = Exchange(Request("GET", PLAIN.request.url, (("Authorization", "x"),)), PLAIN.response)
    with serving(PLAIN, authorised) as (wire, player), connected(wire) as connection:
        for fields in (["Authorization: y"], ["Authorization: y"], []):
            connection.sendall(get("/a", *fields))
            exactly(connection, len(OK))

        assert [1, 1, 0] == [exchange for _, _, exchange in asked(player)]


def test_a_body_tells_which_of_several_answers_is_meant() -> None:
    first, second = page("/a", b"1st", method="POST"), page("/a", b"2nd", method="POST")
    recorded = [
        Exchange(Request("POST", one.request.url, body=body), one.response)
        for one, body in ((first, b'{"n": 1}'), (second, b'{"n": 2}'))
    ]
    with serving(*recorded) as (wire, player), connected(wire) as connection:
        for body in (b'{"n":2}', b'{"n":1}'):
            connection.sendall(get("/a", "Content-Length: 7", method="POST") + body)
            exactly(connection, len(OK) - 1)

        assert [1, 0] == [exchange for _, _, exchange in asked(player)]


def test_a_client_of_http_1_0_is_answered_and_let_go() -> None:
    with serving(PLAIN) as (wire, _):
        assert OK == said(wire, b"GET http://shop.example/a HTTP/1.0\r\n\r\n")


def test_a_request_without_a_host_is_for_the_server_itself() -> None:
    with serving(PLAIN) as (wire, player):
        assert MISS == said(wire, b"GET /a HTTP/1.0\r\n\r\n")
        assert [("GET", f"http://127.0.0.1:{wire.address[1]}/a", -1)] == asked(player)


def test_tls_straight_to_the_server() -> None:
    with serving(SECURE) as (wire, player), trusting(wire) as connection:
        connection.sendall(get("/a"))

        assert OK == exactly(connection, len(OK))
        assert [("GET", "https://shop.example/a", 0)] == asked(player)


def test_a_request_under_tls_that_names_no_host_is_for_whom_the_handshake_named() -> None:
    with serving(SECURE) as (wire, _), trusting(wire) as connection:
        connection.sendall(b"GET /a HTTP/1.0\r\n\r\n")

        assert OK == to_the_end(connection)


@pytest.mark.parametrize("early", [True, False])
def test_plain_http_in_a_tunnel(early: bool) -> None:
    """Whether the client waits for the tunnel or not."""
    connect, request = get("shop.example:80", method="CONNECT"), get("/a", "Connection: close")
    with serving(PLAIN) as (wire, _), connected(wire) as connection:
        connection.sendall(connect + request if early else connect)
        assert ESTABLISHED == exactly(connection, len(ESTABLISHED))
        if not early:
            connection.sendall(request)

        assert OK == to_the_end(connection)


def test_a_request_in_a_tunnel_that_names_no_host_is_for_its_far_end() -> None:
    with serving(PLAIN) as (wire, player):
        said(wire, get("shop.example:80", method="CONNECT") + b"GET /a HTTP/1.0\r\n\r\n")

        assert [("GET", "http://shop.example:80/a", 0)] == asked(player)


def test_a_connection_is_kept() -> None:
    with serving(PLAIN) as (wire, player), connected(wire) as connection:
        for _ in range(3):
            connection.sendall(get("/a"))
            assert OK == exactly(connection, len(OK))

        assert [0, 0, 0] == [exchange for _, _, exchange in asked(player)]


@pytest.mark.parametrize("secure", [True, False])
def test_pipelined_requests_are_answered_in_order(secure: bool) -> None:
    """All of them, though the client says after the last that it sends no more."""
    scheme = "https" if secure else "http"
    pages = [page(f"/{number}", b"%d" % number, scheme=scheme) for number in range(200)]
    with serving(*pages) as (wire, _), trusting(wire) if secure else connected(wire) as connection:
        connection.sendall(b"".join(get(f"/{number}") for number in range(199)) + get("/199", "Connection: close"))
        answers = to_the_end(connection).split(b"HTTP/1.1 200 OK")[1:]

        assert [b"%d" % number for number in range(200)] == [answer.rpartition(b"\n")[2] for answer in answers]


def test_a_client_that_has_said_all_is_answered_still() -> None:
    with serving(PLAIN) as (wire, _), connected(wire) as connection:
        connection.sendall(get("/a") * 3)
        connection.shutdown(socket.SHUT_WR)

        assert OK * 3 == to_the_end(connection)


@pytest.mark.parametrize("secure", [True, False])
def test_what_is_asked_during_a_pause_is_answered_after_it(secure: bool) -> None:
    scheme = "https" if secure else "http"
    slow = page("/slow", b"12345678901234567890", scheme=scheme, fault=Fault("slow-drip"))
    last = page("/last", b"last", scheme=scheme, Connection="close")
    with (
        serving(slow, last, pace=0.01) as (wire, _),
        trusting(wire) if secure else connected(wire) as connection,
    ):
        connection.sendall(get("/slow"))
        connection.recv(1)
        connection.sendall(get("/slow")[:10])
        time.sleep(0.02)
        connection.sendall(get("/slow")[10:] + get("/last"))
        answers = to_the_end(connection).split(b"HTTP/1.1 200 OK\r\n")

        assert [b"12345678901234567890", b"last"] == [answer.rpartition(b"\n")[2] for answer in answers[-2:]]


def test_a_client_that_says_all_during_a_pause_is_answered_still() -> None:
    slow = page("/a", b"12345678901234567890", fault=Fault("slow-drip"))
    with serving(slow, pace=0.01) as (wire, _), connected(wire) as connection:
        connection.sendall(get("/a"))
        connection.recv(1)
        connection.shutdown(socket.SHUT_WR)

        assert to_the_end(connection).endswith(b"12345678901234567890")


def test_a_client_that_takes_its_leave_of_tls_is_answered_in_kind() -> None:
    with serving(SECURE) as (wire, _), trusting(wire) as connection:
        connection.sendall(get("/a"))
        exactly(connection, len(OK))
        with connection.unwrap() as plain:
            assert b"" == to_the_end(plain)


def test_a_client_that_takes_nothing_has_to_wait() -> None:
    """What it asks for is not made ready meanwhile, which is what bounds the memory."""
    with serving(page("/a", bytes(1 << 20))) as (wire, player), connected(wire) as connection:
        connection.sendall(get("/a") * 99 + get("/a", "Connection: close"))
        time.sleep(0.3)
        meanwhile = len(player.ledger())

        assert 100 * (1 << 20) < len(to_the_end(connection))
        assert meanwhile < 20
        assert 100 == len(player.ledger())


@pytest.mark.parametrize(
    "answer", [page("/a", Connection="Close"), page("/a", Connection="x, close"), page("/a", b"", 103)]
)
def test_an_answer_that_ends_the_connection(answer: object) -> None:
    with serving(answer) as (wire, _):  # type: ignore[arg-type]
        assert said(wire, get("/a")).startswith(b"HTTP/1.1 ")


def test_head_has_the_length_and_no_body() -> None:
    with serving(page("/a", method="HEAD")) as (wire, _):
        assert OK.removesuffix(b"page") == said(wire, get("/a", "Connection: close", method="HEAD"))


def test_a_body_is_waited_for_when_the_client_expects_it() -> None:
    head = get("/form", "Content-Length: 3", "Expect: 100-continue", "Connection: close", method="POST")
    with serving(page("/form", method="POST")) as (wire, _), connected(wire) as connection:
        connection.sendall(head)
        told = exactly(connection, len(b"HTTP/1.1 100 Continue\r\n\r\n"))
        connection.sendall(b"abc")

        assert (b"HTTP/1.1 100 Continue\r\n\r\n", OK) == (told, to_the_end(connection))


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (400, b"GET /a HTTP/1.1\r\n\r\n"),
        (400, get("/a", "no colon")),
        (400, get("a", method="CONNECT")),
        (400, get("http://a:80/", method="CONNECT")),
        (400, get("a:b", method="CONNECT")),
        (431, get("/a", f"X: {'x' * (1 << 20)}")),
        (413, get("/a", f"Content-Length: {1 << 40}", method="POST")),
        (501, get("/a", "Transfer-Encoding: gzip")),
    ],
)
def test_what_is_no_request_is_refused(expected: int, data: bytes) -> None:
    """And the client lives to read it."""
    with serving(PLAIN) as (wire, player), connected(wire) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        answer = to_the_end(connection)

        assert expected == status(answer)
        assert b"\r\nConnection: close\r\n" in answer
        assert [] == asked(player)


def test_no_tunnel_leads_through_another() -> None:
    connect = get("a:443", method="CONNECT")
    with serving(PLAIN) as (wire, _):
        inner = said(wire, connect + connect).removeprefix(ESTABLISHED)
        with trusting(wire) as connection:
            connection.sendall(connect)

            assert [400, 400] == [status(inner), status(to_the_end(connection))]


@pytest.mark.parametrize(
    "target",
    ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "http://host/..%2f", "file:///etc/passwd", "ftp://a/b", "x:", "//a"],
)
def test_what_was_not_recorded_is_missed(target: str) -> None:
    with serving(PLAIN) as (wire, player):
        assert MISS == said(wire, get(target, "Connection: close"))
        assert [-1] == [exchange for _, _, exchange in asked(player)]


def test_a_host_that_was_not_recorded_is_missed_in_its_own_name() -> None:
    with serving(PLAIN) as (wire, player), trusting(wire, "other.example") as connection:
        connection.sendall(get("/", host="other.example"))

        assert MISS == exactly(connection, len(MISS))
        assert [("GET", "https://other.example/", -1)] == asked(player)


def test_requests_beyond_the_limit_are_reset() -> None:
    with serving(PLAIN, limit=1) as (wire, player), connected(wire) as connection:
        connection.sendall(get("/a"))
        exactly(connection, len(OK))
        connection.sendall(get("/a"))

        with pytest.raises(ConnectionResetError):
            to_the_end(connection)
        assert player.storm


def test_strangers_are_told_each_once_with_their_tunnel() -> None:
    greeting = b"SSH-2.0-OpenSSH_9.2\r\n"
    with serving(PLAIN) as (wire, player):
        for data in (greeting, greeting, b"\x05\x01\x00", get("127.0.0.1:22", method="CONNECT") + greeting):
            assert said(wire, data) in {b"", ESTABLISHED}

        expected = (
            r"SSH-2.0-OpenSSH_9.2\r\n",
            r"\x05\x01\x00",
            r"SSH-2.0-OpenSSH_9.2\r\n to 127.0.0.1:22",
        )
        assert expected == wire.strangers()
        assert [] == asked(player)


def test_the_list_of_strangers_is_bounded() -> None:
    with serving(PLAIN) as (wire, _):
        for number in range(150):
            said(wire, b"%d%s\r\n" % (number, b"x" * 5000))

        assert 100 == len(wire.strangers())
        assert max(map(len, wire.strangers())) < 100


def test_a_run_begins_without_those_of_the_last_one() -> None:
    """Connections are ended, those too that nobody has let in yet, and strangers are forgotten."""
    with serving(PLAIN) as (wire, player):
        said(wire, b"\x05\x01\x00")
        waiting = [connected(wire) for _ in range(200)]
        for connection in waiting:
            connection.sendall(get("/a"))
        wire.clear()
        player.begin(limit=10)

        for connection in waiting:
            with connection:
                assert broken_off(connection, b" ")
        assert ((), []) == (wire.strangers(), asked(player))
        assert OK == said(wire, get("/a", "Connection: close"))


def test_a_socket_that_listens_already_may_be_given() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    with serving(PLAIN, listener=listener) as (wire, _):
        assert listener.getsockname() == wire.address
        assert f"http://127.0.0.1:{wire.address[1]}" == wire.environment["http_proxy"]
        assert OK == said(wire, get("/a", "Connection: close"))
    assert -1 == listener.fileno()


def test_tls_within_tls_is_a_stranger() -> None:
    with serving(PLAIN) as (wire, _), trusting(wire) as connection:
        connection.sendall(b"\x16\x03\x01\x02")

        assert (b"", (r"\x16\x03\x01\x02",)) == (to_the_end(connection), wire.strangers())


@pytest.mark.parametrize(
    ("expected", "data"),
    [(b"", b"\x16" + b"x" * 100), (b"\x15\x03", b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00")],
)
def test_what_is_not_quite_tls_is_refused(expected: bytes, data: bytes) -> None:
    """By an alert, where it could read one."""
    with serving(PLAIN) as (wire, _):
        assert expected == said(wire, data)[:2]


def test_a_first_message_without_end_is_not_waited_for() -> None:
    with serving(PLAIN, limits=Limits(head_bytes=1000)) as (wire, _):
        assert said(wire, b"\x16\x03\x01\x40\x00\x01\x00\xff\xff" + bytes(9000)) == b""


def test_a_first_line_without_end_is_refused() -> None:
    with serving(PLAIN, limits=Limits(head_bytes=1000)) as (wire, _):
        assert 431 == status(said(wire, b"G" * 5000))


def test_a_client_that_is_quiet_for_too_long_is_let_go() -> None:
    """Between requests, before the first, and in the middle of a handshake without a word, in a request with one."""
    with serving(PLAIN, limits=Limits(patience=0.3)) as (wire, _):
        with connected(wire) as connection:
            connection.sendall(get("/a"))
            assert OK == to_the_end(connection)
        assert b"" == said(wire, b"")
        assert b"" == said(wire, b"\x16\x03")
        assert 408 == status(said(wire, get("/a")[:-2]))
        assert 408 == status(said(wire, get("/a", "Content-Length: 5") + b"abc"))


def test_a_client_that_drips_is_not_waited_for() -> None:
    with serving(PLAIN, limits=Limits(patience=0.3)) as (wire, _), connected(wire) as connection:
        started = time.monotonic()
        connection.sendall(get("/a")[:-2])

        assert broken_off(connection, b"X: y\r\n")
        assert time.monotonic() < started + 5


def test_an_answer_that_nobody_takes_is_given_up() -> None:
    with (
        serving(page("/a", bytes(1 << 24)), limits=Limits(patience=0.3)) as (wire, _),
        connected(wire) as connection,
    ):
        connection.sendall(get("/a"))
        time.sleep(1.5)

        assert broken_off(connection, b"x")


def test_a_silent_answer_is_not_cut_short() -> None:
    """Whoever waits for a clock is not quiet."""
    silent = page("/a", fault=Fault("silence"))
    with (
        serving(silent, limits=Limits(patience=0.2), longest_pause=1.5) as (wire, _),
        connected(wire) as connection,
    ):
        started = time.monotonic()
        connection.sendall(get("/a"))
        with pytest.raises(ConnectionResetError):
            to_the_end(connection)

        assert 1.4 < time.monotonic() - started < 10


def test_that_which_is_quiet_longest_makes_room() -> None:
    with serving(PLAIN, limits=Limits(connections=3)) as (wire, _):
        first, second, third = (connected(wire) for _ in range(3))
        for connection in (first, second, third):
            connection.sendall(get("/a"))
            exactly(connection, len(OK))
        first.sendall(get("/a"))
        exactly(first, len(OK))
        with connected(wire) as fourth:
            fourth.sendall(get("/a"))
            assert OK == exactly(fourth, len(OK))
            assert b"" == to_the_end(second)
            for connection in (first, third):
                connection.sendall(get("/a"))
                assert OK == exactly(connection, len(OK))
        for connection in (first, second, third):
            connection.close()

"""A player answers what was recorded, in the order it was recorded, and tells what was asked."""

import threading

import pytest

from harness.model import Exchange, Fault, Overlay, Request, RequestMade, Response
from harness.replay import Player, RequestStorm
from tests.replay.exchanges import ORIGIN, exchange


def player_of(*exchanges: object, limit: int = 100) -> Player:
    player = Player()
    player.load(exchanges)  # type: ignore[arg-type]
    player.begin(limit=limit)
    return player


def bodies(player: Player, *paths: str) -> list[bytes]:
    return [player.play("GET", ORIGIN + path).body for path in paths]


def posts(*sent: bytes) -> list[Exchange]:
    """Return what was recorded for bodies sent to one place, each answered by itself."""
    return [Exchange(Request("POST", f"{ORIGIN}/a", body=body), Response(200, body=body)) for body in sent]


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        pytest.param([b"b=2", b"a=1"], [b"b=2", b"a=1"], id="in another order"),
        pytest.param([b"b=2", b"b=2", b"b=2"], [b"b=2", b"b=2", b"b=2"], id="the last of a kind for ever"),
        pytest.param([b"x", b"a=1", b"y", b"z"], [b"a=1", b"a=1", b"b=2", b"b=2"], id="what nobody sent, in order"),
        pytest.param([b"b=2", b"x", b"y"], [b"b=2", b"a=1", b"b=2"], id="of those that were not played"),
    ],
)
def test_the_body_tells_which_of_several_is_meant(sent: list[bytes], answered: list[bytes]) -> None:
    player = player_of(*posts(b"a=1", b"b=2"))

    assert answered == [player.play("POST", f"{ORIGIN}/a", body).body for body in sent]


def test_one_body_for_all_says_nothing() -> None:
    player = player_of(*posts(b"a=1", b"a=1"), *posts(b"a=1"), exchange("/b", method="POST"))

    assert [False, False, False] == [player.hears("POST", f"{ORIGIN}/{path}") for path in "abc"]
    assert player_of(*posts(b"a=1", b"b=2")).hears("POST", f"{ORIGIN}/a")


def test_repeated_recordings_are_played_in_order_and_the_last_repeats() -> None:
    player = player_of(exchange("/a", body=b"1"), exchange("/b", body=b"x"), exchange("/a", body=b"2"))

    assert [b"1", b"x", b"2", b"2"] == bodies(player, "/a", "/b", "/a", "/a")


def test_a_run_starts_from_the_first_recording_again() -> None:
    player = player_of(exchange("/a", body=b"1"), exchange("/a", body=b"2"))
    bodies(player, "/a", "/a")

    player.begin(limit=100)

    assert [b"1"] == bodies(player, "/a")


@pytest.mark.parametrize(
    ("recorded", "asked"),
    [
        ("http://Shop.Example:80/a", "http://shop.example/a"),
        ("http://shop.example/a", "http://shop.example/a#part"),
        ("http://shop.example", "http://shop.example/"),
        ("http://shop.example/a?x=1&y=2", "http://shop.example/a?y=2&x=1"),
        ("http://shop.example/%7Ea", "http://shop.example/~a"),
    ],
)
def test_spellings_of_one_url_are_one(recorded: str, asked: str) -> None:
    found = exchange("/")
    player = player_of(type(found)(type(found.request)("GET", recorded), Response(200)))

    assert 200 == player.play("get", asked).status


def test_the_recorded_order_of_a_query_goes_before_another() -> None:
    player = player_of(exchange("/a?x=1&y=2", body=b"xy"), exchange("/a?y=2&x=1", body=b"yx"))

    assert [b"yx", b"xy"] == bodies(player, "/a?y=2&x=1", "/a?x=1&y=2")


def test_methods_are_told_apart() -> None:
    player = player_of(exchange("/a", method="POST"))

    assert [200, 404] == [player.play(method, ORIGIN + "/a").status for method in ("POST", "GET")]


def test_a_miss_is_an_empty_404_and_stands_in_the_ledger() -> None:
    player = player_of(exchange("/a"))

    missed = player.play("GET", ORIGIN + "/b")
    player.play("GET", ORIGIN + "/a")

    assert (404, b"", "Not Recorded") == (missed.status, missed.body, missed.reason)
    assert (RequestMade("GET", ORIGIN + "/b", -1, 404), RequestMade("GET", ORIGIN + "/a", 0, 200)) == player.ledger()


def test_an_overlay_replaces_one_exchange_for_one_run() -> None:
    player = player_of(exchange("/a", body=b"1"), exchange("/a", body=b"2"))

    player.begin([Overlay(1, Response(403, body=b"no"))], limit=100)
    overlaid = bodies(player, "/a", "/a")
    player.begin(limit=100)

    assert [b"1", b"no"] == overlaid
    assert [b"1", b"2"] == bodies(player, "/a", "/a")


def test_extra_exchanges_go_before_recorded_ones_for_one_run() -> None:
    player = player_of(exchange("/a", body=b"recorded"))

    player.begin(extra=[exchange("/a", body=b"extra"), exchange("/login", body=b"login")], limit=100)
    answers = bodies(player, "/a", "/login")
    indices = [made.exchange for made in player.ledger()]
    player.begin(limit=100)

    assert ([b"extra", b"login"], [1, 2]) == (answers, indices)
    assert [b"recorded", b""] == bodies(player, "/a", "/login")


def test_requests_beyond_the_limit_are_a_storm() -> None:
    player = player_of(exchange("/a"), limit=2)
    bodies(player, "/a", "/a")
    assert not player.storm

    for _ in range(3):
        with pytest.raises(RequestStorm):
            player.play("GET", ORIGIN + "/a")

    assert player.storm
    assert 2 == len(player.ledger())
    player.begin(limit=2)
    assert not player.storm


def test_a_ledger_keeps_no_more_than_it_is_asked_to() -> None:
    player = Player(kept=2)
    player.load([exchange("/a")])
    player.begin(limit=3)
    bodies(player, "/a", "/b", "/c")

    assert [f"{ORIGIN}/b", f"{ORIGIN}/c"] == [made.url for made in player.ledger()]
    with pytest.raises(RequestStorm):
        player.play("GET", ORIGIN + "/a")


def test_each_request_is_told_with_its_answer() -> None:
    told: list[tuple[RequestMade, Response]] = []
    player = Player(kept=0, told=lambda *both: told.append(both))
    player.load([faulty("/", "connection-refused")])
    player.begin(limit=3)
    player.play("GET", ORIGIN + "/b")
    player.connect(ORIGIN)

    expected = [("GET", f"{ORIGIN}/b", -1, 404), ("CONNECT", ORIGIN, 0, 200)]
    assert expected == [(made.method, made.url, made.exchange, answer.status) for made, answer in told]
    assert () == player.ledger()


def test_no_answer_is_lost_between_threads() -> None:
    player = player_of(*(exchange("/a", body=b"%d" % number) for number in range(800)), limit=10_000)
    seen: list[bytes] = []
    threads = [threading.Thread(target=lambda: seen.extend(bodies(player, *["/a"] * 100))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(b"%d" % number for number in range(800)) == sorted(seen)


def faulty(path: str, fault: str, host: str = ORIGIN) -> Exchange:
    return Exchange(Request("GET", host + path), Response(200, body=b"page", fault=Fault(fault)))


def test_an_origin_whose_first_exchange_fails_before_a_request_cannot_be_connected_to() -> None:
    player = player_of(faulty("/", "connection-refused"), faulty("/", "dns-failure", "https://Shop.example:443"))

    assert [Fault("connection-refused"), Fault("dns-failure"), None] == [
        player.connect(place) for place in (ORIGIN, "https://shop.example", "http://shop.example")
    ]
    assert [("CONNECT", ORIGIN, 0), ("CONNECT", "https://shop.example", 1)] == [
        (made.method, made.url, made.exchange) for made in player.ledger()
    ]


def test_a_later_page_that_fails_leaves_the_connection_to_the_first_alone() -> None:
    player = player_of(exchange("/1"), faulty("/2", "connection-refused"))

    assert player.connect(ORIGIN) is None
    assert Fault("connection-refused") == player.play("GET", ORIGIN + "/2").fault


def test_a_fault_of_the_answer_lets_connections_stand() -> None:
    assert player_of(faulty("/", "silence")).connect(ORIGIN) is None


def test_a_fault_of_the_handshake_lets_connections_without_one_stand() -> None:
    player = player_of(faulty("/", "tls-expired"), faulty("/", "tls-expired", "https://shop.example"))

    assert [None, Fault("tls-expired")] == [player.connect(place) for place in (ORIGIN, "https://shop.example")]


def test_an_overlay_closes_an_origin_for_one_run() -> None:
    player = player_of(exchange("/"))
    refused = Overlay(0, Response(200, fault=Fault("connection-refused")))

    player.begin([refused], limit=9)
    assert Fault("connection-refused") == player.connect(ORIGIN)
    player.begin(limit=9)
    assert player.connect(ORIGIN) is None


def test_connections_that_fail_without_end_are_a_storm() -> None:
    player = player_of(faulty("/", "connection-refused"))
    player.begin(limit=2)
    for _ in range(2):
        player.connect(ORIGIN)

    with pytest.raises(RequestStorm):
        player.connect(ORIGIN)
    assert player.storm


@pytest.mark.parametrize("url", ["http://a.example:99999/x", "http://a.example:port/x", "http://[::1/x"])
def test_a_url_that_nobody_can_ask_for_is_no_obstacle(url: str) -> None:
    """One odd URL among a cassette's exchanges must not keep the others from being played."""
    player = Player()
    player.load([Exchange(Request("GET", one), Response(200)) for one in (url, "http://b.example:8080/")])

    assert frozenset({8080}) == player.ports()


@pytest.mark.parametrize(
    ("recorded", "asked", "played"),
    [
        pytest.param(["/a?q=x&_=1"], ["/a?q=x&_=2"], [0], id="a cache buster"),
        pytest.param(["/a?q=x"], ["/a?q=x&api_key=k"], [0], id="a key that was left out"),
        pytest.param(["/a?q=x&_=1"], ["/a?q=x&_=2", "/a?q=x&_=3"], [0, -1], id="once"),
        pytest.param(["/a?q=x&_=1"], ["/a?q=x&_=1", "/a?q=x&_=2"], [0, -1], id="not what was played"),
        pytest.param(["/a?q=x&_=1", "/a?q=y&_=2"], ["/a?q=y&_=3", "/a?q=x&_=4"], [1, 0], id="each with its own"),
        pytest.param(["/a?q=x&_=1", "/a?q=x&_=2"], ["/a?q=x&_=3"], [-1], id="not where it tells two apart"),
        pytest.param(["/a?q=x", "/a?q=x&_=2"], ["/a?q=x&_=3"], [-1], id="nor one that lacks it"),
        pytest.param(["/a?page=1"], ["/a?page=2"], [-1], id="another page"),
        pytest.param(["/a?page=1&_=1"], ["/a?page=2&_=2"], [-1], id="another page beside it"),
        pytest.param(["/a?_=1"], ["/b?_=2"], [-1], id="another path"),
        pytest.param(["/a?_=1", "/a?_=1"], ["/a?_=2", "/a?_=3", "/a?_=4"], [0, 1, -1], id="recorded twice as one"),
    ],
)
def test_what_cannot_be_asked_for_twice_is_played_all_the_same(
    recorded: list[str], asked: list[str], played: list[int]
) -> None:
    player = player_of(*map(exchange, recorded))
    for path in asked:
        player.play("GET", ORIGIN + path)

    assert played == [made.exchange for made in player.ledger()]


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (Response(503), 0),
        (Response(429), 0),
        (Response(200, fault=Fault("silence")), 0),
        (Response(404), -1),
        (Response(200), -1),
    ],
    ids=["a failing server", "not now", "a fault", "not found", "a page"],
)
def test_who_asks_again_for_what_failed_asks_for_the_same(answer: Response, again: int) -> None:
    player = player_of(exchange("/a?_=1"))
    player.begin([Overlay(0, answer)], limit=9)
    for number in (2, 3, 4):
        player.play("GET", f"{ORIGIN}/a?_={number}")

    assert [0, again, again] == [made.exchange for made in player.ledger()]


def test_what_failed_and_then_came_is_not_played_again() -> None:
    player = player_of(exchange("/a?_=1", 503), exchange("/a?_=1"))
    for number in (2, 3, 4):
        player.play("GET", f"{ORIGIN}/a?_={number}")

    assert [0, 1, -1] == [made.exchange for made in player.ledger()]


def test_an_exhibits_own_answers_stand_in_for_nothing() -> None:
    player = player_of(exchange("/b"))
    player.begin(extra=[exchange("/a?_=1")], limit=10)

    assert 404 == player.play("GET", f"{ORIGIN}/a?_=2").status


def test_another_method_stands_in_for_nothing() -> None:
    assert 404 == player_of(exchange("/a?_=1")).play("POST", f"{ORIGIN}/a?_=2").status

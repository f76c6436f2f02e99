"""A request that nobody recorded is told with the one that was."""

import msgspec

from harness.hunt import stood_in, unrecorded
from harness.model import Case, Exchange, Outcome, Request, RequestMade, Response

URL = "https://a.example/feed"
CASE = Case(
    "a",
    "a.yaml",
    URL,
    tuple(Exchange(Request("GET", url), Response(200)) for url in (URL, f"{URL}?lang=en&day=1", "https://b.example/")),
)


def made(url: str, exchange: int = -1) -> RequestMade:
    return RequestMade("GET", url, exchange)


def test_the_nearest_request_is_named_with_what_differs() -> None:
    told = unrecorded(made(f"{URL}?lang=de&day=1"), CASE)

    expected = (
        f"asked for GET {URL}?lang=de&day=1, which is not recorded (the nearest that is: GET {URL}?lang=en&day=1, "
        "which differs in `lang`): record it, or set url in the sidecar"
    )
    assert expected == told


def test_where_there_is_none_none_is_named() -> None:
    told = unrecorded(made("https://c.example/"), CASE)

    assert "asked for GET https://c.example/, which is not recorded: record it, or set url in the sidecar" == told


def test_what_stood_in_is_told_once_and_without_what_differs() -> None:
    """What differs may be a key."""
    again = [made(f"{URL}?day={number}&lang=en", 1) for number in range(2, 5)]
    requests = (made(URL, 0), *again, made("https://b.example", 2))

    assert [f"asked for {URL}?day=…&lang=en, played {URL}?lang=en&day=1, which differs in `day`"] == list(
        stood_in(CASE, Outcome(kind="items", requests=requests))
    )


KEPT = msgspec.structs.replace(CASE, exchanges=(Exchange(Request("GET", f"{URL}?key=k-0&a=1"), Response(200)),))


def test_no_key_is_told_of_what_is_not_recorded() -> None:
    expected = (
        f"asked for GET {URL}?a=2&key=…, which is not recorded (the nearest that is: GET {URL}?key=…&a=1, "
        "which differs in `a` and `key`): record it, or set url in the sidecar"
    )
    assert expected == unrecorded(made(f"{URL}?a=2&key=k-1"), KEPT)


def test_no_key_is_told_of_what_stood_in() -> None:
    asked = made(f"{URL}?a=1&key=k-0&apikey=k-2", 0)

    assert [f"asked for {URL}?a=1&apikey=…&key=…, played {URL}?key=…&a=1, which differs in `apikey`"] == list(
        stood_in(KEPT, Outcome(kind="items", requests=(asked,)))
    )

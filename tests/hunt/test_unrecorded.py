"""A request that nobody recorded is told with the one that was."""

from harness.hunt import stood_in, unrecorded
from harness.model import Case, Exchange, Outcome, Request, RequestMade, Response

URL = "https://a.example/feed"
CASE = Case(
    "a",
    "a.yaml",
    URL,
    tuple(Exchange(Request("GET", url), Response(200)) for url in (URL, f"{URL}?lang=en&_=1", "https://b.example/")),
)


def made(url: str, exchange: int = -1) -> RequestMade:
    return RequestMade("GET", url, exchange)


def test_the_nearest_request_is_named_with_what_differs() -> None:
    told = unrecorded(made(f"{URL}?lang=de&_=1"), CASE)

    expected = (
        f"asked for GET {URL}?lang=de&_=1, which is not recorded (the nearest that is: GET {URL}?lang=en&_=1, "
        "which differs in `lang`): record it, or set url in the sidecar"
    )
    assert expected == told


def test_where_there_is_none_none_is_named() -> None:
    told = unrecorded(made("https://c.example/"), CASE)

    assert "asked for GET https://c.example/, which is not recorded: record it, or set url in the sidecar" == told


def test_what_stood_in_is_told_once_and_without_what_differs() -> None:
    """What differs may be a key."""
    again = [made(f"{URL}?_={number}&lang=en", 1) for number in range(3)]
    requests = (made(URL, 0), *again, made("https://b.example", 2))

    assert [f"asked for {URL}?_=…&lang=en, played {URL}?lang=en&_=1, which differs in `_`"] == list(
        stood_in(CASE, Outcome(kind="items", requests=requests))
    )

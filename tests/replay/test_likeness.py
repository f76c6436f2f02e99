"""Two requests are alike where they differ in what nobody asks for twice, and in nothing that says what is wanted."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest

from harness.model import Request
from harness.replay import likeness
from harness.replay.likeness import MOST_MEASURED, differing, nearest, parameters, passes

NOW = 1_772_532_900.0
HEX, OTHER_HEX = "9f1c2ab47de844109f1c2ab47de84410", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
BASE64, OTHER_BASE64 = "a1B2c3D4e5F6g7H8i9J0%2Bw%3D%3D", "z9Y8x7W6v5U4t3S2r1Q0/k%3D%3D"
ON_A_PAGE = "b7c1d2e3f4a5968778695a4b3c2d1e0f"


def passing(asked: str, recorded: str) -> list[str]:
    """Return which of the parameters in which two queries differ pass."""
    one, other = (parameters(f"https://api.example/?{query}") for query in (asked, recorded))
    return [
        name
        for name in differing(one, other)
        if passes(name, one.get(name, ()), other.get(name, ()), (NOW,), ON_A_PAGE.__eq__)
    ]


@pytest.mark.parametrize(
    ("asked", "recorded"),
    [
        ("_=1", "_=2"),
        ("api_key=k-1", ""),
        ("X-Amz-Signature=ab", "X-Amz-Signature=cd"),
        ("key=k-1", ""),
        ("", "token=k-1"),
        ("t=1772532900", "t=1772532871"),
        ("period=1772532900417", "period=1772500000000"),
        ("v=1772532900", ""),
        (f"trace={HEX}", f"trace={OTHER_HEX}"),
        ("trace=9f1c2ab4-7de8-4410-9f1c-2ab47de84410", f"trace={HEX}"),
        (f"trace={BASE64}", f"trace={OTHER_BASE64}"),
        ("appid=570", ""),
        (f"appid={HEX}", f"appid={OTHER_HEX}"),
        (f"sessionId={HEX}", f"sessionId={OTHER_HEX}"),
        ("requestId=1772532900417", "requestId=1772500000000"),
    ],
)
def test_what_is_another_each_time_passes(asked: str, recorded: str) -> None:
    assert 1 == len(passing(asked, recorded))


@pytest.mark.parametrize(
    ("asked", "recorded"),
    [
        ("page=2", "page=1"),
        ("page=2", ""),
        ("key=b", "key=a"),
        ("t=news", "t=sport"),
        ("t=1600000000", "t=1772532871"),
        ("t=1772532900", "t=sport"),
        ("", "t=1772532871"),
        (f"page_token={HEX}", f"page_token={OTHER_HEX}"),
        ("before=1772532900", "before=1772532871"),
        (f"id={HEX}", f"id={OTHER_HEX}"),
        (f"trace={ON_A_PAGE}", f"trace={HEX}"),
        (f"trace={HEX}", ""),
        ("product=iphone-15-pro-max-256gb", "product=iphone-14-pro-max-128gb"),
        ("product=1234567890", "product=1234567899"),
        ("keyword=%E5%8C%97%E4%BA%AC", "keyword=%E4%B8%8A%E6%B5%B7"),
        ("city=北京", "city=上海"),
        ("extensions=%7B%22v%22%3A1234567890%7D", "extensions=%7B%22v%22%3A1234567891%7D"),
        (f"hash={HEX * 2}", f"hash={OTHER_HEX * 2}"),
        (f"sha256Hash={HEX * 2}", f"sha256Hash={OTHER_HEX * 2}"),
        ("appid=570", "appid=440"),
        ("clientId=acme", "clientId=bolt"),
        (f"clientId={ON_A_PAGE}", f"clientId={HEX}"),
        ("name=a_very_long_name_of_something", "name=another_name_of_some_length"),
    ],
)
def test_what_says_what_is_wanted_does_not(asked: str, recorded: str) -> None:
    assert [] == passing(asked, recorded)


def test_parameters_differ_by_what_they_say() -> None:
    one, other = (parameters(f"https://a.example/?{query}") for query in ("b=2&a=1&a=2&c=%2F", "a=1&a=2&c=/&b=3&d"))

    assert ("b", "d") == differing(one, other)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("https://a.example/news?page=3", "https://a.example/news?page=1"),
        ("https://a.example/news?page=1&lang=en", "https://a.example/news?page=1"),
        ("https://a.example/shops/1", "https://a.example/shop/1"),
        ("https://b.example/news", None),
        ("http://a.example/news?page=1", "https://a.example/news?page=1"),
        ("https://[oops/news", "https://[oops/api"),
    ],
)
def test_the_nearest_request_is_of_the_same_path_or_one_like_it(asked: str, found: str | None) -> None:
    paths = ("a.example/shop/1", "a.example/news?page=1&lang=de&day=1", "a.example/news?page=1", "[oops/api")
    recorded = [Request("GET", f"https://{path}") for path in paths]
    near = nearest("GET", asked, recorded)

    assert found == (near and near.url)


def test_its_method_tells_where_all_else_is_the_same() -> None:
    get, post = Request("GET", "https://a.example/"), Request("POST", "https://a.example/")

    assert (post, get) == (nearest("POST", get.url, [get, post]), nearest("PUT", get.url, [get, post]))


NUMBERS = range(300)
SLUGS = [f"{number % 12}/{number * 7919 % 104729}-the-night-the-ferry-{number % 17}-came" for number in NUMBERS]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of which it is measured how much they are like one."""
    paths: list[str] = []

    class Counting(SequenceMatcher[str]):
        def set_seq2(self, b: Sequence[str]) -> None:
            self.second = b
            super().set_seq2(b)

        def ratio(self) -> float:
            paths.append(str(self.second))
            return super().ratio()

    monkeypatch.setattr(likeness, "SequenceMatcher", Counting)
    return paths


def near_one(asked: str, paths: list[str]) -> str:
    near = nearest("GET", f"https://a.example/{asked}", [Request("GET", f"https://a.example/{path}") for path in paths])
    assert near
    return near.url.removeprefix("https://a.example/")


@pytest.mark.parametrize(
    "paths",
    [
        SLUGS,
        [f"products/item-{number:05d}" for number in NUMBERS],
        [f"{'long/' * 60}{slug}" for slug in SLUGS[:101]],
    ],
    ids=["slugs", "numbers", "long"],
)
def test_of_many_the_nearest_is_found_by_few_measurements(measured: list[str], paths: list[str]) -> None:
    for path in paths[::100]:
        asked = path.replace("0", "o") + "s"
        every = [SequenceMatcher(None, asked[-200:], other[-200:], autojunk=False).ratio() for other in paths]

        assert paths[every.index(max(every))] == near_one(asked, paths)
        assert 0 < len(measured) <= MOST_MEASURED
        measured.clear()


def test_where_the_path_is_recorded_nothing_is_measured(measured: list[str]) -> None:
    assert "list?page=7" == near_one("list?page=7", [f"list?page={number}" for number in NUMBERS])
    assert [] == measured


def test_paths_that_cannot_be_nearer_are_not_measured(measured: list[str]) -> None:
    assert "news/ferry" == near_one("news/ferries", ["x", "wholly/else", "news/ferry", "123456"])
    assert ["news/ferry"] == measured


def test_of_paths_that_are_as_near_the_first_recorded_is_told() -> None:
    assert "item/2" == near_one("item/9", ["item/2", "item/1", "item/3"])

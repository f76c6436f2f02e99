"""The library orders its exhibits, names them, and refuses what a cassette contradicts."""

import random

import msgspec
import pytest

from harness.errors import CassetteError
from harness.exhibits import Recorded, exhibit_of, library
from harness.model import Exchange, Request, Response
from tests.exhibits.recorded import exhibits, recorded

URL = "https://a.example/story"
SIDECAR: dict[str, object] = {
    "family": "not-found",
    "imitates": "a page",
    "source": "RFC 9110",
    "sign": ["status", "page"],
}


def _exchange(url: str, status: int, body: bytes = b"", *headers: tuple[str, str]) -> Exchange:
    return Exchange(Request("GET", url), Response(status, headers, body))


def _recorded(*exchanges: Exchange, path: str = "mine/gone.yaml", change: dict[str, object] | None = None) -> Recorded:
    sound = exchanges or (_exchange(URL, 404, b"<h1>Page not\n found &amp; gone</h1>"),)
    return Recorded(path, sound, {**SIDECAR, **(change or {})})


def test_simplest_first_whatever_the_order() -> None:
    """Redirects come last, content after pages without, small before large."""
    shuffled = list(recorded())
    random.Random(0).shuffle(shuffled)
    assert exhibits() == library(shuffled)
    assert exhibits()[0].response.body == b""
    assert sorted(len(each.follow_up) for each in exhibits()) == [len(each.follow_up) for each in exhibits()]


def test_exhibits_survive_msgspec() -> None:
    for each in exhibits():
        assert each == msgspec.json.decode(msgspec.json.encode(each), type=type(each))


def test_an_exhibit_is_called_after_family_and_file() -> None:
    assert exhibit_of(_recorded()).name == "not-found/gone"
    assert exhibit_of(_recorded(path="v1.2.yml")).name == "not-found/v1.2"


def test_texts_are_found_across_tags_entities_and_line_ends() -> None:
    assert exhibit_of(_recorded(change={"forbidden": ["Page not found & gone"]})).forbidden == (
        "Page not found & gone",
    )


def test_markers_stand_in_the_source_or_in_a_header() -> None:
    page = _exchange(URL, 404, b"<h1 class=gone>Page not found</h1>", ("cf-mitigated", "challenge"))
    said = ["<h1 class=gone>", "cf-mitigated: challenge"]
    assert exhibit_of(_recorded(page, change={"markers": said})).markers == tuple(said)
    with pytest.raises(CassetteError, match="marker 'captcha' is in no answer: copy it from the source or a header"):
        exhibit_of(_recorded(page, change={"markers": ["captcha"]}))


def test_texts_are_found_in_the_charset_of_the_page() -> None:
    page = _exchange(URL, 404, "<p>Größe</p>".encode("cp1252"), ("Content-Type", "text/html; charset=iso-8859-1"))
    assert exhibit_of(_recorded(page, change={"forbidden": ["Größe"]})).forbidden == ("Größe",)


def test_signs_are_in_one_order() -> None:
    assert exhibit_of(_recorded(change={"sign": ["page", "status", "page"]})).sign == ("status", "page")


def test_a_redirect_is_followed_to_its_end() -> None:
    chain = (
        _exchange(URL, 302, b"", ("Location", "/a")),
        _exchange("https://a.example/a", 301, b"", ("location", "https://b.example/")),
        _exchange("https://b.example/", 200, b"Sign in"),
    )
    found = exhibit_of(_recorded(*chain, change={"sign": ["redirect", "page"]}))
    assert [url for url, _ in found.follow_up] == ["https://a.example/a", "https://b.example/"]


def test_a_redirect_loop_ends() -> None:
    loop = (
        _exchange(URL, 302, b"", ("Location", "/a")),
        _exchange("https://a.example/a", 302, b"", ("Location", "/story")),
    )
    assert len(exhibit_of(_recorded(*loop, change={"sign": ["redirect"]})).follow_up) == 1


def test_a_location_that_is_no_url_leads_nowhere() -> None:
    broken = _exchange(URL, 302, b"", ("Location", "https://[nowhere/"))
    assert exhibit_of(_recorded(broken, change={"sign": ["redirect"]})).follow_up == ()


def test_the_sidecars_url_is_where_the_exhibit_begins() -> None:
    two = (_exchange(URL, 200, b"front"), _exchange("https://a.example/gone", 404, b"gone"))
    assert exhibit_of(_recorded(*two, change={"url": "https://a.example/gone"})).response.body == b"gone"


MOVED = _exchange(URL, 302, b"", ("Location", "/a"))
REFUSED = [
    (_recorded(change={"sign": ["page"]}), "mine/gone.toml: sign lacks status, but the answer has status 404: add it"),
    (
        _recorded(_exchange(URL, 200)),
        "mine/gone.toml: sign lists status, but the answer has status 200: leave it out",
    ),
    (
        _recorded(change={"sign": ["status", "redirect"]}),
        "mine/gone.toml: sign lists redirect, but the first answer has status 404: leave it out",
    ),
    (
        _recorded(MOVED, _exchange("https://a.example/a", 200), change={"sign": ["page"]}),
        "mine/gone.toml: sign lacks redirect, but the first answer has status 302: add it",
    ),
    (
        _recorded(MOVED, change={"sign": ["redirect"]}),
        "mine/gone.yaml: no exchange for 'https://a.example/a': record it, or correct url or Location",
    ),
    (
        _recorded(change={"url": "https://a.example/other"}),
        "mine/gone.yaml: no exchange for 'https://a.example/other': record it, or correct url or Location",
    ),
    (
        _recorded(change={"forbidden": ["Nowhere to be seen"]}),
        "mine/gone.toml: forbidden text 'Nowhere to be seen' is not on the page: copy it from there",
    ),
    (
        _recorded(change={"repeated": ["Page not found"]}),
        "mine/gone.toml: repeated text 'Page not found' is not there twice: copy it, or leave it out",
    ),
    (Recorded("mine/gone.yaml", (), SIDECAR), "mine/gone.yaml: no exchange: record the page again"),
]


@pytest.mark.parametrize(("given", "message"), REFUSED, ids=[message[:60] for _, message in REFUSED])
def test_what_the_cassette_contradicts_is_one_clear_line(given: Recorded, message: str) -> None:
    with pytest.raises(CassetteError) as raised:
        exhibit_of(given)
    assert message == str(raised.value)


def test_two_exhibits_of_one_name_are_refused() -> None:
    with pytest.raises(CassetteError) as raised:
        library([_recorded(), _recorded(path="other/gone.json")])
    assert str(raised.value) == "other/gone.json: mine/gone.yaml is the exhibit not-found/gone too: rename one of them"

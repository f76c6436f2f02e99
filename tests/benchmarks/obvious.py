"""The harness's work done with the tools as they come: Hypothesis draws, Beautiful Soup edits, vcrpy replays.

For each example: a list of one to four changes is drawn; the cassette is opened with `use_cassette`; the page is
parsed, changed, written out again and given to the scraper; what comes back is compared with the baseline. The changes
are those that the harness makes most, as many of them, and on as many elements: an element's like is found by its tag
and class.
"""

from collections.abc import Callable
from pathlib import Path

import requests
import vcr  # type: ignore[import-untyped]  # it has no types
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from vcr.request import Request  # type: ignore[import-untyped]  # it has no types
from vcr.serialize import serialize  # type: ignore[import-untyped]  # it has no types
from vcr.serializers import yamlserializer  # type: ignore[import-untyped]  # it has no types

from tests.benchmarks.page import URL, page
from tests.benchmarks.scrapers import ITEM, fetches, given_the_page


def _insert_sibling(soup: BeautifulSoup, element: Tag) -> None:
    block = soup.new_tag("div", attrs={"class": "promo-box"})
    block.string = "An offer"
    element.insert_before(block)


def _replace_classes(soup: BeautifulSoup, element: Tag) -> None:
    for one in _alike(soup, element):
        one["class"] = "block"


def _wrap(soup: BeautifulSoup, element: Tag) -> None:
    for one in _alike(soup, element):
        one.wrap(soup.new_tag("div"))


def _unwrap(soup: BeautifulSoup, element: Tag) -> None:
    for one in _alike(soup, element):
        one.unwrap()


def _retag(soup: BeautifulSoup, element: Tag) -> None:
    for one in _alike(soup, element):
        one.name = "section"


def _rename_class(soup: BeautifulSoup, element: Tag) -> None:
    for token in element.get_attribute_list("class")[:1]:
        for one in soup.find_all(class_=token):
            tokens = one.get_attribute_list("class")
            one["class"] = " ".join(f"{other}-v2" if other == token else other for other in tokens)


def _redesign(soup: BeautifulSoup, _element: Tag) -> None:
    for one in soup.find_all(class_=True):
        one["class"] = " ".join(f"x1-{token}" for token in one.get_attribute_list("class"))


def _remove(_soup: BeautifulSoup, element: Tag) -> None:
    element.extract()


def _alike(soup: BeautifulSoup, element: Tag) -> list[Tag]:
    return soup.find_all(element.name, class_=" ".join(map(str, element.get_attribute_list("class"))))


WEIGHTS: dict[Callable[[BeautifulSoup, Tag], None], int] = {
    _insert_sibling: 18,
    _replace_classes: 14,
    _wrap: 13,
    _unwrap: 9,
    _redesign: 7,
    _retag: 11,
    _rename_class: 6,
    _remove: 4,
}
CHANGES = [change for change, weight in WEIGHTS.items() for _ in range(weight)]
"""The changes that the harness makes most, by its own weights."""


def write_cassette(path: Path) -> None:
    """Write the page's cassette as vcrpy writes it when it decodes compressed answers."""
    headers = {"Content-Type": ["text/html; charset=utf-8"]}
    response = {"status": {"code": 200, "message": "OK"}, "headers": headers}
    response["body"] = {"string": page().response.body}
    recorded = {"requests": [Request("GET", URL, None, {})], "responses": [response]}
    path.write_text(serialize(recorded, yamlserializer), encoding="utf-8")


def run(cassette: Path, count: int, seed: int, *, fetching: bool) -> None:
    """Run `count` examples on a scraper that fetches the page itself, or on one that is given it."""
    change = st.tuples(st.sampled_from(CHANGES), st.integers(0, 127))

    @seeded(seed)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(change, min_size=1, max_size=4))
    def example(changes: list[tuple[Callable[[BeautifulSoup, Tag], None], int]]) -> None:
        with vcr.use_cassette(str(cassette), record_mode="none") as replayed:
            if fetching:
                body = replayed.responses[0]["body"]
                body["string"] = _changed(body["string"], changes)
                assert fetches(URL) == ITEM
            else:
                assert given_the_page(_changed(requests.get(URL, timeout=10).content, changes)) == ITEM

    example()


def _changed(html: bytes, changes: list[tuple[Callable[[BeautifulSoup, Tag], None], int]]) -> bytes:
    soup = BeautifulSoup(html, "lxml")
    for change, place in changes:
        inside = soup.main.find_all(class_=True) if soup.main else []
        if inside:
            change(soup, inside[place * len(inside) // 128])
    return soup.encode()

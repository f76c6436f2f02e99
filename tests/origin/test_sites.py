"""The bundled pages are as large and as rich as they are said to be, and hold what the README's table says."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from parsel import Selector

from tests.origin.page import Page
from tests.origin.record import CASSETTES
from tests.origin.sites import PAGES, RECORDINGS, SIDECARS

README = Path(__file__).parent / "README.md"
ROW = re.compile(r"^\| (sites/[\w/-]+)(?:#(\d))? \| (.+?) \| `(.+?)` \| (.+) \|$", re.MULTILINE)
FACTS = ROW.findall(README.read_text(encoding="utf-8"))


def charset(page: Page) -> str:
    return dict(page.headers)["Content-Type"].partition("charset=")[2]


def recorded(name: str, index: int = 0) -> str:
    """Give the text of one recorded page; the charset is the header's."""
    loaded = yaml.load((CASSETTES / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)
    response = loaded["interactions"][index]["response"]
    body = response["body"]["string"]
    return str(body if isinstance(body, str) else body.decode(response["headers"]["Content-Type"][0].partition("=")[2]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url)
def test_page_has_the_size_of_a_page_of_today(page: Page) -> None:
    assert 40_000 <= len(page.body) <= 150_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url)
def test_page_parses_and_carries_furniture_and_structured_data(page: Page) -> None:
    text = page.body.decode(charset(page))
    tree = Selector(text)
    assert 1 == len(tree.css("h1"))
    assert 1 == len(tree.css("#consent-box"))
    assert 30 < len(tree.css("nav li"))
    assert 2 <= len(tree.css("[data-ad-slot]"))
    assert 2 <= len(tree.css("img[data-src]"))
    assert tree.css('meta[property="og:title"]::attr(content)').get()
    blocks = tree.css('script[type="application/ld+json"]::text').getall()
    assert all(json.loads(block)["@context"].startswith("https://schema.org") for block in blocks)
    assert blocks


def test_state_of_the_board_is_json() -> None:
    script = re.search(r"window\.__STATE__ = (.*?);</script>", recorded("sites/jobs/board"), re.DOTALL)
    assert script is not None
    assert 20 == len(json.loads(script[1])["results"]["jobs"])


def test_one_page_is_in_another_charset_than_utf_8() -> None:
    others = {charset(page): page for page in PAGES if charset(page) != "utf-8"}
    assert ["windows-1252"] == list(others)
    with pytest.raises(UnicodeDecodeError):
        others["windows-1252"].body.decode("utf-8")


@pytest.mark.parametrize(("name", "index", "field", "selector", "value"), FACTS, ids=lambda part: str(part)[:40])
def test_value_is_where_the_readme_says(name: str, index: str, field: str, selector: str, value: str) -> None:
    found = Selector(recorded(name, int(index or 1) - 1)).css(selector)
    got = f"{len(found)} found" if value.endswith(" found") else " / ".join(text.strip() for text in found.getall())
    assert value == got, field


def test_readme_speaks_of_every_recording() -> None:
    assert {name for name, _ in RECORDINGS} == {row[0] for row in FACTS}


@pytest.mark.parametrize("name", SIDECARS)
def test_sidecar_names_the_url_and_what_is_expected(name: str) -> None:
    sidecar = tomllib.loads(SIDECARS[name])
    assert dict(RECORDINGS)[name][0] == sidecar["url"]
    assert "content" == sidecar["expect"]
    assert "title" in sidecar["required"]

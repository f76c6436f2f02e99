"""An anchor with signs finds its element on a later recording, or none: `measure_anchors` says how often."""

import gzip
import random
from pathlib import Path

import msgspec
import pytest

from harness.model import Response
from harness.page import Anchor, Page
from tests.page.markup import page

REAL_PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
OLD = """<html><head><meta name="author" content="A"><link rel="icon" href="/i"><link rel="icon" href="/j"></head><body>
<h1 id="head" class="title big">Clamp lamp</h1>
<ul><li class="fact">Oak arm</li><li class="fact">Brass joint</li><li class="fact">Linen shade</li></ul>
<div><span>64.00</span><span class="unit">per piece</span></div><hr><p><img src="/lamp.png"></p></body></html>"""

KNOWN = [
    ("html/head/meta", "html/head/meta", ('"A"', '"B"')),  # another value under its name
    ("html/body/h1", "html/body/h1[2]", ("<h1 id", "<h1>Shop</h1><h1 id")),
    ("html/body/h1", "html/body/h1", (' class="title big">Clamp lamp</h1>', ">Lamp, black</h1>")),
    ("html/body/ul/li[2]", "html/body/ul/li[3]", ("<ul>", "<ul><li class='fact'>New</li>")),  # moved in its list
    ("html/body/ul/li[2]", "html/body/ul/li[2]", ("fact", "detail")),  # known by what it says
    ("html/body/div/span[2]", "html/body/div/span[2]", ("per piece", "each")),
    ("html/body/div/span[2]", "html/body/div/span", ("<span>64.00</span>", "")),
    ("html/body/p/img", "html/body/p/img[2]", ("<p>", '<p><img src="/ad.png">')),
    ("html/body/hr", "html/body/hr", ("64.00", "65.00")),  # nothing but its place
]
UNKNOWN = [
    ("html/body/ul/li[2]", ("Brass joint", "Steel joint")),  # which of the list it was, nothing says
    ("html/body/div/span", ("64.00", "65.00")),
    ("html/body/div/span", ("<span>64.00</span>", "")),  # another has its path
    ("html/body/h1", ('<h1 id="head" class="title big">Clamp lamp</h1>', "<h1>Shop</h1>")),
    ("html/body/hr", ("<hr>", "")),
    ("html/body/p/img", ("/lamp.png", "/other.png")),
]


def anchor_of(path: str) -> Anchor:
    old = page(OLD)
    return old.signed(old.anchor(old.elements[old.paths.index(path)]))


@pytest.mark.parametrize(("path", "later", "change"), KNOWN)
def test_an_element_is_known_on_a_later_recording(path: str, later: str, change: tuple[str, str]) -> None:
    new = page(OLD.replace(*change))
    found = new.resolve(anchor_of(path))

    assert found is not None
    assert later == new.paths[found.index]


@pytest.mark.parametrize(("path", "change"), UNKNOWN)
def test_an_element_that_is_gone_is_no_other(path: str, change: tuple[str, str]) -> None:
    assert page(OLD.replace(*change)).resolve(anchor_of(path)) is None


def test_signs_are_few_and_hold_no_text_of_the_page() -> None:
    assert [("#head", ".title", ".big", "=a82084da"), ("=ff230369",), ("[src=60c855bd]",), ("~",)] == [
        anchor_of(path).signs for path in ("html/body/h1", "html/body/ul/li[2]", "html/body/p/img", "html/body/hr")
    ]


def test_signs_that_disagree_mean_none() -> None:
    moved = page("<body><h1 id='head'>Shop</h1><h1>Clamp lamp</h1></body>")

    assert moved.resolve(Anchor(9, "html/body/main/h1", ("#head", "=a82084da"))) is None


def test_without_signs_the_path_decides_as_ever() -> None:
    new = page(OLD.replace("Brass", "Steel"))
    found = new.resolve(Anchor(0, "html/body/ul/li[2]"))

    assert found is not None
    assert "html/body/ul/li[2]" == new.paths[found.index]


def test_a_byte_that_is_no_text_has_a_checksum_too() -> None:
    body = b"<p title='caf\x81'>caf\x81</p>"
    cut = Page.of(Response(200, (("Content-Type", "text/html; charset=windows-1252"),), body))
    anchor = cut.signed(cut.anchor(cut.by_tag["p"][0]))

    assert cut.by_tag["p"][0] is cut.resolve(anchor)
    assert anchor == msgspec.json.decode(msgspec.json.encode(anchor), type=Anchor)


@pytest.mark.skipif(not REAL_PAGES.is_dir(), reason="the real pages are not beside this checkout")
def test_on_its_own_page_every_element_is_itself() -> None:
    for path in random.Random(2).sample(sorted(REAL_PAGES.glob("*/*.html.gz")), 6):
        own = Page.of(Response(200, (("Content-Type", "text/html"),), gzip.decompress(path.read_bytes())))
        for element in own.elements[:: max(1, len(own.elements) // 40)]:
            assert element is own.resolve(own.signed(own.anchor(element)))

"""On every real page at hand: nothing changes unasked, and every part stands where it is said to stand.

The pages stay where they are: they belong to their publishers. Where they are absent there is nothing to test.
"""

import gzip
import json
import random
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest

from harness.charset import decode, encode
from harness.model import Item, Response
from harness.page import Page, locate, name_spans
from tests.page.markup import cut_is_clean

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
RENAMED = {"image": "img"}
"""What the HTML standard renames: the tag in the source and in the tree."""
LARGEST_CUT = 200_000

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"no real pages at {PAGES}")


def bodies() -> Iterator[bytes]:
    for path in sorted(PAGES.glob("*/*.html.gz")):
        yield gzip.decompress(path.read_bytes())


def page(body: bytes) -> Page:
    return Page.of(Response(200, (("Content-Type", "text/html"),), body))


@cache
def sample() -> tuple[Page, ...]:
    """Return every fifth page; indexed pages are large, and other tests want the memory."""
    return tuple(page(body) for body in islice(bodies(), 0, None, 5))


def test_no_edit_gives_the_same_bytes() -> None:
    count = 0
    for body in bodies():
        response = Response(200, (("Content-Type", "text/html"),), body)
        text, codec = decode(response)
        assert body == encode(text, codec)
        assert response is Page(response, text, codec, ()).respond([])
        count += 1
    assert 537 == count


def test_elements_stand_where_their_tags_are() -> None:
    for whole in map(page, bodies()):
        source = whole.source
        for element in whole.elements:
            assert source[element.start] == "<"
            assert source[element.content - 1] == ">"
            assert element.start < element.content <= element.content_end <= element.end <= len(source)
            assert not element.closed or source.startswith("</", element.content_end)
            for start, end in name_spans(source, element):
                name = source[start:end].lower()
                assert element.tag.lower() in {name, RENAMED.get(name)}


def test_attributes_stand_where_their_names_are() -> None:
    for whole in sample():
        for element in whole.elements:
            for attribute in element.attributes.values():
                assert element.start < attribute.start < attribute.end <= element.content
                assert whole.source[attribute.start : attribute.end].lower().startswith(attribute.name.lower())


def test_texts_and_tags_do_not_overlap() -> None:
    for whole in sample():
        elements = whole.elements
        tags = [(one.start, one.content) for one in elements] + [
            (one.content_end, one.end) for one in elements if one.closed
        ]
        tags.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(tags))
        assert all(before.end <= after.start for before, after in pairwise(whole.texts))
        for text in whole.texts:
            place = bisect_right(tags, (text.start, len(whole.source)))
            assert not place or tags[place - 1][1] <= text.start
            assert place == len(tags) or text.end <= tags[place][0]


def test_sound_elements_can_be_cut_out() -> None:
    """Nearly all elements are sound, and cutting a sound one leaves the rest of the tree as it was."""
    draw = random.Random(0)
    sound = cut = 0
    for whole in sample()[::2]:
        if len(whole.source) > LARGEST_CUT:
            continue
        inner = [element for element in whole.elements if element.tag not in {"html", "head", "body"}]
        for element in draw.sample(inner, min(12, len(inner))):
            cut += 1
            if whole.sound(element):
                sound += 1
                assert cut_is_clean(whole, element.index), whole.outer(element)[:200]
    assert 0.98 * cut < sound


def test_every_path_leads_back() -> None:
    for whole in sample()[::2]:
        assert all(whole.resolve(whole.anchor(element)) is element for element in whole.elements)


def articles() -> Iterator[tuple[Page, Item]]:
    """Yield pages with what is known to stand there: title, authors, topics, body by paragraphs."""
    index = json.loads((PAGES / "fundus" / "index.json").read_text())
    for entry in index["items"]:
        truth = entry["truth"]
        if all(truth.get(key) for key in ("title", "authors", "body")):
            paragraphs = [text for section in truth["body"]["sections"] for text in section["paragraphs"]]
            item = {key: truth[key] for key in ("title", "authors", "topics") if truth.get(key)}
            yield (
                page(gzip.decompress((PAGES / "fundus" / entry["file"]).read_bytes())),
                {**item, "body": "\n".join(paragraphs)},
            )


def test_titles_authors_and_bodies_are_found() -> None:
    missed = []
    for whole, item in islice(articles(), 40):
        found = locate(whole, [item])
        missed += [name for name in ("title", "authors", "body") if name not in found.sites]
        assert set(found.holders) <= set(found.near)
        assert all(0 <= site.start < site.end <= len(whole.source) for sites in found.sites.values() for site in sites)
    assert len(missed) <= 3, missed

"""Noise leaves the tree of the page as it was, to two independent parsers of HTML and to the one below lxml."""

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import html5lib  # type: ignore[import-untyped]  # ships no types
import pytest
import turbohtml
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]  # ships no types

from harness.mutations.aim import Aim
from harness.mutations.noise import NOISE
from harness.mutations.noise.invisible_node import InvisibleNode
from harness.mutations.protocol import TextMutation
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Page
from tests.mutations.noise.records import aim_at, check_record, draw, odd_pages, real_bodies, real_page
from tests.mutations.noise.sample import STORY, applied, page_of

Tree = list[tuple[str, tuple[tuple[str, str], ...], str]]
Strategy = Callable[[Aim], st.SearchStrategy[Any]]

RECORDS = [pytest.param(strategy, id=strategy.__name__) for _, strategy in NOISE]
REAL = real_bodies(40, largest=150_000)
SMALL = real_bodies(8, largest=30_000)


def folded(text: str) -> str:
    return " ".join(text.split())


def turbohtml_tree(source: str) -> Tree:
    document = turbohtml.parse(source)
    return [(node.tag, attributes_of(node.attrs), folded(node.text)) for node in document.iter_elements()]


def attributes_of(attributes: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(name), str(value)) for name, value in attributes.items()))


def element_tree(root: Any) -> Iterator[tuple[str, tuple[tuple[str, str], ...], str]]:
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node.tag, attributes_of(node.attrib), folded("".join(texts_of(node)))


def texts_of(node: Any) -> Iterator[str]:
    """Yield the text of a node without that of comments."""
    if isinstance(node.tag, str):
        yield node.text or ""
        for child in node:
            yield from texts_of(child)
            yield child.tail or ""


def html5lib_tree(source: str) -> Tree:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib warns of names that XML cannot hold
        return list(element_tree(html5lib.parse(source, namespaceHTMLElements=False)))


def lxml_tree(source: str) -> Tree:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    body = source.encode("utf-8", "replace")
    root = lxml_html.document_fromstring(body, parser=parser)
    return [(node.tag, attributes_of(node.attrib), folded(node.text_content())) for node in root.iter("*")]


def same(before: Tree, after: Tree, record: Any) -> bool:
    """Say whether two trees are the same but for the node that was added on purpose, which holds nothing."""
    if isinstance(record, InvisibleNode) and len(after) == len(before) + 1:
        places = [place for place, node in enumerate(after) if node not in before[place : place + 1]]
        after = after[: places[0]] + after[places[0] + 1 :]
    return before == after


def records_of(page: Page, count: int) -> list[Any]:
    aim = aim_at(page)
    records = [record for _, strategy in NOISE for record in draw(strategy(aim), count)]
    return [record for record in records if isinstance(record, TextMutation) and record.edits(page)]


def check_same(page: Page, records: list[Any], parse: Callable[[str], Tree]) -> None:
    before = parse(page.source)
    for record in records:
        after = parse(Page.of(applied(record, page.response)).source)
        assert same(before, after, record), record


@pytest.mark.parametrize("parse", [turbohtml_tree, html5lib_tree, lxml_tree])
def test_the_tree_stays_on_the_story(parse: Callable[[str], Tree]) -> None:
    page = page_of(STORY)
    records = records_of(page, 20)
    assert {cls for cls, _ in NOISE if hasattr(cls, "edits")} == {type(record) for record in records}
    check_same(page, records, parse)


@pytest.mark.parametrize("parse", [turbohtml_tree, html5lib_tree])
def test_the_tree_stays_on_odd_pages(parse: Callable[[str], Tree]) -> None:
    for page in odd_pages():
        check_same(page, records_of(page, 6), parse)


@pytest.mark.skipif(not REAL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in REAL])
def test_the_tree_stays_on_real_pages(name: str, body: bytes) -> None:
    """Five drawn mutations or more each, turned by the page's own name to other kinds."""
    page = real_page(body)
    records = records_of(page, 1)
    turn = len(name) % max(1, len(records))
    check_same(page, (records[turn:] + records[:turn])[:6], turbohtml_tree)


@pytest.mark.skipif(not SMALL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in SMALL])
def test_the_tree_stays_on_small_real_pages_to_html5lib(name: str, body: bytes) -> None:
    """Html5lib is slow: few pages, each mutation on some of them."""
    page = real_page(body)
    records = records_of(page, 1)
    check_same(page, records[len(name) % 2 :: 2], html5lib_tree)


@pytest.mark.parametrize("strategy", RECORDS)
def test_every_record_is_sound_on_every_page(strategy: Strategy) -> None:
    for page in odd_pages():
        for record in draw(strategy(aim_at(page)), 8):
            check_record(record, page)


def test_an_empty_page_has_no_markup_to_spell_otherwise() -> None:
    drawn = [cls for cls, strategy in NOISE if not strategy(Aim(page_of(""))).is_empty]
    assert [] == [cls for cls in drawn if hasattr(cls, "edits")]


def test_every_weight_is_used() -> None:
    assert NOISE_WEIGHTS == {cls.__struct_config__.tag: cls.weight for cls, _ in NOISE}

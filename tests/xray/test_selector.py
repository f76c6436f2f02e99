"""The shortest selector finds its element and no other, as an engine that reads CSS sees it."""

import turbohtml

from harness.cases import load_case
from harness.page import Page
from harness.xray.selector import selector_of
from tests.page.markup import page
from tests.readme import CASSETTE, REPOSITORY


def test_finds_each_element_of_a_real_page_alone() -> None:
    recorded = Page.of(load_case(REPOSITORY / CASSETTE, REPOSITORY).exchanges[0].response)
    tree = turbohtml.parse(recorded.source, source_locations=True)
    located = [node for node in tree.iter_elements() if node.source_location is not None]

    wrong = [
        selector
        for element, node in list(zip(recorded.elements, located, strict=True))[::7]
        if tree.select(selector := selector_of(recorded, element)) != [node]
    ]
    assert [] == wrong


def test_takes_the_shortest() -> None:
    paragraphs = '<p id="lead" class="a b">1</p><p class="b c">2</p><p itemprop="x">3</p><p>4</p>'
    found = page(f'<main>{paragraphs}<i class="1x">5</i></main>')
    by_text = {found.source[one.content : one.content_end]: selector_of(found, one) for one in found.elements}

    assert [".a", ".c", "[itemprop=x]", "main > p:nth-of-type(4)", "i"] == [by_text[text] for text in "12345"]

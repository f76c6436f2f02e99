"""Each kind of locator finds its value on its own page, and on another only where what it hangs on is there."""

from tests.ageing.pages import page_of
from tests.backtest.locators import data_locators, locators, text_locators

PAGE = (
    '<html><head><script type="application/ld+json">{"@type": "A", "name": "Ferry"}</script></head>'
    '<body><div id="box"><b>Price</b><p class="a b" id="own" itemprop="price">9.50</p></div></body></html>'
)
KINDS = {"absolute XPath", "tag path", "relative XPath", "class CSS", "id CSS", "attribute", "text anchor"}
CHANGES = {
    '<div id="box">': ('<div id="box"><p>New</p>', {"absolute XPath", "relative XPath"}),
    'class="a b"': ('class="a"', {"class CSS"}),
    'id="own"': ("", {"id CSS"}),
    "Price": ("Cost", {"text anchor"}),
    "itemprop": ("data-x", {"attribute"}),
}


def test_each_kind_breaks_by_what_it_hangs_on() -> None:
    page = page_of(PAGE)
    found = {one.kind: one for one in locators(page, page.by_class["a"][0])}
    assert found.keys() == KINDS
    for before, (after, broken) in CHANGES.items():
        new = page_of(PAGE.replace(before, after))
        assert {kind for kind, one in found.items() if one.find(new) != one.expected} == broken


def test_an_extractor_finds_what_is_part_of_the_article() -> None:
    story = "".join(f"<p>Paragraph {number} tells at some length what happened that day.</p>" for number in range(9))
    page = page_of(
        f"<html><head><title>A ferry sails</title></head><body><main>{story}</main><i>9.50</i></body></html>"
    )
    third = page.by_tag["p"][3]
    title, text = text_locators(page, [third, page.by_tag["i"][0]])

    assert ("A ferry sails", third.index) == (title.expected, text.element)
    assert (None, text.expected) == (
        text.find(page_of(page.source.replace("Paragraph 3", "Paragraph 30"))),
        text.find(page_of(page.source.replace("<main>", "<div class=story>").replace("</main>", "</div>"))),
    )


def test_data_is_found_by_type_and_key() -> None:
    (one,) = data_locators(page_of(PAGE))
    assert (one.find(page_of(PAGE)), one.find(page_of(PAGE.replace('"name"', '"title"')))) == ("Ferry", None)

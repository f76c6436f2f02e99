"""A twin has the elements of its control and says nothing."""

import pytest

from harness.mutations import CONTROLS, muted
from harness.mutations.control import Control
from harness.page import find_canary
from tests.mutations.control.sample import PAGE, added, long_page


@pytest.mark.parametrize(
    ("markup", "twin"),
    [
        ("plain", "xxxxx"),
        ('<div class="cf-turnstile" data-sitekey="0x4"></div>', "<div></div>"),
        ("<h2>Log in, please</h2>", "<h2>xxx xx, xxxxxx</h2>"),
        ("<p hidden>Zoë &amp; 403<br>é</p>", "<p>xxx &xxx; xxx<br>x</p>"),
        ('<script async src="/x.js">a = {"b": 1}</script>', '<script>x = {"x": x}</script>'),
        ('<meta name="robots" content="noindex">', "<meta>"),
    ],
)
def test_keeps_elements_and_lengths_of_words(markup: str, twin: str) -> None:
    assert twin == muted(markup)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.describe())
def test_every_control_has_a_twin_of_the_same_elements(control: Control) -> None:
    _, markup, _ = added(control)
    twin = muted(markup)

    assert find_canary(twin) is None
    tags = [[element.tag for element in long_page(PAGE.replace("</main>", text)).elements] for text in (markup, twin)]
    assert tags[0] == tags[1]

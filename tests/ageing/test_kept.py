"""What is left of a page is told by the four ways in which scrapers find things."""

import pytest

from harness.ageing import kept
from harness.model import Kept
from tests.ageing.pages import page_of

OLD = '<body><div id="a" class="x y"><p>One</p><p>Two</p></div><script>Not seen</script></body>'


@pytest.mark.parametrize(
    ("new", "left"),
    [
        (OLD, Kept(1, 1, 1, 1)),
        ('<body><div class="x"><p>One</p><p>Two</p></div>', Kept(0.5, 0, 1, 1)),
        ('<body><div id="a" class="x y"><p>New</p><p>One</p><p>Two</p></div>', Kept(1, 1, 1, 0)),
        ('<body><div id="a" class="x y"><p>One</p><div><p>Two</p></div></div>', Kept(1, 1, 0.5, 0.5)),
        ('<body><div id="a" class="x y"><p>One</p><p>One</p></div>', Kept(1, 1, 1, 1)),
    ],
)
def test_kept(new: str, left: Kept) -> None:
    assert kept(page_of(OLD), page_of(new)) == left

"""Some plans on some real pages; `make soak` plays a hundred on each: `python -m tests.mutations.all_pages`."""

import gzip
import random
from pathlib import Path

import msgspec
import pytest

from harness.model import Response
from harness.page import Edit, Page
from tests.mutations.all_pages import REAL_PAGES, broken_promises, changes_only, real_pages

PAGES = 12
FEW = 9


@pytest.mark.skipif(not REAL_PAGES.is_dir(), reason="the real pages are not beside this checkout")
def test_plans_on_real_pages_keep_their_promises() -> None:
    """None raises, each changes only what it says, and is the same after a way through JSON."""
    sample = random.Random(1).sample(list(enumerate(real_pages())), PAGES)

    assert [] == [told for number, path in sample for told in broken_promises(path, number, FEW)]


class Careless(Page):
    """A page that writes line ends anew when it is changed."""

    def respond(self, edits: object) -> Response:
        del edits
        return msgspec.structs.replace(self.response, body=self.response.body.replace(b"\r\n", b"\n"))


def test_what_changes_beside_a_plan_is_seen() -> None:
    response = Response(200, (("Content-Type", "text/html"),), b"<p>one</p>\r\n<p>two</p>")
    careful, careless = Page.of(response), Careless.of(response)

    assert changes_only(careful, [Edit(3, 6, "three")])
    assert changes_only(careful, [])
    assert not changes_only(careless, [Edit(3, 6, "three")])


def test_what_raises_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(_page: Page, _edits: object) -> Response:
        raise ValueError("no")

    monkeypatch.setattr(Page, "respond", raising)
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"<h1>one</h1><p>two</p>"))

    assert any("raised ValueError('no')" in told for told in broken_promises(path, 0, 3))

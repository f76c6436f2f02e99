"""What holds for every mutation of a family, whatever it does: said once, tested by each family."""

import gzip
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from harness.model import Response
from harness.mutations.aim import Aim
from harness.mutations.protocol import TextMutation
from harness.page import Edit, Page
from tests.mutations.noise.sample import HTML, STORY, page_of

DATA = Path(__file__).parents[3].parent / "shared" / "data" / "pages"

ODD_PAGES = {
    "empty": "",
    "text": "no markup at all",
    "json": '{"html": "<p class=\'a\' id=b>x</p>"}',
    "misnested": "<div><b><p class=a id=b>x</b> y</p><table><p>z</p><tr><td>1</table></i></div></div>",
    "cut": '<html><body><div class="a" id=b><p>x <a href="/y',
    "foreign": "<svg class=a id=b><g><title>x y</title></g></svg><math><mi>x</mi></math><template><p>x</p></template>",
    "frames": "<frameset><frame src=a><noframes><p>x</p></noframes></frameset>",
    "repeated": "<p a=1 a=2 a=3>x<p\n>y<p / b>z<P A='1'/>é&eacute;&",
    "surrogate": "<p>a \udcff b</p>",
    "newlines": "<div>\r\n<p>a\r\nb</p>\r\n<p>c</p>\r</div>",
}


def odd_pages() -> Iterator[Page]:
    yield page_of(STORY)
    for source in ODD_PAGES.values():
        yield page_of(source)


def real_bodies(most: int, *, largest: int) -> list[tuple[str, bytes]]:
    """Return some real pages of at most `largest` bytes, spread over all sets; none where the data is absent."""
    paths = sorted(DATA.glob("*/*.html.gz"))
    chosen = []
    for path in paths[:: max(1, len(paths) // (most * 2))]:
        body = gzip.decompress(path.read_bytes())
        if len(body) <= largest:
            chosen.append((path.name, body))
    return chosen[:most]


def real_page(body: bytes) -> Page:
    return Page.of(Response(200, HTML, body))


def draw(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Draw some different records, the same ones on every run."""
    if strategy.is_empty:
        return []
    drawn: list[Any] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(record: Any) -> None:
        drawn.append(record)

    collect()
    return drawn


def aim_at(page: Page) -> Aim:
    """Aim at every third element, as if the scraper's values were there."""
    near = tuple(range(0, len(page.elements), 3))
    return Aim(page, near, near[:2], near[:2])


def check_edits(edits: Sequence[Edit], page: Page) -> None:
    """Edits are in order, disjoint, within the page, and each changes something."""
    assert sorted(edits) == list(edits)
    for before, after in pairwise(edits):
        assert before.end <= after.start
        assert before[:2] != after[:2]
    for edit in edits:
        assert 0 <= edit.start <= edit.end <= len(page.source)
        assert edit.text != page.source[edit.start : edit.end]


def check_record(record: Any, page: Page) -> None:
    """A record survives JSON, can be described, applies without raising, and its simpler variants come to an end."""
    assert record == msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    assert record.describe()
    assert "\n" not in record.describe()
    if isinstance(record, TextMutation):
        check_edits(record.edits(page), page)
        page.respond(record.edits(page))
    else:
        assert isinstance(record.rewrite(page.response), Response)
    check_simpler(record, frozenset({record}))


MOST_VARIANTS = 24


def check_simpler(record: Any, above: frozenset[Any]) -> None:
    """No variant leads back to a record above it, and there are few of them: at most one for each halving of a page."""
    variants = list(record.simpler())
    assert len(variants) <= MOST_VARIANTS
    for variant in variants:
        assert variant not in above
    for variant in variants[:1] + variants[-1:]:
        if len(above) < 12:
            check_simpler(variant, above | {variant})

"""What controls add stands where a page can take it, and nowhere else."""

from collections.abc import Callable

import pytest

from harness.mutations.control.places import end_of_body, end_of_head, site_header, start_of_body
from harness.page import Edit, Page, splice
from tests.mutations.control.sample import PROSE, long_page
from tests.mutations.drift.applied import page

Place = Callable[[Page, str], list[Edit]]

CHANGES = [
    (end_of_head, "<head><title>x</title></head><p>…</p>", "<head><title>x</title>+</head><p>…</p>"),
    (start_of_body, "<body class=a><p>…</p>", "<body class=a>+<p>…</p>"),
    (end_of_body, "<body><p>…</p></body>", "<body><p>…</p>+</body>"),
    (end_of_body, "<body><p>…</p><hr></body></html>", "<body><p>…</p><hr>+</body></html>"),
    (end_of_body, "<body>…</body>", "<body>…+</body>"),
    (site_header, "<body><header><b>x</b></header>…</body>", "<body><header><b>x</b>+</header>…</body>"),
    (site_header, "<body><main><header>x</header></main>…", "<body><header>+</header><main><header>x</header></main>…"),
    (site_header, "<body>…</body>", "<body><header>+</header>…</body>"),
    (site_header, "<body><header><p>x</header>…", "<body><header>+</header><header><p>x</header>…"),
]

LEAVES_ALONE = [
    (end_of_head, "<head><title>x</title><body>…"),
    (end_of_head, "<p>…"),
    (start_of_body, "<title>x</title><p>…"),
    (end_of_body, "<body><p>…"),
    (end_of_body, "<body><p>…</body>"),
    (end_of_body, "<body><ul><li>…</body>"),
    (site_header, "<p>…"),
]


@pytest.mark.parametrize(("place", "before", "after"), CHANGES)
def test_changes(place: Place, before: str, after: str) -> None:
    given = long_page(before)
    assert after.replace("…", PROSE) == splice(given.source, place(given, "+"))


@pytest.mark.parametrize(("place", "source"), LEAVES_ALONE)
def test_leaves_alone(place: Place, source: str) -> None:
    assert [] == place(long_page(source), "+")


@pytest.mark.parametrize("place", [end_of_head, start_of_body, end_of_body, site_header])
@pytest.mark.parametrize("text", ["A short page.", f"<noscript>{PROSE}</noscript>", f"<script>{PROSE}</script>"])
def test_a_page_with_hardly_more_text_than_a_control_is_left_alone(place: Place, text: str) -> None:
    """A login form below one sentence is a login page."""
    assert [] == place(page(f"<head></head><body><header></header>{text}</body>"), "+")

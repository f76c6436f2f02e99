"""What is accepted is told with how its file changes, and counted."""

import msgspec

from harness.model import Acceptance
from harness.reports import AcceptReport
from harness.reports.accepted import acceptance_lines
from harness.reports.line import plain_text
from tests.reports.screen import Screen

CHANGED = Acceptance(
    scraper="news",
    case="story",
    path="pages/story.news.golden.json",
    diff='…\n       "price": "1",\n-      "title": "x"\n+      "title": "y"\n     }',
)
NEW = msgspec.structs.replace(CHANGED, is_new=True, diff="+{\n+}")
KEPT = msgspec.structs.replace(CHANGED, diff="")
REFUSED = Acceptance(scraper="shop", case="mug", refused="crash on the recorded page: KeyError\x1b[31m")


def told(accepted: Acceptance, *, dry_run: bool = False) -> str:
    return plain_text(acceptance_lines(accepted, dry_run=dry_run))


def test_a_change_is_shown() -> None:
    assert (
        "CHANGED  news · story\n  pages/story.news.golden.json\n      …\n"
        '            "price": "1",\n    -       "title": "x"\n    +       "title": "y"\n          }'
    ) == told(CHANGED)


def test_a_new_file_is_shown_where_it_is_not_written() -> None:
    assert "NEW  news · story\n  pages/story.news.golden.json" == told(NEW)
    assert "NEW  news · story\n  pages/story.news.golden.json\n    + {\n    + }" == told(NEW, dry_run=True)


def test_what_stays_and_what_fails() -> None:
    assert "AS ACCEPTED  news · story" == told(KEPT)
    assert "NOT ACCEPTED  shop · mug\n  crash on the recorded page: KeyError\\x1b[31m" == told(REFUSED)
    assert "NOT ACCEPTED  shop\n  no module" == told(Acceptance(scraper="shop", refused="no module"))


def test_a_long_change_is_cut() -> None:
    long = msgspec.structs.replace(NEW, diff="\n".join(["+a"] * 300))

    assert told(long, dry_run=True).endswith("… 100 more lines")


def test_the_end_counts_and_names_stale_files() -> None:
    screen = Screen()
    report = AcceptReport(screen.console, dry_run=True)
    for accepted in (NEW, CHANGED, KEPT, REFUSED):
        report.on(accepted)
    report.finish([("pages/old.news.golden.json", "its cassette is gone")])

    assert (2, 1, 1) == (report.changed, report.kept, report.refused)
    assert (
        "STALE  pages/old.news.golden.json: its cassette is gone; delete it if nobody else uses it\n"
        "2 golden files would be written, 1 as accepted before, 1 not accepted\n"
    ) == screen.text[screen.text.index("STALE") :]


def test_colours_are_those_of_a_diff() -> None:
    screen = Screen(terminal=True)
    AcceptReport(screen.console, dry_run=False).on(CHANGED)

    assert "\x1b[31m" in screen.text
    assert "\x1b[32m" in screen.text

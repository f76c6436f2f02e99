"""The table scores survival a family, and counts the failures where they were found."""

import msgspec
import pytest

from harness.model import SavedResult, ScraperResult
from harness.reports.line import plain_text
from harness.reports.table import survival_table
from tests.hunt.test_saved import saved
from tests.reports.judged import judged
from tests.reports.told import CRASH, NEWS

TABLE = """\
              examples   same  missing  refused  failed  errors  warnings
news · 2 cases · 9.1 s
  noise            100  100 %        -        -       -       -         -
  drift            200   90 %      8 %      2 %     1 %       1         1"""


def test_a_row_a_family() -> None:
    assert TABLE == plain_text(survival_table([NEWS]))


def test_accepted_failures_are_counted_by_themselves() -> None:
    rows = plain_text(survival_table([judged("new", "expired", "accepted")])).splitlines()
    green = plain_text(survival_table([judged("accepted")])).splitlines()

    assert "  drift            200   90 %      8 %      2 %     1 %     2+1         -" == rows[3]
    assert "  drift            200   90 %      8 %      2 %     1 %     0+1         -" == green[3]
    assert "  after +: those that the baseline file accepts" == rows[4]


def test_what_kept_failures_show_is_told_to_be_no_example() -> None:
    """Only of those that still fail, and so are counted in the rows."""
    again = SavedResult(saved=saved(id=CRASH.id), state="still failing")
    gone = SavedResult(saved=saved(id="0000"), state="fixed")
    rows = plain_text(survival_table([msgspec.structs.replace(NEWS, saved=(again, gone))])).splitlines()

    assert [*TABLE.splitlines(), "  errors and warnings: 1 of them from kept failures, which are no examples"] == rows


def test_failures_of_the_recorded_page_have_a_row() -> None:
    recorded = msgspec.structs.replace(NEWS, failures=(msgspec.structs.replace(CRASH, family="recorded"),))
    rows = plain_text(survival_table([recorded])).splitlines()

    assert "  recorded           -      -        -        -       -       1         -" == rows[2]


def test_a_scraper_without_examples_has_its_heading() -> None:
    told = plain_text(survival_table([ScraperResult(name="x\x1b[31m", target="t")]))

    assert "x\\x1b[31m · 0 cases · 0.0 s" == told.splitlines()[1]


NARROW = """\
           tried same miss  ref fail   err  warn
news · 2 cases · 9.1 s
  noise      100  100    -    -    -     -     -
  drift      200   90    8    2    1   2+1     -
  after +: those that the baseline file accepts
  same, miss, ref and fail in percent"""


def test_a_narrow_terminal_is_told_the_same_in_short() -> None:
    assert NARROW == plain_text(survival_table([judged("new", "expired", "accepted")], 60))


@pytest.mark.parametrize("width", [50, 60, 72, 73, 80, 100])
def test_fits_into_the_width(width: int) -> None:
    wide = msgspec.structs.replace(NEWS, name="n" * 500)

    assert max(map(len, plain_text(survival_table([wide], width)).splitlines())) <= width

"""A report says what is accepted in short and with its reason, and what does not count any more and why."""

from datetime import date, timedelta

import msgspec
import pytest

from harness.model import Accepted, Known, Ratchet, StandingState
from harness.reports.known import accepted_lines, changed_lines, counts_line, listing, open_failures, standing_text
from harness.reports.line import plain_text
from tests.reports.judged import FELL, GONE, ROSE, STATES, judged, standing
from tests.reports.told import NEWS, SHOP

TODAY = date(2026, 11, 27)
LISTING = """\
  2026-11-27  soon         news · crash · KeyError in news.py · `a["x"]` (c1): why
  2026-11-27  soon         news · crash · KeyError in news.py · `b["x"]` (c2): why
  2026-11-26  EXPIRED      news · hang (hang): why
  -           NO REASON    news · killed (killed):
  2026-12-27  soon         news · silent-empty (silent-empty): why
  2026-12-28               news · wrong-value · price (wrong-value): why
  -                        news · wrong-value · title (wrong-value): why

7 failures accepted (1 without a reason, 1 expired, 3 to expire within 30 days), survival of 1 scraper"""


def entry(check: str, **further: object) -> Accepted:
    given = {"id": check, "scraper": "news", "case": "a", "check": check, "severity": "error", "reason": "why"}
    return msgspec.convert(given | further, Accepted)


def test_accepted_failures_are_told_in_a_line_each() -> None:
    title = "news · crash · AttributeError at mypkg/news.py:31"
    assert f"  id-accepted  {title}: ticket 7 (until 2026-01-31)" == plain_text(accepted_lines([judged(*STATES)], 100))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("new", ""),
        ("accepted", ""),
        ("expired", "accepted until 2026-01-31, which is past: ticket 7"),
        ("unexplained", "its entry there says no reason, and so does not count"),
        ("worse", "accepted as a warning, and now an error: ticket 7"),
    ],
)
def test_why_a_known_failure_is_told(state: StandingState, told: str) -> None:
    assert told == standing_text(standing(state))


def test_only_accepted_failures_are_not_open() -> None:
    assert ["id-new", "id-expired", "id-unexplained", "id-worse"] == [
        failure.id for failure in open_failures(judged(*STATES))
    ]


def test_changes_are_told_by_scraper() -> None:
    result = judged(better=(ROSE, GONE), worse=(FELL,))

    assert f"  news: {FELL.told}" == plain_text(changed_lines([result], "worse", 100))
    assert f"  news: {ROSE.told}\n  news: {GONE.told}" == plain_text(changed_lines([result], "better", 100))


def test_everything_is_counted() -> None:
    result = judged(*STATES, better=(ROSE, GONE), worse=(FELL,))
    told = "1 new, 1 graver than accepted, 1 expired, 1 without a reason, 1 accepted, 1 worse, 2 better"

    assert f"Against the baseline: {told}" == plain_text(counts_line([result]))
    assert "Against the baseline: nothing known, nothing new" == plain_text(counts_line([judged()]))


def test_error_pages_alone_have_no_examples_and_are_told_all_the_same() -> None:
    pages = tuple(msgspec.structs.replace(case, expect="refusal", tallies={}) for case in judged().cases)
    alone = msgspec.structs.replace(judged(), cases=pages)

    assert "Against the baseline: nothing known, nothing new" == plain_text(counts_line([alone]))


def test_what_was_not_tested_is_not_called_as_it_was() -> None:
    broken = msgspec.structs.replace(judged(), cases=SHOP.cases)

    told = "Against the baseline: nothing known, nothing new, 1 scraper not fully tested"
    assert told == plain_text(counts_line([judged(), broken]))
    assert "Against the baseline: 1 scraper not fully tested" == plain_text(counts_line([broken]))
    assert "Against the baseline: 1 accepted, 1 scraper not fully tested" == plain_text(
        counts_line([judged("accepted"), broken])
    )


def test_without_a_baseline_file_nothing_is_said_of_one() -> None:
    assert [] == list(counts_line([NEWS]))


def test_a_file_is_listed_with_what_of_it_does_not_count() -> None:
    """An acceptance holds through its last day; 30 days before, it is told. No two entries look alike."""
    ratchet = Ratchet(
        accepted=(
            *(
                entry("crash", id=name, exception="KeyError", file="news.py", line=line, until=TODAY)
                for name, line in (("c1", 'a["x"]'), ("c2", 'b["x"]'))
            ),
            entry("hang", until=TODAY - timedelta(days=1)),
            entry("killed", reason=" "),
            entry("silent-empty", until=TODAY + timedelta(days=30)),
            entry("wrong-value", field="price", until=TODAY + timedelta(days=31)),
            entry("wrong-value", field="title"),
        ),
        known={"news": Known(cases=("a",), seed=0, max_examples=100)},
    )

    assert LISTING == plain_text(listing(ratchet, TODAY, 100))


def test_hostile_texts_stay_on_their_line() -> None:
    ratchet = Ratchet(accepted=(entry("crash", reason="a\n\x1b[31mb", scraper="x\ny"),))

    assert "x\\ny · crash (crash): a\\n\\x1b[31mb" in plain_text(listing(ratchet, TODAY, 100))

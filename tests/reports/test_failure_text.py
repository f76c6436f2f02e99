"""A failure is told in full, the same everywhere: what, where, which change, what was expected, how to see it again."""

import msgspec
import pytest

from harness.model import ExceptionInfo, Standing
from harness.reports.failure_text import failure_lines, failure_text
from harness.reports.line import plain_text
from tests.reports.told import CONTAMINATION, CRASH

CRASH_TEXT = """\
ERROR  crash · news
  AttributeError: 'NoneType' object has no attribute 'text'
  case     news/story-1 · drift
  change   class 'byline' of main/p renamed to 'author-line'
  at       mypkg/news.py:31
           author = soup.select_one(".byline").text

      …
      <h1>
    - <p class="byline">By Jane
    + <p class="author-line">By Jane
      </p>

  printed  fetching
           parsing [bold]title[/bold] \\x1b[31mred
  also     news/story-2
  Reproduce with: scraper-harness replay b41c09d2e8f1"""

WARNING_TEXT = """\
WARNING  contamination · news · offers.price
  offers.price holds text that was inserted beside the value (zq7f)
  case     news/story-2 · drift · exchange 1
  change   boilerplate put beside main/div
  expected "34.90"
  got      "34.90 zq7f"
  Reproduce with: scraper-harness replay 77aa00bb11cc"""


def test_error_in_full() -> None:
    assert CRASH_TEXT == failure_text(CRASH)


@pytest.mark.parametrize("words", range(0, 40, 3))
def test_where_an_object_lay_is_not_told_wherever_a_line_ends(words: int) -> None:
    def told(address: str) -> str:
        text = f"{'word ' * words}<Node object at {address}>"
        return failure_text(msgspec.structs.replace(CRASH, evidence=text, got=text, changes=(text,), output=text))

    assert told("0x7f5a3c0a1d90") == told("0x55d0e4a1b7f0")
    assert "0x7f" not in told("0x7f5a3c0a1d90")


def test_warning_is_shorter() -> None:
    assert WARNING_TEXT == failure_text(CONTAMINATION)


def test_warning_that_fails_the_run_is_told_in_full() -> None:
    page = "    + <p>zq7f\n\n  printed  fetching\n"
    whole = WARNING_TEXT.replace("  Reproduce", f"\n{page}  Reproduce")

    assert whole == failure_text(CONTAMINATION, Standing(counts=True))
    assert WARNING_TEXT == failure_text(CONTAMINATION, Standing(counts=False))
    assert WARNING_TEXT == failure_text(CONTAMINATION, Standing(counts=True, state="accepted", reason="ticket 7"))


def test_recorded_page_has_no_change() -> None:
    told = failure_text(msgspec.structs.replace(CONTAMINATION, family="recorded", mutations=(), changes=()))

    assert "  case     news/story-2 · the recorded page, unchanged\n  expected" in told


def test_names_the_exception_that_the_evidence_does_not() -> None:
    raised = ExceptionInfo(type="MemoryError", message="", where="mypkg/news.py:3")
    told = failure_text(msgspec.structs.replace(CRASH, check="exhaustion", evidence="memory limit", exception=raised))

    assert "  raised   MemoryError\n  at       mypkg/news.py:3\n  expected a value" in told
    assert "  got      AttributeError at mypkg/news.py:31" in told


def test_falls_back_on_the_names_of_mutations() -> None:
    mutations = ({"name": "wrap"}, {"name": "retag-leaf"})
    told = failure_text(msgspec.structs.replace(CRASH, changes=(), mutations=mutations))

    assert "  change   wrap\n           retag-leaf\n" in told


@pytest.mark.parametrize(("number", "shown"), [(3, "case-0, case-1, case-2"), (9, "case-0, case-1, case-2 and 6 more")])
def test_names_some_of_many_places(number: int, shown: str) -> None:
    also = tuple(f"case-{index}" for index in range(number))
    told = failure_text(msgspec.structs.replace(CRASH, also=also))

    assert f"  also     {shown}\n" in told


def test_its_own_case_is_no_other_place() -> None:
    """An exhibit that shows it there is one."""
    told = failure_text(msgspec.structs.replace(CRASH, also=(CRASH.case, f"{CRASH.case} (block/denied)")))

    assert "  also     news/story-1 (block/denied)\n" in told
    assert "also" not in failure_text(msgspec.structs.replace(CRASH, also=(CRASH.case,)))


@pytest.mark.parametrize(
    "origin",
    ["bs4/element.py:9", "/v/lib/python3.12/site-packages/bs4/element.py:9", r"C:\site-packages\bs4/element.py:9"],
)
def test_names_where_a_library_raised(origin: str) -> None:
    raised = ExceptionInfo(type="KeyError", message="'x'", where="mypkg/news.py:3", line="page['x']", origin=origin)
    told = failure_text(msgspec.structs.replace(CRASH, exception=raised))

    assert "  at       mypkg/news.py:3\n           page['x']\n  origin   bs4/element.py:9\n" in told


def test_does_not_say_the_same_place_twice() -> None:
    raised = ExceptionInfo(type="KeyError", message="'x'", where="mypkg/news.py:3", origin="mypkg/news.py:3")

    assert "origin" not in failure_text(msgspec.structs.replace(CRASH, exception=raised))


def test_shows_the_end_of_a_long_output() -> None:
    told = failure_text(msgspec.structs.replace(CRASH, output="\n".join(f"line {number}" for number in range(50))))

    assert "  printed  line 40\n           line 41\n" in told
    assert "line 39" not in told


def test_folds_to_the_width_given() -> None:
    told = plain_text(failure_lines(CONTAMINATION, 44))

    assert "  offers.price holds text that was inserted\n  beside the value (zq7f)\n" in told


def test_nothing_untrusted_reaches_the_terminal_raw() -> None:
    hostile = "\x1b]0;owned\x07\n\u202e" + "x" * 100_000
    raised = ExceptionInfo(type=hostile, message=hostile, where=hostile, line=hostile)
    told = failure_text(
        msgspec.structs.replace(
            CRASH,
            id=hostile,
            scraper=hostile,
            case=hostile,
            field=hostile,
            changes=(hostile,),
            exception=raised,
            evidence=hostile,
            expected=hostile,
            got=hostile,
            diff=f"-{hostile}\n+{hostile}",
            output=hostile,
            also=(hostile,) * 3,
        )
    )

    assert set() == {character for character in told if character in "\x1b\x07\u202e"}
    assert len(told) < 20_000

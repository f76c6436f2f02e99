"""A stored failure, run again on the scraper as it is now: still failing, fixed, or not to be told."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.explore import encode_plan, signed
from harness.hunt import Bench, Elsewhere, Replay, replay, sandbox_of
from harness.model import Case, ExceptionInfo, Failure, Plan
from harness.mutations.damage.drop_element import DropElement
from harness.mutations.damage.truncate import Truncate
from harness.page import Anchor, Page
from tests.explore.stories import GONE, LONG, SOURCE, case
from tests.hunt.bench_of import OPTIONS, spec_of

TRUNCATED = encode_plan(Plan((Truncate(back=len(SOURCE) - SOURCE.index("</h1>")),)))
BROKEN = 'def scrape(html):\n    return {"title": re.search("<h1[^>]*>(.*?)</h1>", html)[1]}\n'
LINE = BROKEN.splitlines()[1].strip()
MOVED = f"# one line more\n\n\n{BROKEN}"
OTHERWISE = BROKEN.replace("[1]", ".group(1)")
EDITED = BROKEN.replace("title", "heading")
ABOVE = BROKEN.replace("    return", "    html.index('</h1>') or {}['x']\n    return")
BEFORE = BROKEN.replace("    return", "    ('<h1>' if '</h1>' in html else None)[0]\n    return")
DIES = BROKEN.replace("    return", "    '</h1>' in html or exit(3)\n    return")
REPAIRED = BROKEN.replace(", html)[1]}", ", html)}").replace("re.search", "re.findall")
DEAD = 'def scrape(html):\n    raise KeyError("always")\n'


def stored(**further: Any) -> Failure:
    known: dict[str, Any] = {
        "id": "b41c0ffee000",
        "check": "crash",
        "severity": "error",
        "scraper": "scraper",
        "case": "story",
        "family": "damage",
        "mutations": TRUNCATED,
        "exception": ExceptionInfo("TypeError", "'NoneType' object is not subscriptable", "scraper.py:3", LINE),
        "evidence": "TypeError",
    }
    return Failure(**{**known, **further})


def again(
    folder: Path, source: str, failure: Failure, opened: Case | None = None, *, elsewhere: bool = False
) -> Replay:
    """Replay on one page; `elsewhere` with a second process, which takes as long to start."""
    spec = spec_of(folder, source)
    with (
        sandbox_of(spec, OPTIONS) as sandbox,
        Elsewhere(spec, OPTIONS) as other,
    ):
        return replay(
            Bench(sandbox, opened or case(), [GONE], OPTIONS), failure, elsewhere=other if elsewhere else None
        )


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (BROKEN, "still failing"),
        (MOVED, "still failing"),
        (REPAIRED, "fixed"),
        (EDITED, "cannot tell"),
        (OTHERWISE, "cannot tell"),
        (ABOVE, "cannot tell"),
        (BEFORE, "cannot tell"),
        (DIES, "cannot tell"),
    ],
    ids=["as it was", "on another line", "repaired", "edited", "by another exception", "above", "before", "dies"],
)
def test_a_crash(tmp_path: Path, source: str, state: str) -> None:
    """A line that moved is the same; any other error neither takes its place nor proves that it is mended."""
    result = again(tmp_path, source, stored())

    assert state == result.state
    assert ("b41c0ffee000" if state == "still failing" else None) == (result.failure and result.failure.id)


def test_a_repair_that_breaks_something_else_says_so(tmp_path: Path) -> None:
    worse = 'def scrape(html):\n    return {"title": html[-30:]}\n'
    result = again(tmp_path, worse, stored())

    assert "fixed" == result.state
    assert "but the same page now shows wrong-value" in result.reason


@pytest.mark.parametrize(
    ("source", "failure", "reason"),
    [
        (DEAD, stored(), "the recorded page itself now gives: crash"),
        (DEAD, stored(check="missing-required", family="recorded", mutations=()), "the recorded page itself now gives"),
        (BROKEN, stored(mutations=({"name": "no-such"},)), "no-such"),
        (BROKEN, stored(exchange=7), "exchange 7"),
        (BROKEN, stored(mutations=encode_plan(Plan((Truncate(back=0),)))), "the recorded page has changed"),
        (BROKEN, stored(family="exhibit", mutations=({"name": "play-exhibit", "exhibit": "x/y"},)), "no such exhibit"),
        (BROKEN, stored(family="recorded"), "has no mutations"),
        (BROKEN, stored(check="nondeterministic", family="recorded", mutations=()), "with a second sandbox"),
    ],
    ids=[
        "dead",
        "dead and recorded",
        "unknown name",
        "no such page",
        "nothing to change",
        "no exhibit",
        "no family",
        "no second",
    ],
)
def test_what_cannot_be_told(tmp_path: Path, source: str, failure: Failure, reason: str) -> None:
    result = again(tmp_path, source, failure)

    assert "cannot apply" == result.state
    assert reason in result.reason


@pytest.mark.parametrize(
    ("source", "check", "state"),
    [
        ("def scrape(html): return {'tags': list({'a', 'b', 'c', 'd', 'e'})}", "nondeterministic", "still failing"),
        ("def scrape(html): return {'tags': sorted({'a', 'b', 'c', 'd', 'e'})}", "nondeterministic", "fixed"),
        ("tags = []\ndef scrape(html): tags.append('a'); return {'tags': list(tags)}", "state-leak", "still failing"),
        ("def scrape(html): return {'tags': ['a']}", "state-leak", "fixed"),
        ("def scrape(html): return {'title': 'Ferry'}", "missing-required", "still failing"),
        ("def scrape(html): return {'tags': ['a']}", "missing-required", "fixed"),
    ],
)
def test_failures_of_the_recorded_page(tmp_path: Path, source: str, check: str, state: str) -> None:
    """They replay too, each in the way in which it was found."""
    needs_tags = msgspec.structs.replace(case(), required=("tags",))
    failure = stored(check=check, field="tags", family="recorded", mutations=(), exception=None)

    elsewhere = check == "nondeterministic"
    assert state == again(tmp_path, source, failure, needs_tags, elsewhere=elsewhere).state


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("def scrape(html): raise ConnectionError('captcha')", "still failing"),
        ("def scrape(html): return None", "still failing"),
        ("def scrape(html): return {'title': 'Ferry'}", "fixed"),
        ("def scrape(html): raise KeyError('title')", "cannot apply"),
    ],
    ids=["refused", "nothing", "repaired", "dead"],
)
def test_a_recorded_page_that_was_given_up(tmp_path: Path, source: str, state: str) -> None:
    """That it gives no result is the failure here, and no reason not to judge it."""
    needs_title = msgspec.structs.replace(case(), required=("title",))
    failure = stored(check="missing-required", family="recorded", mutations=(), exception=None)

    assert state == again(tmp_path, source, failure, needs_title).state


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("def scrape(html):\n    if 'JavaScript' in html: return None\n    return {'title': 'Ferry'}", "still failing"),
        ("def scrape(html): return {'title': 'Ferry'}", "fixed"),
        ("def scrape(html): return None", "cannot apply"),
    ],
    ids=["as it was", "repaired", "refuses every page"],
)
def test_a_control(tmp_path: Path, source: str, state: str) -> None:
    failure = stored(check="missing-required", family="exhibit", mutations=({"name": "script-notice"},), exception=None)

    assert state == again(tmp_path, source, failure, case(LONG)).state


def test_fields_that_differ_each_time_do_not_hide_a_failure(tmp_path: Path) -> None:
    """Silent-partial means that nothing but the later items is missing; a time stamp must not count."""
    source = """
        from urllib.error import HTTPError
        from urllib.request import urlopen
        def scrape(url):
            found = []
            for page in (url, f"{url}?page=1"):
                try:
                    with urlopen(page) as answer:
                        found.append({"title": answer.read().decode()[-40:-30], "run": hash("run")})
                except HTTPError:
                    break
            return found
    """
    partial = stored(
        check="silent-partial",
        family="exhibit",
        exception=None,
        exchange=1,
        mutations=({"name": "play-exhibit", "exhibit": "not-found/gone"},),
    )

    assert "still failing" == again(tmp_path, source, partial, case(SOURCE, SOURCE), elsewhere=True).state


def headless(line: str = LINE) -> Failure:
    """Return a failure whose plan drops the heading of the page as it was recorded first."""
    first = Page.of(case().exchanges[0].response)
    plan = signed(Plan((DropElement(at=Anchor(0, "html/body/main/h1")),)), lambda _: first)
    return stored(mutations=encode_plan(plan), exception=ExceptionInfo("TypeError", "", "scraper.py:3", line))


def test_a_plan_strikes_the_same_element_of_a_later_recording(tmp_path: Path) -> None:
    """Another heading stands at its path by now."""
    source = BROKEN.replace("<h1[^>]*>", "<h1 class='head'>")
    later = case(SOURCE.replace("<h1", "<h1>Spring offers</h1><h1"))
    result = again(tmp_path, source, headless(source.splitlines()[1].strip()), later)

    assert "still failing" == result.state
    assert result.failure
    assert "html/body/main/h1[2]" == result.failure.mutations[0]["at"]["path"]


def test_a_plan_whose_element_is_gone_strikes_no_other(tmp_path: Path) -> None:
    later = case(SOURCE.replace("<h1 class='head'>Ferry crews end strike</h1>", "<h1>Spring offers</h1>"))
    result = again(tmp_path, BROKEN, headless(), later)

    assert ("cannot apply", "the recorded page has changed and the plan finds nothing to change there") == (
        result.state,
        result.reason,
    )

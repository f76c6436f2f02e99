"""What the pipeline promises, shown on small pages by scrapers written for the occasion, and by scrapers of the zoo."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from harness.campaign import bundled_exhibits, exit_code
from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cases import load_case
from harness.hunt import UNASKED
from harness.hunt.unread import UNREAD
from harness.model import (
    BaselineTried,
    Case,
    Event,
    Exchange,
    FailureFound,
    Fault,
    Options,
    Progress,
    Request,
    Response,
    ScraperFinished,
    ScraperResult,
    ScraperSpec,
)
from harness.run import MOST_LATE, UNSEEN, never, run_scraper
from harness.sandbox.program import Program
from tests.cases import founding
from tests.cases.cassette import interaction
from tests.cases.cassette import write as write_cassette
from tests.zoo_runs import replayed, run

URL = "https://news.example/story"
STORY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour opens</title></head>
<body><main><h1 class="headline">Harbour opens</h1><p class="by">By <a href="/p/ann">Ann Lee</a></p>
<div class="text"><p>The harbour of Ansel opened on Monday.</p><p>Three ferries came.</p></div></main></body></html>"""
DENIED = """<!DOCTYPE html>
<html><head><title>Access denied</title></head><body><h1>Access denied</h1>
<p>You may not see this page.</p></body></html>"""
OPTIONS = Options(max_examples=12, timeout=5.0)

FEW = 12
"""Examples a family of the zoo's scrapers."""

HEADING = """
    from parsel import Selector

    def scrape(html: str) -> dict | None:
        title = Selector(html, type="html").css("h1.headline").xpath("normalize-space()").get()
        return {"title": title} if title else None
"""
ANY_HEADING = HEADING.replace("h1.headline", "h1")

Write = Callable[[str], ScraperSpec]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a scraper's module and return its spec."""

    def written(source: str) -> ScraperSpec:
        (tmp_path / "occasion.py").write_text(dedent(source), encoding="utf-8")
        return ScraperSpec(name="occasion", target="occasion:scrape", search_path=(str(tmp_path),))

    return written


def case(page: str = STORY, **changes: object) -> Case:
    exchange = Exchange(Request("GET", URL), Response(200, (("Content-Type", "text/html"),), page.encode()))
    return msgspec.structs.replace(Case("story", "story.yaml", URL, (exchange,)), **changes)


def ran(
    spec: ScraperSpec, *cases: Case, stop: Callable[[], bool] = never, options: Options = OPTIONS
) -> tuple[list[Event], ScraperResult]:
    events = list(run_scraper(spec, cases, bundled_exhibits()[:6], options, stop=stop))
    last = events[-1]
    assert isinstance(last, ScraperFinished)
    return events, last.result


def timeless(result: ScraperResult) -> ScraperResult:
    return msgspec.structs.replace(result, seconds=0.0)


def test_families_take_turns(write: Write) -> None:
    """A run that is cut short has tried a little of everything."""
    events, _ = ran(write(HEADING), case())
    turns = [family for family, _ in groupby(event.family for event in events if isinstance(event, Progress))]
    assert ["noise", "drift", "damage", "exhibit"] == turns[:4]
    assert {"noise", "drift", "damage"} <= set(turns[4:])


def test_one_example_of_damage_in_ten_takes_a_main_part_away(write: Write) -> None:
    """The largest one of twelve examples, before anything is drawn."""
    events, _ = ran(write(HEADING), case())
    damage = [event.example.plan for event in events if isinstance(event, Progress) and event.family == "damage"]
    (first,) = damage[0]
    assert ("drop-element", "html/body/main") == (first["name"], first["at"]["path"])


def test_one_entry_of_a_list_lacks_its_value_once(write: Write) -> None:
    """Its place behind the first is where a value that was left from the entry before shows."""
    source = """
        from parsel import Selector

        def scrape(html: str) -> list[dict]:
            return [{"text": text} for text in Selector(html, type="html").css("div.text p::text").getall()]
    """
    events, _ = ran(write(source), case())
    damage = [event.example.plan for event in events if isinstance(event, Progress) and event.family == "damage"]
    assert ("drop-element", "html/body/main/div/p[2]") == (damage[0][0]["name"], damage[0][0]["at"]["path"])


def test_a_connection_that_failed_says_nothing_of_a_scraper_that_is_given_its_page(write: Write) -> None:
    recorded = case()
    torn = msgspec.structs.replace(recorded.exchanges[0].response, fault=Fault("short-body"))
    exchange = msgspec.structs.replace(recorded.exchanges[0], response=torn)
    _, result = ran(write(HEADING), case(exchanges=(exchange,), expect="refusal"))
    assert ((), f"story: {UNSEEN}") == (result.failures, result.untested)
    assert UNUSABLE == exit_code([result])


def test_a_run_without_cases_tested_nothing(write: Write) -> None:
    _, result = ran(write(HEADING))
    assert "no case matched" == result.untested
    assert UNUSABLE == exit_code([result])


def test_pages_that_a_run_did_not_come_to_are_named(write: Write) -> None:
    """Those begun among them, of which nothing but the recorded page was seen; what others show stands."""
    asked: list[bool] = []
    cases = [case(), case(DENIED, name="denied", expect="refusal"), case(name="begun"), case(name="last")]
    options = Options(max_examples=2, families=("noise",))
    for event in run_scraper(write(HEADING), cases, (), options, stop=lambda: bool(asked)):
        if isinstance(event, BaselineTried) and event.case == "begun":
            asked.append(True)
    assert isinstance(event, ScraperFinished)
    assert (True, ("begun", "last")) == (event.result.cut, event.result.unreached)
    assert "begun: the run was over before anything was tried on it, or on 1 more" == event.result.untested
    assert SUCCESS == exit_code([event.result])


def test_a_scraper_that_makes_no_request_is_told_so(write: Write) -> None:
    _, result = ran(write("def scrape(url: str) -> dict:\n    return {'title': url}\n"), case())
    assert f"story: {UNASKED}" == result.untested
    assert UNUSABLE == exit_code([result])


def test_a_result_that_no_page_changes_is_no_test(write: Write) -> None:
    """The examples that were tried do not count, nor does it have a lifetime."""
    _, result = ran(write("def scrape(html: str) -> dict:\n    return {'title': 'x'}\n"), case())
    assert (f"story: {UNREAD}", 0, ()) == (result.untested, result.examples, result.lifetimes)
    assert UNUSABLE == exit_code([result])


def test_a_run_that_is_cut_short_passes_no_scraper_that_reads_nothing(write: Write) -> None:
    spec = write("def scrape(html: str) -> dict:\n    return {'title': 'x'}\n")
    asked = iter(range(20))
    _, result = ran(spec, case(), stop=lambda: next(asked, None) is None)
    assert f"story: {UNREAD}" == result.untested


def test_a_wish_to_stop_ends_the_telling_of_one_example(write: Write) -> None:
    """A mapping of hundreds of names may differ in all of them; a few are still told."""
    many = """
        import re

        def scrape(html: str) -> dict:
            return {f"name {number}": re.search("(?i)<h1[^>]*>(.*?)<", html)[1] for number in range(50)}
    """
    told: list[Event] = []

    def stop() -> bool:
        return bool(told)

    told.extend(
        event for event in run_scraper(write(many), [case()], (), OPTIONS, stop=stop) if isinstance(event, FailureFound)
    )
    assert 1 <= len(told) <= 1 + MOST_LATE


def test_a_slow_page_is_judged_by_what_it_gives_in_the_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.hunt.bench.SHORTEST_SOFT_TIMEOUT", 0.1)
    monkeypatch.setattr("harness.hunt.bench.SOFT_TIMEOUT", 1)
    monkeypatch.setattr("harness.hunt.bench.FRESH_TIMES", 1)
    slow = """
        import ctypes, re

        def scrape(html: str) -> dict:
            found = re.search('<h1 class="[^"]*head[^"]*">(.*?)<', html)
            if not found:
                ctypes.CDLL(None).usleep(600_000)
            return {"title": found[1] if found else re.findall("<p[^>]*>(.*?)<", html)[-1]}
    """
    options = msgspec.structs.replace(OPTIONS, families=("drift",), max_examples=10)
    _, result = ran(write(slow), case(), options=options)
    assert {"wrong-value"} <= {failure.check for failure in result.failures}
    assert "hang" not in {failure.check for failure in result.failures}


def test_a_listing_that_is_given_once_is_tried_afresh_each_time(write: Write) -> None:
    once = (
        HEADING.replace("def scrape", "SEEN = []\n\n    def scrape")
        .replace("return {", "SEEN.append(title)\n        return {")
        .replace("if title else", "if title and len(SEEN) < 2 else")
    )
    _, result = ran(write(once), case())
    assert "state-leak" in {failure.check for failure in result.failures}
    assert result.cases[0].tallies["noise"].equal == result.cases[0].tallies["noise"].examples > 0


def test_a_baseline_that_fails_is_told_as_such_and_a_crash_there_is_a_failure(write: Write) -> None:
    """Nothing is tried on that page; on another it is."""
    events, result = ran(write("def scrape(html: str) -> dict:\n    return {'title': html.nope}\n"), case())
    assert ["story"] == [event.case for event in events if isinstance(event, BaselineTried)]
    assert result.baseline.startswith("story: crash on the recorded page: AttributeError: ")
    assert "occasion.py:2" in result.baseline
    assert [("crash", "error", "recorded")] == [(one.check, one.severity, one.family) for one in result.failures]
    assert (0, FAILED) == (result.examples, exit_code([result]))


def test_a_page_on_which_a_scraper_crashes_ends_no_other(write: Write) -> None:
    """The crash is told of that page, which takes no change, whichever case comes first."""
    first = """
        import re

        def scrape(html: str) -> dict:
            return {"title": re.search('<h1 class="headline">(.*?)<', html)[1]}
    """
    spec = write(first)
    other = case(STORY.replace(' class="headline"', ""), name="plain")
    for cases in ((other, case()), (case(), other)):
        _, result = ran(spec, *cases)
        assert [("plain", "recorded")] == [(one.case, one.family) for one in result.failures if one.check == "crash"]
        assert result.examples > 0
        assert FAILED == exit_code([result])


def test_a_crash_for_want_of_a_recording_is_no_failure(write: Write) -> None:
    spec = write(
        "import requests\ndef scrape(url: str) -> dict:\n    requests.get(url)\n"
        "    return {'title': requests.get('https://news.example/other').json()['title']}\n"
    )
    _, result = ran(spec, case())
    assert ((), UNUSABLE) == (result.failures, exit_code([result]))


def test_what_a_scraper_dies_of_need_not_be_told_in_the_same_words(write: Write) -> None:
    """How much it held is another amount each time."""
    greedy = """
        import os
        def scrape(html: str) -> dict:
            return {"title": bytearray(1 << 40 if os.getpid() % 2 else 1 << 41)}
    """
    _, result = ran(write(greedy), case())
    assert [("exhaustion", "recorded")] == [(one.check, one.family) for one in result.failures]


def test_a_crash_by_chance_on_the_recorded_page_is_a_note(write: Write, tmp_path: Path) -> None:
    once = f"""
        from pathlib import Path

        SEEN = Path({str(tmp_path / "seen")!r})

        def scrape(html: str) -> dict:
            if not SEEN.exists():
                SEEN.touch()
                raise KeyError("only once")
            return {{"title": "Harbour opens"}}
    """
    _, result = ran(write(once), case())
    assert () == result.failures
    assert UNUSABLE == exit_code([result])


def test_a_baseline_that_raises_without_a_message_is_told_without_one(write: Write) -> None:
    _, result = ran(write("def scrape(html: str) -> dict:\n    raise KeyError\n"), case())
    assert result.baseline.startswith("story: crash on the recorded page: KeyError at ")


def test_a_scraper_that_finds_nothing_on_its_own_page_is_told_so(write: Write) -> None:
    _, result = ran(write(HEADING), case(DENIED))
    assert "story: returned nothing on the recorded page" == result.baseline
    assert UNUSABLE == exit_code([result])


def test_a_request_that_was_not_recorded_is_told_before_anything_is_changed(write: Write) -> None:
    fetches = """
        from urllib.request import urlopen

        def scrape(url: str) -> dict:
            with urlopen(url + "/comments") as answer:
                return {"comments": answer.read()}
    """
    _, result = ran(write(fetches), case())
    asked = f"asked for GET {URL}/comments, which is not recorded (the nearest that is: GET {URL})"
    assert f"story: {asked}: record it, or set url in the sidecar" == result.baseline
    assert () == result.failures


def test_a_page_that_is_itself_an_error_page_is_judged_as_it_was_recorded(write: Write) -> None:
    _, careless = ran(write(ANY_HEADING), case(DENIED, expect="refusal"))
    assert [("error-as-content", "title", "recorded")] == [
        (failure.check, failure.field, failure.family) for failure in careless.failures
    ]
    assert FAILED == exit_code([careless])


def test_a_scraper_that_refuses_a_recorded_error_page_has_no_failure(write: Write) -> None:
    refuses = "def scrape(html: str) -> dict:\n    raise ConnectionError('denied')\n"
    _, careful = ran(write(refuses), case(DENIED, expect="refusal"))
    assert () == careful.failures
    assert [True] == [page.refused for page in careful.cases]
    assert SUCCESS == exit_code([careful])


@pytest.mark.parametrize(
    ("title", "found"),
    [(".article > h1", []), ("h1", [("error-as-content", "title"), ("duplicate-content", "text")])],
)
def test_the_article_of_an_error_page_may_be_taken_and_its_banner_not(
    write: Write, tmp_path: Path, title: str, found: list[tuple[str, str]]
) -> None:
    """The case that the harness was made for: status 403, a banner, and an article with paragraphs twice."""
    body = founding.page((*founding.PARAGRAPHS, *founding.PARAGRAPHS[:3])).body.decode()
    path = write_cassette(tmp_path / "founding.yaml", interaction(body, status=403))
    kept = "list" if found else "dict.fromkeys"
    scraper = f"""
        from parsel import Selector

        def scrape(html: str) -> dict:
            page = Selector(html, type="html")
            text = {kept}(page.css(".text p").xpath("normalize-space()").getall())
            return {{"title": page.css("{title}").xpath("string()").get(), "text": list(text)}}
    """
    _, result = ran(write(scraper), load_case(path, tmp_path))

    assert found == [(failure.check, failure.field) for failure in result.failures]
    assert (FAILED if found else SUCCESS) == exit_code([result])


@pytest.mark.parametrize("given", ["raise ConnectionError('captcha')", "return None"])
def test_a_recorded_page_that_must_have_fields_and_is_given_up_is_a_failure(write: Write, given: str) -> None:
    """A sidecar with required fields says that there is a result to give; the page is not tested any further."""
    _, result = ran(write(f"def scrape(html: str) -> dict:\n    {given}\n"), case(required=("title",)))
    assert [("missing-required", "error", "recorded")] == [
        (failure.check, failure.severity, failure.family) for failure in result.failures
    ]
    assert "on the recorded page" in result.baseline
    assert FAILED == exit_code([result])


def test_controls_are_played_among_the_exhibits(write: Write) -> None:
    """Any budget holds its share of both, so that no scraper passes by refusing whatever it does not know."""
    page = STORY.replace("Three ferries came.", "Three ferries came, and three went. " * 60)
    wary = "if 'JavaScript' in html or 'password' in html: raise ConnectionError\n        title ="
    _, result = ran(write(HEADING.replace("title =", wary, 1)), case(page))
    (refused,) = (failure for failure in result.failures if failure.severity == "error")
    assert ("missing-required", "exhibit") == (refused.check, refused.family)
    assert ("<noscript> that asks to enable JavaScript added at the start of the body",) == refused.changes
    assert ("story (login-form)",) == refused.also
    assert OPTIONS.max_examples == result.cases[0].tallies["exhibit"].examples


def test_a_finding_that_does_not_show_again_is_a_note_and_no_failure(write: Write, tmp_path: Path) -> None:
    once = f"""
        from pathlib import Path

        SEEN = Path({str(tmp_path / "seen")!r})

        def scrape(html: str) -> dict:
            if "Ann Lee" not in html and not SEEN.exists():
                SEEN.touch()
                raise KeyError("only once")
            return {{"title": "Harbour opens"}}
    """
    _, result = ran(write(once), case())
    assert () == result.failures
    assert ("story: crash showed once and not again in a fresh process; it is not reported",) == result.notes


def test_a_key_that_no_item_has_is_told(write: Write) -> None:
    spec = msgspec.structs.replace(write(HEADING), key=("url",))
    *_, finished = run_scraper(spec, [case()], (), msgspec.structs.replace(OPTIONS, families=()))
    assert isinstance(finished, ScraperFinished)
    result = finished.result
    assert ("story: no item has the configured key, url: correct it",) == result.notes


def test_a_run_that_is_stopped_tells_what_it_found(write: Write) -> None:
    found: list[Event] = []
    spec = write(ANY_HEADING)
    for event in run_scraper(spec, [case()], bundled_exhibits(), OPTIONS, stop=lambda: bool(found)):
        if isinstance(event, FailureFound):
            found.append(event)
        last = event
    assert isinstance(last, ScraperFinished)
    assert [event.failure.id for event in found if isinstance(event, FailureFound)] == [
        failure.id for failure in last.result.failures
    ]
    assert last.result.examples < ran(spec, case())[1].examples


def test_a_program_is_run_as_a_callable_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From baseline to leaks; what must be known of where it runs is noted once."""
    monkeypatch.setattr(Program, "notes", ("its network is open",))
    command = ("sh", "-c", 'echo \'{"title": "Harbour opens"}\'')
    spec = ScraperSpec(name="occasion", target="occasion", command=command, folder=str(tmp_path))
    _, result = ran(spec, case(), case(name="other"))
    assert ("ok", ("its network is open",)) == (result.baseline, result.notes)
    assert () == result.failures


@pytest.mark.parametrize("name", ["crash-json-ld-shape", "silent-partial-break", "network-escape-tracker"])
def test_every_failure_shows_again_in_a_new_process(name: str) -> None:
    failures = run(name, most=FEW).failures
    assert failures
    assert [] == [failure for failure in failures if replayed(name, failure) != "still failing"]


def test_a_scraper_that_fetches_nothing_is_told_so(write: Write) -> None:
    _, result = ran(write("def scrape(url):\n    return None\n"), case())
    assert "story: returned nothing on the recorded page; it made no request" == result.baseline


def test_a_leak_that_a_later_page_takes_away_is_found() -> None:
    """With this seed the recorded page is right again when the last example has run."""
    found = run("state-leak-remembered-selector", 0, families=("drift",)).failures
    assert "state-leak" in {failure.check for failure in found}

"""On a bench a plan becomes a verdict, judged against the baseline of a fresh process."""

import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from harness.campaign import bundled_exhibits
from harness.delivery import PlayFault
from harness.exhibits import PlayExhibit
from harness.explore import loop_plans
from harness.hunt import Bench, aims_of, sandbox_of
from harness.hunt.bench import (
    FEWEST_REQUESTS_ALLOWED,
    FRESH_TIMES,
    KNOWN_HANG_TIMEOUT,
    MOST_PAGES,
    REQUESTS_IN_A_CIRCLE,
    SHORTEST_SOFT_TIMEOUT,
)
from harness.model import Case, Exchange, Fault, Finding, Options, Plan, Request, RequestMade, Response, ScraperSpec
from harness.mutations.control.guarded_form import GuardedForm
from tests.explore.stories import GONE, LONG, SOURCE, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import OPTIONS, bench_of, spec_of

TITLE = """
    def scrape(html):
        return {"title": re.search("<h1[^>]*>(.*?)</h1>", html)[1]}
"""
RENAMED = Plan((Replace("</h1>", "</h2>"),))


def test_a_plan_is_run_and_judged(tmp_path: Path) -> None:
    with bench_of(tmp_path, TITLE, case()) as bench:
        verdict = bench.try_plan(RENAMED, "drift")

    assert verdict is not None
    assert ["crash"] == [finding.check for finding in verdict.findings]


def test_a_plan_that_changes_nothing_tests_nothing(tmp_path: Path) -> None:
    with bench_of(tmp_path, TITLE, case()) as bench:
        assert bench.try_plan(Plan((Replace("not there", "x"),)), "drift") is None


def test_a_run_that_is_slow_and_no_hang_is_given_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it returns would be lost otherwise: each search ends it, and each confirmation finds that it does end."""
    monkeypatch.setattr("harness.hunt.bench.SHORTEST_SOFT_TIMEOUT", 0.1)
    monkeypatch.setattr("harness.hunt.bench.SOFT_TIMEOUT", 1)
    monkeypatch.setattr("harness.hunt.bench.FRESH_TIMES", 1)
    source = """
        import ctypes
        def scrape(html):
            if "</h2>" in html:
                ctypes.CDLL(None).usleep(600_000)
            return {"title": "another" if "</h2>" in html else "Ferry crews end strike"}
    """
    with bench_of(tmp_path, source, case()) as bench:
        early = bench.try_plan(RENAMED, "drift")
        assert early is not None
        (hang,) = early.findings
        confirmed = bench.confirm(RENAMED, "drift", hang)
        late = bench.try_plan(RENAMED, "drift")

    assert late is not None
    assert ("hang", None, ["wrong-value"]) == (hang.check, confirmed, [finding.check for finding in late.findings])


@pytest.mark.parametrize(("asks", "ends"), [(True, {404}), (False, set())])
def test_a_listing_ends_by_the_status_that_the_scraper_was_given(tmp_path: Path, *, asks: bool, ends: set[int]) -> None:
    """A later 404 that nobody asked for says nothing."""
    source = f"""
        import requests
        def scrape(url):
            title = re.search("<h1[^>]*>(.*?)</h1>", requests.get(url, timeout=5).text)[1]
            if {asks}:
                requests.get(url + "?page=2", timeout=5)
            return {{"title": title}}
    """
    known = case()
    further = Exchange(Request("GET", f"{known.url}?page=2"), Response(404))
    with bench_of(tmp_path, source, msgspec.structs.replace(known, exchanges=(*known.exchanges, further))) as bench:
        assert ends == bench._ends


def test_the_baseline_is_that_of_a_fresh_process(tmp_path: Path) -> None:
    """What an earlier case left behind would be taken for right otherwise."""
    source = """
        seen = []
        def scrape(html):
            seen.append(html)
            return {"calls": len(seen)}
    """
    with sandbox_of(spec_of(tmp_path, source), OPTIONS) as sandbox:
        calls = [Bench(sandbox, one, (), OPTIONS).baseline.items for one in (case(), case("<h1>Other</h1>"))]

    assert [({"calls": 1},), ({"calls": 1},)] == calls


def test_confirming_takes_a_fresh_process(tmp_path: Path) -> None:
    """A failure that needed what an earlier example left behind does not show again."""
    source = """
        calls = []
        def scrape(html):
            calls.append(html)
            if len(calls) > 3 and "</h1>" not in html:
                raise KeyError("late")
            return {"title": "Ferry"}
    """
    with bench_of(tmp_path, source, case()) as bench:
        verdicts = [bench.try_plan(RENAMED, "drift") for _ in range(3)]
        assert [0, 0, 1] == [len(verdict.findings) for verdict in verdicts if verdict]
        assert verdicts[2]
        assert bench.confirm(RENAMED, "drift", verdicts[2].findings[0]) is None


def test_a_slow_run_is_a_hang_while_searching_only(tmp_path: Path) -> None:
    """Searching is impatient; confirming takes the full limit."""
    source = """
        def scrape(html):
            if "</h1>" not in html:
                import ctypes
                ctypes.CDLL(None).usleep(2_500_000)
            return {"title": "Ferry"}
    """
    with bench_of(tmp_path, source, case()) as bench:
        assert SHORTEST_SOFT_TIMEOUT == bench.soft_timeout
        verdict = bench.try_plan(RENAMED, "drift")
        assert verdict
        assert ["hang"] == [finding.check for finding in verdict.findings]
        assert bench.confirm(RENAMED, "drift", verdict.findings[0]) is None


def test_the_soft_limit_is_never_above_the_users(tmp_path: Path) -> None:
    with bench_of(tmp_path, TITLE, case(), options=Options(timeout=0.5)) as bench:
        assert 0.5 == bench.soft_timeout
        bench.baseline = msgspec.structs.replace(bench.baseline, seconds=1.0)
        assert 0.5 == bench.soft_timeout


def test_a_known_hang_is_waited_for_less_where_it_is_known_who_ran(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bench_of(tmp_path, TITLE, case()) as bench:
        bench.usual_seconds = bench.fresh_seconds = 0.001
        bench.hangs = True
        monkeypatch.setattr("harness.hunt.bench.shares_are_told", lambda: True)
        assert KNOWN_HANG_TIMEOUT == bench.soft_timeout
        monkeypatch.setattr("harness.hunt.bench.shares_are_told", lambda: False)
        assert SHORTEST_SOFT_TIMEOUT == bench.soft_timeout


def test_a_run_may_take_what_a_fresh_process_does(tmp_path: Path) -> None:
    """The next run after a hang has one, and would be a hang as well if late imports took longer than that may."""
    with bench_of(tmp_path, TITLE, case()) as bench:
        bench.usual_seconds = 0.001
        bench.hangs = True
        bench.fresh_seconds = 1.5
        assert FRESH_TIMES * 1.5 == bench.soft_timeout
        bench.restart()
        assert bench.fresh_seconds < 1.5


def test_requests_allowed_go_with_the_recorded_ones(tmp_path: Path) -> None:
    with bench_of(tmp_path, TITLE, case()) as bench:
        assert FEWEST_REQUESTS_ALLOWED == bench.request_limit
        made = tuple(RequestMade("GET", "u", 0) for _ in range(30))
        bench.baseline = msgspec.structs.replace(bench.baseline, requests=made)
        assert 300 == bench.request_limit


LISTING = """
    from urllib.request import urlopen
    def scrape(url):
        found = []
        for number in range(5):
            with urlopen(f"{url}?page={number}" if number else url) as answer:
                found += [{"title": title} for title in re.findall("<h1[^>]*>(.*?)</h1>", answer.read().decode())]
        return found
"""
PAGES = case(*(SOURCE.replace("Ferry crews", f"Story {number}") for number in range(5)))


def test_pages_are_those_that_are_read(tmp_path: Path) -> None:
    """The first of them, in order; of a scraper that does not fetch it is the page it is given."""
    with bench_of(tmp_path, LISTING, PAGES) as bench:
        assert tuple(range(MOST_PAGES)) == bench.pages
        assert [0, 1, 2] == [index for index, _ in aims_of(bench)]
    with bench_of(tmp_path, TITLE, PAGES) as bench:
        assert (0,) == bench.pages


@pytest.mark.parametrize("page", [0, 1])
def test_an_exhibit_on_any_page(tmp_path: Path, page: int) -> None:
    """urllib refuses by an exception, which is a refusal on the first page as on a later one."""
    with bench_of(tmp_path, LISTING, PAGES, [GONE]) as bench:
        verdict = bench.try_plan(Plan((PlayExhibit("not-found/gone"),), page), "exhibit")

    assert verdict
    assert ("refusal", bool(page)) == (verdict.outcome.kind, verdict.trial.later)
    assert () == verdict.findings


RETRYING = """
    import requests
    def scrape(url):
        for attempt in {attempts}:
            try:
                answer = requests.get(url)
                answer.raise_for_status()
                return {{"title": re.search("<h1[^>]*>(.*?)</h1>", answer.text)[1]}}
            except requests.RequestException as error:
                refused = error
        raise refused
"""


@pytest.mark.parametrize("name", ["redirect/loop", "redirect/to-itself"])
def test_a_circle_is_walked_until_the_client_gives_up(tmp_path: Path, name: str) -> None:
    """Three attempts of thirty redirects each are no storm: the scraper made three requests."""
    plan = Plan((PlayExhibit(name),))
    with bench_of(tmp_path, RETRYING.format(attempts="range(3)"), case(), bundled_exhibits()) as bench:
        verdict = bench.try_plan(plan, "exhibit")

    assert verdict
    assert verdict.outcome.exception
    assert ("refusal", "requests.exceptions.TooManyRedirects", 3 * REQUESTS_IN_A_CIRCLE) == (
        verdict.outcome.kind,
        verdict.outcome.exception.type,
        len(verdict.outcome.requests),
    )
    assert () == verdict.findings


def test_a_circle_without_end_is_a_storm(tmp_path: Path) -> None:
    endless = RETRYING.format(attempts="iter(int, 1)")
    with bench_of(tmp_path, endless, case(), bundled_exhibits()) as bench:
        verdict = bench.try_plan(Plan((PlayExhibit("redirect/loop"),)), "exhibit")

    assert verdict
    assert ["request-storm"] == [finding.check for finding in verdict.findings]


FOLLOWING = """
    import time
    from urllib.request import urlopen
    def scrape(url):
        found, seen, following = [], [], url
        while following {until}:
            seen.append(following)
            with urlopen(following) as answer:
                text = answer.read().decode()
            end = time.perf_counter() + {work}
            while time.perf_counter() < end:
                pass
            found += [{{"title": title}} for title in re.findall("<h1>(.*?)</h1>", text)]
            following = (re.findall('href="(.*?)"', text) or [None])[0]
        return found
"""
PAGED = Case(
    "l",
    "l.yaml",
    "https://a.example/l",
    tuple(
        Exchange(Request("GET", f"https://a.example/l{query}"), Response(200, (), f"<h1>{title}</h1>{link}".encode()))
        for query, title, link in (
            ("", "One", '<a href="https://a.example/l?p=2">on</a>'),
            ("?p=2", "Two", '<a href="https://a.example/l?p=3">on</a>'),
            ("?p=3", "Three", ""),
        )
    ),
)


@pytest.mark.parametrize(
    ("until", "work", "checks"),
    [
        ("", 0, ["request-storm"]),
        ("", 0.15, ["request-storm"]),
        ("and following not in seen", 0, []),
        ("and len(seen) < 100", 0, ["duplicate-content"]),
    ],
    ids=["without end", "slowly without end", "each page once", "a hundred pages"],
)
def test_a_listing_whose_next_link_leads_back(tmp_path: Path, until: str, work: float, checks: list[str]) -> None:
    """It is no hang, however slow the scraper; and who looks where it has been does nothing wrong."""
    options = Options(timeout=1.5)
    with bench_of(tmp_path, FOLLOWING.format(until=until, work=work), PAGED, options=options) as bench:
        plans = loop_plans(bench.stage, bench.pages)
        verdicts = [bench.try_plan(plan, "damage") for plan in (plans[:1] if work else plans)]

    assert [checks] * len(verdicts) == [[one.check for one in verdict.findings] for verdict in verdicts if verdict]


def test_a_plan_for_a_page_that_is_not_read_any_more(tmp_path: Path) -> None:
    """A scraper that fetches nothing since is judged, not crashed on."""
    with bench_of(tmp_path, "def scrape(url): return {'title': 'Ferry'}", case(), [GONE]) as bench:
        assert () == bench.pages
        verdict = bench.try_plan(Plan((PlayExhibit("not-found/gone"),)), "exhibit")

    assert verdict
    assert () == verdict.findings


@pytest.mark.parametrize(
    ("condition", "occasion", "checks"),
    [
        ("False", "control", []),
        ("'turnstile' in html", "control", ["missing-required"]),
        ("'data-sitekey' in html", "control", ["missing-required"]),
        ("'<form' in html", "drift", []),
        ("html.count('<script') > 0", "drift", []),
    ],
    ids=["extracts", "a word", "an attribute", "an element", "a number of elements"],
)
def test_a_control_is_told_from_the_elements_that_it_adds(
    tmp_path: Path, condition: str, occasion: str, checks: list[str]
) -> None:
    """Whoever is led astray by an element refuses its twin too, which says nothing: that is drift, and honest."""
    source = f"""
        def scrape(html):
            if {condition}:
                raise ConnectionError("refused")
            return {{"title": re.search("<h1[^>]*>(.*?)</h1>", html)[1]}}
    """
    with bench_of(tmp_path, source, case(LONG)) as bench:
        verdict = bench.try_plan(Plan((GuardedForm(),)), "exhibit")

    assert verdict
    assert (occasion, checks) == (verdict.trial.occasion, [finding.check for finding in verdict.findings])


def test_what_is_another_each_time_keeps_no_twin_from_being_alike(tmp_path: Path) -> None:
    source = """
        import time
        def scrape(html):
            return {"title": None if "<form" in html else "Ferry crews end strike", "took": time.perf_counter_ns()}
    """
    required = msgspec.structs.replace(case(LONG), required=("title",))
    with bench_of(tmp_path, source, required) as bench:
        bench.leave_out(Finding(check="nondeterministic", severity="error", field="took", evidence=""))
        verdict = bench.try_plan(Plan((GuardedForm(),)), "exhibit")

    assert verdict
    assert ("drift", ()) == (verdict.trial.occasion, verdict.findings)


def test_a_control_is_not_to_blame_for_what_was_not_recorded(tmp_path: Path) -> None:
    """The script of a widget is on no cassette, and a scraper that reads all scripts is answered 404."""
    source = """
        from urllib.request import urlopen
        def scrape(url):
            with urlopen(url) as answer:
                page = answer.read().decode()
            for script in re.findall('<script src="([^"]*)', page):
                urlopen(script)
            return {"title": re.search("<h1[^>]*>(.*?)</h1>", page)[1]}
    """
    with bench_of(tmp_path, source, case(LONG)) as bench:
        verdict = bench.try_plan(Plan((GuardedForm(),)), "exhibit")

    assert verdict
    assert ("refusal", ()) == (verdict.outcome.kind, verdict.findings)


def test_fields_that_are_left_out(tmp_path: Path) -> None:
    leak = Finding(check="state-leak", severity="error", field="rank", evidence="it")
    with bench_of(tmp_path, TITLE, case()) as bench:
        bench.leave_out(leak)
        assert (frozenset({"rank"}), False) == (bench.volatile, bench.caches)
        bench.leave_out(msgspec.structs.replace(leak, field=""))
        assert bench.caches


def test_a_scraper_that_keeps_what_it_fetched_gets_a_fresh_process_for_each_example(tmp_path: Path) -> None:
    """Else it would be shown one page for all examples, and every one of them would look survived."""
    source = """
        import functools, urllib.request
        @functools.cache
        def fetch(url):
            return urllib.request.urlopen(url).read().decode()
        def scrape(url):
            return {"price": re.search(r"[0-9]+[.][0-9]+", fetch(url))[0]}
    """
    plan = Plan((Replace("24.50", "9.99"),))
    with bench_of(tmp_path, source, case()) as bench:
        bench.judge_again()
        verdicts = [bench.try_plan(plan, "drift") for _ in range(2)]

    assert bench.caches
    assert [["wrong-value"]] * 2 == [[finding.check for finding in one.findings] for one in verdicts if one]


def test_a_program_that_waits_for_a_silent_server_is_told_and_does_not_gate(tmp_path: Path) -> None:
    """Its own timeout, which passes in real time, may be longer than ours; so it is given all of ours."""
    source = """
        import json, re, sys, urllib.request
        page = urllib.request.urlopen(sys.argv[1]).read().decode()
        print(json.dumps({"title": re.search("<h1[^>]*>(.*?)</h1>", page)[1]}))
    """
    (tmp_path / "scrape.py").write_text(dedent(source))
    command = (sys.executable, "-S", "scrape.py", "{url}")
    spec = ScraperSpec(name="program", target="program", command=command, folder=str(tmp_path))
    options = msgspec.structs.replace(OPTIONS, timeout=SHORTEST_SOFT_TIMEOUT + 0.5)
    with sandbox_of(spec, options) as sandbox:
        bench = Bench(sandbox, case(), (), options)
        silent = bench.try_plan(Plan((PlayFault(Fault("silence")),)), "wire")
        renamed = bench.try_plan(RENAMED, "drift")

    assert ({"title": "Ferry crews end strike"},) == bench.baseline.items
    assert silent
    assert [("hang", "warning")] == [(finding.check, finding.severity) for finding in silent.findings]
    assert silent.outcome.seconds >= options.timeout
    assert renamed
    assert [("crash", "scrape.py:4")] == [(one.check, one.exception.where) for one in renamed.findings if one.exception]

"""The page that leaves something behind is found among all that were played."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

from harness.hunt import Bench, find_leak, find_leaks_between, replay, sandbox_of
from harness.model import Outcome, Plan
from harness.mutations.damage.truncate import Truncate
from tests.explore.stories import SOURCE, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import OPTIONS, bench_of, spec_of

KEEPS = """
    last = {}
    def scrape(html):
        if found := re.search("<i>(.*?)</i>", html):
            last["note"] = found[1]
        return {"title": "Ferry", **last}
"""
COUNTS = """
    seen = []
    def scrape(html):
        seen.append(html)
        return {"title": "Ferry", "calls": len(seen)}
"""
TAKES_TWO = """
    notes = []
    def scrape(html):
        notes.extend([] if "</h1>" in html else ["cut"])
        return {"title": "Ferry", **({"note": notes[-1]} if len(notes) > 1 else {})}
"""
HARMLESS = [Plan((Replace("24.50", str(number)),)) for number in range(9)]
LEAVES = Plan((Replace("24.50", "<i>sponsored</i>"),))
CUT = Plan((Truncate(back=len(SOURCE) - SOURCE.index("</h1>")),))


def play(bench: Bench, plans: list[Plan]) -> list[tuple[str, str, int]]:
    """Play the plans, then tell each leak's check, field and mutations."""
    for plan in plans:
        bench.try_plan(plan, "drift")
    return [
        (finding.check, finding.field, len(found.mutations))
        for finding, found in find_leak(bench, "scraper", "drift", plans)
    ]


def test_the_one_plan_is_found(tmp_path: Path) -> None:
    plans = [*HARMLESS[:5], LEAVES, *HARMLESS[5:]]
    with bench_of(tmp_path, KEEPS, case()) as bench:
        for plan in plans:
            bench.try_plan(plan, "drift")
        (finding, found), *others = find_leak(bench, "scraper", "drift", plans)
        assert () == bench.judge_again().findings

    assert ([], "state-leak", "note") == (others, finding.check, finding.field)
    assert ("replace", "drift") == (found.mutations[0]["name"], found.family)
    assert '"sponsored"' == found.got


SPONSORED = Replace("24.50", "<i>sponsored</i>")
OTHERS = (Replace("<head>", "<head >"), Replace("<title>", "<title >"), Replace("<body>", "<body >"))


def test_of_a_page_the_fewest_changes_are_told(tmp_path: Path) -> None:
    """Of a page with four changes the one that it takes, whichever field the leak is of."""
    source = KEEPS.replace('"title": "Ferry", **last', '"title": "Ferry", "also": len(last), **last')
    with bench_of(tmp_path, source, case()) as bench:
        plan = Plan((*OTHERS[:2], SPONSORED, *OTHERS[2:]))
        bench.try_plan(plan, "drift")
        leaks = list(find_leak(bench, "scraper", "drift", [plan]))

    told = [(finding.field, [record["new"] for record in found.mutations]) for finding, found in leaks]
    assert [("also", ["<i>sponsored</i>"]), ("note", ["<i>sponsored</i>"])] == told


def test_of_each_page_that_it_takes_the_fewest_changes_are_told(tmp_path: Path) -> None:
    plans = [Plan((*CUT.mutations, OTHERS[0])), Plan((OTHERS[1], *CUT.mutations))]
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        for plan in plans:
            bench.try_plan(plan, "damage")
        ((_, found),) = find_leak(bench, "scraper", "damage", plans)

    pages = [found.before[0].mutations, found.mutations]
    assert [["truncate"], ["truncate"]] == [[record["name"] for record in page] for page in pages]


def test_the_last_of_however_many_pages_is_made_smaller_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as the tries go: here there is a single one."""
    monkeypatch.setattr("harness.hunt.leak.MOST_SHRUNK", 1)
    plans = [Plan((*CUT.mutations, OTHERS[0])), Plan((*CUT.mutations, OTHERS[1]))]
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        for plan in plans:
            bench.try_plan(plan, "damage")
        ((_, found),) = find_leak(bench, "scraper", "damage", plans)

    assert (2, 1) == (len(found.before[0].mutations), len(found.mutations))


def test_another_field_of_a_leak_takes_one_more_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan((*OTHERS, SPONSORED))
    taken: list[tuple[int, int]] = []
    for fields in ("**last", '**last, "also": len(last)'):
        with bench_of(tmp_path, KEEPS.replace("**last", fields), case()) as bench:
            restarts: list[Outcome] = []
            monkeypatch.setattr(bench, "restart", partial(noted, restarts, bench.restart))
            bench.try_plan(plan, "drift")
            taken.append((len(list(find_leak(bench, "scraper", "drift", [plan]))), len(restarts)))

    (one, runs), two = taken
    assert ((1, runs), (2, runs + 1)) == ((one, runs), two)


def noted(seen: list[Outcome], restart: Callable[[], Outcome]) -> Outcome:
    seen.append(restart())
    return seen[-1]


@pytest.mark.parametrize("kept", ["requests.get(url, timeout=5).text", "read(requests.get(url, timeout=5).text)"])
def test_what_is_kept_by_address_is_no_leak(tmp_path: Path, kept: str) -> None:
    """No site has two pages at one address: what was fetched, or read, may be given again. Each run is a fresh one."""
    source = f"""
        import functools, requests
        def read(html):
            return html if html.isdecimal() else re.search("price'>([0-9]*)", html)[1]
        @functools.lru_cache
        def fetched(url):
            return {kept}
        def scrape(url):
            return {{"price": read(fetched(url))}}
    """
    with bench_of(tmp_path, source, case()) as bench:
        assert [] == play(bench, HARMLESS)
        assert bench.caches
        verdict = bench.try_plan(HARMLESS[3], "drift")

    assert verdict
    assert ["wrong-value"] == [finding.check for finding in verdict.findings]


@pytest.mark.parametrize("gives", ["return None", "raise ConnectionError", "return prices['x']"])
def test_who_asks_no_more_after_a_bad_page_has_leaked(tmp_path: Path, gives: str) -> None:
    """A circuit that stays broken is no result that is kept."""
    source = f"""
        import requests
        prices, broken = {{}}, []
        def scrape(url):
            if broken:
                {gives}
            found = re.search("price'>([0-9]*)", requests.get(url, timeout=5).text)
            broken.extend([] if found else [url])
            return {{"price": found[1]}} if found else None
    """
    with bench_of(tmp_path, source, case()) as bench:
        assert [("state-leak", "", 1)] == play(bench, [*HARMLESS[:3], Plan((Replace("class='price'", ""),))])


def test_no_leak(tmp_path: Path) -> None:
    with bench_of(tmp_path, KEEPS, case()) as bench:
        assert [] == play(bench, HARMLESS)


def test_the_recorded_page_itself_leaves_something_behind(tmp_path: Path) -> None:
    with bench_of(tmp_path, COUNTS, case()) as bench:
        assert [("state-leak", "calls", 0)] == play(bench, [])
        assert [("state-leak", "calls", 0)] == play(bench, HARMLESS)


def test_what_was_left_out_is_no_leak(tmp_path: Path) -> None:
    with bench_of(tmp_path, COUNTS, case()) as bench:
        bench.volatile = frozenset({"calls"})
        assert [] == play(bench, HARMLESS)


def test_other_findings_of_the_recorded_page_hide_no_leak(tmp_path: Path) -> None:
    """A scraper that escapes to the network on every page still has its leak found."""
    source = """
        import socket
        last = {}
        def scrape(html):
            try:
                socket.create_connection(("203.0.113.5", 443), timeout=1)
            except OSError:
                pass
            if found := re.search("<i>(.*?)</i>", html):
                last["note"] = found[1]
            return {"title": "Ferry", **last}
    """
    with bench_of(tmp_path, source, case()) as bench:
        assert ["network-escape"] == [finding.check for finding in bench.judge_again().findings]
        assert [("state-leak", "note", 1)] == play(bench, [LEAVES, *HARMLESS])


def test_a_wish_to_stop_ends_the_search(tmp_path: Path) -> None:
    plans = [*HARMLESS, LEAVES]
    with bench_of(tmp_path, KEEPS, case()) as bench:
        bench.stop = lambda: True
        assert [] == play(bench, plans)


def test_what_one_case_leaves_behind_for_another(tmp_path: Path) -> None:
    """It shows whichever way round the cases come, names the case before, and replays in a new process."""
    plain = case()
    noted = msgspec.structs.replace(
        case(plain.exchanges[0].response.body.decode().replace("24.50", "<i>sponsored</i>")), name="noted"
    )
    spec = spec_of(tmp_path, KEEPS)
    with sandbox_of(spec, OPTIONS) as sandbox:
        benches = [Bench(sandbox, one, (), OPTIONS) for one in (plain, noted)]
        ((finding, found),) = find_leaks_between(benches, "scraper")
    with sandbox_of(spec, OPTIONS) as sandbox:
        again = replay(Bench(sandbox, plain, (), OPTIONS), found, previous=noted)
        alone = replay(Bench(sandbox, plain, (), OPTIONS), found, previous=plain)

    assert ("state-leak", "note", plain.name, "noted") == (finding.check, finding.field, found.case, found.after)
    assert ("still failing", "fixed") == (again.state, alone.state)


def test_once_a_leak_is_known_every_example_is_tried_afresh(tmp_path: Path) -> None:
    with bench_of(tmp_path, KEEPS, case()) as bench:
        play(bench, [LEAVES])
        verdicts = [bench.try_plan(plan, "drift") for plan in (LEAVES, HARMLESS[0])]

    assert bench.leaks
    assert [True, False] == ["note" in verdict.outcome.items[0] for verdict in verdicts if verdict]


def test_what_takes_several_pages_is_told_with_the_fewest(tmp_path: Path) -> None:
    """Two of them one after the other, with others between; it replays, and not without the first."""
    plans = [*HARMLESS[:2], CUT, *HARMLESS[2:5], CUT, *HARMLESS[5:]]
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        for plan in plans:
            bench.try_plan(plan, "damage")
        ((finding, found),) = find_leak(bench, "scraper", "damage", plans)
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        again = replay(bench, found)
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        alone = replay(bench, msgspec.structs.replace(found, before=()))

    assert ("note", 1, 1) == (finding.field, len(found.before), len(found.mutations))
    assert found.mutations == found.before[0].mutations
    assert ("still failing", "fixed") == (again.state, alone.state)


def test_a_page_that_it_takes_may_be_of_an_earlier_batch(tmp_path: Path) -> None:
    """That of another family: the last page is told with its own."""
    earlier, batch = [*HARMLESS[:2], CUT], [HARMLESS[2], CUT, HARMLESS[3]]
    with bench_of(tmp_path, TAKES_TWO, case()) as bench:
        for plan in (*earlier, *batch):
            bench.try_plan(plan, "damage")
        ((_, found),) = find_leak(bench, "scraper", "damage", batch, earlier)
        unexplained = list(find_leak(bench, "scraper", "damage", batch))

    assert ("damage", 1) == (found.family, len(found.before))
    assert [] == unexplained


def test_a_page_of_an_earlier_batch_alone_is_not_told_as_one_of_the_last(tmp_path: Path) -> None:
    with bench_of(tmp_path, KEEPS, case()) as bench:
        bench.try_plan(LEAVES, "drift")
        assert [] == list(find_leak(bench, "scraper", "damage", HARMLESS[:2], [LEAVES]))
        assert bench.unexplained

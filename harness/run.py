"""The pipeline: one scraper over its cases, told as events.

load -> replay -> scrape -> check (baseline) -> mutate -> replay -> scrape -> check -> shrink -> report

Rule 1: nothing is mutated before the recorded page gives a result, because every verdict compares with it.
Rule 2: what is reported was seen twice, the second time in a fresh process.
Rule 3: one bug is reported once per scraper, however many examples, cases and exhibits show it.
Rule 4: what earlier runs kept is played before anything is searched for, so that no known bug is found anew.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from harness.checks import has_key
from harness.explore import (
    Source,
    draw,
    exhibit_plans,
    fault_plans,
    gap_plans,
    in_turn,
    loop_plans,
    plans,
    section_plans,
)
from harness.hunt import (
    UNASKED,
    Bench,
    Elsewhere,
    Ledger,
    Leftovers,
    PlayedAgain,
    SavedPlayer,
    Unread,
    Verdict,
    aims_of,
    apart,
    example_of,
    failure,
    find_leak,
    find_leaks_between,
    find_remains,
    find_remains_of_plans,
    opaque,
    sandbox_of,
    smallest,
    stood_in,
    unreached,
    unrecorded,
)
from harness.model import (
    FAMILIES,
    Aged,
    BaselineTried,
    Case,
    Event,
    Exhibit,
    Failure,
    FailureFound,
    Family,
    Finding,
    Options,
    Outcome,
    Plan,
    Progress,
    SavedFailure,
    SavedPlayed,
    ScraperFinished,
    ScraperSpec,
    ScraperStarted,
    Shrinking,
    answer,
)
from harness.model.keys import without_keys
from harness.model.one_line import one_line
from harness.mutations import Aim
from harness.survival import Lives

LEAK_INTERVAL = 10
"""Examples after which the recorded page is run again: what one page leaves behind, a later one may take away."""
HISTORY = len(FAMILIES) * LEAK_INTERVAL
"""Earlier examples, of all families, among which the pages are looked for that a leak takes beside the last ones."""
OF_SECTIONS = 10
"""One example of damage in so many takes one of the page's main parts away."""
OF_GAPS = 8
"""One in so many takes a value away from one entry of a list."""
MOST_LATE = 3
"""Findings of one example that are still shrunk after a wish to stop: a result may differ in thousands of fields."""
UNSEEN = (
    "its connection failed, which a scraper that is given its page cannot see:"
    " leave it out of this scraper's cassettes, or set expect to content in the sidecar"
)
"""Why nothing can be asked of a scraper on such a recording."""

OF_NO_RESULT = frozenset({"missing-required", "golden"})
"""Checks that are asked of a recorded page that gives no result: they know that there is one to give."""
DEATHS = frozenset({"crash", "hang", "exhaustion", "killed"})
"""Checks that are asked of it as well, where all that the scraper asked for was recorded."""


def never() -> bool:
    """Go on to the end."""
    return False


def run_scraper(
    spec: ScraperSpec,
    cases: Sequence[Case],
    exhibits: Sequence[Exhibit],
    options: Options,
    *,
    saved: Sequence[SavedFailure] = (),
    stop: Callable[[], bool] = never,
    enough: Callable[[], bool] = never,
) -> Iterator[Event]:
    """Run one scraper over its cases and yield what happens; first on the failures that were `saved` for them.

    `stop` is asked between examples: once it says True, what was found so far is told and the run ends. `enough` is
    asked between saved failures: once it says True, the search begins, and the rest of them is told as not played.
    """
    ledger = Ledger(spec)
    benches: list[Bench] = []
    lives = Lives()
    yield ScraperStarted(spec.name, spec.target, len(cases))
    with sandbox_of(spec, options) as sandbox, Elsewhere(spec, options) as elsewhere:
        for note in (*sandbox.notes, *elsewhere.notes):
            ledger.note(None, note)
        yield from _known(ledger, SavedPlayer(spec, sandbox, elsewhere, cases, exhibits, options, stop, enough), saved)
        for case in cases:
            if stop():
                break
            bench = Bench(sandbox, case, exhibits, options, key=spec.key, stop=stop)
            bench.hangs = ledger.hangs_on(case)
            ledger.begin(bench.case, broken(bench), refused=bench.baseline.kind == "refusal")
            yield BaselineTried(spec.name, case.name, ledger.baseline)
            found = yield from _recorded(bench, ledger, elsewhere)
            if astray := unreached(bench.case, sandbox.feed, bench.baseline, found):
                ledger.untested(astray)
            if astray or ledger.baseline != "ok" or bench.case.expect == "refusal":
                continue
            yield from _told(ledger, find_remains(bench, spec.name))
            yield from _repeated(bench, ledger, elsewhere)
            benches.append(bench)
            if unasked(bench):
                ledger.untested(UNASKED)
                continue
            aims = aims_of(bench)
            yield from _explored(bench, ledger, [_source(bench, aims, family, exhibits) for family in options.families])
            if "drift" in options.families and not ledger.results[-1].untested:
                yield from (Aged(spec.name, case.name, *grown) for grown in lives.grow(bench, aims))
        yield from _told(ledger, find_leaks_between(benches, spec.name))
    _tell_idle(ledger, options.ignore, benches)
    stopped = stop()
    left = ledger.unreached(cases) if stopped else ()
    cut = stopped or any(one.state == "not played" for one in ledger.saved)
    told = msgspec.structs.replace(ledger.result(), lifetimes=lives.told(), cut=cut, unreached=left)
    yield ScraperFinished(told, interrupted=stopped)


def _tell_idle(ledger: Ledger, ignore: Sequence[str], benches: Sequence[Bench]) -> None:
    """Note what `ignore` names and no result has: most likely a slip of the pen, after which nothing is ignored."""
    ignored = {field for bench in benches for field in bench.ignored}
    for field in ignore if benches else ():
        if field not in ignored:
            ledger.note(None, f"ignore: no result has a field {field}; correct it, or leave it out")


def _known(ledger: Ledger, player: SavedPlayer, saved: Sequence[SavedFailure]) -> Iterator[Event]:
    played: list[PlayedAgain] = []
    for one in player.play(saved):
        played.append(one)
        ledger.played(one.result, one.failure)
        yield SavedPlayed(ledger.spec.name, one.result)
        if one.failure is not None:
            yield from _found(ledger, one.failure)
    for found in player.beside(played, ledger.is_new):
        yield from _found(ledger, found)


def broken(bench: Bench) -> str:
    """Return why nothing can be compared with this baseline, or `ok`."""
    outcome = bench.baseline
    if bench.case.expect == "refusal":
        unseen = bench.sandbox.feed != "url" and answer(bench.case)[1].fault
        return UNSEEN if unseen else "ok"
    if outcome.misses:
        return unrecorded(outcome.misses[0], bench.case)
    if outcome.kind == "items":
        return "ok"
    return f"{outcome_words(outcome)}; it made no request" if unasked(bench) else outcome_words(outcome)


def unasked(bench: Bench) -> bool:
    """Say whether a scraper that is to fetch its page by itself came to an end without a request."""
    ended = bench.baseline.kind not in {"hang", "killed"}
    return bench.sandbox.feed == "url" and not bench.baseline.requests and ended


def outcome_words(outcome: Outcome) -> str:
    """Say what a scraper did on the recorded page instead of giving a result."""
    raised = outcome.exception
    if outcome.storm:
        return f"made {len(outcome.requests)} requests without a result"
    if raised is not None:
        return f"{outcome.kind} on the recorded page: {raised.told}{raised.where and f' at {raised.where}'}"
    if outcome.kind == "nothing":
        return "returned nothing on the recorded page"
    return f"{outcome.kind} on the recorded page: {one_line(outcome.detail)}"


def _recorded(bench: Bench, ledger: Ledger, elsewhere: Elsewhere) -> Generator[Event, None, tuple[Finding, ...]]:
    """Judge the recorded page by itself; where it gives no result, only whether it must. Return what was found."""
    findings = bench.judge_recorded().findings
    asked = OF_NO_RESULT if bench.baseline.misses else OF_NO_RESULT | DEATHS
    for finding in findings:
        if ledger.baseline != "ok" and finding.check not in asked:
            continue
        if not (ledger.is_new(finding) or (finding.check in DEATHS and ledger.is_only_of_changes(finding))):
            ledger.seen_again(finding, bench.case, None)
        elif not _shows_again(bench, finding, elsewhere):
            if ledger.is_new(finding):
                ledger.unconfirmed(finding, bench.case)
        else:
            yield from _found(ledger, failure(bench, ledger.spec.name, finding, family="recorded", plan=Plan()))
    return findings


def _shows_again(bench: Bench, finding: Finding, elsewhere: Elsewhere) -> bool:
    """Say whether another process gives the same value, and dies of the same; nothing else is asked again.

    A field that is another each time is told as such.
    """
    if finding.check in DEATHS:
        return bench.judge_recorded_elsewhere(bench.sandbox).shows(finding)
    if finding.check != "golden":
        return True
    again = bench.judge_recorded_elsewhere(elsewhere.everything).showing(finding)
    return again is not None and again.got == finding.got


def _repeated(bench: Bench, ledger: Ledger, elsewhere: Elsewhere) -> Iterator[Event]:
    """Run the recorded page again, elsewhere and here: what differs is reported and then compared no more."""
    for note in stood_in(bench.case, bench.baseline):
        ledger.note(bench.case, note)
    if not has_key(bench.baseline.items, bench.key):
        ledger.note(bench.case, f"no item has the configured key, {' or '.join(bench.key)}: correct it")
    for verdict in tuple(elsewhere.verdicts(bench)):
        for miss in verdict.outcome.misses[:1]:
            asked = without_keys(miss.url)
            ledger.note(bench.case, f"elsewhere it asks for {asked}, which is not recorded: not compared there")
        for finding in verdict.unsteady:
            bench.leave_out(finding)
            if ledger.is_new(finding):
                repeated = failure(bench, ledger.spec.name, finding, family="repeat", plan=Plan(), verdict=verdict)
                yield from _found(ledger, repeated)
    for finding, found in find_leak(bench, ledger.spec.name, "noise", ()):
        bench.leave_out(finding)
        if ledger.is_new(finding):
            yield from _found(ledger, found)


def _source(bench: Bench, aims: Sequence[tuple[int, Aim]], family: Family, exhibits: Sequence[Exhibit]) -> Source:
    count = bench.options.max_examples
    listed: Sequence[Plan] = ()
    if family == "exhibit":
        listed = exhibit_plans(exhibits, bench.pages, count, feed=bench.sandbox.feed)
        return Source(family, iter(listed), len(listed))
    if family == "wire":
        fetched = bench.pages if bench.sandbox.feed == "url" else ()
        listed = fault_plans(bench.case, fetched, count, bench.options.seed)
        return Source(family, iter(listed), len(listed))
    if family == "damage":
        sections = [section_plans(bench.stage, page, count // OF_SECTIONS) for page in bench.pages[:1]]
        gaps = [gap_plans(bench.stage, page, bench.baseline.items, count // OF_GAPS) for page in bench.pages[:1]]
        listed = [*loop_plans(bench.stage, bench.pages), *chain.from_iterable([*gaps, *sections])][:count]
    drawn = draw(plans(aims, family), count - len(listed), bench.options.seed)
    return Source(family, chain(listed, drawn), count)


def _explored(bench: Bench, ledger: Ledger, sources: Sequence[Source]) -> Iterator[Event]:
    unread = Unread(bench)
    yield from _tried(bench, ledger, sources, unread)
    if reason := unread.told():
        ledger.untested(reason)
    elif hidden := opaque(bench.baseline.items):
        ledger.note(bench.case, hidden)


def _tried(bench: Bench, ledger: Ledger, sources: Sequence[Source], unread: Unread) -> Iterator[Event]:
    tried: list[Plan] = []
    leftovers = Leftovers(bench, ledger.spec.name)
    done: Counter[Family] = Counter()
    for source, batch in in_turn(sources, LEAK_INTERVAL):
        family = source.family
        for plan in batch:
            if bench.stop():
                return
            verdict = bench.try_plan(plan, family)
            ledger.count(family, verdict)
            done[family] += 1
            told = example_of(plan, verdict)
            yield Progress(ledger.spec.name, bench.case.name, family, done[family], source.total, told)
            if verdict is not None:
                leftovers.look_at(plan, family, verdict)
                unread.look_at(family, verdict)
                yield from _judged(bench, ledger, family, plan, verdict)
                yield from _tried_apart(bench, ledger, family, plan, verdict)
        yield from _leaks(bench, ledger, family, batch, tried)
        yield from _told(ledger, leftovers.found())
        tried = [*tried, *batch][-HISTORY:]


def _tried_apart(bench: Bench, ledger: Ledger, family: Family, plan: Plan, verdict: Verdict) -> Iterator[Event]:
    for part in apart(plan, verdict):
        alone = None if bench.stop() else bench.try_plan(part, family)
        if alone is not None:
            yield from _judged(bench, ledger, family, part, alone)


def _judged(bench: Bench, ledger: Ledger, family: Family, plan: Plan, verdict: Verdict) -> Iterator[Event]:
    late = 0
    for finding in verdict.findings:
        new = late < MOST_LATE and ledger.is_new(finding)
        if not new:
            ledger.seen_again(finding, bench.case, verdict)
        if new or ledger.is_much_smaller(finding, family, bench.changed(verdict.played)):
            late += bench.stop()
            yield Shrinking(ledger.spec.name, bench.case.name, finding.check)
            yield from _shrunk(bench, ledger, plan, family, finding)


def _shrunk(bench: Bench, ledger: Ledger, plan: Plan, family: Family, finding: Finding) -> Iterator[Event]:
    allowed = bench.soft_timeout
    found = smallest(bench, ledger.spec.name, plan, family, finding)
    if found is not None:
        yield from _found(ledger, found)
    elif bench.soft_timeout > allowed and not bench.stop():
        if (slow := bench.try_plan(plan, family)) is not None:
            yield from _judged(bench, ledger, family, plan, slow)
    elif ledger.is_new(finding):
        ledger.unconfirmed(finding, bench.case)


def _leaks(
    bench: Bench, ledger: Ledger, family: Family, batch: Sequence[Plan], earlier: Sequence[Plan]
) -> Iterator[Event]:
    if not bench.stop():
        yield from _told(ledger, find_remains_of_plans(bench, ledger.spec.name, family, batch))
    if not bench.stop() and not bench.leaks:
        yield from _told(ledger, find_leak(bench, ledger.spec.name, family, batch, earlier))


def _told(ledger: Ledger, leaks: Iterable[tuple[Finding, Failure]]) -> Iterator[Event]:
    for finding, found in leaks:
        if ledger.is_new(finding):
            yield from _found(ledger, found)


def _found(ledger: Ledger, found: Failure) -> Iterator[Event]:
    kept = ledger.keep(found)
    if kept is not None:
        yield FailureFound(kept)

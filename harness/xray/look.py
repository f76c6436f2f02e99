"""An x-ray of one scraper on one case.

In: a bench whose baseline has run. Out: what each field of the result depends on, page by page.

What "depends on" means. A field depends on a part of the page if it is another, or gone, when that part alone is taken
away and everything else stays. A part *holds* the field's value if the value follows when the part holds another one;
else it is *on the way*. Where several parts must be gone together for a field to change, each is told as one way.

What is guaranteed, where the search came to its end: each part that is told was seen to change its field by itself (of
several ways: with the others closed), but for those that are counted as alike; and with everything gone that was not
told of a field or of the whole result, element, attribute, text or key, the field was the recorded one, or is marked.

What is not: what must not be on the page, what is read from comments, and which of two names for one element stands in
for the other. docs/xray.md says more.
"""

from collections.abc import Sequence

import msgspec

from harness.checks.compare import WHOLE
from harness.checks.sources import leaves
from harness.errors import ScraperError
from harness.hunt import Bench, Elsewhere
from harness.model import Case, ScraperSpec
from harness.model.xray import Xray
from harness.run import broken
from harness.xray.picture import Picture
from harness.xray.probe import Budget, Probe, SpentError
from harness.xray.trace import Traced, trace_page


def xray(bench: Bench, spec: ScraperSpec, elsewhere: Elsewhere) -> Xray:
    """Find what a scraper's fields depend on.

    Raises:
        ScraperError: the recorded page gives no result, or another one each time.
    """
    _check(bench, spec)
    notes = tuple(_leave_out(bench, spec, elsewhere))
    seen = look(bench)
    if not seen.fields:
        raise ScraperError(f"{spec.name}: {bench.case.name}: no field is left to ask for; {'; '.join(notes)}")
    return msgspec.structs.replace(seen, scraper=spec.name, target=spec.target, notes=(*notes, *seen.notes))


def look(bench: Bench) -> Xray:
    """Look at each page that the scraper reads, where its result is known to say something."""
    names = dict.fromkeys(name for name, _ in leaves(bench.baseline.items) if name not in bench.volatile)
    picture, budget = Picture((WHOLE, *names)), Budget()
    for exchange in bench.pages if names else ():
        probe, traced = Probe(bench, exchange, budget), Traced()
        try:
            trace_page(probe, traced)
        except SpentError:
            picture.spent = True
        picture.add(probe, traced, bench.case.exchanges[exchange].request.url)
    return Xray(
        scraper="",
        target="",
        case=bench.case.name,
        pages=tuple(picture.pages),
        fields=picture.fields if names else (),
        runs=budget.runs,
        complete=not picture.spent,
        notes=(f"stopped after {budget.runs:,} runs, so that parts are missing",) if picture.spent else (),
    )


def chosen(cases: Sequence[Case], name: str | None, scraper: str) -> Case:
    """Return the case of a name, or the first that holds content.

    Raises:
        ScraperError: there is none.
    """
    content = [case for case in cases if case.expect == "content"]
    found = [case for case in cases if case.name == name] if name is not None else content[:1]
    if found:
        return found[0]
    known = ", ".join(case.name for case in content[:10])
    if name is None:
        raise ScraperError(f"{scraper}: no case holds content; add a cassette of a good page")
    raise ScraperError(f"{scraper}: no case is called {name!r}; there is {known or 'none that holds content'}")


def _check(bench: Bench, spec: ScraperSpec) -> None:
    case = bench.case
    if case.expect == "refusal":
        raise ScraperError(
            f"{spec.name}: {case.name} is an error page, of which no field is read; choose another --case"
        )
    if (reason := broken(bench)) != "ok":
        raise ScraperError(f"{spec.name}: {case.name}: {reason}; repair that first, or choose another --case")


def _leave_out(bench: Bench, spec: ScraperSpec, elsewhere: Elsewhere) -> list[str]:
    """Leave out fields that say nothing of the page, and tell which.

    Raises:
        ScraperError: the result as a whole is another each time.
    """
    notes = [
        f"{name} holds the page as it came, so that all of it matters: left out" for name in sorted(bench.volatile)
    ]
    told = set(bench.volatile)
    for verdict in (*elsewhere.verdicts(bench), bench.judge_again()):
        for finding in verdict.unsteady:
            if finding.field in {"", WHOLE}:
                why = "the recorded page gives another result each time"
                raise ScraperError(
                    f"{spec.name}: {bench.case.name}: {why}: {finding.evidence}; see scraper-harness run"
                )
            if finding.field not in told:
                told.add(finding.field)
                notes.append(f"{finding.field} changes without the page: left out ({finding.evidence})")
            bench.leave_out(finding)
    bench.restart()
    return notes

"""What of an error page is shown beside a failure: what the scraper took from it, or else how it begins.

In: a finding with how it was played. Out: lines of the page in the shape of a page's diff, with what was taken as if it
were new; nothing where the page is no error page.
"""

import re
from collections.abc import Sequence
from html import unescape
from itertools import islice

from harness.hunt.bench import Bench, Verdict
from harness.hunt.diff import legible, page_beginning, page_excerpt
from harness.hunt.taken import kind_of_place, sites_of, taken
from harness.model import ErrorPage, Exhibit, Finding, Plan, Value, answer
from harness.page import Page, locate

MOST_VALUES = 5
"""Values of a field that are looked for."""
SHORTEST = 3
"""Characters below which a text stands anywhere by chance."""
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title"})


def error_page_excerpt(bench: Bench, plan: Plan, finding: Finding, verdict: Verdict | None) -> str:
    """Return the lines of the error page that a failure is about."""
    known: Exhibit | ErrorPage | None
    if verdict is not None and verdict.played.exhibit is not None:
        known, responses = verdict.played.exhibit, verdict.played.responses
        usual, got = bench.baseline.items, verdict.outcome.items
    elif finding.check == "error-as-content" and not plan.mutations:
        known, responses = bench.case.error_page, (answer(bench.case)[1],)
        usual, got = (), bench.baseline.items
    else:
        return ""
    pages = [Page.of(response) for response in responses]
    recorded = bench.stage.page(plan.exchange)
    own = {kind_of_place(recorded, site) for site in locate(recorded, usual).sites.get(finding.field, ())}
    for value in islice(taken(finding.field, usual, got), MOST_VALUES):
        for text in _parts(value, finding, known):
            for page in pages:
                if span := _span(page, text, own):
                    return legible(page_excerpt(page.source, *span))
    return legible(page_beginning(_visible(pages[-1])))


def _parts(value: Value, finding: Finding, known: Exhibit | ErrorPage | None) -> Sequence[Value]:
    """Return what to show of a value: beside an article, which anybody may take, first what of it is wrong."""
    if known is None:
        return (value,)
    held = "".join(str(value).split()).lower()
    wrong = known.repeated if finding.check == "duplicate-content" else known.forbidden
    words = [text for text in wrong if "".join(text.split()).lower() in held]
    return (*words, value) if known.article else (value, *words)


def _span(page: Page, value: Value, own: set[tuple[str, str, str]]) -> tuple[int, int] | None:
    """Return where a value stands in the source: where it stands as the right one does on the recorded page, if so."""
    sites = sorted(sites_of(page, value), key=lambda site: kind_of_place(page, site) not in own)
    if sites:
        return sites[0].start, sites[0].end
    text = str(value)
    if isinstance(value, bool) or len(text) < SHORTEST:
        return None
    alone = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", page.source)
    return alone.span() if alone else None


def _visible(page: Page) -> Sequence[str]:
    """Return the texts of a page that a reader sees, or else all that it consists of."""
    shown = (text for text in page.texts if page.elements[text.parent].tag not in _UNSEEN)
    return [unescape(page.source[text.start : text.end]) for text in shown] or page.source.splitlines()

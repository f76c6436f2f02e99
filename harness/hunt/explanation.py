"""Why a failure shows, in one sentence: where the value stands, what the smallest plan does there, what comes of it.

In: a finding with its plan and verdict. Out: "`price` stands in the second `<span>` of `div.buy`; once a block is put
before it, the text of `p.old` comes back.", or nothing.

Rule 1. Only what was seen is said: where a text stands, on the recorded page and on the changed one, what came back.
Rule 2. A value that stands in several places as near to the change is said to; where a wrong value came from is said
only where it stands in one place alone.
Rule 3. Where no field is named there is a sentence only if the change strikes the value of one field, or of the one
that the raising line names; where the value stands is not known, there is none. The change is told anyhow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harness.checks.compare import Difference
from harness.checks.show import show_difference
from harness.hunt.bench import Bench, Verdict
from harness.hunt.phrases import clause
from harness.hunt.places import element_name, is_script, json_path, short, site_name
from harness.hunt.taken import kind_of_place, sites_of, taken
from harness.model import TYPE, Finding, Plan, Value, is_tagged
from harness.page import CANARY_STEM, Edit, Element, Page, Site, locate
from harness.page.provenance import OUTERMOST

LONGEST_LINE = 90
"""Characters of a scraper's line that are quoted."""
MOST_CLAUSES = 2
"""Mutations of a plan that a sentence has room for."""

LONGEST_CHANCE = 3
"""Digits of a number that stands in many places by chance."""
PLAIN_VALUES = frozenset({"content", "value"})
"""Attributes that hold a value, whatever it is of."""

ITSELF, AROUND, BESIDE, PAGE, APART = range(5)
"""How near to a value a mutation strikes."""

_WORD = re.compile("[a-z]+")
_DEATHS = {
    "hang": "the scraper does not come to an end",
    "exhaustion": "the scraper takes more memory than it may",
    "killed": "the scraper's process ends",
    "network-escape": "the scraper reaches for the network",
}
_KINDS = {
    "missing": "it is lost",
    "added": "another value comes back",
    "blended": "other text comes back with it",
    "garbled": "it comes back with characters that are no text",
    "cut": "only a part of it comes back",
    "reordered": "it comes back in another order",
    "repeated": "a part of it comes back twice",
}
_OF_ENTRIES = {
    "missing": "not all entries come back",
    "added": "an entry more comes back",
    "garbled": "an entry more comes back",
    "repeated": "an entry comes back more often",
}


@dataclass(frozen=True)
class _Strike:
    """One mutation beside one place of a value."""

    mutation: Any
    near: int
    struck: Element | None
    """The element that it strikes, of several the one nearest to the value."""


@dataclass(frozen=True)
class _Origin:
    """Where a field's value stands on the recorded page, beside the plan."""

    field: str
    site: Site
    others: tuple[Site, ...]
    """Further places that are as near to the change."""
    strikes: tuple[_Strike, ...]

    @property
    def near(self) -> int:
        return max(strike.near for strike in self.strikes)


def explanation(bench: Bench, plan: Plan, finding: Finding, verdict: Verdict | None) -> str:
    """Return the sentence; empty where nothing is known beyond what the failure tells already."""
    if verdict is None or not plan.mutations or verdict.trial.occasion in {"after", "repeat", "wire"}:
        return ""
    if verdict.played.exhibit is not None:
        return _of_exhibit(bench, plan, finding, verdict)
    if len(plan.mutations) > MOST_CLAUSES or not verdict.played.responses:
        return ""
    page = bench.stage.page(plan.exchange)
    difference = _difference(finding, verdict)
    origin = _origin(page, bench, plan, finding, difference)
    if origin is None or any(_is_apart_in_a_script(strike) for strike in origin.strikes):
        return ""
    clauses = [_clause(page, origin.site, strike) for strike in origin.strikes]
    consequence = _consequence(page, origin, finding, verdict, difference)
    known = origin.near <= AROUND or not is_script(page.elements[origin.site.element])
    if not (known and consequence and all(clauses)):
        return ""
    return f"{_stands(page, origin)}; once {' and '.join(clauses)}, {consequence}."


def _difference(finding: Finding, verdict: Verdict) -> Difference | None:
    """Return the difference that a finding tells; of those in its field, the one that it shows."""
    alike = [one for one in verdict.trial.differences if one.field == finding.field]
    if finding.check == "contamination":
        return next((one for one in alike if CANARY_STEM in str(one.got)), None)
    shown = (one for one in alike if show_difference(one) == (finding.expected, finding.got))
    return next(shown, alike[0] if alike else None)


def _origin(page: Page, bench: Bench, plan: Plan, finding: Finding, difference: Difference | None) -> _Origin | None:
    """Return the place of the value that the plan strikes nearest: of the one that differs, where that is known.

    Without a field it is the one whose value the plan strikes; of several, the one that the line names which raised.
    """
    field, line = finding.field, finding.exception.line if finding.exception else ""
    found = dict(locate(page, bench.baseline.items).sites)
    fields = [field] if field else [name for name in found if name]
    if difference is not None and _is_value(difference):
        found[field] = _own_sites(page, difference.expected, found.get(field, ()))
    edits = [list(one.edits(page)) if hasattr(one, "edits") else [] for one in plan.mutations]
    origins = []
    for name in fields:
        places = [
            (max(strike.near for strike in strikes), site, strikes)
            for site in found.get(name, ())
            if not _is_by_chance(page, name, site)
            for strikes in (_strikes(page, site, plan.mutations, edits),)
        ]
        if not places:
            continue
        nearest = min(near for near, _, _ in places)
        (_, site, strikes), *others = (place for place in places if place[0] == nearest)
        origins.append(_Origin(name, site, tuple(other for _, other, _ in others), strikes))
    if field:
        return origins[0] if origins else None
    nearest = min((origin.near for origin in origins), default=APART)
    struck = [origin for origin in origins if origin.near == nearest < APART]
    named = [origin for origin in origins if origin.near < APART and _names(line, origin.field)]
    if named:
        return min(named, key=lambda origin: origin.near)
    return struck[0] if len(struck) == 1 and nearest <= AROUND else None


def _is_value(difference: Difference) -> bool:
    """Say whether what was expected is one value, and not how many there should be or in which order."""
    plain = difference.expected if not isinstance(difference.expected, dict) else difference.expected.get("value")
    return isinstance(plain, str | int | float) and not (difference.entry or difference.counted)


def _own_sites(page: Page, value: Value, usual: Sequence[Site]) -> tuple[Site, ...]:
    """Return where a field's value stands, and of that only what is like the places of the field's other values."""
    sites = tuple(sites_of(page, value))
    templates = {(site.kind, page.templates[site.element]) for site in usual}
    return tuple(site for site in sites if (site.kind, page.templates[site.element]) in templates) or sites


def _is_by_chance(page: Page, field: str, site: Site) -> bool:
    """Say whether a place is no sign of where a value was read: a small number in an attribute named otherwise."""
    figure, name = page.source[site.start : site.end].strip(), site.attribute.removeprefix("data-")
    if site.kind != "attribute" or not figure.isdigit() or len(figure) > LONGEST_CHANCE or name in PLAIN_VALUES:
        return False
    words, others = ({word.removesuffix("s") for word in _WORD.findall(one.lower())} for one in (field, name))
    return not any(word in other or other in word for word in words for other in others)


def _is_apart_in_a_script(strike: _Strike) -> bool:
    """Say whether a change strikes a script while the value stands elsewhere, from where it was then hardly read."""
    return strike.near == APART and strike.struck is not None and strike.struck.tag == "script"


def _names(line: str, field: str) -> bool:
    """Say whether a line of the scraper names a field, in the singular or the plural; `.text` is a parser's."""
    return re.search(rf"(?<!\.)\b{re.escape(field.rpartition('.')[2].removesuffix('s'))}s?\b", line) is not None


def _strikes(page: Page, site: Site, mutations: Sequence[Any], edits: Sequence[Sequence[Edit]]) -> tuple[_Strike, ...]:
    return tuple(_strike(page, site, mutation, own) for mutation, own in zip(mutations, edits, strict=True))


def _strike(page: Page, site: Site, mutation: Any, edits: Sequence[Edit]) -> _Strike:
    at = getattr(mutation, "at", None)
    target = page.resolve(at) if at is not None else None
    everywhere = getattr(mutation, "scope", "") == "page"
    path = getattr(mutation, "path", None)
    if path is not None and target is not None:
        own = json_path(page, site) if site.element == target.index else ()
        shared = own and (own[: len(path)] == tuple(path) or tuple(path)[: len(own)] == own)
        return _Strike(mutation, ITSELF if shared else APART, target)
    replaced = len(edits) == 1 and edits[0].start < site.end and site.start < edits[0].end
    if target is None:
        return _Strike(mutation, ITSELF if replaced else PAGE, None)
    like = () if mutation.family == "noise" or everywhere else page.peers(target)
    beyond = [edit for edit in edits if not edit.start == edit.end == target.end]  # put behind it: not before the next
    struck = [target, *(one for one in like if one is not target and _is_edited(one, beyond))]
    holder = page.elements[site.element]
    near, _, nearest = min((_nearness(page, holder, one), one.index != target.index, one.index) for one in struck)
    if everywhere:
        near = PAGE
    return _Strike(mutation, ITSELF if replaced else near, page.elements[nearest])


def _is_edited(element: Element, edits: Sequence[Edit]) -> bool:
    return any(element.start <= edit.start <= element.content for edit in edits)


def _nearness(page: Page, holder: Element, struck: Element) -> int:
    if struck is holder:
        return ITSELF
    line = [holder, *page.ancestors(holder)]
    if struck in line:
        return APART if struck.tag in OUTERMOST else AROUND
    parents = {one.parent for one in line if one.tag not in OUTERMOST}
    return BESIDE if struck.parent in parents else APART


def _stands(page: Page, origin: _Origin) -> str:
    name = site_name(page, origin.site)
    alone = origin.site.kind != "json" and {one.element for one in origin.others} <= {origin.site.element}
    if alone or not origin.others:
        return f"`{short(origin.field)}` stands in {name}"
    templates = {page.templates[site.element] for site in (origin.site, *origin.others)}
    more = "and its like" if len(templates) == 1 and origin.site.kind != "json" else "among other places"
    return f"`{short(origin.field)}` stands in {name}" + (f" {more}" if more == "and its like" else f", {more}")


def _clause(page: Page, site: Site, strike: _Strike) -> str:
    holder, struck, name = page.elements[site.element], strike.struck, ""
    if struck is not None:
        name = "it" if struck is holder and site.kind == "text" else element_name(page, struck)
        name += " around it" if struck in page.ancestors(holder) else ""
    return clause(strike.mutation, name, _cut(page, site, strike))


def _cut(page: Page, site: Site, strike: _Strike) -> str:
    edits = strike.mutation.edits(page) if hasattr(strike.mutation, "edits") else ()
    start = edits[0].start if edits else len(page.source)
    if start <= site.start:
        return "before it"
    return "within it" if start < site.end else "behind it"


def _consequence(page: Page, origin: _Origin, finding: Finding, verdict: Verdict, difference: Difference | None) -> str:
    """Return what came back, or what became of the run."""
    raised = finding.exception
    if finding.check == "crash" and raised is not None:
        kind = raised.type.rpartition(".")[2]
        line = raised.line.replace("`", "'").rstrip(",")
        return f"`{line}` raises {kind}" if 0 < len(line) <= LONGEST_LINE else f"the scraper raises {kind}"
    if finding.check in _DEATHS:
        return _DEATHS[finding.check]
    if finding.check == "request-storm":
        return f"the scraper makes {len(verdict.outcome.requests)} requests"
    if verdict.outcome.kind != "items":
        return "nothing comes back" if verdict.outcome.kind == "nothing" else "the scraper refuses the page"
    if difference is None or finding.check == "golden":
        return ""
    return _comes_back(page, origin, difference, verdict)


def _comes_back(page: Page, origin: _Origin, difference: Difference, verdict: Verdict) -> str:
    got = difference.got
    if CANARY_STEM in str(got) and CANARY_STEM not in str(difference.expected):
        whole = difference.kind in {"changed", "added", "retyped"}
        return "the text that was put in comes back" + (" in its place" if whole else " with it")
    if difference.kind == "retyped":
        return f"it comes back as {_type(got)}"
    if difference.entry or difference.counted:
        return _OF_ENTRIES.get(difference.kind, "")
    if difference.kind != "changed":
        return _KINDS.get(difference.kind, "")
    place = _only_place(Page.of(verdict.played.responses[0]), got)
    if not place or place == site_name(page, origin.site):
        return "another value comes back"
    return f"what comes back stands in {place}"


def _only_place(page: Page, value: Value) -> str:
    """Return the name of the one place in which a value stands on a page; empty where it has none or several."""
    names = {site_name(page, site) for site in sites_of(page, value)}
    return names.pop() if len(names) == 1 else ""


def _type(value: Value) -> str:
    if is_tagged(value):
        return short(str(value[TYPE]))
    return {"dict": "an object", "list": "a list", "str": "a text", "bool": "a truth value", "NoneType": "nothing"}.get(
        type(value).__name__, "a number"
    )


def _of_exhibit(bench: Bench, plan: Plan, finding: Finding, verdict: Verdict) -> str:
    """Say where on the error page the value stands, and whether the right one stands in such a place."""
    if finding.check != "error-as-content" or not finding.field:
        return ""
    recorded = bench.stage.page(plan.exchange)
    for value in taken(finding.field, bench.baseline.items, verdict.outcome.items):
        for page in map(Page.of, verdict.played.responses):
            place = _only_place(page, value)
            if place:
                kinds = {kind_of_place(page, site) for site in sites_of(page, value)}
                own = locate(recorded, bench.baseline.items).sites.get(finding.field, ())
                alike = next((site for site in own if kind_of_place(recorded, site) in kinds), None)
                right = f", and the right value in {site_name(recorded, alike)} of the recorded one" if alike else ""
                return f"What comes back as `{short(finding.field)}` stands in {place} of the error page{right}."
    return ""

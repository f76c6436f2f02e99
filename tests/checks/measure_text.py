"""Measure the comparison of texts: `python -m tests.checks.measure_text [--pages 20] [--examples 10] [--seed 0]`.

Published extractors are run over real pages, which are changed as the harness changes them: by noise, which means the
same to a browser, and by drift that is not ambiguous. Prints the tables of `docs/comparison.md`: what becomes of the
extracted text, where the thresholds lie in what was measured, and which noise changed an extractor's result.
"""

import argparse
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise, permutations
from typing import Any, NamedTuple

from harness.charset import decode
from harness.checks import Difference, compare
from harness.checks.compare import text_of, texts, unspaced
from harness.checks.compare.thresholds import BLENDED_SHARE, LONG_TEXT, SHORTEST_BLOCK
from harness.explore import Stage, aim_at, draw, plans
from harness.model import Case, Family, Plan
from harness.mutations import encode
from harness.scrapers import items
from tests.extractors.adapters import newspaper4k, readability_lxml, trafilatura
from tests.extractors.pages import ARTICLES, DATA, sample

EXTRACTORS: dict[str, Callable[[str], Any]] = {
    "trafilatura": trafilatura.scrape,
    "newspaper4k": newspaper4k.scrape,
    "readability-lxml": readability_lxml.scrape,
}
FAMILIES: tuple[Family, ...] = ("noise", "drift")
KINDS = ("same", "cut", "repeated", "blended", "changed", "garbled", "missing", "added", "refused")
SHARES = (0.0, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)
TEXT = "text"


@dataclass
class Measured:
    """What was seen, by extractor and family where that matters."""

    texts: Counter[tuple[str, Family, str]] = field(default_factory=Counter)
    """How often a text came out as what, by extractor and family."""
    others: Counter[tuple[str, Family]] = field(default_factory=Counter)
    """Examples in which another field came out otherwise."""
    shares: list[float] = field(default_factory=list)
    """Of texts with foreign words under drift: the share of neighbouring words that are their own."""
    recorded: dict[str, list[str]] = field(default_factory=dict)
    """The text that each extractor gives of each recorded page."""
    lengths: dict[str, list[int]] = field(default_factory=dict)
    """Characters without white space of recorded scalars, texts, and blocks that a recorded text holds twice."""
    sensitive: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Extractor, noise and field of each result that noise alone changed."""


class Subject(NamedTuple):
    """One extractor on one page."""

    name: str
    own: dict[str, Any]
    """What it gives on the recorded page."""
    stage: Stage


def extracted(extractor: Callable[[str], Any], html: str) -> dict[str, Any] | None:
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found, _ = items(extractor(html))
        return dict(found[0]) if found else None
    return None


def measure(cases: Sequence[Case], examples: int, seed: int) -> Measured:
    measured = Measured()
    for case in cases:
        for name, extractor in EXTRACTORS.items():
            own = extracted(extractor, decode(case.exchanges[0].response)[0])
            if own is None or len(unspaced(text_of(str(own.get(TEXT) or "")))) < LONG_TEXT:
                continue
            measured.recorded.setdefault(name, []).append(text_of(str(own[TEXT])))
            _lengths(measured, own)
            subject = Subject(name, own, Stage(case, feed="html"))
            aim = aim_at(subject.stage.page(0), (own,))
            for family in FAMILIES:
                for plan in draw(plans([(0, aim)], family), examples, seed):
                    _example(measured, subject, plan, family)
    return measured


def _example(measured: Measured, subject: Subject, plan: Plan, family: Family) -> None:
    name, own, stage = subject
    played = stage.play(plan)
    if not played.applied or played.ambiguous:
        return
    got = extracted(EXTRACTORS[name], decode(played.responses[0])[0])
    differences = list(compare([own], [got])) if got is not None else []
    of_text = next((one for one in differences if one.field == TEXT), None)
    kind = "refused" if got is None else of_text.kind if of_text else "same"
    measured.texts[name, family, kind] += 1
    measured.others[name, family] += any(one.field != TEXT for one in differences)
    if family == "drift" and of_text and of_text.kind in {"blended", "changed"}:
        measured.shares.append(_share(of_text))
    if family == "noise":
        noise = " + ".join(sorted({encode(mutation)["name"] for mutation in plan.mutations}))
        for one in differences:
            measured.sensitive[name, noise, one.field] += 1


def _share(difference: Difference) -> float:
    """Return the share of a text's neighbouring words that are the recorded text's."""
    return texts.own_share(str(difference.expected), str(difference.got))


def _strange(recorded: Iterable[Sequence[str]]) -> Iterator[float]:
    """Yield the share of words that one page's text has of another's, of each pair of pages."""
    for of_pages in recorded:
        yield from (texts.own_share(one, other) for one, other in permutations(of_pages, 2))


def _lengths(measured: Measured, own: dict[str, Any]) -> None:
    text = text_of(str(own[TEXT]))
    measured.lengths.setdefault("text", []).append(len(unspaced(text)))
    scalars = (one for name, one in own.items() if name != TEXT and isinstance(one, str))
    measured.lengths.setdefault("scalar", []).extend(len(unspaced(one)) for one in scalars)
    times = Counter(map(unspaced, texts.blocks(text, text)))
    again = (len(block) for block, count in times.items() if count > 1)
    measured.lengths.setdefault("block twice", []).extend(again)


def report(measured: Measured) -> Iterator[str]:
    yield "| extractor | family | examples | " + " | ".join(KINDS) + " | another field |"
    yield "| --- | --- |" + " --- |" * (len(KINDS) + 2)
    for name in EXTRACTORS:
        for family in FAMILIES:
            counts = [measured.texts[name, family, kind] for kind in KINDS]
            cells = [
                str(sum(counts)),
                *(str(count or "-") for count in counts),
                str(measured.others[name, family] or "-"),
            ]
            yield f"| {name} | {family} | {' | '.join(cells)} |"
    yield ""
    yield "| threshold | value | measured |"
    yield "| --- | --- | --- |"
    for limit, value, what in (
        ("LONG_TEXT", LONG_TEXT, "scalar"),
        ("LONG_TEXT", LONG_TEXT, "text"),
        ("SHORTEST_BLOCK", SHORTEST_BLOCK, "block twice"),
    ):
        yield f"| `{limit}` | {value} | {_spread(what, measured.lengths.get(what, []), value)} |"
    for what, shares in (
        ("texts that hold foreign words", measured.shares),
        ("texts beside another page's", list(_strange(measured.recorded.values()))),
    ):
        yield f"| `BLENDED_SHARE` | {BLENDED_SHARE} | own words of {len(shares)} {what}: {_histogram(shares)} |"
    yield ""
    yield "| extractor | noise | field | examples |"
    yield "| --- | --- | --- | --- |"
    for (name, noise, which), count in sorted(measured.sensitive.items(), key=lambda one: (-one[1], one[0])):
        yield f"| {name} | {noise} | {which} | {count} |"


def _spread(what: str, lengths: Sequence[int], limit: int) -> str:
    if not lengths:
        return f"no {what}"
    ordered = sorted(lengths)
    below = sum(length < limit for length in ordered)
    middle, most = ordered[len(ordered) // 2], ordered[-1]
    return f"{what}: {below} of {len(ordered)} are shorter; characters from {ordered[0]}, median {middle}, to {most}"


def _histogram(shares: Sequence[float]) -> str:
    steps = list(pairwise(SHARES))
    counts = [sum(low <= share < high for share in shares) for low, high in steps]
    return ", ".join(f"{low:g} to {high:g}: {count}" for (low, high), count in zip(steps, counts, strict=True))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.checks.measure_text", description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--examples", type=int, default=10, help="a page, extractor and family")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    if not all(folder.is_dir() for folder in ARTICLES):
        sys.stdout.write(f"{DATA}: no real pages here, so nothing is measured\n")
        return
    logging.disable(logging.CRITICAL)
    started = time.monotonic()
    measured = measure(sample(ARTICLES, given.pages), given.examples, given.seed)
    sys.stdout.write("\n".join([*report(measured), "", f"{time.monotonic() - started:.0f} s"]) + "\n")


if __name__ == "__main__":
    main()

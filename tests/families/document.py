"""A page of docs/families: what each operator does, how often it is drawn, a scraper that it catches, and its diff."""

import inspect
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import harness.mutations.control
import harness.mutations.damage
import harness.mutations.data
import harness.mutations.drift
import harness.mutations.hostile
import harness.mutations.noise
from harness.explore import Stage
from harness.hunt.diff import response_diff
from harness.model import Case, Exchange, Plan, Request, Response
from harness.mutations import CONTROLS, Operator
from tests.operators import ALL
from tests.operators.pages import STORY
from tests.operators.planted import DRAWS, URL, Planted, Trials, records

FOLDER = Path(__file__).parents[2] / "docs" / "families"
WIDEST = 140
"""Characters of a line of a diff that are shown."""

PAGES: dict[str, tuple[str, Any, Sequence[Operator], str]] = {
    "noise": ("Noise", harness.mutations.noise, harness.mutations.noise.NOISE, "noise.md"),
    "drift": ("Drift of the markup", harness.mutations.drift, harness.mutations.drift.MARKUP, "families.md"),
    "structured-data": (
        "Drift of structured data",
        harness.mutations.data,
        harness.mutations.data.DATA,
        "structured-data.md",
    ),
    "damage": ("Damage", harness.mutations.damage, harness.mutations.damage.DAMAGE, "damage.md"),
    "hostile-values": ("Hostile values", harness.mutations.hostile, harness.mutations.hostile.HOSTILE, "hostile.md"),
}
"""File to its heading, the package whose docstring says what it is, its operators, and the document that says more."""
CONTROLS_PAGE = "controls"
MADE = "<!-- written by `python -m tests.families` -->"


def documents() -> Iterator[tuple[Path, str]]:
    """Yield the file and the text of each page."""
    for name, (heading, package, registry, more) in PAGES.items():
        yield FOLDER / f"{name}.md", "\n".join(_page(heading, package, registry, more))
    yield FOLDER / f"{CONTROLS_PAGE}.md", "\n".join(_controls())


def _page(heading: str, package: Any, registry: Sequence[Operator], more: str) -> Iterator[str]:
    weights = sum(record.weight for record, _ in registry)
    yield from (MADE, "", f"# {heading}", "", _first(package), "")
    yield "Each operator with how often it is drawn among these, a scraper of [tests/operators](../../tests/operators)"
    yield f"that it catches, and a change by which it does. What is promised, and why: [{more}](../{more})."
    for record, _ in registry:
        name = record.__struct_config__.tag
        planted = next((one for one in ALL if one.operator == name), None)
        yield from ("", f"## {name}", "", f"{_first(inspect.getmodule(record))} {_how(record, weights)}", "")
        if planted is not None:
            yield from (f"Catches: {_lowered(_first(planted.scrape))}", "")
            yield from _diff(planted, name)


def _how(record: Any, weights: int) -> str:
    share = f"{round(100 * record.weight / weights) or 1} %"
    return f"*{share}{'; only warns' if record.ambiguous else ''}.*"


def _diff(planted: Planted, name: str) -> Iterator[str]:
    """Yield the smallest of the drawn changes that the scraper does not get over."""
    trials = Trials(planted)
    drawn = records(name, trials.aim, DRAWS)
    told = [
        (record.describe(), response_diff(planted.recorded, trials.stage.play(Plan((record,))).responses[0]))
        for record in drawn
        if trials.findings(record)
    ]
    if told:
        words, diff = min(told, key=lambda one: (len(one[1]), one))
        yield from _shown(words, diff)


def _shown(words: str, diff: str) -> Iterator[str]:
    yield from (f"{escape(_short(words), quote=False)}:", "", "```diff", *map(_short, diff.splitlines()), "```")


def _controls() -> Iterator[str]:
    yield from (MADE, "", "# Controls", "", _first(harness.mutations.control), "")
    recorded = Response(200, (("Content-Type", "text/html; charset=utf-8"),), STORY.encode())
    case = Case(name="story", path="story.yaml", url=URL, exchanges=(Exchange(Request("GET", URL), recorded),))
    for control in CONTROLS:
        played = Stage(case).play(Plan((control,)))
        yield from ("", f"## {control.__struct_config__.tag}", "", _first(inspect.getmodule(control)), "")
        yield from _shown(control.describe(), response_diff(recorded, played.responses[0]))


def _first(documented: Any) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((inspect.getdoc(documented) or "").split("\n\n")[0].split())


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _short(line: str) -> str:
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"

"""Small scrapers, each with the one weakness that one operator strikes, and how each is held against records of any.

A scraper is a function from a response to an item. It runs in this process, so it may not hang.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from harness.checks import Trial, judge
from harness.explore import Stage, aim_at, draw
from harness.model import Case, ExceptionInfo, Exchange, Finding, Item, Outcome, Plan, Request, Response
from harness.mutations import REGISTRIES
from harness.mutations.aim import Aim
from harness.scrapers import html

URL = "https://shop.example/kettle"
DRAWS = 48
"""Records of an operator that a scraper is held against."""


@dataclass(frozen=True)
class Planted:
    """A scraper, the operator that it does not get over, and the page that it reads."""

    operator: str
    """The name of the mutation in kebab case."""
    scrape: Callable[[Response], Item | None]
    page: str
    also: frozenset[str] = frozenset()
    """Further operators that do the same to the page as far as this scraper can see."""

    @property
    def recorded(self) -> Response:
        """The page as it is recorded."""
        return Response(200, (("Content-Type", "text/html; charset=utf-8"),), self.page.encode())


def text(response: Response) -> str:
    """Return the page as a client decodes it."""
    return html.text(response)


class Trials:
    """A planted scraper on its page."""

    def __init__(self, planted: Planted) -> None:
        self.planted = planted
        case = Case(
            name="kettle", path="kettle.yaml", url=URL, exchanges=(Exchange(Request("GET", URL), planted.recorded),)
        )
        self.stage = Stage(case)
        self.baseline = outcome(planted.scrape, planted.recorded)
        self.aim = aim_at(self.stage.page(0), self.baseline.items)

    def findings(self, record: Any) -> tuple[Finding, ...]:
        """Return what the checks say of the scraper on the page as a record changes it; nothing where it does not."""
        played = self.stage.play(Plan((record,)))
        if not played.applied:
            return ()
        trial = Trial(
            occasion=record.family,
            baseline=self.baseline,
            outcome=outcome(self.planted.scrape, played.responses[0]),
            played=played.responses,
            recorded=(self.planted.recorded,),
            ambiguous=played.ambiguous,
        )
        return judge(trial)

    def caught_by(self, operator: str, draws: int = DRAWS) -> tuple[Finding, ...]:
        """Return the errors that records of an operator bring to light; of the scraper's own operator warnings too."""
        found = (finding for record in records(operator, self.aim, draws) for finding in self.findings(record))
        warns = operator == self.planted.operator and operator in AMBIGUOUS
        return tuple(finding for finding in found if finding.severity == "error" or warns)


def outcome(scrape: Callable[[Response], Item | None], response: Response) -> Outcome:
    """Run a scraper here and return what it did."""
    try:
        item = scrape(response)
    except Exception as error:  # noqa: BLE001 (whatever a scraper raises is a crash)
        return Outcome(kind="crash", exception=ExceptionInfo(type(error).__name__, str(error), "here"))
    return Outcome(kind="items", items=(item,)) if item else Outcome(kind="nothing")


def records(operator: str, aim: Aim, draws: int) -> Sequence[Any]:
    """Draw records of one operator as a run does, the same ones each time; none where the page has no place for it."""
    return [plan.mutations[0] for plan in draw(_STRATEGIES[operator](aim).map(lambda one: Plan((one,))), draws, 0)]


_OPERATORS = [operator for registry in REGISTRIES.values() for operator in registry]
_STRATEGIES = {record.__struct_config__.tag: strategy for record, strategy in _OPERATORS}
OPERATORS = tuple(_STRATEGIES)
"""Every operator that is drawn."""
AMBIGUOUS = frozenset(record.__struct_config__.tag for record, _ in _OPERATORS if record.ambiguous is True)

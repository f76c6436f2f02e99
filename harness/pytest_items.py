"""Scrapers as pytest items: the configuration file holds scrapers, a scraper holds its cases' baselines and families.

In: a configuration file. Out: items that pass when nothing gates, and fail with the same text as the terminal report;
one that fails only as the baseline file accepts is an expected failure. Each item runs its scraper in processes of its
own and knows nothing of the others, so that any of them may be selected, and run in any order and in any process. For
the same reason none compares survival, which is counted over all cases of a scraper.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.campaign import Judge, Unit, bundled_exhibits, missing_baseline, save_failures
from harness.campaign.store import FOLDER
from harness.config import load_config, units_of
from harness.errors import HarnessError
from harness.model import (
    Case,
    Failure,
    FailureFound,
    Family,
    Options,
    Progress,
    SavedFailure,
    SavedPlayed,
    SavedResult,
    ScraperFinished,
    ScraperResult,
    ScraperSpec,
    Standing,
    Tally,
)
from harness.reports import failure_text
from harness.reports.figures import survival
from harness.run import run_scraper

BASELINE = "baseline"
WARNINGS = "scraper-harness warnings"
"""Title of the report section that holds an item's warnings, and whatever else fails nothing."""
SAVED = "scraper-harness saved failures"
"""Title of the report section, and name of the property, that say which failures show no more."""
ACCEPTED = "scraper-harness accepted"
"""Title of the report section that holds the failures that the baseline file accepts."""


class ScraperFailedError(Exception):
    """What an item fails with; its message is the whole report."""


class ConfigurationFile(pytest.File):
    """A configuration file; its children are its scrapers."""

    def collect(self) -> Iterator["ScraperNode"]:
        """Load all cases; what cannot be read is told in one line."""
        try:
            config = load_config(self.path, self.config.rootpath)
            units = units_of(config.specs, config.limits, config.own)
            judge = Judge.reading(config.baseline_file, config.policies_of(config.specs), config.options, config.own)
        except HarnessError as error:
            raise self.CollectError(str(error)) from error
        if told := missing_baseline(config.baseline):
            self.warn(pytest.PytestWarning(told))
        further = tuple(str(folder) for folder in self.config.getini("pythonpath"))
        for unit in units:
            spec = msgspec.structs.replace(unit.spec, search_path=(*unit.spec.search_path, *further))
            found = msgspec.structs.replace(unit, spec=spec)
            own = dataclasses.replace(judge, options=unit.under(judge.options), own={})
            yield ScraperNode.from_parent(self, name=spec.name, unit=found, judge=own)


class ScraperNode(pytest.Collector):
    """A scraper; its children are its cases, each with every family."""

    def __init__(self, *, unit: Unit, judge: Judge, **others: Any) -> None:
        super().__init__(**others)
        self.unit = unit
        self.judge = judge

    def collect(self) -> Iterator["CaseItem"]:
        """Make items; of a page that is itself an error page there is only the baseline."""
        for case in self.unit.cases:
            for family in (None, *(self.judge.options.families if case.expect == "content" else ())):
                name = f"{family or BASELINE}[{case.name}]"
                yield CaseItem.from_parent(self, name=name, node=self, case=case, family=family)


class CaseItem(pytest.Item):
    """One scraper on one case: its baseline, or the examples of one family."""

    def __init__(self, *, node: ScraperNode, case: Case, family: Family | None, **others: Any) -> None:
        super().__init__(**others)
        self.spec: ScraperSpec = node.unit.spec
        self.case = case
        self.family = family
        self.saved = tuple(one for one in node.unit.saved if self._is_own(one))
        self.judge = node.judge
        self.options: Options = msgspec.structs.replace(node.judge.options, families=(family,) if family else ())

    def runtest(self) -> None:
        """Run the scraper and fail with what is found."""
        result = self._run()
        case = result.cases[0]
        if case.baseline != "ok":
            raise ScraperFailedError(f"baseline failed: {case.baseline}")
        self._keep(result.failures)
        standings = [(failure, result.standing(failure)) for failure in result.failures]
        if passing := [(failure, standing) for failure, standing in standings if not standing.counts]:
            self.add_report_section("call", WARNINGS, _texts(passing))
        tally = case.tallies.get(self.family or "", Tally())
        if told := [_told(one) for one in result.saved if one.state != "still failing"]:
            self.add_report_section("call", SAVED, "\n".join(told))
            self.user_properties += [(SAVED, line) for line in told]
        if self.family:
            self.user_properties.append((self.family, survival(tally)))
        if gating := [(failure, standing) for failure, standing in standings if standing.gates]:
            raise ScraperFailedError(_texts(gating))
        if accepted := [(failure, standing) for failure, standing in standings if standing.counts]:
            self.add_report_section("call", ACCEPTED, _texts(accepted))
            pytest.xfail("; ".join(dict.fromkeys(f"{one.check}: {standing.reason}" for one, standing in accepted)))
        if case.untested:
            raise ScraperFailedError(f"nothing was tested: {case.untested}")
        if self.family and not tally.examples:
            pytest.skip(_untested(self.family))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        """Return the report itself: a traceback through the harness tells a maintainer nothing."""
        if isinstance(excinfo.value, ScraperFailedError | HarnessError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the item is configured, and its name in reports."""
        return self.path, None, f"{self.spec.name}::{self.name}"

    def _is_own(self, saved: SavedFailure) -> bool:
        """Say whether a saved failure is this item's; one that takes two cases to show is none's."""
        own = (saved.case, saved.family) == (self.case.name, self.family or "recorded")
        return own and saved.after in {"", self.case.name}

    def _run(self) -> ScraperResult:
        """Return, judged, what this is about: what the recorded page shows by itself belongs to the baseline alone."""
        exhibits = bundled_exhibits() if self.family == "exhibit" else ()
        found: set[str] = set()
        playing = self.family is None
        for event in run_scraper(self.spec, [self.case], exhibits, self.options, saved=self.saved):
            if isinstance(event, SavedPlayed):
                found.add(event.result.saved.id)
            elif isinstance(event, Progress):
                playing = True
            elif isinstance(event, FailureFound) and (playing or event.failure.family == self.family):
                found.add(event.failure.id)
            elif isinstance(event, ScraperFinished):
                result = event.result
        own = tuple(failure for failure in result.failures if failure.id in found)
        return self.judge.judged(msgspec.structs.replace(result, failures=own), complete=False)

    def _keep(self, failures: Sequence[Failure]) -> None:
        """Store the failures where `scraper-harness replay` looks for them."""
        folder = self.config.invocation_params.dir / FOLDER
        if failures:
            save_failures(failures, {self.spec.name: self.spec}, {self.case.name: self.case.path}, self.options, folder)


def _untested(family: Family) -> str:
    if family == "wire":
        return "nothing was tested: this scraper is given its page and makes no connection"
    return f"nothing was tested: no {family} plan changes anything on this page"


def _told(one: SavedResult) -> str:
    return f"{one.state.upper()}  {one.saved.id}  {one.reason}".rstrip()


def _texts(failures: Sequence[tuple[Failure, Standing]]) -> str:
    return "\n\n".join(failure_text(failure, standing) for failure, standing in failures)

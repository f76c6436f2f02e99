"""What a run leaves in files, besides its journal: failures for `replay`, and the reports that were asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.campaign import Unit, exit_code, save_failures
from harness.campaign.verdict import SUCCESS
from harness.model import Options, RunFinished, ScraperResult, SourcePlace
from harness.reports import check_apart, write_json, write_junit, write_sarif


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files of reports, each None where it was not asked for."""

    json: Path | None
    junit: Path | None
    sarif: Path | None
    html: Path | None

    @property
    def asked(self) -> dict[str, Path]:
        """Those that were asked for, by option."""
        files = {"--json": self.json, "--junit": self.junit, "--sarif": self.sarif, "--html": self.html}
        return {option: file for option, file in files.items() if file}

    def check(self) -> None:
        """Say before a long run that a report could not be written after it.

        Raises:
            ConfigError: a file cannot be written, or is asked for twice.
        """
        check_apart(self.asked)

    def write(
        self, finished: RunFinished, options: Options, places: Mapping[str, SourcePlace], scrapers: Sequence[str]
    ) -> None:
        """Write each report, whole or not at all; `scrapers` are those that were to run, reached or not.

        Raises:
            ConfigError: a file cannot be written.
        """
        results = finished.results
        if self.json:
            write_json(self.json, results, options)
        if self.junit:
            write_junit(self.junit, results, options)
        if self.sarif:
            write_sarif(self.sarif, finished, places, scrapers)
        if self.html:
            from harness.reports.html import write_html  # noqa: PLC0415 (jinja2 takes 0.05 s to import)

            code = SUCCESS if finished.idle else exit_code(results, interrupted=finished.interrupted)
            write_html(self.html, finished, options, scrapers, code)


def store(units: Sequence[Unit], results: Sequence[ScraperResult], options: Options) -> None:
    """Keep each failure where `replay` finds it."""
    found = {result.name: result.failures for result in results}
    for unit in units:  # two scrapers may have different cases of one name
        paths = {case.name: case.path for case in unit.cases}
        save_failures(found.get(unit.spec.name, ()), {unit.spec.name: unit.spec}, paths, unit.under(options))

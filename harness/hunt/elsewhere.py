"""The recorded page once more under other circumstances: what of a result follows which of them?

In: a bench whose baseline has run. Out: verdicts, each with the circumstances that its fields follow.

Rule 1. All circumstances are changed at once first: a scraper that does not mind takes one run.
Rule 2. Only where something differs is each changed alone, in processes that are started for it.
Rule 3. What changes by chance alone is asked nothing more.
Rule 4. A run that asks for what was not recorded, as for today's page on another day, is compared with nothing.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from harness.checks import judge
from harness.checks.repetition import CHANCE
from harness.hunt.bench import Bench, Verdict
from harness.hunt.start import sandbox_of
from harness.model import Options, ScraperSpec
from harness.sandbox import AnySandbox
from harness.sandbox.abroad import Locale, other_locale, other_zone

OTHER_HASH_SEED = 1
OTHER_CHANCE = 1
LATER = 40 * 86400 + 5 * 3600 + 17 * 60 + 23
"""Seconds: another month, day of the week and time of day."""


class Elsewhere:
    """Where a scraper runs under other circumstances; use it as a context manager."""

    def __init__(self, spec: ScraperSpec, options: Options) -> None:
        self._spec = spec
        self._options = options
        self._stack = ExitStack()
        self._sandboxes: dict[str, AnySandbox] = {}
        self._locale = Locale({})
        self._zone = other_zone()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="scraper-harness-", ignore_cleanup_errors=True))
            self._locale = other_locale(Path(folder))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._sandboxes.clear()
        self._stack.close()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a maintainer should know of the circumstances that are tried."""
        return (self._locale.note,) if self._locale.note else ()

    @property
    def everything(self) -> AnySandbox:
        """A sandbox in which all circumstances of the process are other ones."""
        environment = {**self._locale.environment, **self._zone}
        return self._sandbox("everything", OTHER_HASH_SEED, environment, alike=False)

    def again(self, bench: Bench) -> Verdict:
        """Run the recorded page under all other circumstances at once that let it ask for what was recorded."""
        *_, verdict = self._tries(bench)
        return verdict

    def verdicts(self, bench: Bench) -> Iterator[Verdict]:
        """Run the recorded page elsewhere; yield a verdict for each set of circumstances that fields follow.

        At least one is yielded, without findings where nothing differs, or where the scraper asks for what was not
        recorded. The bench is left as it was.
        """
        *astray, differing = self._tries(bench)
        yield from astray
        if not differing.unsteady:
            yield differing
            return
        with _restored(bench):
            yield from self._explained(bench, differing)

    def _tries(self, bench: Bench) -> Iterator[Verdict]:
        """Yield a run on another day, and where that asks for what was not recorded, one on the same day."""
        verdict = bench.judge_elsewhere(self.everything, later=LATER, chance=OTHER_CHANCE)
        yield verdict
        if verdict.outcome.misses:
            yield bench.judge_elsewhere(self.everything, chance=OTHER_CHANCE)

    def _explained(self, bench: Bench, differing: Verdict) -> Iterator[Verdict]:
        by_chance = bench.judge_elsewhere(self._sandbox("chance", 0, {}, alike=False), chance=OTHER_CHANCE)
        told = _fields(by_chance)
        if told:
            yield _only(by_chance, told, (CHANCE,))
        found: dict[str, Verdict] = {}
        follows: dict[str, tuple[str, ...]] = {}
        if _fields(differing) - told:
            for circumstance, verdict in self._alone(bench):
                for field in _fields(verdict) - told:
                    found.setdefault(field, verdict)
                    follows[field] = (*follows.get(field, ()), circumstance)
        for field in sorted(found):
            yield _only(found[field], {field}, follows[field])
        if unexplained := _fields(differing) - told - found.keys():
            yield _only(differing, unexplained, ())

    def _alone(self, bench: Bench) -> Iterator[tuple[str, Verdict]]:
        """Yield what comes of each circumstance by itself."""
        if not self._spec.command:  # a program has the machine's own clock
            yield "the date", bench.judge_elsewhere(bench.sandbox, later=LATER)
        for circumstance, hash_seed, environment in (
            ("the hash seed", OTHER_HASH_SEED, {}),
            ("the locale", 0, self._locale.environment),
            ("the time zone", 0, self._zone),
        ):
            if hash_seed or environment:
                yield circumstance, bench.judge_elsewhere(self._sandbox(circumstance, hash_seed, environment))

    def _sandbox(self, name: str, hash_seed: int, environment: dict[str, str], *, alike: bool = True) -> AnySandbox:
        """Return a sandbox that is started when it is first needed, and then kept."""
        if name not in self._sandboxes:
            made = sandbox_of(self._spec, self._options, hash_seed=hash_seed, environment=environment, alike=alike)
            self._sandboxes[name] = self._stack.enter_context(made)
        return self._sandboxes[name]


@contextmanager
def _restored(bench: Bench) -> Iterator[None]:
    """Leave the bench in a fresh process in which the recorded page has run."""
    try:
        yield
    finally:
        bench.restart()


def _fields(verdict: Verdict) -> set[str]:
    return {finding.field for finding in verdict.unsteady}


def _only(verdict: Verdict, fields: set[str], follows: tuple[str, ...]) -> Verdict:
    """Return a verdict on these fields alone, in words that name what they follow."""
    trial = replace(verdict.trial, follows=follows)
    told = tuple(finding for finding in judge(trial) if finding.field in fields)
    return replace(verdict, trial=trial, findings=replace(verdict, findings=told).unsteady)

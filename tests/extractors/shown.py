"""Results as Markdown: the table of the extractors, and each error with its smallest page and what is said of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from harness.model import Failure, ScraperResult, Severity
from tests.extractors.agreed import Agreed, raised

HEADINGS = ("extractor", "version", "pages", "examples", "errors", "warnings")
LONGEST = 240
"""Characters of a value that are shown."""
_TICKS = re.compile("`+")


def table(results: Iterable[ScraperResult]) -> Iterator[str]:
    """Yield the lines of the table of the extractors, its columns below each other."""
    rows = [HEADINGS, *map(_row, results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in rows]
    yield lines[0]
    yield f"| {' | '.join('-' * width for width in widths)} |"
    yield from lines[1:]


def _row(result: ScraperResult) -> tuple[str, ...]:
    tested = sum(1 for case in result.cases if case.baseline == "ok")
    pages = str(tested) if tested == len(result.cases) else f"{tested} of {len(result.cases)}"
    counts = (_by_check(result, "error"), _by_check(result, "warning"))
    return (result.name, version(result.name), pages, f"{result.examples:,}", *counts)


def _by_check(result: ScraperResult, severity: Severity) -> str:
    found = Counter(failure.check for failure in result.failures if failure.severity == severity)
    return ", ".join(f"{check} {times}" for check, times in sorted(found.items())) or "-"


def untested(results: Iterable[ScraperResult]) -> Iterator[str]:
    """Yield, page by page, which extractors gave nothing to compare with, and why."""
    found: dict[tuple[str, str], list[str]] = {}
    for result in results:
        for case in result.cases:
            if case.baseline != "ok":
                found.setdefault((case.case, case.baseline), []).append(result.name)
    for (page, why), names in found.items():
        yield f"Not tested: {', '.join(names)} on {page}: {why}"


def explained(judgement: Agreed, failures: Sequence[Failure]) -> Iterator[str]:
    """Yield a judgement with the errors that it is about; a diff that several share is shown at the last of them."""
    yield f"### {judgement.says}"
    yield ""
    yield judgement.why.strip()
    for number, failure in enumerate(failures):
        shared = any(failure.diff == later.diff for later in failures[number + 1 :])
        yield ""
        yield from shown(failure, diff="" if shared else failure.diff)


def shown(failure: Failure, *, diff: str) -> Iterator[str]:
    """Yield one error: whose, where, the smallest change in words, what came of it, and the page's diff."""
    field = f" of `{failure.field}`" if failure.field else ""
    more = f" and {len(failure.also)} more" if failure.also else ""
    yield f"- **{failure.scraper}**, `{failure.check}`{field}, {failure.family}, page {failure.case}{more}:"
    yield f"  {'; '.join(map(_plain, failure.changes))}."
    if failure.exception:
        yield f"  Raised {_code(raised(failure))}: {_code(failure.exception.message)}"
    else:
        yield f"  Expected {_value(failure.expected)}, got {_value(failure.got)}"
    if diff:
        fence = "`" * max(3, 1 + _longest_run(diff))
        yield from ("", f"  {fence}diff", *(f"  {_visible(line)}".rstrip() for line in diff.splitlines()), f"  {fence}")


def _value(text: str) -> str:
    """Return a value as code, and what the harness says in words, such as `a refusal`, as words."""
    return _code(text) if text[:1] in '"[{' or "[-" in text or "{+" in text else text


def _code(text: str) -> str:
    """Return a text as Markdown's code, on one line and with its middle left out where it is long."""
    line = " ".join(_visible(text).split())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"
    ticks = "`" * (1 + _longest_run(line))
    return f"{ticks} {line} {ticks}" if "`" in line else f"`{line}`"


def _longest_run(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def _plain(text: str) -> str:
    """Return words in which nothing is Markdown: paths hold asterisks and angle brackets."""
    return re.sub(r"([*_<>\[\]])", r"\\\1", _visible(text))


def _visible(text: str) -> str:
    """Return a text with its control characters written out, but for line ends."""
    return "".join(one if one.isprintable() or one == "\n" else f"\\x{ord(one):02x}" for one in text)

"""`scraper-harness learn PAIRS... --out weights.toml`."""

from itertools import pairwise
from pathlib import Path

import click

from harness.ageing import Pair, learn, weights_document
from harness.cases import Limits
from harness.cli.inputs import check_unread
from harness.cli.paths import CASES, FILE
from harness.config import Config, load_config
from harness.errors import ConfigError
from harness.model import Case, answer
from harness.page import Page
from harness.reports.write import check_absent, check_writable, write
from harness.survival import day_of, months_between, read_capture
from harness.survival.capture import PAGES

CASSETTES = (".yaml", ".yml", ".json")


@click.command("learn")
@click.argument("pairs", nargs=-1, required=True, metavar="PAIRS...", type=CASES)
@click.option("--out", type=FILE, required=True, help="File that the weights are written to, such as weights.toml.")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
def learn_command(pairs: tuple[Path, ...], out: Path, force: bool, config: Path | None) -> None:
    """Learn from your own pages how they age.

    Each of PAIRS is a folder of captures of one page: cassettes or pages (*.html, *.html.gz) with their date in the
    name or in the answer. Each two that follow each other are a pair. Use the result with run --profile FILE.
    """
    check_writable(out, "--out")
    if not force:
        check_absent(out, "--out")
    loaded = load_config(config, Path.cwd())
    _check_unread(out, pairs, loaded)
    found = [pair for folder in pairs for pair in pairs_in(folder, loaded.limits)]
    source = f"{len(found)} {'pair' if len(found) == 1 else 'pairs'}"
    write(out, weights_document(learn(found), f"{source} of captures").encode(), "--out")
    click.echo(f"{out}: learnt from {source}; use it with --profile {out}")


def pairs_in(folder: Path, limits: Limits) -> list[Pair]:
    """Return the pairs of one folder.

    Raises:
        ConfigError: it holds no two captures whose days are known.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.name.lower().endswith((*PAGES, *CASSETTES)))
    except OSError as error:
        raise ConfigError(f"{folder}: {error.strerror}; name a folder of captures of one page") from error
    captures = [read_capture(path, limits=limits) for path in files]
    days = {case.path: day for case in captures if (day := day_of(case)) is not None}
    dated = sorted((case for case in captures if case.path in days), key=lambda case: (days[case.path], case.path))
    found = [_pair(one, other, months) for one, other in pairwise(dated) if (months := months_between(one, other))]
    if not found:
        raise ConfigError(
            f"{folder}: no two captures whose days are known; put the day in each name, as 2026-01-10.html"
        )
    return found


def _check_unread(out: Path, folders: tuple[Path, ...], config: Config) -> None:
    """Say of the file to write that it is one of those that are read, here or by a run."""
    place = out.resolve()
    if out.name.lower().endswith((*PAGES, *CASSETTES)) and place.parent in {folder.resolve() for folder in folders}:
        raise ConfigError(f"{out}: is a capture to learn from; give --out another file")
    captures = (path for folder in folders for path in folder.glob("*") if path.name.lower().endswith(CASSETTES))
    check_unread({"--out": out}, config.specs, config, captures)


def _pair(old: Case, new: Case, months: float) -> Pair:
    return Pair.of(Page.of(answer(old)[1]), Page.of(answer(new)[1]), months)

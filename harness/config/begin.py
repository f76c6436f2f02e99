"""Begin with a scraper: a configuration for it, and a first cassette."""

from pathlib import Path
from typing import NamedTuple

from harness.cases import load_case, read_exchanges, recognise
from harness.cases.record import record, write_text
from harness.config.read import OWN_FILE, find_config
from harness.config.starter import CASSETTES, starter_text
from harness.errors import ConfigError
from harness.hunt import sandbox_of
from harness.model import Options, ScraperSpec, answer
from harness.model.names import escaped, is_utf8
from harness.model.toml import literal

FIRST = "first"
"""What the cassette is called where no scraper is named."""
_SIDECAR = """\
# What the recorded page is: "content", or "refusal" for an error page; by default it is told from status and page.
# expect = "content"
# Fields that must be there whenever this page is scraped.
# required = ["title"]
"""


class Begun(NamedTuple):
    """What was written, and what was seen of it."""

    config: Path
    name: str
    """The scraper's, or an empty text."""
    feed: str
    """How it is fed: `url`, `html` or `response`."""
    cassette: Path
    """Where its first cassette belongs."""
    recorded: str
    """The kind of the page that was recorded, or an empty text for none."""


def begin(start: Path, target: str = "", url: str = "", *, force: bool = False) -> Begun:
    """Write a configuration in `start`, and record `url` as the first cassette; nothing is written before all is well.

    The page keeps to the limits that the new configuration leaves as they are, whichever another one gives.

    Raises:
        ConfigError: there is a configuration already.
        ScraperError: the target cannot be imported or fed.
        RecordError: the URL cannot be fetched, or a file cannot be written.
    """
    config = start / OWN_FILE
    for given, remedy in ((str(start), "rename the folder"), (target, "name another scraper")):
        if not is_utf8(given):
            raise ConfigError(f"{escaped(given)}: a name that is not UTF-8; {remedy}")
    name = target.partition(":")[0].rpartition(".")[2]
    cassette = start / CASSETTES / f"{name or FIRST}.yaml"
    sidecar = cassette.with_suffix(".toml")
    if not force:
        _check_absent(start, sidecar if url else None)
    feed = _feed(ScraperSpec(name=name, target=target, search_path=(str(start),))) if target else ""
    kind = ""
    if url:
        record(cassette, [url], overwrite=force)
        asked = read_exchanges(cassette)[0]
        write_text(sidecar, f"url = {literal(asked.request.url)}\n{_SIDECAR}")
        case = load_case(cassette, cassette.parent)
        first, response = answer(case)
        kind = recognise(response, case.exchanges[first].request).kind
    write_text(config, starter_text(name, target))
    return Begun(config, name, feed, cassette, kind)


def _check_absent(start: Path, sidecar: Path | None) -> None:
    found = find_config(start)
    if (start / OWN_FILE).exists():
        raise ConfigError(f"{start / OWN_FILE}: exists already; edit it, or give --force to write it anew")
    if found is not None and found.parent == start:
        raise ConfigError(f"{found}: configures scrapers already; add to it, or give --force, for {OWN_FILE} wins")
    if sidecar is not None and sidecar.exists():
        raise ConfigError(f"{sidecar}: exists already; remove it first, or give --force to write it anew")


def _feed(spec: ScraperSpec) -> str:
    with sandbox_of(spec, Options()) as sandbox:
        return sandbox.feed

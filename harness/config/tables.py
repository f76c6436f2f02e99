"""The tables of a configuration file, as they are written: a struct a table, a field a key.

What is said of a key here is all that is said of it anywhere: the JSON Schema, the table in `docs/configuration.md`,
the file that `init` writes and the complaint about a wrong value are made from it. A key that is not given is None.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from harness.ageing import LONGEST, MEASURED
from harness.cases import Limits
from harness.checks import NAMES
from harness.model import MEBIBYTE, FailOn, Family, Options, Replay, Weight
from harness.model.own_files import BASELINE_FILE

if TYPE_CHECKING:
    CheckName = str
else:
    CheckName = Literal[NAMES]

WORKERS = 2
MONTHS = (3, 12, 24, 36)
MOST_AGES = 10
_OPTIONS = Options()


def says(description: str, *, option: str = "", default: Any = None, example: Any = None) -> Meta:
    """Describe a key.

    Args:
        description: What it means, in a sentence.
        option: Of the command line, which wins over it.
        default: What holds without it, in the file's terms.
        example: A value where there is no default.
    """
    return Meta(
        description=description,
        extra={"option": option, "default": default, "example": example},
    )


Text = Annotated[str, Meta(min_length=1)]
Several = tuple[Text, ...]
Count = Annotated[int, Meta(ge=1, le=1_000_000)]
Seconds = Annotated[float, Meta(ge=0.1, le=86_400)]
Mebibytes = Annotated[int, Meta(ge=1, le=1 << 20)]
Families = Annotated[tuple[Family, ...], Meta(min_length=1)]
ExitCodes = tuple[Annotated[int, Meta(ge=1, le=255)], ...]
Seed = Annotated[int, Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
Share = Annotated[float, Meta(ge=0, le=1)]
Ages = Annotated[tuple[Annotated[int, Meta(ge=1, le=LONGEST)], ...], Meta(max_length=MOST_AGES)]
Processes = Annotated[int, Meta(ge=1, le=1000)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be set for all scrapers, for those whose names match a glob, and for one."""

    cassettes: Annotated[
        Several | None,
        says("Folders or files of cassettes.", option="--cassettes", example=["cassettes"]),
    ] = None
    refusals: Annotated[
        Several | None,
        says("Exceptions by which a scraper in Python refuses a page.", example=["mypkg.errors:Blocked"]),
    ] = None
    refusal_codes: Annotated[
        ExitCodes | None,
        says("Exit codes by which a program refuses a page, besides 69, 75 and 77.", example=[22]),
    ] = None
    max_examples: Annotated[
        Count | None,
        says("Examples per scraper, case and family.", option="--max-examples", default=_OPTIONS.max_examples),
    ] = None
    families: Annotated[
        Families | None,
        says("Families of changes that are tried.", option="--family", default=list(_OPTIONS.families)),
    ] = None
    timeout: Annotated[
        Seconds | None,
        says("Seconds after which one call of a scraper is a hang.", option="--timeout", default=_OPTIONS.timeout),
    ] = None
    memory: Annotated[
        Mebibytes | None,
        says("MiB that a scraper may allocate beyond what its import took.", default=_OPTIONS.memory // MEBIBYTE),
    ] = None
    replay: Annotated[
        Replay | None,
        says(
            "Where answers are served from: the scraper's own memory, or a server on the loopback.",
            option="--replay",
            default=_OPTIONS.replay,
        ),
    ] = None
    key: Annotated[
        Several | None,
        says("Fields by which the items of a listing are known; by default found by themselves.", example=["url"]),
    ] = None
    ignore: Annotated[
        Several | None,
        says("Fields that are left out of every result, such as what a scraper makes up.", example=["scraped_at"]),
    ] = None
    absent: Annotated[
        Several | None,
        says(
            "Texts by which a scraper says that there is no value, besides “n/a” and the like.",
            example=["keine Angabe"],
        ),
    ] = None
    fail_on: Annotated[
        FailOn | None,
        says("The mildest severity of a failure by which a run exits 1.", option="--fail-on", default="error"),
    ] = None
    severity: Annotated[
        dict[CheckName, Weight] | None,
        says("What failures count as, by check, in place of the severity that it gives.", example={"crash": "warning"}),
    ] = None
    survival: Annotated[
        dict[Family, Share] | None,
        says("The share of examples with an equal result below which a family must not fall.", example={"drift": 0.7}),
    ] = None
    env: Annotated[
        dict[str, str] | None,
        says("Environment variables of the scraper's process.", example={"SHOP_TOKEN": "${SHOP_TOKEN:-none}"}),
    ] = None


class ScraperTable(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[scrapers.NAME]`: one scraper, a target or a command; or, under a glob, settings of those that match."""

    target: Annotated[Text | None, says("A callable in Python.", example="mypkg.news:scrape")] = None
    command: Annotated[
        tuple[str, ...] | None,
        says("A program and its arguments; {url} is the page's.", example=["node", "news.mjs", "{url}"]),
    ] = None


class ConfigTable(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    seed: Annotated[Seed | None, says("What examples are drawn from.", option="--seed", default=_OPTIONS.seed)] = None
    workers: Annotated[
        Processes | None, says("Scrapers that are run at once.", option="--workers", default=WORKERS)
    ] = None
    baseline: Annotated[
        Text | None,
        says(
            "The file of what is known and accepted; by default it is beside this one.",
            example=BASELINE_FILE,
        ),
    ] = None
    keep_failures: Annotated[
        bool | None,
        says("Whether `run` keeps failures beside their cassettes.", option="--keep", default=True),
    ] = None
    json: Annotated[
        Text | None,
        says("File that `run` writes the results to as JSON.", option="--json", example="results.json"),
    ] = None
    junit: Annotated[
        Text | None,
        says("File that `run` writes the results to as JUnit XML.", option="--junit", example="junit.xml"),
    ] = None
    sarif: Annotated[
        Text | None, says("File that `run` writes the results to as SARIF.", option="--sarif", example="found.sarif")
    ] = None
    html: Annotated[
        Text | None,
        says("File that `run` writes the results to as an HTML page.", option="--html", example="report.html"),
    ] = None
    max_time: Annotated[
        Seconds | None,
        says("Seconds that a run may take; each scraper gets its share.", option="--max-time", example=600),
    ] = None
    months: Annotated[
        Ages | None,
        says(
            "Months after which it is told how many fields survive; [] leaves that out.",
            option="--months",
            default=list(MONTHS),
        ),
    ] = None
    profile: Annotated[
        Text | None,
        says("How pages age: as measured, or a file of `learn`.", option="--profile", default=MEASURED.name),
    ] = None
    limits: Annotated[
        Limits | None, says("How much a cassette may hold.", example={"file_bytes": Limits().file_bytes})
    ] = None
    scrapers: Annotated[
        dict[str, ScraperTable] | None, says("The scrapers by name; a name with *, ? or [ is a glob.")
    ] = None

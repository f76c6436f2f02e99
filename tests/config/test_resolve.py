"""What is to be run follows from a configuration: paths absolute, and what is said nearer wins."""

import os
from pathlib import Path

import pytest

from harness.config import Config, find_config, load_config, overridden
from harness.errors import ConfigError
from harness.model import FAMILIES, MEBIBYTE, Options, ScraperSpec
from tests.config.files import OWN, SHARED, under_tool

WHOLE = """
cassettes = ["pages"]
refusals = ["news:Blocked"]
max_examples = 7
seed = 3
timeout = 5
memory = 64

[scrapers.news]
target = "news:scrape"

[scrapers.shop]
target = "shop:scrape"
cassettes = ["/elsewhere/shop", "more"]
refusals = []
"""


@pytest.mark.parametrize(("name", "text"), [(OWN, WHOLE), (SHARED, under_tool(WHOLE))])
def test_a_whole_configuration(tmp_path: Path, name: str, text: str) -> None:
    """Paths start from its own folder; a scraper's own lists replace the general ones, an empty one too."""
    (tmp_path / name).write_text(text)
    start = tmp_path / "below"
    start.mkdir()

    config = load_config(None, start)

    search_path = (str(tmp_path), str(start))
    pages = (str(tmp_path / "pages"),)
    assert Options(max_examples=7, seed=3, timeout=5.0, memory=64 * MEBIBYTE) == config.options
    assert (
        ScraperSpec(
            name="news",
            target="news:scrape",
            cassettes=pages,
            refusals=("news:Blocked",),
            search_path=search_path,
            config=str(tmp_path / name),
        ),
        ScraperSpec(
            name="shop",
            target="shop:scrape",
            cassettes=("/elsewhere/shop", str(tmp_path / "more")),
            refusals=(),
            search_path=search_path,
            config=str(tmp_path / name),
        ),
    ) == config.specs


def test_a_program(tmp_path: Path) -> None:
    """It runs where its configuration is, wherever the harness is run from."""
    text = 'cassettes = ["pages"]\n[scrapers.shop]\ncommand = ["node", "my shop.mjs", "{url}"]\nrefusal_codes = [22]\n'
    (tmp_path / OWN).write_text(text)
    start = tmp_path / "below"
    start.mkdir()

    assert (
        ScraperSpec(
            name="shop",
            target="node 'my shop.mjs' '{url}'",
            command=("node", "my shop.mjs", "{url}"),
            refusal_codes=(22,),
            folder=str(tmp_path),
            cassettes=(str(tmp_path / "pages"),),
            search_path=(str(tmp_path), str(start)),
            config=str(tmp_path / OWN),
        ),
    ) == load_config(None, start).specs


def test_no_configuration_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / SHARED).write_text("[tool.ruff]\n")

    found = find_config(tmp_path)
    assert found is None or tmp_path not in found.parents
    (tmp_path / OWN).write_text("")
    assert Config(path=tmp_path / OWN) == load_config(None, tmp_path)


def test_limits_of_cassettes(tmp_path: Path) -> None:
    """They are read from the configuration and hold when cases are loaded."""
    file = tmp_path / "scraper-harness.toml"
    file.write_text("[limits]\nfile_bytes = 10\n")
    assert 10 == load_config(file, tmp_path).limits.file_bytes


def config_of(folder: Path, text: str) -> Config:
    (folder / OWN).write_text(text)
    return load_config(None, folder)


LAYERS = """
timeout = 1
memory = 1
max_examples = 1
seed = 1
env = { ALL = "top", TOP = "top" }

[scrapers."*-de"]
timeout = 3
memory = 3

[scrapers.news-de]
target = "news:scrape"
timeout = 4
env = { ALL = "own" }

[scrapers.news-fr]
target = "news:scrape"

[scrapers."news-*"]
timeout = 2
memory = 2
replay = "wire"
ignore = ["scraped_at"]
absent = ["keine Angabe"]
env = { ALL = "glob", GLOB = "glob" }
families = ["wire", "noise"]

[scrapers.shop]
target = "shop:scrape"
"""


def test_what_is_said_nearer_wins(tmp_path: Path) -> None:
    """A scraper's own table, then globs from the last to the first, then the top of the file."""
    config = config_of(tmp_path, LAYERS)

    top = Options(timeout=1.0, memory=MEBIBYTE, max_examples=1, seed=1)
    own = {"ignore": ("scraped_at",), "absent": ("keine Angabe",)}
    glob = {"max_examples": 1, "seed": 1, "replay": "wire", "families": ("noise", "wire"), **own}
    assert top == config.options
    assert {
        "news-de": Options(timeout=4.0, memory=2 * MEBIBYTE, **glob),  # type: ignore[arg-type]  # values of many types
        "news-fr": Options(timeout=2.0, memory=2 * MEBIBYTE, **glob),  # type: ignore[arg-type]  # as above
    } == config.own
    assert [
        ("news-de", (("ALL", "own"), ("GLOB", "glob"), ("TOP", "top"))),
        ("news-fr", (("ALL", "glob"), ("GLOB", "glob"), ("TOP", "top"))),
        ("shop", (("ALL", "top"), ("TOP", "top"))),
    ] == [(spec.name, spec.environment) for spec in config.specs]


def test_the_command_line_wins_over_all(tmp_path: Path) -> None:
    """What it leaves open stays as it was, for each scraper."""
    config = overridden(config_of(tmp_path, LAYERS), timeout=9.0, seed=0, families=("drift",), replay=None)

    assert (9.0, 0, "memory", ("drift",)) == (
        config.options.timeout,
        config.options.seed,
        config.options.replay,
        config.options.families,
    )
    assert [(9.0, 0, "wire", ("drift",), 2 * MEBIBYTE)] * 2 == [
        (each.timeout, each.seed, each.replay, each.families, each.memory) for each in config.own.values()
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"timeout": -1.0}, "--timeout is -1.0; give a number from 0.1 to 86400"),
        ({"families": ("nois",)}, "--family is [\"nois\"]: did you mean 'noise'?"),
    ],
)
def test_options_of_the_command_line_are_checked_too(given: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigError) as error:
        overridden(Config(), **given)

    assert told == str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "; correct it, or name scrapers that it is for"),
        ("[scrapers.news-de]\ntarget = 'a:b'", ": did you mean 'news-de'?"),
    ],
)
def test_a_glob_that_matches_nothing(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        config_of(tmp_path, f"{text}\n[scrapers.'newz-*']\ntimeout = 1\n")

    assert f'{tmp_path / OWN}: scrapers."newz-*" matches no scraper{told}' == str(error.value)


def test_lists_for_scrapers_that_match(tmp_path: Path) -> None:
    """Exit codes are programs', exceptions are Python's: each takes what concerns it."""
    config = config_of(
        tmp_path,
        """
        [scrapers."*"]
        cassettes = ["all"]
        refusals = ["a:Blocked"]
        refusal_codes = [22]
        [scrapers.news]
        target = "news:scrape"
        refusals = []
        [scrapers.shop]
        command = ["shop"]
        """,
    )

    pages = (str(tmp_path / "all"),)
    assert [(pages, (), ()), (pages, ("a:Blocked",), (22,))] == [
        (spec.cassettes, spec.refusals, spec.refusal_codes) for spec in config.specs
    ]


def test_what_the_whole_run_takes(tmp_path: Path) -> None:
    """Reports go where the file says, from its own folder on."""
    config = config_of(tmp_path, "workers = 3\njson = 'out/run.json'\njunit = '/tmp/run.xml'\n")

    assert (3, tmp_path / "out" / "run.json", Path("/tmp/run.xml")) == (config.workers, config.json, config.junit)
    assert (2, None, None, FAMILIES) == (Config().workers, Config().json, Config().junit, Config().options.families)


def test_a_folder_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    """It would stand in reports and the journal, which hold UTF-8."""
    folder = tmp_path / os.fsdecode(b"sh\xffop")
    folder.mkdir()
    (folder / "scraper-harness.toml").write_text("")
    with pytest.raises(ConfigError, match=r"/sh\\xffop: the folder's name is not UTF-8; rename it$"):
        load_config(None, folder)

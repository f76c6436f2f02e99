"""A configuration is found, checked and made absolute; what is wrong in it is told in one line with the remedy."""

from pathlib import Path

import pytest

from harness.campaign import BASELINE_FILE
from harness.config import Config, checked_options, find_config, load_config, select, units_of
from harness.errors import CassetteError, ConfigError
from harness.model import MEBIBYTE, Options, Policy, ScraperSpec
from tests.cases.cassette import write

OWN = "scraper-harness.toml"
SHARED = "pyproject.toml"
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


def under_tool(text: str) -> str:
    head, _, scrapers = text.partition("[scrapers.")
    tables = f"[scrapers.{scrapers}".replace("[scrapers.", "[tool.scraper-harness.scrapers.") if scrapers else ""
    return f"[tool.scraper-harness]\n{head}{tables}"


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
            name="news", target="news:scrape", cassettes=pages, refusals=("news:Blocked",), search_path=search_path
        ),
        ScraperSpec(
            name="shop",
            target="shop:scrape",
            cassettes=("/elsewhere/shop", str(tmp_path / "more")),
            refusals=(),
            search_path=search_path,
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
        ),
    ) == load_config(None, start).specs


def test_no_configuration_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / SHARED).write_text("[tool.ruff]\n")

    found = find_config(tmp_path)
    assert found is None or tmp_path not in found.parents
    (tmp_path / OWN).write_text("")
    assert Config(path=tmp_path / OWN) == load_config(None, tmp_path)


def test_the_nearest_is_taken_and_the_own_file_before_the_shared_one(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for path in (tmp_path / OWN, tmp_path / "a" / SHARED):
        path.write_text(under_tool("") if path.name == SHARED else "")

    assert tmp_path / "a" / SHARED == find_config(tmp_path / "a" / "b")
    (tmp_path / "a" / OWN).write_text("")
    assert tmp_path / "a" / OWN == find_config(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cassetes = []", "unknown key cassetes: did you mean 'cassettes'?"),
        (
            "[scrapers.news]\ntarget = 'a:b'\ncasettes = []",
            "unknown key scrapers.news.casettes: did you mean 'cassettes'?",
        ),
        ("zebra = 1", "unknown key zebra: known are cassettes"),
        ("cassettes = 'pages'", "Expected `array`"),
        ("cassettes = [1]", "Expected `str`"),
        ("seed = 'one'", "Expected `int"),
        ("timeout = true", "Expected `float"),
        ("scrapers = 1", "Expected `object`"),
        ("scrapers.news = 'a:b'", "Expected `object`"),
        ("[scrapers.news]\ncassettes = []", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ncommand = []", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ncommand = ['']", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ntarget = 'a:b'\ncommand = ['sh']", "scrapers.news: both target and command are given; keep"),
        ("[scrapers.news]\ncommand = 'sh'", "Expected `array`"),
        (
            "[scrapers.news]\ncommand = ['sh']\nrefusal_codes = [0]",
            "refusal_codes has 0; give exit codes from 1",
        ),
        ("[scrapers.news]\ncommand = ['sh']\nrefusals = ['a:B']", "refusals are exceptions in Python; list exit codes"),
        ("[scrapers.news]\ntarget = 'a:b'\nrefusal_codes = [1]", "refusal_codes are exit codes of a command"),
        ("timeout = 0", "timeout is 0; give between 0.1 and 86400"),
        ("timeout = nan", "timeout is nan; give between"),
        ("timeout = inf", "timeout is inf; give between"),
        ("max_examples = 0", "max_examples is 0; give between 1 and"),
        ("memory = 0", "memory is 0; give between 1 and"),
        ("memory = 99999999", "memory is 1e+08; give between 1 and"),
        ("fail_on = 'warnings'", "Invalid enum value 'warnings' - at `$.fail_on`"),
        ("severity.wrong-valu = 'error'", "unknown key severity.wrong-valu: did you mean 'wrong-value'?"),
        ("severity.crash = 'off'", "Invalid enum value 'off' - at `$.severity[...]`"),
        (
            "[scrapers.news]\ntarget = 'a:b'\nseverity.crsh = 'ignore'",
            "unknown key scrapers.news.severity.crsh: did you mean 'crash'?",
        ),
        (
            "[scrapers.news]\ntarget = 'a:b'\nsurvival.drfit = 0.7",
            "unknown key scrapers.news.survival.drfit: did you mean 'drift'?",
        ),
        ("[scrapers.news]\ntarget = 'a:b'\nsurvival.drift = 70", "Expected `float` <= 1.0 - at `$.scrapers[...]"),
        ("not toml", "not valid TOML"),
        ("a = " + "[" * 20_000, "not valid TOML"),
    ],
)
@pytest.mark.parametrize("name", [OWN, SHARED])
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text if name == OWN else under_tool(text))

    with pytest.raises(ConfigError) as error:
        load_config(path, tmp_path)

    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert 1 == len(str(error.value).splitlines())


@pytest.mark.parametrize("content", [b"\xff", b"tool = 7\n", b"[tool]\nscraper-harness = 7\n"])
def test_strange_shared_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / SHARED
    path.write_bytes(content)

    if content.startswith(b"tool"):
        assert () == load_config(path, tmp_path).specs
    else:
        with pytest.raises(ConfigError, match=r"pyproject\.toml"):
            load_config(path, tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: No such file or directory; give an existing file"):
        load_config(tmp_path / "absent.toml", tmp_path)


NEWS = ScraperSpec(name="news", target="news:scrape", cassettes=("/pages",))
SHOP = ScraperSpec(name="shop", target="shop:scrape", cassettes=("/pages",))
CONFIG = Config(cassettes=("/pages",), refusals=("news:Blocked",), specs=(NEWS, SHOP))


@pytest.mark.parametrize(
    ("names", "specs"),
    [
        ([], (NEWS, SHOP)),
        (["shop"], (SHOP,)),
        (["shop", "news"], (SHOP, NEWS)),
        (["shop", "shop"], (SHOP,)),
        (
            ["other:scrape"],
            (
                ScraperSpec(
                    name="other:scrape",
                    target="other:scrape",
                    cassettes=("/pages",),
                    refusals=("news:Blocked",),
                    search_path=("/here",),
                ),
            ),
        ),
    ],
)
def test_select(names: list[str], specs: tuple[ScraperSpec, ...]) -> None:
    """By configured name or by target; each once, in the order named."""
    assert specs == select(CONFIG, names, [], Path("/here"))


def test_cassettes_named_on_the_command_line_replace_all_others() -> None:
    selected = select(CONFIG, [], ["one", "/two"], Path("/here"))

    assert [("/here/one", "/two")] * 2 == [spec.cassettes for spec in selected]


@pytest.mark.parametrize(
    ("config", "names", "told"),
    [
        (CONFIG, ["newz"], "no scraper is called 'newz': did you mean 'news'?"),
        (CONFIG, ["zebra"], "no scraper is called 'zebra'; a target is written package.module:object"),
        (Config(), [], "no scrapers: name one as package.module:object"),
    ],
)
def test_nothing_to_select(config: Config, names: list[str], told: str) -> None:
    with pytest.raises(ConfigError) as error:
        select(config, names, [], Path("/here"))

    assert str(error.value).startswith(told)


def test_units_share_the_cases_of_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "story.yaml")
    cassettes = (str(tmp_path / "pages"),)
    specs = [ScraperSpec(name=name, target="a:b", cassettes=cassettes) for name in ("one", "two")]

    one, two = units_of(specs)

    assert (["story"], "one", "two") == ([case.name for case in one.cases], one.spec.name, two.spec.name)
    assert one.cases is two.cases


def test_units_without_cassettes(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="news: no cassettes: pass --cassettes PATH"):
        units_of([ScraperSpec(name="news", target="a:b")])
    with pytest.raises(CassetteError):
        units_of([ScraperSpec(name="news", target="a:b", cassettes=(str(tmp_path / "absent"),))])


def test_options_from_the_command_line_are_checked_too() -> None:
    assert Options() == checked_options(Options(), "options")
    with pytest.raises(ConfigError, match="options: timeout is -1; give between"):
        checked_options(Options(timeout=-1.0), "options")


def test_limits_of_cassettes(tmp_path: Path) -> None:
    """They are read from the configuration and hold when cases are loaded."""
    file = tmp_path / "scraper-harness.toml"
    file.write_text("[limits]\nfile_bytes = 10\n")
    assert 10 == load_config(file, tmp_path).limits.file_bytes


@pytest.mark.parametrize(
    ("text", "says"),
    [("[limits]\nfile_byte = 10\n", "did you mean 'file_bytes'"), ("[limits]\ndepth = 0\n", "limits.depth is 0")],
)
def test_wrong_limits(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "scraper-harness.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=says):
        load_config(file, tmp_path)


def test_a_target_of_the_command_line_is_looked_for_beside_the_configuration_too(tmp_path: Path) -> None:
    """Its refusals are named from there."""
    (tmp_path / "scraper-harness.toml").write_text('cassettes = ["c"]\nrefusals = ["errors:Blocked"]\n')
    below = tmp_path / "below"
    below.mkdir()
    (spec,) = select(load_config(None, below), ["news:scrape"], [], below)
    assert (str(tmp_path), str(below)) == spec.search_path


def test_what_ends_a_run(tmp_path: Path) -> None:
    """A scraper's own goes before the general, check by check; the command line before both."""
    file = tmp_path / OWN
    file.write_text("""
fail_on = "warning"
severity = { crash = "warning", hang = "ignore" }
[scrapers.news]
target = "news:scrape"
fail_on = "never"
severity = { crash = "error" }
survival = { drift = 0.7 }
[scrapers.shop]
target = "shop:scrape"
""")
    config = load_config(file, tmp_path)
    (target,) = select(config, ["other:scrape"], [], tmp_path)

    general = Policy(fail_on="warning", weights={"crash": "warning", "hang": "ignore"})
    own = Policy(fail_on="never", weights={"crash": "error", "hang": "ignore"}, floors={"drift": 0.7})
    assert {"news": own, "shop": general, "other:scrape": general} == config.policies_of((*config.specs, target))
    assert {"error"} == {policy.fail_on for policy in config.policies_of(config.specs, "error").values()}


def test_where_the_baseline_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the configuration, or where that says; without one, in the working folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "below" / OWN
    file.parent.mkdir()
    file.write_text("")
    assert tmp_path / "below" / BASELINE_FILE == load_config(file, tmp_path).baseline_file
    file.write_text('baseline = "../known.toml"')
    assert tmp_path / "known.toml" == load_config(file, tmp_path).baseline_file.resolve()
    assert tmp_path / BASELINE_FILE == Config().baseline_file

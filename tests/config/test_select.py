"""The scrapers that are named are chosen, with their cases and options."""

from pathlib import Path

import pytest

from harness.config import Config, load_config, select, units_of
from harness.errors import CassetteError, ConfigError
from harness.model import Options, ScraperSpec
from tests.cases.cassette import write

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
        (CONFIG, ["n\udcff:scrape"], "no scraper is called 'n\\udcff:scrape'; a target is written"),
        (CONFIG, ["zebra"], "no scraper is called 'zebra'; a target is written package.module:object"),
        (CONFIG, ["my.a.b"], "no scraper is called 'my.a.b'; a target is written package.module:object, here my.a:b"),
        (CONFIG, ["x.news"], "no scraper is called 'x.news': did you mean 'news', or the target x:news?"),
        (CONFIG, ["a/b.yaml"], "no scraper is called 'a/b.yaml', and there is no such file: correct the path"),
        (Config(), [], "no scrapers: name one as package.module:object, or list them under [scrapers.NAME]"),
        (
            Config(path=Path("shop/pyproject.toml")),
            [],
            (
                "no scrapers: name one as package.module:object,"
                " or list them under [tool.scraper-harness.scrapers.NAME] in shop/pyproject.toml"
            ),
        ),
    ],
)
def test_nothing_to_select(config: Config, names: list[str], told: str) -> None:
    with pytest.raises(ConfigError) as error:
        select(config, names, [], Path("/here"))

    assert str(error.value).startswith(told)


def test_a_name_that_is_only_a_path_is_one_of_cassettes(tmp_path: Path) -> None:
    """As a shell writes `--cassettes *.yaml`; what is configured, or a target, stays a scraper."""
    for name in ("a.yaml", "b.yaml", "news", "other:scrape"):
        (tmp_path / name).touch()
    given = ["shop", "b.yaml", "news", "other:scrape"]

    selected = select(CONFIG, given, ["a.yaml"], tmp_path)

    assert ["shop", "news", "other:scrape"] == [spec.name for spec in selected]
    assert [tuple(str(tmp_path / name) for name in ("a.yaml", "b.yaml"))] * 3 == [spec.cassettes for spec in selected]
    assert ["news", "shop"] == [spec.name for spec in select(CONFIG, ["b.yaml"], ["a.yaml"], tmp_path)]


def test_a_path_without_cassettes_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").touch()
    with pytest.raises(ConfigError) as error:
        select(CONFIG, ["b.yaml"], [], tmp_path)

    told = "no scraper is called 'b.yaml', which is a path: give it with --cassettes if it holds cassettes;"
    assert f"{told} a target is written package.module:object" == str(error.value)


def test_a_module_is_no_cassette(tmp_path: Path) -> None:
    (tmp_path / "lamp.py").touch()
    with pytest.raises(ConfigError, match=r"called 'lamp\.py'; a target is written package\.module:object"):
        select(CONFIG, ["lamp.py"], ["a.yaml"], tmp_path)


@pytest.mark.parametrize("file", ["notes.txt", "__init__.py"])
def test_a_folder_without_cassettes_is_no_further_one(tmp_path: Path, file: str) -> None:
    """It is more likely a package of the same name as what was meant."""
    (tmp_path / "newz").mkdir()
    (tmp_path / "newz" / file).touch()
    with pytest.raises(ConfigError, match=r"no scraper is called 'newz'"):
        select(CONFIG, ["newz"], ["a.yaml"], tmp_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.yaml").touch()
    assert ["news", "shop"] == [spec.name for spec in select(CONFIG, ["more"], ["a.yaml"], tmp_path)]


def test_units_share_the_cases_of_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "story.yaml")
    cassettes = (str(tmp_path / "pages"),)
    specs = [ScraperSpec(name=name, target="a:b", cassettes=cassettes) for name in ("one", "two")]

    one, two = units_of(specs)

    assert (["story"], "one", "two") == ([case.name for case in one.cases], one.spec.name, two.spec.name)
    assert one.cases[0] is two.cases[0]


def test_units_without_cassettes(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="news: no cassettes: pass --cassettes PATH"):
        units_of([ScraperSpec(name="news", target="a:b")])
    with pytest.raises(ConfigError, match=r"or set cassettes in mine\.toml$"):
        units_of([ScraperSpec(name="news", target="a:b", config="mine.toml")])
    with pytest.raises(CassetteError):
        units_of([ScraperSpec(name="news", target="a:b", cassettes=(str(tmp_path / "absent"),))])


def test_a_target_of_the_command_line_is_looked_for_beside_the_configuration_too(tmp_path: Path) -> None:
    """Its refusals are named from there."""
    (tmp_path / "scraper-harness.toml").write_text('cassettes = ["c"]\nrefusals = ["errors:Blocked"]\n')
    below = tmp_path / "below"
    below.mkdir()
    (spec,) = select(load_config(None, below), ["news:scrape"], [], below)
    assert (str(tmp_path), str(below)) == spec.search_path
    assert str(tmp_path / "scraper-harness.toml") == spec.config


def test_units_have_their_own_options(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "story.yaml")
    specs = [ScraperSpec(name=name, target="a:b", cassettes=(str(tmp_path / "pages"),)) for name in ("one", "two")]
    patient = Options(timeout=60.0)

    one, two = units_of(specs, own={"two": patient})

    assert (Options(), patient) == (one.under(Options()), two.under(Options()))

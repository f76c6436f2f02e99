"""`--months` and `--profile` are understood, or what is wrong with them is told in one line."""

import re
from pathlib import Path

import pytest

from harness.ageing import MEASURED, weights_document
from harness.cli import main
from harness.cli.ages import Months, with_ages
from harness.config import Config, load_config
from harness.errors import ConfigError


@pytest.mark.parametrize(
    ("given", "months"),
    [("3,12,24,36", (3, 12, 24, 36)), ("12", (12,)), ("12,3,3", (3, 12)), ("0", ())],
)
def test_months(given: str, months: tuple[int, ...]) -> None:
    assert Months().convert(given, None, None) == months


NONE = "is no list of months from 1 to 48; give some such as 3,12,24,36"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        *((given, NONE) for given in ("", "a", "3;4", "0,3", "49", "-1")),
        (",".join(map(str, range(1, 12))), "are 11 ages; give at most 10, such as 3,12,24,36"),
    ],
)
def test_what_are_no_months(given: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nothing:here", f"--months={given}"]) == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_each_scraper_gets_the_ages_and_the_profile(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(weights_document(MEASURED, "nothing"))
    config = with_ages(Config(own={"one": Config().options}), (3,), str(path))
    assert [(one.months, one.profile and one.profile.name) for one in (config.options, config.own["one"])] == [
        ((3,), str(path))
    ] * 2


def test_the_configuration_says_both_and_the_command_line_wins(tmp_path: Path) -> None:
    """A profile's path starts from the configuration's folder; ages are told in order, each once."""
    (tmp_path / "own.toml").write_text(weights_document(MEASURED, "nothing"))
    (tmp_path / "scraper-harness.toml").write_text('months = [12, 3, 12]\nprofile = "own.toml"\n')
    config = load_config(None, tmp_path)

    assert ((3, 12), str(tmp_path / "own.toml")) == (config.months, config.profile.name)
    assert (3, 12) == with_ages(config, None, None).options.months
    assert ((6,), None) == ((aged := with_ages(config, (6,), "measured").options).months, aged.profile)


def test_without_a_word_pages_age_as_measured(tmp_path: Path) -> None:
    (tmp_path / "scraper-harness.toml").write_text('months = []\nprofile = "measured"\n')

    assert ((3, 12, 24, 36), MEASURED) == (Config().months, Config().profile)
    assert () == with_ages(load_config(None, tmp_path), None, None).options.months


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("months = [0]", "entry 1 of months is 0; give a whole number from 1 to 48"),
        (f"months = {list(range(1, 12))}", "give a list of whole numbers from 1 to 48, at most 10"),
        ('profile = "mesured"', "mesured: No such file or directory; name a file that learn wrote"),
    ],
)
def test_what_the_configuration_says_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "scraper-harness.toml").write_text(text)

    with pytest.raises(ConfigError, match=re.escape(told)):
        load_config(None, tmp_path)


def test_an_unknown_profile_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nothing:here", "--profile", "mesured"]) == 2
    assert capsys.readouterr().err.startswith("scraper-harness: mesured: No such file")

"""`--months` and `--profile` are understood, or what is wrong with them is told in one line."""

from pathlib import Path

import pytest

from harness.ageing import MEASURED, weights_document
from harness.cli import main
from harness.cli.ages import Months, with_ages
from harness.config import Config


@pytest.mark.parametrize(
    ("given", "months"),
    [("3,12,24,36", (3, 12, 24, 36)), ("12", (12,)), ("12,3,3", (3, 12)), ("0", ())],
)
def test_months(given: str, months: tuple[int, ...]) -> None:
    assert Months().convert(given, None, None) == months


@pytest.mark.parametrize("given", ["", "a", "3;4", "0,3", "49", "-1", ",".join(map(str, range(1, 12)))])
def test_what_are_no_months(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nothing:here", f"--months={given}"]) == 2
    assert "is no list of months from 1 to 48" in capsys.readouterr().err


def test_each_scraper_gets_the_ages_and_the_profile(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(weights_document(MEASURED, "nothing"))
    config = with_ages(Config(own={"one": Config().options}), (3,), str(path))
    assert [(one.months, one.profile and one.profile.name) for one in (config.options, config.own["one"])] == [
        ((3,), str(path))
    ] * 2


def test_an_unknown_profile_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nothing:here", "--profile", "mesured"]) == 2
    assert capsys.readouterr().err.startswith("scraper-harness: mesured: No such file")

"""The file that `init` writes loads as it is, and each line of it does when its mark is taken away."""

import re
import tomllib
from pathlib import Path

import pytest

from harness.config import Config, load_config
from harness.config.keys import keys_of
from harness.config.starter import starter_text
from harness.config.tables import ConfigTable, Settings
from harness.model import ScraperSpec
from tests.config.files import OWN

SETTING = re.compile(r"^# (?=\w+ = )", re.MULTILINE)


def loaded(folder: Path, text: str) -> Config:
    (folder / OWN).write_text(text, "utf-8")
    return load_config(folder / OWN, folder)


def test_for_a_scraper(tmp_path: Path) -> None:
    config = loaded(tmp_path, starter_text("news", "mypkg.news:scrape"))

    pages = (str(tmp_path / "cassettes"),)
    spec = ScraperSpec(
        name="news",
        target="mypkg.news:scrape",
        cassettes=pages,
        search_path=(str(tmp_path), str(tmp_path)),
        config=str(tmp_path / OWN),
    )
    assert Config(path=tmp_path / OWN, cassettes=pages, specs=(spec,)) == config


def test_for_none(tmp_path: Path) -> None:
    config = loaded(tmp_path, starter_text())

    assert Config(path=tmp_path / OWN, cassettes=(str(tmp_path / "cassettes"),)) == config


def test_it_has_every_key() -> None:
    whole = tomllib.loads(SETTING.sub("", starter_text("news", "a:b").partition("# Settings of all")[0]))

    assert {key.name for key in keys_of(ConfigTable)} == set(whole)


def test_what_is_commented_out_is_the_default(tmp_path: Path) -> None:
    """Where there is one: setting it changes nothing."""
    text = starter_text().partition("# A scraper.")[0]
    for key in keys_of(ConfigTable):
        if key.default is not None:
            text = text.replace(f"# {key.name} = ", f"{key.name} = ")

    assert loaded(tmp_path, starter_text()) == loaded(tmp_path, text)


@pytest.mark.parametrize("key", [key.name for key in keys_of(Settings)])
def test_a_general_key_may_be_a_scrapers(tmp_path: Path, key: str) -> None:
    general, mark, scrapers = starter_text().partition("# [scrapers.news]")
    (line,) = re.findall(rf"^(?:# )?({key} = .+)$", general, re.MULTILINE)
    target = "command = ['x']" if key == "refusal_codes" else "target = 'a:b'"

    assert ["news"] == [spec.name for spec in loaded(tmp_path, f"[scrapers.news]\n{target}\n{line}\n").specs]
    assert mark
    assert '# command = ["node", "news.mjs", "{url}"]' in scrapers

"""Shards are a partition; a change concerns the scrapers whose modules or cassettes it touches, and no others."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.campaign.selection import changed_since, shard
from harness.errors import ConfigError
from harness.model import ScraperSpec

NAMES = ("news", "shop")
Git = Callable[..., None]


@given(st.integers(0, 30), st.integers(1, 9))
def test_each_scraper_is_in_one_shard(count: int, parts: int) -> None:
    specs = [ScraperSpec(name=str(number), target="a:b") for number in range(count)]
    dealt = [spec for part in range(1, parts + 1) for spec in shard(specs, part, parts)]
    assert sorted(specs, key=lambda one: one.name) == sorted(dealt, key=lambda one: one.name)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give a repository with two scrapers."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("import common\ndef scrape(html): ...\n")
        (tmp_path / "cassettes" / name).mkdir(parents=True)
        (tmp_path / "cassettes" / name / "page.yaml").write_text("version: 1\n")
    (tmp_path / "common.py").write_text("")
    (tmp_path / "scraper-harness.toml").write_text("")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "All")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *named, *arguments), cwd=folder, check=True, capture_output=True)


def concerned(folder: Path, revision: str = "HEAD") -> list[str]:
    specs = [
        ScraperSpec(
            name=name,
            target=f"{name}:scrape",
            cassettes=(str(folder / "cassettes" / name),),
            search_path=(str(folder),),
        )
        for name in NAMES
    ]
    return [spec.name for spec in changed_since(revision, specs, folder / "scraper-harness.toml", folder)]


def test_nothing_changed(folder: Path) -> None:
    assert [] == concerned(folder)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("shop.py", ["shop"]),
        ("common.py", ["news", "shop"]),
        ("cassettes/news/page.yaml", ["news"]),
        ("cassettes/news/page.toml", ["news"]),
        ("cassettes/shop/failures/ab12.json", ["shop"]),
        ("scraper-harness.toml", ["news", "shop"]),
        ("README.md", []),
    ],
)
def test_a_change_concerns_those_that_it_touches(folder: Path, file: str, expected: list[str]) -> None:
    """Before it is committed, and after."""
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("# changed\nimport common\n")
    assert expected == concerned(folder)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Change")
    assert expected == concerned(folder, "HEAD~1")
    assert [] == concerned(folder)


def test_a_module_that_went_away_concerns_all_that_might_import_it(folder: Path) -> None:
    (folder / "common.py").unlink()
    assert list(NAMES) == concerned(folder)


@pytest.mark.parametrize("revision", ["no-such-thing", "--output=x", ""])
def test_what_is_no_revision_is_told(folder: Path, revision: str) -> None:
    told = f"^--changed-since {revision}: (this checkout has )?no (such )?revision; give a commit, a branch or a tag"
    with pytest.raises(ConfigError, match=told):
        concerned(folder, revision)
    assert not (folder / "x").exists()


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=rf"^--changed-since HEAD: {tmp_path} is in no checkout of git; run it in one, or leave"
    ):
        changed_since("HEAD", (), None, tmp_path)

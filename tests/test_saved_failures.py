"""A failure's life on the command line: found, kept, played first, exported from a fresh clone, repaired, pruned."""

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.campaign import run_campaign
from harness.cli import main
from harness.cli.opened import open_failure
from harness.config import load_config, units_of
from harness.model import Event, FailureFound, SavedPlayed, ScraperFinished, Shrinking
from harness.run import run_scraper
from tests.campaign.runs import cassette
from tests.campaign.test_saved import SAVED
from tests.hunt.test_replay import TRUNCATED

ID = "b41c0ffee000"
CRASHING = 'import re\n\n\ndef scrape(html):\n    return {"title": re.search("<h1.*?>([^<]+)</h1>", html)[1]}\n'
REPAIRED = """import re


def scrape(html):
    return {"title": "".join(re.findall("<h1.*?>(.+)</h1>", html)) or None}
"""
SOUND = """from lxml import html as page


def scrape(html):
    return {"title": page.fromstring(html).xpath("string(//h1)").strip() or None}
"""
CONFIG = 'cassettes = ["pages"]\nmax_examples = 2\n\n[scrapers.news]\ntarget = "news:scrape"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a scraper that crashes, and what an earlier run kept of that."""
    cassette(tmp_path / "pages")
    (tmp_path / "scraper-harness.toml").write_text(CONFIG)
    (tmp_path / "news.py").write_text(CRASHING)
    kept(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept(folder: Path, identifier: str = ID, **changes: Any) -> Path:
    path = folder / "pages" / "failures" / f"{identifier}.json"
    path.parent.mkdir(exist_ok=True)
    raised = {"type": "TypeError", "where": "news.py:5"}
    known = {**SAVED, "id": identifier, "mutations": list(TRUNCATED), "exception": raised}
    path.write_text(json.dumps({**known, **changes}), "utf-8")
    return path


def events(folder: Path) -> list[Event]:
    config = load_config(folder / "scraper-harness.toml", folder)
    options = msgspec.structs.replace(config.options, families=("damage",), max_examples=12)
    return list(run_campaign(units_of(config.specs), (), options))


def test_a_kept_failure_is_played_first_and_not_searched_for_again(project: Path) -> None:
    """The search meets the crash too; it is neither shrunk nor told anew."""
    told = [event for event in events(project) if isinstance(event, SavedPlayed | FailureFound | Shrinking)]

    played, found, *later = told
    assert isinstance(played, SavedPlayed)
    assert "still failing" == played.result.state
    assert isinstance(found, FailureFound)
    assert (ID, "crash", "error") == (found.failure.id, found.failure.check, found.failure.severity)
    assert [] == [event for event in later if isinstance(event, Shrinking) and event.check == "crash"]


def test_kept_failures_that_took_their_part_of_the_time_leave_the_rest_to_the_search(project: Path) -> None:
    """The crash is found anew, by its ID; the result says that it does not tell all."""
    config = load_config(project / "scraper-harness.toml", project)
    options = msgspec.structs.replace(config.options, families=("damage",), max_examples=12)
    (one,) = units_of(config.specs)
    *_, last = run_scraper(one.spec, one.cases, (), options, saved=one.saved, enough=lambda: True)

    assert isinstance(last, ScraperFinished)
    told = ([each.state for each in last.result.saved], last.result.cut, last.result.examples)
    assert (["not played"], True, 12) == told
    assert "crash" in {failure.check for failure in last.result.failures}


def test_a_run_of_other_families_leaves_a_kept_failure_alone(project: Path) -> None:
    """It is neither played nor told, and its file stays."""
    (project / "news.py").write_text(SOUND)
    before = kept(project).read_bytes()
    assert 0 == main(["run", "--family", "noise", "--json", "run.json"])

    (scraper,) = json.loads((project / "run.json").read_text())["scrapers"]
    assert ([], []) == (scraper["saved"], scraper["failures"])
    assert before == (project / "pages" / "failures" / f"{ID}.json").read_bytes()


def test_a_new_crash_does_not_hide_behind_a_kept_one(project: Path) -> None:
    """What was kept stays as it is, for nothing is known of it; the new one has an ID, and then a file, of its own."""
    before = kept(project, exception={"type": "KeyError", "where": "news.py:5"}).read_bytes()
    assert 1 == main(["run", "--json", "run.json"])

    (scraper,) = json.loads((project / "run.json").read_text())["scrapers"]
    (crash,) = (one for one in scraper["failures"] if one["check"] == "crash")
    assert (["cannot tell"], True) == ([one["state"] for one in scraper["saved"]], crash["id"] != ID)
    assert before == (project / "pages" / "failures" / f"{ID}.json").read_bytes()
    assert (project / "pages" / "failures" / f"{crash['id']}.json").exists()
    assert 2 == main(["replay", ID])
    assert 1 == main(["replay", crash["id"]])


def test_what_is_fixed_does_not_fail_a_run(project: Path) -> None:
    (project / "news.py").write_text(REPAIRED)
    told = events(project)

    assert ["fixed"] == [event.result.state for event in told if isinstance(event, SavedPlayed)]
    assert ID not in {event.failure.id for event in told if isinstance(event, FailureFound)}


def test_a_run_keeps_what_it_finds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second run finds its file as it would write it; a run may be told to keep nothing."""
    shutil.rmtree(project / "pages" / "failures")
    assert 1 == main(["run", "--no-keep"])
    assert not (project / "pages" / "failures").exists()
    capsys.readouterr()
    assert 1 == main(["run"])
    assert f"new failures are kept in {project / 'pages' / 'failures'}: commit them" in capsys.readouterr().out
    before = {path: path.read_bytes() for path in (project / "pages" / "failures").iterdir()}

    assert 1 == main(["run", "--json", "run.json"])
    assert before == {path: path.read_bytes() for path in (project / "pages" / "failures").iterdir()}
    (scraper,) = json.loads((project / "run.json").read_text())["scrapers"]
    assert {path.stem for path in before} == {one["id"] for one in scraper["saved"]}
    assert all(one["state"] == "still failing" for one in scraper["saved"])
    assert len(scraper["failures"]) == len({one["id"] for one in scraper["failures"]}) == len(before)


def test_what_another_option_found_is_played_under_it(project: Path) -> None:
    """By run, replay and prune alike, whatever the configuration says."""
    shutil.rmtree(project / "pages" / "failures")
    main(["run", "--family", "damage", "--timeout", "5", "--replay", "wire"])
    said = [json.loads(path.read_text()) for path in (project / "pages" / "failures").iterdir()]
    assert [("wire", 5.0)] == [(one["replay"], one["timeout"]) for one in said if one["check"] == "crash"]
    shutil.rmtree(project / ".scraper-harness")
    identifier = next(one["id"] for one in said if one["check"] == "crash")

    opened = open_failure(identifier)
    assert ("wire", 5.0) == (opened.options.replay, opened.options.timeout)
    main(["run", "--family", "noise"])
    stored = open_failure(identifier)
    assert ("wire", 5.0) == (stored.options.replay, stored.options.timeout)


def test_the_configuration_may_say_that_nothing_is_kept(project: Path) -> None:
    (project / "scraper-harness.toml").write_text(f"keep_failures = false\n{CONFIG}")

    assert not load_config(None, project).keep_failures


def test_a_broken_file_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kept(project)
    path.write_text("{")

    assert 2 == main(["run"])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"scraper-harness: {path}: no failure that this version keeps")


def test_a_fresh_clone_replays_what_is_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == main(["replay", ID[:6]])
    assert f"STILL FAILING  {ID}" in capsys.readouterr().out
    kept(project, f"{ID[:6]}000000")
    assert 2 == main(["replay", ID[:6]])
    assert "is short for 2 failures" in capsys.readouterr().err
    assert not (project / ".scraper-harness").exists()


def test_a_clone_with_a_configuration_of_another_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is configured for the run is given to what runs its failures again, too."""
    (project / "scraper-harness.toml").rename(project / "ci.toml")
    assert 2 == main(["replay", ID])
    assert f"no failure {ID}, and there is no configuration; give the run's own to --config" in capsys.readouterr().err

    assert 1 == main(["replay", ID, "--config", "ci.toml"])
    assert 0 == main(["export", ID, "--html", "page.html", "--config", "ci.toml"])


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"scraper": "gone"}, "no scraper is called 'gone'"),
        ({"case": "gone"}, "its case gone is not among the cassettes"),
    ],
)
def test_a_kept_failure_without_owner_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], line: str
) -> None:
    kept(project, **changes)

    assert 2 == main(["replay", ID])
    assert line in capsys.readouterr().err


def test_prune_removes_what_is_fixed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A failure that shows, or that nothing can play, stays until it is asked for."""
    (project / "news.py").write_text(REPAIRED)
    newer = kept(project, "0001", mutations=[{"name": "from-the-future"}])
    gone = kept(project, "0002", case="gone")
    unknown = kept(project, "0003", scraper="shop")
    assert 0 == main(["prune", "--dry-run"])
    assert "would be removed" in capsys.readouterr().out
    assert kept(project).exists()

    assert 0 == main(["prune"])
    out = capsys.readouterr().out
    assert "3 kept, 1 removed" in out
    assert "its case gone is gone" in out
    assert "no scraper is called shop" in out
    assert [newer, gone, unknown] == sorted((project / "pages" / "failures").iterdir())
    assert 0 == main(["prune", "news", "--stale"])
    assert [unknown] == list((project / "pages" / "failures").iterdir())
    assert 0 == main(["prune", "--stale"])
    assert not (project / "pages" / "failures").exists()


def test_prune_leaves_what_still_fails_and_what_it_was_not_asked_about(project: Path) -> None:
    """Another cassette of the folder may only not have been named."""
    cassette(project / "pages", "other")
    other = kept(project, "0001", case="other")

    assert 0 == main(["prune", "--stale", "--cassettes", str(project / "pages" / "story.yaml")])
    assert [other, kept(project)] == sorted((project / "pages" / "failures").iterdir())


def test_export_writes_all_or_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "there.html").write_text("mine")
    for arguments, line in (
        ([], "nothing to write: give at least one of"),
        (["--cassette", "new.yaml", "--html", "there.html"], "there.html: is there already"),
        (["--html", "there.html/page.html"], "there.html/page.html: Not a directory"),
        (["--html", "-"], "-: names no file; give --html one, or /dev/stdout"),
        (["--html", "new.yaml", "--cassette", "./new.yaml"], "new.yaml: --html and --cassette name one file"),
    ):
        assert 2 == main(["export", ID, *arguments])
        assert line in capsys.readouterr().err
    assert not (project / "new.yaml").exists()
    assert "mine" == (project / "there.html").read_text()

    assert 0 == main(["export", ID, "--html", "there.html", "--cassette", "new/page.yaml", "--force"])
    assert (project / "there.html").read_text().endswith("Ferry crews end strike")
    assert (project / "new" / "page.yaml").is_file()


@pytest.mark.parametrize(
    ("option", "file", "what"),
    [
        ("--html", "pages/story.yaml", "a cassette that is read"),
        ("--cassette", "pages/story.yaml", "a cassette that is read"),
        ("--cassette", "pages/story.toml", "said of the cassette story.yaml"),
        ("--cassette", f"pages/failures/{ID}.json", "in failures, where failures are kept"),
        ("--html", "pages/new.yaml", "where the next run would read it as a cassette"),
        ("--test", "news.py", "source of the scraper news"),
        ("--test", "scraper-harness.toml", "the configuration"),
    ],
)
def test_an_export_takes_the_place_of_nothing_that_is_read(
    project: Path, capsys: pytest.CaptureFixture[str], option: str, file: str, what: str
) -> None:
    (project / "pages" / "story.toml").write_text('expect = "content"\n')
    before = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}

    assert 2 == main(["export", ID, option, file, "--force"])

    assert f"scraper-harness: {file}: is {what}; give {option} another file\n" == capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}


def test_an_exported_cassette_may_be_one_of_the_next_run(project: Path) -> None:
    assert 0 == main(["export", ID, "--cassette", "pages/broken.yaml"])
    assert (project / "pages" / "broken.yaml").is_file()


def test_what_is_fixed_has_no_test(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "news.py").write_text(REPAIRED)

    assert 0 == main(["export", ID, "--html", "page.html"])
    told = f"wrote page.html\n{ID} is fixed: what was written does not show it any more\n"
    assert told == capsys.readouterr().out
    assert 2 == main(["export", ID, "--test", "test_it.py"])
    assert "it is fixed, so that a test would pass" in capsys.readouterr().err

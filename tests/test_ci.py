"""A run in continuous integration: parts of it, within a time, told where a service looks; as docs/ci.md shows it."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.cli import main
from harness.model import RunFinished, ScraperResult
from harness.reports import sarif_document
from tests.campaign.runs import cassette
from tests.test_cli import CONFIG, CRASHING, SOUND, project, scraper

__all__ = ["project"]

REPO = Path(__file__).parents[1]
WORKFLOW = re.compile(r"```yaml\n(# \.github/workflows/.*?)```", re.DOTALL)


@pytest.fixture(name="scrapers")
def _scrapers(project: Path) -> Path:
    """Give a project with a scraper that crashes and a sound one."""
    scraper(project, CRASHING)
    scraper(project, SOUND, "sound", 'refusals = ["sound:Blocked"]')
    return project


def names(path: Path) -> list[str]:
    return [result["name"] for result in json.loads(path.read_text())["scrapers"]]


def steps() -> list[dict[str, Any]]:
    found = WORKFLOW.search((REPO / "docs" / "ci.md").read_text(encoding="utf-8"))
    assert found
    (job,) = yaml.safe_load(found[1])["jobs"].values()
    assert [1, 2] == job["strategy"]["matrix"]["shard"]
    return list(job["steps"])


def test_the_workflow_of_the_docs_runs(scrapers: Path) -> None:
    """Each part writes what the next steps take, annotates, and adds to the summary."""
    (command,) = (step["run"] for step in steps() if "scraper-harness run" in step.get("run", ""))
    uploads = [step["with"] for step in steps() if "always()" in step.get("if", "") and "uses" in step]
    taken = {*uploads[0]["path"].split(), uploads[1]["sarif_file"]}
    summary = scrapers / "summary.md"
    for part, code in ((1, 1), (2, 0)):
        _, *arguments = shlex.split(command.replace("${{ matrix.shard }}", str(part)))
        done = subprocess.run(
            [sys.executable, "-m", "harness", *arguments],
            env={**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "PYTHONPATH": str(REPO)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (code, "") == (done.returncode, done.stderr)
        assert [name for name in taken if not Path(name).exists()] == []
        stopped, *_ = done.stdout.splitlines()
        report, mark, annotations = done.stdout.partition(f"\n{stopped.replace('stop-commands::', '')}::\n")
        assert mark
        assert report.startswith("::stop-commands::")
        assert (code == 1) == annotations.startswith("::error file=news.py,line=5,title=crash · news")
        assert "yes=true\n" == _said_of_the_upload(scrapers)
    assert 2 == summary.read_text().count("### scraper-harness")


def _said_of_the_upload(folder: Path) -> str:
    """Return what the step before the upload puts out."""
    (script,) = (step["run"] for step in steps() if step.get("id") == "all-tested")
    output = folder / "output"
    output.write_text("")
    subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env={**os.environ, "GITHUB_OUTPUT": str(output)}, check=True
    )
    return output.read_text()


def test_the_workflow_of_the_docs_uploads_nothing_of_a_run_that_did_not_test_all(tmp_path: Path) -> None:
    """Whatever a scraper says of itself."""
    forged = ScraperResult(name="lost", target="t", unusable='"executionSuccessful": true')
    for event in (RunFinished((forged,), 1.0), RunFinished((), 0.0, idle="no scraper changed")):
        (tmp_path / "found.sarif").write_bytes(sarif_document(event, {}, [result.name for result in event.results]))
        assert "" == _said_of_the_upload(tmp_path)
    (tmp_path / "found.sarif").unlink()
    assert "" == _said_of_the_upload(tmp_path)


def test_the_workflow_of_the_docs_installs_a_checkout_as_the_readme_says() -> None:
    (command,) = (step["run"] for step in steps() if "pip install" in step.get("run", ""))
    assert "install this checkout (`pip install PATH`)" in (REPO / "README.md").read_text(encoding="utf-8")
    assert ["./scraper-harness", "--editable", "."] == shlex.split(command.partition(" install ")[2])


def test_parts_are_all_of_it(scrapers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = []
    for part in ("1/3", "2/3"):
        main(["run", "--shard", part, "--no-keep", "--json", "part.json"])
        ran += names(scrapers / "part.json")
    assert ["news", "sound"] == ran
    capsys.readouterr()
    assert 0 == main(["run", "--shard", "3/3"])
    assert "NOTHING WAS TESTED: part 3 of 3 has no scraper, for there are fewer scrapers than parts\n" == (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("part", ["0/2", "3/2", "2", "a/b", "1/1001"])
def test_what_is_no_part_is_told(scrapers: Path, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert scrapers
    assert 2 == main(["run", "--shard", part])
    assert f"{part!r} is no part of a whole; give one such as 2/5" in capsys.readouterr().err


def test_only_what_changed_is_run(scrapers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scrapers / ".gitignore").write_text(".scraper-harness\n__pycache__\n*.json\n")
    identity = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.invalid", "-c", "commit.gpgsign=false")
    for arguments in (("init", "--quiet"), ("add", "."), (*identity, "commit", "--quiet", "-m", "All")):
        subprocess.run(("git", *arguments), cwd=scrapers, check=True)
    files = ["--json", "none.json", "--sarif", "none.sarif", "--html", "none.html"]
    assert 0 == main(["run", "--changed-since", "HEAD", *files])
    assert ([], True) == (names(scrapers / "none.json"), (scrapers / "none.sarif").is_file())
    assert "Exit code 0: no scraper changed since HEAD" in (scrapers / "none.html").read_text(encoding="utf-8")
    assert "NOTHING WAS TESTED: no scraper changed since HEAD\n" == capsys.readouterr().out

    (scrapers / "sound.py").write_text(SOUND + "\n")
    assert 0 == main(["run", "--changed-since", "HEAD", "--no-keep", "--json", "changed.json"])
    assert ["sound"] == names(scrapers / "changed.json")


def test_a_run_ends_when_its_time_is_up(scrapers: Path) -> None:
    """And says of which scraper it tells less than all."""
    text = (scrapers / "scraper-harness.toml").read_text()
    (scrapers / "scraper-harness.toml").write_text(text.replace(CONFIG, CONFIG.replace("5", "1000"), 1))
    assert 1 == main(["run", "--max-time", "9", "--workers", "1", "--no-keep", "--json", "cut.json"])
    results = json.loads((scrapers / "cut.json").read_text())["scrapers"]
    told = "its share of --max-time was over: what is told is of the examples until then"
    assert [[told], [told]] == [[note for note in result["notes"] if note == told] for result in results]
    assert all(result["examples"] for result in results)


def test_sarif_may_be_asked_for_in_the_configuration(scrapers: Path) -> None:
    cassette(scrapers / "pages")
    text = (scrapers / "scraper-harness.toml").read_text()
    (scrapers / "scraper-harness.toml").write_text(f'sarif = "found.sarif"\n{text}')
    assert 1 == main(["run", "news", "--no-keep"])
    (run,) = json.loads((scrapers / "found.sarif").read_text())["runs"]
    assert "crash" in {result["ruleId"] for result in run["results"]}


def test_the_page_may_be_asked_for_in_the_configuration_and_tells_the_exit_code(scrapers: Path) -> None:
    cassette(scrapers / "pages")
    text = (scrapers / "scraper-harness.toml").read_text()
    (scrapers / "scraper-harness.toml").write_text(f'html = "report.html"\n{text}')
    for name, code, heading in (("news", 1, "Failed"), ("sound", 0, "Passed")):
        assert code == main(["run", name, "--no-keep", "--months", "0"])
        page = (scrapers / "report.html").read_text(encoding="utf-8")
        assert f"<h1>{heading}</h1>" in page
        assert f">Exit code {code}" in page


@pytest.mark.usefixtures("scrapers")
def test_a_page_that_cannot_be_written_is_said_before_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["run", "news", "--html", "news.py/report.html"])
    told = capsys.readouterr()
    assert ("", 1) == (told.out, told.err.count("\n"))
    assert "news.py/report.html: Not a directory; give --html a file in a folder that can be written to" in told.err

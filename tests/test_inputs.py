"""What a command reads is not written over, whichever option asks for it, and nothing else is refused."""

from pathlib import Path

import pytest

from harness.ageing import MEASURED, weights_document
from harness.cli import main
from tests.campaign.runs import cassette

SCRAPER = "import parts\n\n\ndef scrape(html):\n    return {'title': parts.title(html)}\n"
PARTS = "def title(html):\n    return html.partition('<h1>')[2][:9] or None\n"
CONFIG = 'cassettes = ["pages"]\nmax_examples = 1\nfamilies = ["noise"]\n[scrapers.news]\ntarget = "news:scrape"\n'
PROFILE = weights_document(MEASURED, "hand")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cassette(tmp_path / "pages", expect='"content"')
    for name, text in {
        "scraper-harness.toml": CONFIG,
        "scraper-harness.baseline.toml": "version = 1\n",
        "news.py": SCRAPER,
        "parts.py": PARTS,
        "pages/story.news.golden.json": "{}",
        "ages.toml": PROFILE,
    }.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "link.json").symlink_to("news.py")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("option", "file", "what"),
    [
        ("--json", "pages/story.yaml", "a cassette that is read"),
        ("--json", "./pages/../pages/story.yaml", "a cassette that is read"),
        ("--junit", "pages/story.toml", "said of the cassette story.yaml"),
        ("--html", "parts.py", "source of the scraper news"),
        ("--json", "link.json", "source of the scraper news"),
        ("--sarif", ".scraper-harness/journal.sqlite", "kept by the harness in .scraper-harness"),
        ("--json", "pages/failures/ab12.json", "in failures, where failures are kept"),
        ("--json", "pages/story.news.golden.json", "a golden file"),
        ("--json", "scraper-harness.toml", "the configuration"),
        ("--html", "scraper-harness.baseline.toml", "the baseline file"),
        ("--junit", "ages.toml", "the profile ages.toml"),
    ],
)
@pytest.mark.parametrize("cassettes", [[], ["--cassettes", "pages/story.yaml"]], ids=["folder", "file"])
def test_a_report_takes_the_place_of_nothing_that_is_read(  # noqa: PLR0917 (pytest passes them by name)
    project: Path, capsys: pytest.CaptureFixture[str], option: str, file: str, what: str, cassettes: list[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}

    assert 2 == main(["run", option, file, *cassettes, "--profile", "ages.toml"])

    told = f"scraper-harness: {Path(file)}: is {what}; give {option} another file\n"
    assert told == capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_a_new_report_is_no_cassette_of_the_next_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["run", "--json", "pages/run.json"])
    told = "pages/run.json: is where the next run would read it as a cassette; give --json another file\n"
    assert f"scraper-harness: {told}" == capsys.readouterr().err
    assert not (project / "pages" / "run.json").exists()
    main(["run", "--html", "pages/run.html"])
    assert "pages/run.html: is" not in capsys.readouterr().err


def test_xray_asks_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["xray", "news", "--json", "news.py"])
    assert "news.py: is source of the scraper news; give --json another file" in capsys.readouterr().err
    assert SCRAPER == (project / "news.py").read_text()


def test_a_run_of_nothing_asks_too(project: Path) -> None:
    assert 2 == main(["run", "--shard", "2/2", "--json", "pages/story.yaml"])
    assert (project / "pages" / "story.yaml").read_text().startswith("interactions:")


def test_reports_of_before_are_replaced(project: Path) -> None:
    """Beside a cassette that is named itself, and in the folder of the harness, whatever they are called."""
    reports = ["pages/run.json", ".scraper-harness/run.sarif", "pages/story-run.json"]
    (project / ".scraper-harness").mkdir()
    for report in reports:
        (project / report).write_text("{}")
    options = ["--json", reports[0], "--sarif", reports[1], "--shard", "2/2"]
    named = ["--cassettes", "pages/story.yaml"]

    assert 0 == main(["run", *options, *named])
    assert 0 == main(["run", "--json", reports[2], "--shard", "2/2", *named])
    assert "{}" not in {(project / report).read_text() for report in reports}


def test_learn_takes_the_place_of_no_capture(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    captures = ["2025-01-10.html", "2026-01-10.html"]
    (project / "old").mkdir()
    for name in captures:
        (project / "old" / name).write_text("<h1>x</h1>")

    cassette(project / "old", "2026-02-10", expect='"content"')
    for out, what in (
        (f"old/{captures[0]}", "a capture to learn from"),
        ("old/2026-02-10.toml", "said of the cassette 2026-02-10.yaml"),
        ("scraper-harness.toml", "the configuration"),
        ("scraper-harness.baseline.toml", "the baseline file"),
        ("pages/story.yaml", "a cassette that is read"),
        ("news.py", "source of the scraper news"),
    ):
        assert 2 == main(["learn", "old", "--out", out, "--force"])
        assert f"{out}: is {what}; give --out another file" in capsys.readouterr().err
    assert "<h1>x</h1>" == (project / "old" / captures[0]).read_text()


def test_learnt_weights_may_be_learnt_anew(project: Path) -> None:
    (project / "scraper-harness.toml").write_text('profile = "ages.toml"\n')
    (project / "old").mkdir()
    for name in ("2025-01-10.html", "2026-01-10.html"):
        (project / "old" / name).write_text("<h1>x</h1>")

    assert 0 == main(["learn", "old", "--out", "ages.toml", "--force"])
    assert PROFILE != (project / "ages.toml").read_text()


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("pages/story.toml", "said of the cassette story.yaml"),
        ("pages/other.toml", "said of the cassette other.yaml"),
        ("scraper-harness.toml", "the configuration"),
        ("news.py", "source of the scraper news"),
    ],
)
def test_a_baseline_file_takes_the_place_of_nothing_that_is_read(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, what: str
) -> None:
    """Not even of what is not there yet, but would be said of a cassette."""
    cassette(project / "pages", "other")
    (project / "scraper-harness.toml").write_text(f'baseline = "{file}"\n{CONFIG}')
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}

    assert 2 == main(["baseline", "--update", "--reason", "known"])

    assert f"scraper-harness: {project / file}: is {what}; give baseline another file\n" == capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_a_cassette_is_not_recorded_where_another_has_the_same_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = project / "pages" / "story.faults.toml"
    faults.write_text("fault = []\n")

    assert 2 == main(["record", "pages/story.json", "http://127.0.0.1:9/"])

    told = "pages/story.json: story.faults.toml would be of story.yaml as well; record under another name\n"
    assert f"scraper-harness: {told}" == capsys.readouterr().err
    assert "fault = []\n" == faults.read_text()

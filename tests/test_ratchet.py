"""The whole road through the command: red with known weaknesses, green with a baseline, red again for what is worse.

One test walks it from end to end; for the others the same scraper, cases and options are run once, for the same comes
of them each time.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harness.campaign import Judge, Unit, exit_code, run_campaign, updated
from harness.cli import main
from harness.model import Event, Exhibit, Family, Options, Policy
from tests import zoo_runs
from tests.campaign.runs import cassette
from tests.test_cli import CRASHING, IMPORT, SOUND

FILE = "scraper-harness.baseline.toml"
CONFIG = 'cassettes = ["pages"]\nmax_examples = 2\nrefusals = ["news:Blocked"]\n'
WORSE = CRASHING.replace('    return {"title"', '    assert "class" in html\n    return {"title"')
"""Another bug on a line of its own, above the known one."""
RUNS: dict[Any, list[Event]] = {}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page and a scraper that crashes."""
    cassette(tmp_path / "pages")
    configure(tmp_path)
    write(tmp_path, CRASHING)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, general: str = "", own: str = "") -> None:
    text = f'{CONFIG}{general}\n[scrapers.news]\ntarget = "news:scrape"\n{own}\n'
    (folder / "scraper-harness.toml").write_text(text)


def write(folder: Path, source: str) -> None:
    """Keep the declared refusal importable, whatever the scraper does."""
    blocked = "" if "Blocked" in source else "\n\nclass Blocked(Exception):\n    pass\n"
    (folder / "news.py").write_text(source + blocked)


@pytest.fixture
def remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, where nothing is run twice."""

    def remember(
        units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options, **further: Any
    ) -> Iterator[Event]:
        key = (Path("news.py").read_text(), options, tuple(case.name for unit in units for case in unit.cases))
        if key not in RUNS:
            RUNS[key] = list(run_campaign(units, exhibits, options, **further))
        yield from RUNS[key]

    for command in ("run", "baseline"):
        monkeypatch.setattr(f"harness.cli.{command}.run_campaign", remember)
    return project


def edit(change: Callable[[str], str]) -> None:
    Path(FILE).write_text(change(Path(FILE).read_text()))


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["run", "--json", "run.json", *arguments])
    result: dict[str, Any] = json.loads(Path("run.json").read_text())["scrapers"][0]
    return code, result


def states(result: dict[str, Any]) -> dict[str, str]:
    return {failure["check"]: failure["state"] for failure in result["failures"]}


def test_from_red_to_green_and_what_is_worse_is_red(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == run()[0]

    assert 2 == main(["baseline", "--update"])
    told = capsys.readouterr()
    assert "  new   error  news · crash · TypeError at news.py:5" in told.out
    assert told.err.endswith(f"{FILE}: nothing was written, for what is new needs a --reason; `run` tells it in full\n")
    assert not (project / FILE).exists()

    assert 0 == main(["baseline", "--update", "--reason", "ticket 7"])
    first = (project / FILE).read_bytes()
    code, result = run()
    assert (0, "accepted", "ticket 7", False) == (
        code,
        *(result["failures"][0][key] for key in ("state", "reason", "gates")),
    )
    assert "news · crash · TypeError at news.py:5: ticket 7" in capsys.readouterr().out

    assert 0 == main(["baseline", "--update"])
    assert first == (project / FILE).read_bytes(), "nothing new, no byte changed"

    write(project, WORSE)
    code, result = run()
    by_type = {one["exception"]["type"]: one["state"] for one in result["failures"] if one["check"] == "crash"}
    assert (1, {"AssertionError": "new", "TypeError": "accepted"}) == (code, by_type)


def test_a_known_bug_may_move_and_show_elsewhere(remembered: Path) -> None:
    """Lines above it, a page that is recorded anew under another name, another seed: the same bug."""
    main(["baseline", "--update", "--reason", "ticket 7"])
    write(remembered, f"# one line\n# and another\n{CRASHING}")
    (remembered / "pages" / "story.yaml").rename(remembered / "pages" / "renamed.yaml")

    code, result = run("--seed", "1")
    grave = [one["state"] for one in result["failures"] if one["severity"] == "error"]
    assert (0, ["accepted"]) == (code, grave)
    assert any("its cases are not those of the baseline" in note for note in result["notes"])


def test_what_is_mended_is_told_and_dropped(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "--update", "--reason", "ticket 7"])
    write(remembered, SOUND)
    capsys.readouterr()

    code, result = run()
    assert (0, ["failure"]) == (code, [change["kind"] for change in result["better"] if change["kind"] == "failure"])
    told = " ".join(capsys.readouterr().out.split())
    assert "Better than the baseline: scraper-harness baseline --update records it" in told
    assert "news: crash · TypeError in news.py · `return" in told

    assert 0 == main(["baseline", "--update"])
    told = " ".join(capsys.readouterr().out.split())
    gone = "gone news · crash · TypeError in news.py · `return"
    assert (1, 0) == (told.count(gone), told.count("crash · TypeError in news.py") - 1), "told once"
    assert "[[accepted]]\n" not in (remembered / FILE).read_text()
    write(remembered, CRASHING)
    assert 1 == run()[0]


def day(offset: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=offset)).isoformat()


def test_an_acceptance_ends_with_its_day(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "--update", "--reason", "ticket 7", "--until", day(7)])
    assert 0 == run()[0]
    capsys.readouterr()
    assert 0 == main(["baseline"])
    told = capsys.readouterr().out
    assert f"  {day(7)}  soon         news · crash · TypeError in news.py · `return" in told
    assert "1 to expire within 30 days" in told

    edit(lambda text: text.replace(day(7), day(-1)))
    code, result = run()
    assert (1, "expired") == (code, states(result)["crash"])
    assert f"baseline accepted until {day(-1)}, which is past: ticket 7" in capsys.readouterr().out

    kept = (remembered / FILE).read_text()
    assert 0 == main(["baseline", "--update", "--reason", "another"])
    assert kept == (remembered / FILE).read_text(), "renewed by hand alone"
    assert "expired: 1 that still fail" in capsys.readouterr().out


@pytest.mark.usefixtures("remembered")
def test_an_acceptance_without_a_reason_does_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "--update", "--reason", "ticket 7"])
    edit(lambda text: text.replace('reason = "ticket 7"', 'reason = ""'))
    capsys.readouterr()

    code, result = run()
    assert (1, "unexplained") == (code, states(result)["crash"])
    assert "baseline its entry there says no reason, and so does not count" in capsys.readouterr().out
    assert 0 == main(["baseline"])
    assert "NO REASON" in capsys.readouterr().out


@pytest.mark.usefixtures("remembered")
def test_an_error_is_not_covered_by_an_accepted_warning() -> None:
    main(["baseline", "--update", "--reason", "ticket 7"])
    edit(lambda text: text.replace('severity = "error"', 'severity = "warning"'))

    code, result = run()
    assert (1, "worse") == (code, states(result)["crash"])


def test_survival_that_fell_is_red(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing new is an error: error pages that were refused come back as empty results, which only warn."""
    write(remembered, SOUND)
    main(["baseline", "--update", "--max-examples", "20"])
    write(remembered, SOUND.replace("not title or", "title and"))
    capsys.readouterr()

    code, result = run("--max-examples", "20", "--junit", "run.xml")
    assert (1, [], [("survival", "exhibit", True)]) == (
        code,
        [one for one in result["failures"] if one["gates"]],
        [(one["kind"], one["family"], one["gates"]) for one in result["worse"]],
    )
    assert "Worse than the baseline or the floor" in capsys.readouterr().out
    assert '<testcase classname="news" name="survival::exhibit">' in (remembered / "run.xml").read_text()


def test_thresholds(remembered: Path) -> None:
    """The command line goes before the scraper's own, and that before the general one."""
    configure(remembered, 'fail_on = "never"', 'fail_on = "error"\nseverity = { crash = "warning" }')
    assert (0, 1) == (main(["run"]), main(["run", "--fail-on", "warning"]))

    write(remembered, IMPORT + "def scrape(html):\n    return None\n")
    assert 2 == main(["run", "--fail-on", "never"]), "what was not tested is no success"


def test_the_file_may_lie_elsewhere(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (remembered / "ci").mkdir()
    configure(remembered, 'baseline = "ci/known.toml"')
    assert 1 == main(["run"])
    (line,) = capsys.readouterr().err.splitlines()
    told = (
        f"scraper-harness: {remembered / 'ci' / 'known.toml'}: there is no such baseline file, so every failure counts"
    )
    assert line.startswith(told)

    assert 0 == main(["baseline", "--update", "--reason", "ticket 7"])
    assert ["known.toml"] == [path.name for path in (remembered / "ci").iterdir()]
    assert (0, False) == (main(["run"]), (remembered / FILE).exists())
    assert "" == capsys.readouterr().err


def test_a_scraper_that_cannot_be_run_keeps_its_entries(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "--update", "--reason", "ticket 7"])
    before = (remembered / FILE).read_bytes()
    write(remembered, "import absent\n")
    capsys.readouterr()

    assert 2 == main(["baseline", "--update"])
    assert before == (remembered / FILE).read_bytes()
    assert "; its entries are kept" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["baseline", "news"], "baseline: names, --reason and --until go with --update"),
        (["baseline", "--reason", "x"], "baseline: names, --reason and --until go with --update"),
        (
            ["baseline", "--update", "--until", "2999-01-01"],
            "--until is for failures that are new: give their --reason",
        ),
        (["baseline", "--update", "--until", "2020-01-01", "--reason", "x"], "--until 2020-01-01 is past; give a day"),
        (["baseline", "--update", "newz"], "no scraper is called 'newz': did you mean 'news'?"),
        (["baseline", "--update", "--max-examples", "0"], "--max-examples is 0"),
    ],
)
def test_misuse_is_told_in_one_line(
    remembered: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert 2 == main(arguments)
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"scraper-harness: {line}")
    assert not (remembered / FILE).exists()


@pytest.mark.parametrize("command", [["run"], ["baseline"], ["baseline", "--update"]])
def test_a_broken_file_is_told_before_anything_is_run(
    remembered: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (remembered / FILE).write_text("version = 1\n[[accepted]]\nid = 3\n")

    assert 2 == main(command)
    (told,) = capsys.readouterr().err.splitlines()
    assert f"{FILE}: Expected `str`, got `int` - at `$.accepted[0].id`; correct it, or delete it" in told


def test_none_is_said_to_be_none(remembered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["baseline"])
    assert (
        f"{remembered / FILE}: there is none; scraper-harness baseline --update writes it\n" == capsys.readouterr().out
    )


def test_what_the_zoo_shows_is_known_under_another_seed() -> None:
    """The planted crash is found by other plans, and is the accepted one; survival differs, and not beyond chance."""
    name = "crash-missing-heading"
    families: tuple[Family, ...] = ("drift",)
    policies = {name: Policy()}
    first = Judge(None, policies, Options(max_examples=30), Path.cwd(), date(2026, 1, 1))
    known = updated(first, [first.judged(zoo_runs.run(name, most=30, families=families))], reason="planted").ratchet
    assert "crash" in {entry.check for entry in known.accepted}

    judge = Judge(known, policies, Options(max_examples=30, seed=4), Path.cwd(), date(2026, 1, 1))
    result = judge.judged(zoo_runs.run(name, seed=4, most=30, families=families))
    assert (0, ()) == (exit_code([result]), result.judgement.worse)
    assert "accepted" in {result.standing(one).state for one in result.failures if one.check == "crash"}
    assert known.known[name].tallies["drift"] != result.cases[0].tallies["drift"]

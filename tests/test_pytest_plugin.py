"""`pytest` runs the configured scrapers: an item each scraper, case and family, with the terminal's text on failure.

Each test runs pytest on a project of its own, with no plugins but those it names; one does so in a process of its own,
as a user does.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from harness.cases import write_golden
from harness.model import FAMILIES, Golden
from harness.pytest_items import BASELINE
from tests.cases.cassette import interaction, write

pytest_plugins = ["pytester"]

REPO = Path(__file__).parents[1]

PAGE = """<!doctype html><html><head><title>Shop</title></head><body><main>
<h1 class="name">Copper kettle</h1><p>It boils a litre of water in two minutes and is made by hand in the north.</p>
</main></body></html>"""

SCRAPERS = """
import re


def sound(html: str) -> dict[str, str]:
    found = re.search(r"Copper\\s+kettle", html)
    if found is None:
        raise PermissionError("no kettle")
    return {"name": "Copper kettle"}


def careless(html: str) -> dict[str, str]:
    return {"name": re.findall(r"(?s)<h1[^>]*>(.*?)</h1>", html)[0]}


def lost(html: str) -> dict[str, str]:
    return {"name": {}["name"]}
"""

CONFIGURATION = """
[tool.scraper-harness]
cassettes = ["cassettes"]
max_examples = 5
refusals = ["builtins:PermissionError"]

[tool.scraper-harness.scrapers]
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(REPO))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    write(pytester.path / "cassettes" / "kettle.yaml", interaction(PAGE))
    pytester.makepyfile(shop=SCRAPERS)
    (pytester.path / "tests").mkdir()
    (pytester.path / "tests" / "test_own.py").write_text("def test_own(): pass\n")
    return pytester


def _configure(project: pytest.Pytester, *scrapers: str, ini: str = 'testpaths = ["tests"]') -> None:
    named = "".join(f'{name} = {{ target = "shop:{name}" }}\n' for name in scrapers)
    pytest_table = f"\n[tool.pytest.ini_options]\naddopts = '--strict-markers'\n{ini}\n"
    (project.path / "pyproject.toml").write_text(CONFIGURATION + named + pytest_table)


def _run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_inprocess("-p", "harness.pytest_plugin", "-p", "no:cacheprovider", *arguments)


def _collected(project: pytest.Pytester, *arguments: str) -> list[str]:
    return [line for line in _run(project, "--collect-only", "-q", *arguments).outlines if "::" in line]


def _items(scraper: str) -> list[str]:
    return [f"pyproject.toml::{scraper}::{family}[kettle]" for family in (BASELINE, *FAMILIES)]


def test_an_item_a_scraper_case_and_family(project: pytest.Pytester) -> None:
    _configure(project, "sound", "careless")

    assert ["tests/test_own.py::test_own", *_items("sound"), *_items("careless")] == _collected(project)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("tests",), ["tests/test_own.py::test_own"]),
        (("--no-scraper-harness",), ["tests/test_own.py::test_own"]),
        (("-p", "no:harness.pytest_plugin"), ["tests/test_own.py::test_own"]),
        (("-o", "scraper_harness=false"), ["tests/test_own.py::test_own"]),
        (("-m", "not scraper_harness"), ["tests/test_own.py::test_own"]),
        (("-k", "sound and drift"), _items("sound")[2:3]),
        (("pyproject.toml::sound::drift",), _items("sound")[2:3]),
        (("pyproject.toml::sound::drift[kettle]",), _items("sound")[2:3]),
        (("pyproject.toml",), _items("sound")),
        ((".",), [*_items("sound"), "tests/test_own.py::test_own"]),
    ],
)
def test_items_are_selected_as_any_other(
    project: pytest.Pytester, arguments: tuple[str, ...], expected: list[str]
) -> None:
    _configure(project, "sound")

    assert expected == sorted(_collected(project, *arguments), key=expected.index)


def test_a_page_that_is_itself_an_error_page_has_a_baseline_only(project: pytest.Pytester) -> None:
    _configure(project, "sound")
    (project.path / "cassettes" / "kettle.toml").write_text('expect = "refusal"\n')

    assert _items("sound")[:1] == _collected(project, "pyproject.toml")


def test_own_configuration_file(project: pytest.Pytester) -> None:
    (project.path / "scraper-harness.toml").write_text(
        'cassettes = ["cassettes"]\n[scrapers.sound]\ntarget = "shop:sound"\n'
    )
    (project.path / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n")

    assert "scraper-harness.toml::sound::baseline[kettle]" in _collected(project)


def test_sound_passes_and_careless_fails_with_the_text_of_the_terminal(project: pytest.Pytester) -> None:
    _configure(project, "sound", "careless")
    result = project.runpytest_subprocess("-p", "harness.pytest_plugin", "-q", "-k", "baseline or exhibit")

    result.assert_outcomes(passed=3, failed=1, deselected=9)
    result.stdout.fnmatch_lines(
        [
            "*careless::exhibit[[]kettle[]]*",
            "ERROR  crash · careless",
            "  IndexError: list index out of range",
            "  case     kettle · exhibit",
            "  change   the error page * is played in place of the page",
            "  at       shop.py:12",
            '           return {"name": re.findall(r"(?s)<h1[[]^>[]]*>(.*?)</h1>", html)[[]0[]]}',
            "  Reproduce with: scraper-harness replay ????????????",
            "FAILED pyproject.toml::careless::exhibit[[]kettle[]]*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_what_fails_can_be_replayed(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    _run(project, "-q", "pyproject.toml::careless::exhibit")
    stored = sorted((project.path / ".scraper-harness" / "failures").iterdir())

    crash = next(path for path in stored if json.loads(path.read_bytes())["failure"]["check"] == "crash")
    replayed = project.run(sys.executable, "-c", f"from harness.cli import main; main(['replay', {crash.stem!r}])")
    assert f"STILL FAILING  {crash.stem}" == replayed.outlines[0]


def test_a_result_that_is_not_the_accepted_one_fails_its_baseline(project: pytest.Pytester) -> None:
    _configure(project, "sound")
    accepted = Golden(scraper="sound", case="kettle", many=False, items=({"name": "Iron kettle"},))
    write_golden(project.path / "cassettes" / accepted.file_name, accepted)
    result = _run(project, "-q", "pyproject.toml::sound::baseline")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["ERROR  golden · sound · name"])


def test_kept_failures_are_played_by_the_item_that_they_are_about(project: pytest.Pytester) -> None:
    """Where it shows, the item fails by its ID; where it shows no more, the item says so. Pytest keeps none itself."""
    _configure(project, "careless", "sound")
    folder = project.path / "cassettes" / "failures"
    folder.mkdir()
    for identifier, scraper in (("c0ffee000000", "careless"), ("c0ffee000001", "sound")):
        plan = [{"name": "play-exhibit", "exhibit": "empty/204"}]
        known = {"id": identifier, "scraper": scraper, "case": "kettle", "family": "exhibit", "mutations": plan}
        said = {"check": "crash", "severity": "error", "first_seen": "2026-11-22", **known}
        (folder / f"{identifier}.json").write_text(json.dumps(said))
    result = _run(project, "-q", "-rA", "pyproject.toml::careless::exhibit", "pyproject.toml::sound::exhibit")

    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["  Reproduce with: scraper-harness replay c0ffee000000"])
    result.stdout.fnmatch_lines(["*scraper-harness saved failures*", "FIXED  c0ffee000001"])
    assert ["c0ffee000000.json", "c0ffee000001.json"] == sorted(path.name for path in folder.iterdir())


def test_what_a_kept_failure_is_hidden_by_fails_its_item(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    folder = project.path / "cassettes" / "failures"
    folder.mkdir()
    known = {
        "id": "c0ffee000000",
        "check": "crash",
        "severity": "error",
        "scraper": "careless",
        "case": "kettle",
        "family": "exhibit",
        "mutations": [{"name": "play-exhibit", "exhibit": "empty/204"}],
        "exception": {"type": "ValueError", "where": "shop.py:13"},
        "first_seen": "2026-11-22",
    }
    (folder / "c0ffee000000.json").write_text(json.dumps(known))
    result = _run(project, "-q", "-rA", "pyproject.toml::careless::exhibit")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["ERROR  crash * careless", "CANNOT TELL  c0ffee000000  another error comes before it*"]
    )


def test_a_failing_baseline_fails_every_item_of_its_case(project: pytest.Pytester) -> None:
    _configure(project, "lost", ini="")
    result = _run(project, "-q", "pyproject.toml::lost::baseline", "pyproject.toml::lost::drift")

    result.assert_outcomes(failed=2)
    told = "baseline failed: crash on the recorded page: KeyError: 'name' at shop.py:16"
    assert [told, told] == [line for line in result.outlines if line.startswith("baseline failed")]


def test_warnings_are_a_section_of_a_passed_item(project: pytest.Pytester) -> None:
    project.makepyfile(shop="def silent(html: str):\n    return [{'name': 'kettle'}] if 'kettle' in html else []\n")
    _configure(project, "silent")
    result = _run(project, "-q", "-rP", "pyproject.toml::silent::exhibit")

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*scraper-harness warnings*", "WARNING  silent-empty · silent"])
    result.stdout.fnmatch_lines(["scraper-harness: 1 passed with warnings; -rP shows them"])


def _baseline(project: pytest.Pytester, *further: str) -> None:
    """Accept the crash of `careless` on line 12."""
    entry = {
        "id": "c0",
        "scraper": "careless",
        "case": "kettle",
        "check": "crash",
        "severity": "error",
        "exception": "IndexError",
        "file": "shop.py",
        "line": 'return {"name": re.findall(r"(?s)<h1[^>]*>(.*?)</h1>", html)[0]}',
        "reason": "ticket 7",
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in entry.items()]
    text = "\n".join(("version = 1", "[[accepted]]", *lines, *further))
    (project.path / "scraper-harness.baseline.toml").write_text(text)


def test_an_accepted_failure_is_an_expected_one(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    _baseline(project)
    result = _run(project, "-rx", "pyproject.toml::careless::exhibit")

    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL pyproject.toml::careless::exhibit[[]kettle[]] - crash: ticket 7*"])


def test_an_acceptance_that_is_past_fails_again(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    _baseline(project, "until = 2020-01-01")
    result = _run(project, "-q", "pyproject.toml::careless::exhibit")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  baseline accepted until 2020-01-01, which is past: ticket 7"])


def test_items_fail_on_what_the_configuration_says(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    configuration = project.path / "pyproject.toml"
    configuration.write_text(f'{configuration.read_text()}[tool.scraper-harness.severity]\ncrash = "warning"\n')

    _run(project, "-q", "pyproject.toml::careless::exhibit").assert_outcomes(passed=1)


def test_a_baseline_file_that_is_missing_is_told(project: pytest.Pytester) -> None:
    _configure(project, "sound")
    file = project.path / "pyproject.toml"
    file.write_text(file.read_text().replace("max_examples = 5", 'max_examples = 5\nbaseline = "gone.toml"'))
    result = _run(project, "--collect-only", "-q", "pyproject.toml")

    result.stdout.fnmatch_lines(["*gone.toml: there is no such baseline file, so every failure counts as new; *"])


def test_a_baseline_file_that_cannot_be_read_is_told_in_one_line(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    _baseline(project, "until = never")
    result = _run(project, "-q", "pyproject.toml")

    result.assert_outcomes(errors=1)
    assert 1 == sum("scraper-harness.baseline.toml: not valid TOML" in line for line in result.outlines)


def test_runs_under_xdist(project: pytest.Pytester) -> None:
    _configure(project, "careless")
    result = _run(project, "-p", "xdist", "-n", "2", "-k", "own or baseline or exhibit")

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["ERROR  crash · careless", "FAILED pyproject.toml::careless::exhibit[[]kettle[]]*"])


def test_a_cassette_that_cannot_be_read_is_told_in_one_line(project: pytest.Pytester) -> None:
    _configure(project, "sound")
    (project.path / "cassettes" / "kettle.yaml").write_text("nonsense")
    result = _run(project, "-q")

    result.assert_outcomes(errors=1)
    assert 1 == sum("kettle.yaml: " in line for line in result.outlines)
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_scraper_that_cannot_be_imported_is_told_in_one_line(project: pytest.Pytester) -> None:
    _configure(project, "absent")
    result = _run(project, "-q", "pyproject.toml::absent::baseline")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["shop:absent: *"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_scraper_may_have_families_of_its_own(project: pytest.Pytester) -> None:
    _configure(project, "sound", "lost")
    with (project.path / "pyproject.toml").open("a") as file:
        file.write("\n[tool.scraper-harness.scrapers.'s*']\nfamilies = ['drift']\n")

    items = _collected(project, "pyproject.toml")
    sound = [line.rpartition("::")[2] for line in items if "::sound::" in line]
    assert ["baseline[kettle]", "drift[kettle]"] == sound
    assert 1 + len(FAMILIES) == sum("::lost::" in line for line in items)


def test_costs_nothing_where_nothing_is_configured() -> None:
    code = (
        "import sys, pytest, tomllib; before = set(sys.modules); import harness.pytest_plugin;"
        "print(*sorted(set(sys.modules) - before))"
    )
    printed = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True).stdout

    assert {"harness", "harness.pytest_plugin"} == {name for name in printed.split() if name.startswith("harness")}
    assert not {"hypothesis", "vcr", "turbohtml", "rich", "msgspec"} & set(printed.split())


def test_is_installed_as_a_plugin_of_pytest() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]

    assert {"scraper-harness": "harness.pytest_plugin"} == project["entry-points"]["pytest11"]

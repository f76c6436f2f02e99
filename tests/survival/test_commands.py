"""`backtest` and `learn` from the command line: what they print, what they write, how they end."""

import gzip
from pathlib import Path

import pytest

from harness.ageing import read_weights
from harness.cli import main
from tests.campaign.runs import cassette

OLD = '<body><main><h1 class="head">Ferries sail again</h1><p class="text">All of them do.</p></main></body>'
NEW = (
    '<body><main><h1 class="title">Ferries sail again</h1><div><p class="text">All of them do.</p></div></main></body>'
)
SCRAPER = """
import re

def scrape(html: str) -> dict:
    head = re.search('class="head">([^<]+)', html)
    text = re.search('class="text">([^<]+)', html)
    return {"title": head and head[1], "text": text and text[1]}
"""
RUN = ["run", "ferry_heads:scrape", "--cassettes", "cassettes", "--family", "drift", "--max-examples", "6"]
CRASHING = """
import re

def scrape(html: str) -> dict:
    return {"title": re.search("<h1.*?>([^<]+)</h1>", html)[1]}
"""


@pytest.fixture
def captures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry_story.py").write_text(SCRAPER)
    (tmp_path / "ferry_heads.py").write_text(CRASHING)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "story-2025-01-10.html").write_text(OLD)
    (folder / "story-2026-01-10.html.gz").write_bytes(gzip.compress(NEW.encode()))
    return folder


def test_backtest_tells_what_survived_and_why_not(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = sorted(captures.iterdir())
    assert main(["backtest", "ferry_story:scrape", str(old), str(new)]) == 1
    told = capsys.readouterr().out
    assert "1 of 2 fields survived 12.0 months" in told
    assert [line.split()[:2] for line in told.splitlines() if line.startswith(("  title", "  text"))] == [
        ["title", "lost"],
        ["text", "same"],
    ]
    assert "replace-classes" in told
    assert "wrap" in told


def test_backtest_leaves_out_what_changes_without_the_page(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A time, or what is different each time; and what `ignore` names, on the later capture as on the older one."""
    (captures.parent / "ferry_story.py").write_text(
        SCRAPER.replace("import re", "import re, time, uuid").replace(
            '"text": text',
            '"took": time.perf_counter_ns(), "page": html, "offers": [{"id": uuid.uuid4(), "price": 1}], "text": text',
        )
    )
    (captures.parent / "scraper-harness.toml").write_text(
        "ignore = ['offers.id']\n[scrapers.story]\ntarget = 'ferry_story:scrape'"
    )
    old, new = sorted(captures.iterdir())
    main(["backtest", "story", str(old), str(new)])

    told = capsys.readouterr().out
    lines = [line.split()[:2] for line in told.splitlines()]
    assert [["title", "lost"], ["offers", "same"], ["text", "same"]] == lines[3:6]
    assert "left out, for they change without the page: took\n" in told


def test_backtest_of_one_page_with_itself_survives(captures: Path) -> None:
    old = str(min(captures.iterdir()))
    assert main(["backtest", "ferry_story:scrape", old, old, "--months", "1"]) == 0


def test_backtest_tells_what_was_raised(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And of what changed first what is nearest to the lost fields."""
    old, new = sorted(captures.iterdir())
    (captures.parent / "ferry_story.py").write_text(SCRAPER.replace("head and head[1]", "head[1]"))
    assert main(["backtest", "ferry_story:scrape", str(old), str(new)]) == 1
    told = capsys.readouterr().out
    assert "TypeError: 'NoneType' object is not subscriptable\n  at ferry_story.py:7\n     return {" in told
    assert "elements are found again; nearest to the broken fields first" in told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2025-01-10.html", "2025-01-10.html", "is of 2025-01-10, as "),
        ("2026-01-10.html", "2025-01-10.html", "2025-01-10.html: is the older one, of 2025-01-10, and "),
        ("a.html", "2025-01-10.html", "a.html: no date tells when it was captured; put the day in its name, or give"),
        ("2025-01-10.html", "a.html", "a.html: no date tells when it was captured; put the day in its name, or give"),
    ],
)
def test_backtest_asks_for_days_in_order(
    captures: Path, capsys: pytest.CaptureFixture[str], first: str, second: str, told: str
) -> None:
    for name in (first, second):
        (captures / name).write_text(OLD)
    assert main(["backtest", "ferry_story:scrape", f"pages/{first}", f"pages/{second}"]) == 2
    assert told in capsys.readouterr().err


def test_learn_writes_what_run_reads(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(captures), "--out", "weights.toml"]) == 0
    assert capsys.readouterr().out.startswith("weights.toml: learnt from 1 pair;")
    assert read_weights(Path("weights.toml")).ages[2].pairs.classes == 1


def test_learn_replaces_no_file_unasked(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody may have corrected it by hand."""
    Path("weights.toml").write_text("mine")
    assert main(["learn", str(captures), "--out", "weights.toml"]) == 2
    assert "weights.toml: is there already; give --out another name, or --force" in capsys.readouterr().err
    assert Path("weights.toml").read_text() == "mine"

    assert main(["learn", str(captures), "--out", "weights.toml", "--force"]) == 0
    assert read_weights(Path("weights.toml")).ages


def test_learn_from_undated_captures_is_misuse(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in captures.iterdir():
        path.rename(captures / path.name.replace("-", "_"))
    assert main(["learn", str(captures), "--out", "weights.toml"]) == 2
    assert "put the day in each name" in capsys.readouterr().err


def test_run_takes_what_learn_wrote(captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the command line and from the configuration alike, and what was found under it can be run again."""
    cassette(captures.parent / "cassettes")
    assert main(["learn", str(captures), "--out", "weights.toml"]) == 0
    assert main([*RUN, "--profile", "weights.toml"]) == 1
    told = capsys.readouterr().out
    identifier = told.rpartition("scraper-harness replay ")[2].split()[0]
    assert main(["replay", identifier]) == 1

    Path("scraper-harness.toml").write_text('profile = "weights.toml"\n')
    assert main(RUN) == 1
    assert "STILL FAILING" in capsys.readouterr().out

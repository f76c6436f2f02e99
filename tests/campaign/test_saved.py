"""Failures are kept beside their cassettes, small and the same on every machine; what lies there is not trusted."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.campaign import Unit, keep_failures, with_saved
from harness.campaign.saved import LARGEST_NUMBER, MOST_BYTES, MOST_FILES, files_in, load_saved, saved_files
from harness.cases import load_cases
from harness.errors import ConfigError
from harness.exhibits import bundled_cassettes
from harness.model import ExceptionInfo, Failure, Options, SavedFailure, ScraperResult, ScraperSpec
from tests.campaign.runs import cassette
from tests.explore.stories import SOURCE

DAY = date(2026, 11, 22)
OPTIONS = Options()
LATER = date(2027, 1, 2)
ID = "b41c0ffee000"
SPEC = ScraperSpec(name="news", target="news:scrape")
FAILURE = Failure(
    id=ID,
    check="crash",
    severity="error",
    scraper="news",
    case="story",
    family="damage",
    mutations=({"name": "truncate", "back": 3},),
    changes=("cut off “⛴”",),
    exception=ExceptionInfo("KeyError", "'title' in /home/me", "news.py:3", "line", "lib.py:9", "trace"),
    evidence="KeyError: in /home/me",
    diff="- a page",
    output="printed",
)
SAVED: dict[str, Any] = {
    "version": 1,
    "id": ID,
    "check": "crash",
    "severity": "error",
    "scraper": "news",
    "case": "story",
    "family": "damage",
    "exchange": 0,
    "mutations": [{"name": "truncate", "back": 3}],
    "changes": ["cut off “⛴”"],
    "exception": {"type": "KeyError", "where": "news.py:3", "line": "line"},
    "digest": sha256(SOURCE.encode()).hexdigest(),
    "replay": "memory",
    "first_seen": "2026-11-22",
}


def unit(folder: Path, *names: str, spec: ScraperSpec = SPEC) -> Unit:
    for name in names or ("story",):
        cassette(folder / name.rpartition("/")[0], name.rpartition("/")[2])
    return Unit(spec, tuple(load_cases([folder])))


def keep(
    ran: Unit, *failures: Failure, today: date = DAY, options: Options = OPTIONS
) -> tuple[list[str], tuple[str, ...]]:
    """Keep failures and return the new files' names, and the notes."""
    results = [ScraperResult(name="news", target="t", failures=failures)]
    kept = keep_failures([ran], results, today, options=options, timeouts={"news": Options().timeout})
    return [path.name for path in kept.new], kept.results[0].notes


def lying(folder: Path, name: str = ID, **changes: Any) -> Path:
    path = folder / "failures" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**SAVED, **changes}), "utf-8")
    return path


def test_a_file_says_what_a_reviewer_needs_and_nothing_of_the_machine(tmp_path: Path) -> None:
    assert ([f"{ID}.json"], ()) == keep(unit(tmp_path), FAILURE)
    text = (tmp_path / "failures" / f"{ID}.json").read_text("utf-8")

    assert json.dumps(SAVED, ensure_ascii=False, indent=1, sort_keys=True) + "\n" == text


def test_a_rerun_changes_no_byte(tmp_path: Path) -> None:
    """Neither on another day, nor where the line moved in which it crashes."""
    keep(unit(tmp_path), FAILURE)
    path = tmp_path / "failures" / f"{ID}.json"
    before = path.read_bytes()
    moved = msgspec.structs.replace(FAILURE, exception=ExceptionInfo("KeyError", "", "news.py:30"))

    assert ([], ()) == keep(unit(tmp_path), moved, today=LATER)
    assert before == path.read_bytes()


def test_another_plan_takes_the_place_of_the_old_one_and_keeps_its_day(tmp_path: Path) -> None:
    keep(unit(tmp_path), FAILURE)
    smaller = msgspec.structs.replace(FAILURE, mutations=({"name": "truncate", "back": 1},))

    assert ([], ()) == keep(unit(tmp_path), smaller, today=LATER)
    saved = load_saved(tmp_path / "failures" / f"{ID}.json")
    assert (({"name": "truncate", "back": 1},), "2026-11-22") == (saved.mutations, saved.first_seen)


SHORT = Options(replay="wire", timeout=2.0)


@pytest.mark.parametrize(
    ("options", "under", "kept"),
    [
        (Options(), None, ("memory", None)),
        (SHORT, None, ("wire", 2.0)),
        (Options(), SHORT, ("wire", 2.0)),
        (SHORT, Options(), ("memory", None)),
    ],
    ids=["the usual ones", "the run's", "its own", "as usual"],
)
def test_the_options_that_it_takes_are_kept(
    tmp_path: Path, options: Options, under: Options | None, kept: tuple[str, float | None]
) -> None:
    """A timeout is one only where the configuration says another."""
    keep(unit(tmp_path), msgspec.structs.replace(FAILURE, under=under), options=options)
    saved = load_saved(tmp_path / "failures" / f"{ID}.json")

    assert kept == (saved.replay, saved.timeout)
    assert (kept[0], kept[1] or 30.0) == (
        saved.under(Options(timeout=30.0)).replay,
        saved.under(Options(timeout=30.0)).timeout,
    )


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("lib/news.py:3", "lib/news.py:3"),
        ("/else/where/news.py:3", "news.py:3"),
        (f"python3 -c '{'x' * 300}'", f"python3 -c '{'x' * 300}'"),
    ],
    ids=["relative", "of this machine", "a command"],
)
def test_a_line_names_no_folder_of_this_machine(tmp_path: Path, where: str, kept: str) -> None:
    raised = ExceptionInfo("KeyError", "", where)
    keep(unit(tmp_path / "pages"), msgspec.structs.replace(FAILURE, exception=raised))
    exception = load_saved(tmp_path / "pages" / "failures" / f"{ID}.json").exception

    assert kept == (exception and exception.where)


def test_a_failure_is_found_by_its_cassette_wherever_names_are_counted_from(tmp_path: Path) -> None:
    ran = unit(tmp_path, "news/story", "news/last", "shop/story")
    found = msgspec.structs.replace(FAILURE, case="news/story", after="shop/story", mutations=())
    keep(ran, found)
    (saved,) = with_saved([ran])[0].saved
    near = Unit(SPEC, tuple(load_cases([tmp_path / "news"])))
    (nearer,) = with_saved([near])[0].saved

    assert "../shop/story.yaml" == load_saved(tmp_path / "news" / "failures" / f"{ID}.json").after
    assert ("news/story", "shop/story") == (saved.case, saved.after)
    assert ("story", "../shop/story.yaml") == (nearer.case, nearer.after)


def test_the_failures_of_other_scrapers_are_theirs(tmp_path: Path) -> None:
    lying(tmp_path, scraper="shop")
    shop = ScraperSpec(name="shop", target="shop:scrape")
    units = with_saved([unit(tmp_path), unit(tmp_path, spec=shop)])

    assert [0, 1] == [len(one.saved) for one in units]


def test_nothing_is_written_beside_the_cassettes_that_come_along() -> None:
    folder = bundled_cassettes() / "sites" / "jobs"
    case = load_cases([folder / "job.yaml"])[0]

    assert ([], ()) == keep(Unit(SPEC, (case,)), msgspec.structs.replace(FAILURE, case=case.name))
    assert not (folder / "failures").exists()


def test_a_folder_that_cannot_be_written_to_is_a_note(tmp_path: Path) -> None:
    ran = unit(tmp_path)
    (tmp_path / "failures").write_text("a file")
    new, (note,) = keep(ran, FAILURE, msgspec.structs.replace(FAILURE, id="c0ffee000000"))

    assert [] == new
    assert note.startswith(f"{tmp_path / 'failures'}: ")
    assert note.endswith("failures are not kept there: run with --no-keep")


@pytest.mark.parametrize(
    ("value", "reason"),
    [("A" * MOST_BYTES, "larger than 256 KiB"), (-1, f"a number in its plan is negative, or more than {1 << 28:,}")],
    ids=["large", "negative"],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, value: object, reason: str) -> None:
    ran, path = unit(tmp_path), tmp_path / "failures" / f"{ID}.json"
    told = f"{path}: not kept, for the next run could not read it: {reason}"

    assert ([], (told,)) == keep(ran, msgspec.structs.replace(FAILURE, mutations=({"name": "x", "value": value},)))
    assert not path.exists()
    assert () == with_saved([ran])[0].saved


def test_no_more_are_kept_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A known one may still change."""
    monkeypatch.setattr("harness.campaign.saved.MOST_FILES", 2)
    first, second, third = (msgspec.structs.replace(FAILURE, id=f"{number:012x}") for number in range(3))
    other = msgspec.structs.replace(first, mutations=())
    ran = unit(tmp_path)

    assert (["000000000000.json", "000000000001.json"], ()) == keep(ran, first, second)
    told = f"{tmp_path / 'failures'}: 2 failures, which is the limit: no more are kept; run prune"
    assert ([], (told,)) == keep(ran, third, other)
    assert [(), FAILURE.mutations] == [one.mutations for one in with_saved([ran])[0].saved]


def test_half_a_character_survives(tmp_path: Path) -> None:
    ran = unit(tmp_path)
    keep(ran, msgspec.structs.replace(FAILURE, mutations=({"name": "x", "text": "\udc80"},)))

    assert ({"name": "x", "text": "\udc80"},) == with_saved([ran])[0].saved[0].mutations


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{", "no failure that this version keeps"),
        ("[" * 100_000, "no failure that this version keeps"),
        ("[]", "no failure that this version keeps"),
        (json.dumps({**SAVED, "version": 2}), "version 2, written by a newer scraper-harness"),
        (json.dumps({**SAVED, "mutations": {}}), "no failure that this version keeps"),
        (json.dumps({**SAVED, "sevrity": "x"}), "unknown key sevrity: did you mean 'severity'?; correct or delete it"),
        (json.dumps({**SAVED, "zebra": 1}), "unknown key zebra: known are id, check, "),
        (json.dumps({**SAVED, "exception": {"type": "E", "wher": ""}}), "unknown key wher in exception: did you mean"),
        (json.dumps({**SAVED, "id": "0000"}), "holds the failure '0000', which its name is not"),
        (json.dumps({**SAVED, "first_seen": "yesterday"}), "first_seen is no day"),
        (json.dumps({**SAVED, "timeout": 0}), "Expected `float` >= 0.1"),
        (json.dumps({**SAVED, "replay": "paper"}), "at `$.replay`; possible are memory, wire)"),
        (json.dumps({**SAVED, "exchange": -1}), "a number in its plan is negative"),
        (json.dumps({**SAVED, "mutations": [{"at": {"element": LARGEST_NUMBER + 1}}]}), "a number in its plan"),
        (" " * (MOST_BYTES + 1), "larger than 256 KiB"),
    ],
    ids=[
        "no JSON",
        "deep",
        "list",
        "newer",
        "types",
        "mistyped key",
        "unknown key",
        "key below",
        "renamed",
        "no day",
        "no timeout",
        "no replay",
        "negative",
        "huge number",
        "large",
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, line: str) -> None:
    path = lying(tmp_path)
    path.write_text(content)

    with pytest.raises(ConfigError, match=r"(?s)^[^\n]+$") as caught:
        with_saved([unit(tmp_path)])
    assert str(caught.value).startswith(f"{path}: ")
    assert line in str(caught.value)


def test_too_many_failures_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "failures"
    folder.mkdir()
    for number in range(MOST_FILES + 1):
        (folder / f"{number:012x}.json").touch()

    with pytest.raises(ConfigError, match="1,001 failures, the limit is 1,000"):
        files_in(folder)


@pytest.mark.parametrize("link", ["failures", f"failures/{ID}.json"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    lying(tmp_path / "elsewhere")
    ran = unit(tmp_path / "pages")
    (tmp_path / "pages" / link).parent.mkdir(exist_ok=True)
    (tmp_path / "pages" / link).symlink_to(tmp_path / "elsewhere" / link)

    with pytest.raises(ConfigError, match="a link out of the folder"):
        with_saved([ran])
    assert "a link out of the folder" in keep(ran, FAILURE)[1][0]


def test_files_are_found_below_folders_and_beside_cassettes(tmp_path: Path) -> None:
    path = lying(tmp_path / "pages" / "news")
    (path.parent / "README.md").touch()

    assert (path,) == saved_files([str(tmp_path)])
    assert (path,) == saved_files([str(tmp_path / "pages" / "news" / "story.yaml"), str(tmp_path / "pages" / "news")])


def test_a_folder_of_failures_holds_no_cassettes(tmp_path: Path) -> None:
    ran = unit(tmp_path)
    keep(ran, FAILURE)

    assert ["story"] == [case.name for case in load_cases([tmp_path])]


def test_what_was_kept_is_a_failure_again() -> None:
    known = msgspec.convert(SAVED, SavedFailure).failure

    assert (FAILURE.id, FAILURE.check, FAILURE.case, FAILURE.mutations, FAILURE.changes) == (
        (known.id, known.check, known.case, known.mutations, known.changes)
    )
    assert ExceptionInfo("KeyError", "", "news.py:3", "line") == known.exception

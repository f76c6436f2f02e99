"""Failures that earlier runs kept are played on their cases, each in a fresh process, and told as they show now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.hunt import Elsewhere, SavedPlayer, sandbox_of
from harness.hunt.saved import NO_TIME
from harness.model import Case, Failure, Options, SavedException, SavedFailure, SavedResult, ScraperSpec
from harness.sandbox import AnySandbox
from tests.explore.stories import GONE, SOURCE, case
from tests.hunt.bench_of import OPTIONS, spec_of
from tests.hunt.test_replay import BROKEN, REPAIRED, TRUNCATED

DIGEST = sha256(SOURCE.encode()).hexdigest()
HEAD = {"element": 5, "path": "html/body/main/h1"}
GONE_PLAYED = ({"name": "play-exhibit", "exhibit": GONE.name},)


def saved(**changes: Any) -> SavedFailure:
    known: dict[str, Any] = {
        "id": "b41c0ffee000",
        "check": "crash",
        "severity": "error",
        "scraper": "scraper",
        "case": "story",
        "family": "damage",
        "mutations": TRUNCATED,
        "digest": DIGEST,
        "first_seen": "2026-11-22",
    }
    return SavedFailure(**{**known, **changes})


def play(folder: Path, source: str, *known: SavedFailure, cases: tuple[Case, ...] = ()) -> list[SavedResult]:
    with player(folder, source, *cases) as opened:
        played = list(opened.play(known))
    assert all((one.result.state == "still failing") == (one.failure is not None) for one in played)
    return [one.result for one in played]


@contextmanager
def player(folder: Path, source: str, *cases: Case) -> Iterator[SavedPlayer]:
    spec = spec_of(folder, source)
    with sandbox_of(spec, OPTIONS) as sandbox, Elsewhere(spec, OPTIONS) as elsewhere:
        yield SavedPlayer(spec, sandbox, elsewhere, cases or (case(),), [GONE], OPTIONS)


def test_each_is_played_afresh(tmp_path: Path) -> None:
    """What one leaves behind in the process does not fail the next."""
    remembers = "seen = []\ndef scrape(html):\n    seen.append(html)\n    return {'count': len(seen)}\n"
    leak = saved(check="state-leak", field="count", family="recorded", mutations=())
    known = (leak, msgspec.structs.replace(leak, id="0000"), saved(id="1111"), msgspec.structs.replace(leak, id="2222"))

    assert ["still failing", "still failing", "fixed", "still failing"] == [
        one.state for one in play(tmp_path, remembers, *known)
    ]


NEWER = ({"name": "from-the-future"},)
TOO_DEEP = ({"name": "nest-deeply", "at": HEAD, "depth": 9**9},)
HALF_A_CHARACTER = ({"name": "tag-case", "at": HEAD, "names": "\udc80"},)
TWO_CHARACTERS = ({"name": "control-characters", "at": HEAD, "character": "xx"},)


@pytest.mark.parametrize(
    ("source", "known", "state", "reason"),
    [
        pytest.param(BROKEN, saved(), "still failing", "", id="as it was"),
        pytest.param(BROKEN, saved(digest="0" * 64), "still failing", "", id="recorded again and failing"),
        pytest.param(REPAIRED, saved(digest="0" * 64), "cannot apply", "was recorded again", id="recorded again"),
        pytest.param(
            REPAIRED,
            saved(digest="0" * 64, family="exhibit", mutations=GONE_PLAYED),
            "fixed",
            "but the same page now shows error-as-content",
            id="an exhibit",
        ),
        pytest.param(BROKEN, saved(mutations=NEWER), "cannot apply", "there is none of this name", id="newer"),
        pytest.param(BROKEN, saved(mutations=TOO_DEEP), "cannot apply", "mutation nest-deeply: ", id="too deep"),
        pytest.param(BROKEN, saved(mutations=HALF_A_CHARACTER), "cannot apply", "mutation tag-case: ", id="half one"),
        pytest.param(BROKEN, saved(mutations=TWO_CHARACTERS), "cannot apply", "mutation control-", id="two letters"),
        pytest.param(BROKEN, saved(after="../gone.yaml"), "cannot apply", "../gone.yaml, which must be", id="no case"),
    ],
)
def test_what_becomes_of_one(tmp_path: Path, source: str, known: SavedFailure, state: str, reason: str) -> None:
    (result,) = play(tmp_path, source, known)

    assert state == result.state
    assert reason in result.reason if reason else not result.reason


def test_what_one_case_leaves_for_another_is_told_with_both(tmp_path: Path) -> None:
    source = "seen = []\ndef scrape(html):\n    seen.append(html[-40:])\n    return {'all': sorted(set(seen))}\n"
    other = msgspec.structs.replace(case(SOURCE.replace("24.50", "99.99")), name="other")
    leak = saved(check="state-leak", field="all", family="recorded", mutations=(), after="other")

    assert ["still failing"] == [one.state for one in play(tmp_path, source, leak, cases=(case(), other))]


TWO_LINES = """
    def scrape(html):
        title = re.search("<h1[^>]*>(.*?)</h1>", html)[1]
        price = re.search("price'>(.*?)</p>", html)[1]
        return {"title": title, "price": price}
"""
FIRST = SavedException(type="TypeError", where="scraper.py:4", line='title = re.search("<h1[^>]*>(.*?)</h1>", html)[1]')
MENDED = TWO_LINES.replace(", html)[1]", ", html)", 1).replace('"title": title', '"title": title and title[1]')


def beside(folder: Path, source: str, *known: SavedFailure) -> tuple[list[SavedResult], list[Failure]]:
    """Play failures, and return what became of them with what their pages show beside them."""
    with player(folder, source) as opened:
        played = list(opened.play(known))
        seen = {one.failure.identity for one in played if one.failure}
        found = list(opened.beside(played, lambda finding: finding.identity not in seen))
    return [one.result for one in played], found


def test_a_crash_that_comes_after_a_mended_one_is_another(tmp_path: Path) -> None:
    """It is of the same type and in the same function, and what is left of the page shows both."""
    (first,), others = beside(tmp_path, TWO_LINES, saved(exception=FIRST))
    assert ("still failing", []) == (first.state, others)

    (result,), (found,) = beside(tmp_path, MENDED, saved(exception=FIRST))
    where = "scraper.py:5"
    told = f"another error comes before it: crash: TypeError: 'NoneType' object is not subscriptable at {where}"
    assert ("cannot tell", told) == (result.state, result.reason)
    assert ("crash", "damage", where) == (found.check, found.family, found.exception and found.exception.where)
    assert found.id != result.saved.id
    assert 1 == len(found.mutations)


def test_what_is_saved_itself_is_not_found_beside_another(tmp_path: Path) -> None:
    second = SavedException(type="TypeError", where="scraper.py:9", line=TWO_LINES.splitlines()[3].strip())
    known = (saved(exception=FIRST), saved(id="c0ffee", exception=second))
    results, others = beside(tmp_path, MENDED, *known)

    assert (["cannot tell", "still failing"], []) == ([one.state for one in results], others)


def test_a_wrong_value_beside_a_mended_crash_is_found(tmp_path: Path) -> None:
    (result,), found = beside(tmp_path, "def scrape(html):\n    return {'title': html[-30:]}\n", saved(exception=FIRST))

    assert ("fixed", ["wrong-value"]) == (result.state, [one.check for one in found])


def test_each_is_played_under_the_options_that_are_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the run first; of what an older version kept, its own are not known."""
    opened: list[Options] = []

    def noted(spec: ScraperSpec, options: Options) -> AnySandbox:
        opened.append(options)
        return sandbox_of(spec, options)

    monkeypatch.setattr("harness.hunt.saved.sandbox_of", noted)
    short = msgspec.structs.replace(OPTIONS, replay="wire", timeout=2.0)
    known = (saved(id="1111", replay="wire", timeout=2.0), saved(id="2222", replay="memory"), saved())
    with player(tmp_path, BROKEN) as one:
        played = list(one.play(known))

    assert [short] == opened
    assert [("2222", None), ("b41c0ffee000", None), ("1111", short)] == [
        (one.result.saved.id, one.failure.under) for one in played if one.failure
    ]


def test_what_there_is_no_time_for_is_told_as_not_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is started for the rest, and nothing is looked for beside what was played."""
    answers = iter([False, True, True, True])
    with player(tmp_path, BROKEN) as one:
        monkeypatch.setattr("harness.hunt.saved.sandbox_of", None)
        short = replace(one, enough=lambda: next(answers))
        played = list(short.play((saved(), saved(id="1111"), saved(id="2222", replay="wire"))))
        found = list(replace(one, enough=lambda: True).beside(played, lambda _: True))

    told = [(each.result.saved.id, each.result.state, each.result.reason) for each in played]
    rest = [(identifier, "not played", NO_TIME) for identifier in ("1111", "2222")]
    assert ([("b41c0ffee000", "still failing", ""), *rest], []) == (told, found)

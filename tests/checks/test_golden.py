"""The recorded page's result is the accepted one, field by field."""

from functools import partial
from typing import Any

import pytest

from harness.golden.bounded import bounded
from harness.model import Golden, Outcome, RequestMade
from tests.checks.factory import STORY, URL, findings, found, raised, returned


def accepted(*items: Any, **further: Any) -> Golden:
    return Golden(scraper="news", case="story", **{"items": items or (STORY,), "many": False, **further})


def judged(outcome: Outcome, golden: Golden | None, **further: Any) -> list[tuple[str, str, str]]:
    return found("recorded", outcome, baseline=outcome, golden=golden, **further)


def test_as_accepted_or_never_accepted() -> None:
    assert [] == judged(returned(STORY), accepted())
    assert [] == judged(returned({**STORY, "title": "Other"}), None)


def test_each_field_that_drifted_is_told_with_both_values() -> None:
    own = returned({**STORY, "title": "Other", "price": "24.50"})
    one, other = findings("recorded", own, baseline=own, golden=accepted())

    assert [("golden", "title"), ("golden", "price")] == [(one.check, one.field), (other.check, other.field)]
    assert ('"Ferry crews end strike"', '"Other"') == (one.expected, one.got)
    assert (
        "title is not what story.news.golden.json holds; where that is meant, run scraper-harness accept news"
        == one.evidence
    )


def test_one_bug_of_a_listing_is_told_once() -> None:
    own = returned({"price": "1"}, {"price": "2"}, many=True)
    (finding,) = findings(
        "recorded", own, baseline=own, golden=accepted({"price": "1.00"}, {"price": "2.00"}, many=True)
    )

    assert finding.evidence.startswith("price of item 1 is not ")


def test_a_mutated_page_is_not_compared() -> None:
    assert [] == found("drift", returned(STORY), golden=accepted({"title": "Other"}))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (raised("refusal", "news.Blocked"), [("golden", "error", "")]),
        (returned(), [("golden", "error", "")]),
        (raised("refusal", requests=(RequestMade("GET", URL, -1),)), []),
        (raised(), [("crash", "error", "")]),
    ],
    ids=["refused", "nothing", "not all is recorded", "crash"],
)
def test_no_result(outcome: Outcome, expected: list[tuple[str, str, str]]) -> None:
    assert expected == judged(outcome, accepted())


def test_an_error_page_that_was_refused_is_to_be_refused() -> None:
    refusing = accepted(items=(), refusal=True)

    assert [] == judged(raised("refusal", "news.Blocked"), refusing, refusal_expected=True)
    assert ("golden", "error", "") in judged(returned(), refusing, refusal_expected=True)


def test_a_list_of_another_length_and_a_long_text_are_told_by_what_differs() -> None:
    text = "They go back to work. " * 30
    own = returned({"tags": ["port", "ferry"], "text": text})
    digest = f"sha256:{'0' * 64} 12 characters: They go back"
    tags, long = findings("recorded", own, baseline=own, golden=accepted({"tags": ["port"], "text": digest}))

    assert ("1 entry", '2 entries, the first that differs: "ferry"') == (tags.expected, tags.got)
    assert "12 characters: They go back" == long.expected
    assert "659 characters: They go back to work. They go back to work. They go back to …" == long.got


def test_a_pattern_without_end_is_told_as_the_golden_files_own_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.golden.compare.bounded", partial(bounded, 0.05))
    own = returned({"title": "a" * 60})
    (finding,) = findings("recorded", own, baseline=own, golden=accepted({"title": "re:(a|a)*b"}))

    assert finding.evidence == (
        "story.news.golden.json takes too long to compare: write one that cannot backtrack for re:(a|a)*b"
    )

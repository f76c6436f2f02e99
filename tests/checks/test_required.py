"""A good page gives its fields: as recorded, under noise, and where it only looks a little like an error page."""

from typing import Any

import pytest

from harness.model import Outcome, RequestMade
from tests.checks.factory import STORY, URL, findings, found, raised, requests, returned

GIVEN_UP = [("missing-required", "error", "")]
LISTING = [{"title": f"Story {number}", "url": f"{URL}/{number}"} for number in range(6)]


def test_a_required_field_lost_under_noise_is_missing_required() -> None:
    lost = returned({**STORY, "title": None, "price": None})

    assert [("noise-sensitive", "error", "price"), ("missing-required", "error", "title")] == found(
        "noise", lost, required=("title",)
    )


@pytest.mark.parametrize(
    ("items", "required", "expected"),
    [
        (({"title": "a"},), ("title",), []),
        (({"title": None},), ("title",), ["title"]),
        (({"title": "N/A"},), ("title",), ["title"]),
        (({"offers": {"price": 1}},), ("offers",), []),
        (({"offers": {"price": None}},), ("offers",), ["offers"]),
        (({"title": "a"}, {"title": None}), ("title",), ["title"]),
        (({"price": 0},), ("price",), []),
        (({},), ("title", "text"), ["title", "text"]),
    ],
)
def test_missing_required_on_the_recorded_page(
    items: tuple[dict[str, Any], ...], required: tuple[str, ...], expected: list[str]
) -> None:
    own = returned(*items)

    assert expected == [field for _, _, field in found("recorded", own, baseline=own, required=required)]


def test_an_error_page_requires_no_field() -> None:
    own = returned({"status": "blocked"})

    assert [] == found("recorded", own, baseline=own, required=("title",), refusal_expected=True)


@pytest.mark.parametrize(
    ("outcome", "required", "expected"),
    [
        (raised("refusal", "news.Blocked"), ("title", "text"), GIVEN_UP),
        (returned(), ("title",), GIVEN_UP),
        (raised("refusal", "news.Blocked"), (), []),
        (returned(), (), []),
        (raised("refusal", requests=(RequestMade("GET", URL, -1),)), ("title",), []),
    ],
    ids=["refused", "nothing", "refused, nothing required", "nothing, nothing required", "not all is recorded"],
)
def test_a_recorded_page_that_is_given_up(
    outcome: Outcome, required: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    """A sidecar that names fields says that they are there, so that there is a result to give."""
    assert expected == found("recorded", outcome, baseline=outcome, required=required)


def test_an_error_page_is_to_be_given_up() -> None:
    refused = raised("refusal", "news.Blocked")

    assert [] == found("recorded", refused, baseline=refused, required=("title",), refusal_expected=True)


def test_a_recorded_page_that_crashes_is_told_as_a_crash_alone() -> None:
    crashed = raised()

    assert [("crash", "error", "")] == found("recorded", crashed, baseline=crashed, required=("title",))


@pytest.mark.parametrize(
    ("outcome", "required"),
    [
        (raised("refusal", "news.Blocked"), ()),
        (raised("refusal", "news.Blocked"), ("title",)),
        (returned(), ()),
        (returned({"title": None, "price": None, "tags": []}), ()),
        (returned({"title": None, "error": "blocked", "status": 403}), ()),
        (returned({"title": None, "price": None, "url": URL}, requests=requests(1)), ()),
        (returned({"title": None, "price": None, "tags": ["port"]}), ("title", "price")),
    ],
    ids=["refused", "refused, required", "nothing", "empty item", "returned refusal", "its address", "all required"],
)
def test_a_control_that_is_given_up(outcome: Outcome, required: tuple[str, ...]) -> None:
    own = returned({**STORY, "url": URL}, requests=requests(1))

    assert GIVEN_UP == found("control", outcome, baseline=own, required=required, ambiguous=True)


def test_a_refusal_of_a_control_is_known_by_its_place() -> None:
    """Two conditions that refuse are two bugs, and the report leads to each."""
    (refused,) = findings("control", raised("refusal", "news.Blocked", "news.py:7"))

    assert ("news.Blocked", "news.py:7") == refused.identity[2:]
    assert "news.Blocked: no such thing" == refused.got


@pytest.mark.parametrize(
    ("outcome", "baseline", "required", "expected"),
    [
        (returned({**STORY, "title": None}), returned(STORY), (), []),
        (returned({**STORY, "title": None}), returned(STORY), ("price",), []),
        (returned({**STORY, "title": None}), returned(STORY), ("title", "price"), ["title"]),
        (returned(*LISTING[:3]), returned(*LISTING), ("title",), ["*"]),
    ],
    ids=["a field", "another field", "a required field", "a part of a listing"],
)
def test_what_is_lost_on_a_control_may_have_another_cause(
    outcome: Outcome, baseline: Outcome, required: tuple[str, ...], expected: list[str]
) -> None:
    """A selector that is unique no more loses its field; that is drift, and only warns where the field is required."""
    assert [("missing-required", "warning", field) for field in expected] == found(
        "control", outcome, baseline=baseline, required=required, ambiguous=True
    )


@pytest.mark.parametrize("kind", ["crash", "hang", "killed"])
def test_what_else_happens_on_a_control_has_its_own_name(kind: str) -> None:
    assert [(kind, "error", "")] == found("control", raised(kind))

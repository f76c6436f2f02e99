"""A recording that goes on from an error page is told by where it leads; one that ends there stays an error page."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.cases import load_case
from harness.model.case import answer
from tests.cases.cassette import URL, interaction, write
from tests.explore.stories import SOURCE

SITE = "https://shop.example"
LOGIN = '<title>Sign in</title><h1>Sign in</h1><form method="post"><input type="password" name="p"></form>'
JSON = {"Content-Type": ["application/json"]}
LATER = interaction("<h1>Too many requests</h1>", status=429)
REFUSED = interaction("<h1>Forbidden</h1>", status=403)
FORM = interaction(LOGIN)
STORY = interaction(SOURCE)
OTHER = interaction(SOURCE, url=f"{SITE}/story")
PART = interaction("1 ERROR disk full", status=206, url=f"{SITE}/log")
TOKEN = interaction('{"token": "4f1c", "type": "Bearer"}', url=f"{SITE}/token", headers=JSON)


def sent(made: dict[str, Any]) -> dict[str, Any]:
    return {**made, "request": {**made["request"], "method": "POST", "body": "p=1"}}


def part_of(made: dict[str, Any]) -> dict[str, Any]:
    return {**made, "request": {**made["request"], "headers": {"Range": ["bytes=9-"]}}}


def to(made: dict[str, Any], location: str, status: int = 303) -> dict[str, Any]:
    response = {**made["response"], "status": {"code": status, "message": ""}, "headers": {"Location": [location]}}
    return {**made, "response": response}


@pytest.mark.parametrize(
    ("interactions", "pages", "page"),
    [
        pytest.param((LATER, STORY), (1,), 1, id="asked again after a 429"),
        pytest.param((LATER, LATER, STORY), (2,), 2, id="and once more"),
        pytest.param((interaction("", status=401), sent(TOKEN), STORY), (1, 2), 2, id="a token first"),
        pytest.param((FORM, sent(to(FORM, "/story")), OTHER), (2,), 2, id="a login that redirects"),
        pytest.param((FORM, sent(STORY)), (1,), 1, id="a form that is answered at once"),
        pytest.param((FORM, sent(to(FORM, URL)), to(STORY, "/story"), OTHER), (3,), 3, id="back, and on from there"),
        pytest.param((FORM, part_of(PART), PART), (1,), None, id="a part that was asked for"),
        pytest.param((REFUSED, OTHER), (1,), None, id="what else a page fetches leads nowhere"),
    ],
)
def test_a_recording_that_goes_on_leads_to_content(
    tmp_path: Path, interactions: tuple[dict[str, Any], ...], pages: tuple[int, ...], page: int | None
) -> None:
    case = load_case(write(tmp_path / "a.yaml", *interactions), tmp_path)

    assert case.flow is not None
    assert ("content", pages, page) == (case.expect, case.flow.pages, case.flow.page)
    assert (page or 0, 0) == (answer(case)[0], answer(msgspec.structs.replace(case, expect="refusal"))[0])


@pytest.mark.parametrize(
    "interactions",
    [
        pytest.param((REFUSED,), id="alone"),
        pytest.param((REFUSED, REFUSED), id="twice"),
        pytest.param((LATER, STORY, LATER), id="an error page again at the end"),
        pytest.param((interaction("", status=401), sent(TOKEN), REFUSED), id="refused with a token"),
        pytest.param((FORM, sent(to(FORM, "/login")), interaction(LOGIN, url=f"{SITE}/login")), id="a failed login"),
    ],
)
def test_one_that_ends_at_an_error_page_is_one(tmp_path: Path, interactions: tuple[dict[str, Any], ...]) -> None:
    case = load_case(write(tmp_path / "a.yaml", *interactions), tmp_path)

    assert ("refusal", None, 0) == (case.expect, case.flow, answer(case)[0])


@pytest.mark.parametrize("said", ["content", "refusal"])
def test_a_sidecar_speaks_of_the_first_answer(tmp_path: Path, said: str) -> None:
    path = write(tmp_path / "a.yaml", LATER, STORY)
    path.with_suffix(".toml").write_text(f'expect = "{said}"', "utf-8")
    case = load_case(path, tmp_path)

    assert (said, None, 0) == (case.expect, case.flow, answer(case)[0])


@pytest.mark.parametrize(("first", "step"), [(FORM, True), (interaction(LOGIN, status=401), False), (LATER, False)])
def test_a_page_that_sites_put_before_others_is_a_step_unless_its_status_is_an_errors(
    tmp_path: Path, first: dict[str, Any], *, step: bool
) -> None:
    flow = load_case(write(tmp_path / "a.yaml", first, OTHER), tmp_path).flow

    assert flow is not None
    assert step == flow.step

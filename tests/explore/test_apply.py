"""A plan on a case becomes what is played, and says what of it applied."""

import re
from collections.abc import Iterator
from typing import ClassVar

import msgspec
import pytest

from harness.errors import PlanError
from harness.exhibits import PlayExhibit
from harness.explore import Played, Stage
from harness.model import Family, Plan, Response
from harness.mutations.control.script_notice import ScriptNotice
from harness.mutations.noise.hidden_copy import HiddenCopy
from harness.page import Edit, Page
from tests.explore.stories import GONE, LOGIN, LONG, SOURCE, URL, case


class Replace(msgspec.Struct, frozen=True, tag_field="name", tag="replace"):
    """Replace a text of the source."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = 1

    old: str
    new: str
    ambiguous: bool = False

    def edits(self, page: Page) -> list[Edit]:
        start = page.source.find(self.old)
        return [Edit(start, start + len(self.old), self.new)] if start >= 0 else []

    def simpler(self) -> Iterator["Replace"]:
        yield from ()

    def describe(self) -> str:
        return f"{self.old} replaced"


class Append(msgspec.Struct, frozen=True):
    """Put bytes after the body."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = 1

    text: str
    ambiguous: bool = False

    def rewrite(self, response: Response) -> Response:
        if not self.text:
            return response
        return msgspec.structs.replace(response, body=response.body + self.text.encode())


def played(*mutations: object) -> Played:
    return Stage(case()).play(Plan(mutations))


def body(result: Played) -> str:
    return result.responses[0].body.decode()


def test_edits_are_spliced_and_the_rest_is_the_same() -> None:
    result = played(Replace("24.50", "9.99"))

    assert SOURCE.replace("24.50", "9.99") == body(result)
    assert ((0,), False, None) == (result.applied, result.ambiguous, result.exhibit)
    assert [(0, result.responses[0])] == [(one.exchange, one.response) for one in result.overlays]


def test_an_overlapping_mutation_is_left_out() -> None:
    """The earlier one stays whole."""
    result = played(Replace("Ferry crews", "Boats"), Replace("crews end", "x"), Replace("24.50", "1"))

    assert SOURCE.replace("Ferry crews", "Boats").replace("24.50", "1") == body(result)
    assert (0, 2) == result.applied


def test_what_finds_nowhere_to_apply_is_left_out() -> None:
    assert (1,) == played(Replace("not there", "x"), Replace("24.50", "1")).applied


@pytest.mark.parametrize(
    "mutations",
    [(), (Replace("not there", "x"),), (Append(""),), (Replace("24.50", "24.50"),)],
    ids=["empty", "nowhere", "body as it is", "same text"],
)
def test_a_plan_that_changes_nothing_plays_nothing(mutations: tuple[object, ...]) -> None:
    assert Played() == played(*mutations)


def test_bodies_are_rewritten_after_all_splicing() -> None:
    result = played(Append("<!-- end -->"), Replace("24.50", "1"))

    assert SOURCE.replace("24.50", "1") + "<!-- end -->" == body(result)
    assert (0, 1) == result.applied


def test_only_what_applied_makes_a_plan_ambiguous() -> None:
    doubtful = Replace("24.50", "1", ambiguous=True)

    assert played(doubtful).ambiguous
    assert not played(Replace("24.50", "2"), doubtful).ambiguous


def test_a_plan_that_puts_a_hidden_copy_says_so() -> None:
    page = Stage(case()).page(0)
    copy = HiddenCopy(at=page.anchor(page.by_class["price"][0]))

    assert (True, False) == (played(copy).copied, played(Replace("24.50", "1")).copied)


def test_another_page_is_changed() -> None:
    stage = Stage(case(SOURCE, SOURCE))

    assert [1] == [one.exchange for one in stage.play(Plan((Replace("24.50", "1"),), 1)).overlays]


def test_pages_are_indexed_once() -> None:
    stage = Stage(case())

    assert stage.page(0) is stage.page(0)


@pytest.mark.parametrize("exchange", [-1, 1, 10**9])
@pytest.mark.parametrize("mutation", [Replace("24.50", "1"), PlayExhibit("not-found/gone")])
def test_a_page_that_is_not_recorded(exchange: int, mutation: object) -> None:
    with pytest.raises(PlanError, match=r"story\.yaml: the plan changes exchange"):
        Stage(case(), [GONE]).play(Plan((mutation,), exchange))


def test_an_exhibit_is_played_in_place_of_the_page() -> None:
    result = Stage(case(), [GONE]).play(Plan((PlayExhibit("not-found/gone"),)))

    assert ((0,), GONE, (GONE.response,)) == (result.applied, result.exhibit, result.responses)
    assert [(0, GONE.response)] == [(one.exchange, one.response) for one in result.overlays]


def test_an_exhibit_with_a_follow_up_is_played_with_it() -> None:
    result = Stage(case(), [LOGIN]).play(Plan((PlayExhibit("login/redirect"),)))

    assert ["https://news.example/login"] == [one.request.url for one in result.extra]
    assert (LOGIN.response, LOGIN.follow_up[0][1]) == result.responses
    assert URL.startswith("https://news.example/")


def test_a_scraper_that_does_not_fetch_gets_the_last_answer() -> None:
    result = Stage(case(), [LOGIN], feed="html").play(Plan((PlayExhibit("login/redirect"),)))

    assert ([LOGIN.follow_up[0][1]], ()) == ([one.response for one in result.overlays], result.extra)


def test_a_control_is_played_over_the_page_and_has_a_twin() -> None:
    """The twin has the control's elements in the same place, without what they say."""
    result = Stage(case(LONG)).play(Plan((ScriptNotice(),)))

    assert ((0,), "script-notice", True, None) == (result.applied, result.control, result.ambiguous, result.exhibit)
    assert "enable JavaScript" in body(result)
    ((exchange, twin),) = [(one.exchange, one.response.body.decode()) for one in result.twin]
    assert (0, LONG.replace("<body>", "<body><noscript><p>|</p></noscript>")) == (
        exchange,
        re.sub("x{3,}[x .]+", "|", twin),
    )


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        (Plan((ScriptNotice(),)), "script-notice"),
        (Plan((PlayExhibit("not-found/gone"),)), "not-found/gone"),
        (Plan((Replace("24.50", "1"),)), ""),
        (Plan(), ""),
    ],
)
def test_exhibits_and_controls_have_a_name(plan: Plan, shown: str) -> None:
    assert shown == Stage(case(LONG), [GONE]).play(plan).shown


def test_a_control_on_a_page_that_takes_none_plays_nothing() -> None:
    assert Played() == Stage(case()).play(Plan((ScriptNotice(),)))


def test_an_exhibit_that_is_not_there() -> None:
    with pytest.raises(PlanError, match="did you mean 'not-found/gone'"):
        Stage(case(), [GONE]).play(Plan((PlayExhibit("not-found/gon"),)))

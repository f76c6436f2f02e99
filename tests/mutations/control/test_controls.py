"""Every control keeps what a control promises: a good page stays good, and its words can be told from the page's."""

import json

import pytest
from parsel import Selector

from harness.cases import recognise
from harness.mutations import CONTROLS, decode, encode
from harness.mutations.control import Control
from harness.mutations.control.consent_dialog import ConsentDialog
from harness.mutations.control.error_wording import ErrorWording
from harness.mutations.control.guarded_form import GuardedForm
from harness.mutations.control.idle_paywall import IdlePaywall
from harness.mutations.control.login_form import LoginForm
from harness.mutations.control.robots_noindex import RobotsNoindex
from harness.mutations.control.script_notice import ScriptNotice
from harness.page import RAW_TEXT_TAGS, Page, find_canary
from tests.mutations.control.sample import PAGE, added, long_page

each = pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.describe())
SHORT = frozenset({"button", "label"})
"""Elements whose text nobody takes for content."""

PLACES = [
    (RobotsNoindex(), "ur</title>", '<meta name="robots" content="noindex">', "</head><bo"),
    (ScriptNotice(), 'ss="page">', "<noscript><p", "<header cl"),
    (IdlePaywall(), "/p></main>", '"active": false', "</body></h"),
    (ErrorWording(), "/p></main>", "<li>403 Forbidden explained", "</body></h"),
    (GuardedForm(), "/p></main>", '<div class="cf-turnstile" ', "</body></h"),
    (GuardedForm("recaptcha"), "/p></main>", '<div class="g-recaptcha" ', "</body></h"),
    (LoginForm(), "urier</a>", '<input type="password" ', "</header><"),
    (ConsentDialog(), "/p></main>", 'role="dialog" aria-modal="true"', "</body></h"),
]


def changed(control: Control) -> Page:
    page = long_page(PAGE)
    return Page.of(page.respond(control.edits(page)))


@pytest.mark.parametrize(("control", "before", "part", "after"), PLACES)
def test_changes(control: Control, before: str, part: str, after: str) -> None:
    text_before, markup, text_after = added(control)
    assert (True, part, after) == (text_before.endswith(before), part if part in markup else markup, text_after)


def test_leaves_alone_what_robots_were_told_before() -> None:
    told = PAGE.replace("<title>", '<meta name="ROBOTS" content="index"><title>')
    assert ("", "", "") == added(RobotsNoindex(), told)


@each
def test_is_stored_as_json(control: Control) -> None:
    assert control == decode(json.loads(json.dumps(encode(control))))


@each
def test_is_played_whole_and_never_gates_for_what_is_read_from_it(control: Control) -> None:
    assert ([], "exhibit", True) == (list(control.simpler()), control.family, control.ambiguous)


@each
def test_a_good_page_stays_content(control: Control) -> None:
    assert "content" == recognise(changed(control).response).kind


@each
def test_all_text_that_is_added_carries_a_token(control: Control) -> None:
    _, markup, _ = added(control)
    page = long_page(markup)
    shown = (text for text in page.texts if page.elements[text.parent].tag not in SHORT | RAW_TEXT_TAGS)
    assert [] == [text for one in shown if not find_canary(text := page.source[one.start : one.end])]


@each
def test_nothing_that_is_added_leads_to_another_page(control: Control) -> None:
    """A scraper that follows what it finds would be blamed for what nobody recorded."""
    tree = Selector(added(control)[1])
    assert [] == tree.xpath("//@href | //@action").getall()


@each
def test_the_pages_own_elements_are_as_before(control: Control) -> None:
    before, after = (Selector(page.source) for page in (long_page(PAGE), changed(control)))
    for path in ("//main", "//title", "//header/a"):
        assert before.xpath(path).getall() == after.xpath(path).getall()

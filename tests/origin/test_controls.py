"""The control pages are good pages, and hold what makes a careless scraper take them for error pages."""

import re
import tomllib
from pathlib import Path

import pytest
from parsel import Selector

from harness.cases import load_case, recognise
from harness.model import answer
from tests.origin.controls import CONTROLS, SIDECARS
from tests.origin.controls.control import Control, put_before
from tests.origin.page import Page
from tests.origin.record import CASSETTES

README = Path(__file__).parent / "README.md"
FACTS = re.findall(r"^\| (controls/[\w/-]+) \| (.+?) \| `(.+?)` \| (.+) \|$", README.read_text("utf-8"), re.MULTILINE)
each = pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)


def source(control: Control) -> str:
    return control.page.body.decode()


@each
def test_control_has_what_tempts(control: Control) -> None:
    assert [] == [text for text in control.tempting if text not in source(control)]


@pytest.mark.parametrize(("name", "what", "selector", "value"), FACTS, ids=lambda part: str(part)[:40])
def test_value_is_where_the_readme_says(name: str, what: str, selector: str, value: str) -> None:
    tree = Selector(next(source(control) for control in CONTROLS if control.path == name))
    assert value == " / ".join(text.strip() for text in tree.css(selector).getall()), what


def test_readme_speaks_of_every_control() -> None:
    assert {control.path for control in CONTROLS} == {name for name, *_ in FACTS}


# Left out: shop/named-404, which is taken for a page that was not found, since its title is 404 and its prose is short.
@pytest.mark.parametrize("name", [control.name for control in CONTROLS if control.name != "shop/named-404"])
def test_recorded_page_is_recognised_as_content(name: str) -> None:
    case = load_case(CASSETTES / "controls" / f"{name}.yaml", CASSETTES)
    assert "content" == recognise(answer(case)[1]).kind


@each
def test_sidecar_names_the_url_and_what_is_expected(control: Control) -> None:
    said = tomllib.loads(SIDECARS[control.path])
    assert (control.page.url, "content", list(control.required)) == (said["url"], said["expect"], said["required"])


@pytest.mark.parametrize("body", [b"", b"</p></p>"])
def test_something_is_put_in_one_place_only(body: bytes) -> None:
    with pytest.raises(ValueError, match="should be once"):
        put_before(Page("https://one.example/", body), "</p>", "<b>")

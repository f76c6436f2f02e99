"""Fields of a scraper live as long as what they hang on does, and the count is told with what it is worth."""

import msgspec
import pytest

from harness.cases import load_case
from harness.hunt import Bench, aims_of, sandbox_of
from harness.model import Lifetime, Lived, Options, ScraperSpec
from harness.survival import Lives
from harness.survival.lives import half_life, lifetime
from tests.ageing.pages import SITES

SCRAPER = """
from lxml import html as parser

def scrape(html: str) -> dict:
    page = parser.fromstring(html)
    def one(path):
        found = page.xpath(path)
        return found[0].text_content().strip() if found else None
    return {
        "whole": "always the same",
        "by_class": one("//*[contains(concat(' ', @class, ' '), ' %s ')]" % "nc-story__headline"),
        "by_xpath": one("/html/body/main/article/header/h1"),
        "by_place": one("(//p)[3]"),
    }
"""
OPTIONS = Options(months=(3, 36), max_examples=48)


@pytest.fixture(scope="module")
def lifetimes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lifetime]:
    """Two ages of twelve pages; then nine pages of a third, as of a run that was stopped."""
    folder = tmp_path_factory.mktemp("scraper")
    (folder / "aged_story.py").write_text(SCRAPER)
    spec = ScraperSpec(name="story", target="aged_story:scrape", search_path=(str(folder),))
    case = load_case(SITES / "news" / "night-library.yaml", SITES)
    lives = Lives()
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, case, (), OPTIONS)
        few = msgspec.structs.replace(OPTIONS, max_examples=39)
        assert [] == list(lives.grow(Bench(sandbox, case, (), few), aims_of(bench)))
        told = [(grown.months, grown.done, grown.total) for grown in lives.grow(bench, aims_of(bench))]
        assert 9 == len(list(lives.age(bench, aims_of(bench), (48,), 9)))
    assert [((3, 36)[done > 12], done, 24) for done in range(1, 25)] == told
    return {one.field: one for one in lives.told()}


def test_each_field_is_told_at_each_age_that_has_enough_pages(lifetimes: dict[str, Lifetime]) -> None:
    assert {field: [(age.months, age.examples) for age in one.ages] for field, one in lifetimes.items()} == {
        field: [(3, 12), (36, 12)] for field in ("whole", "by_class", "by_xpath", "by_place")
    }


def test_what_hangs_on_less_lives_longer(lifetimes: dict[str, Lifetime]) -> None:
    """A constant for ever, a class longer than an absolute XPath."""
    shares = {field: [age.share for age in one.ages] for field, one in lifetimes.items()}
    assert shares["whole"] == [1.0, 1.0]
    assert shares["by_xpath"][1] < shares["by_class"][1] < shares["by_class"][0]


def test_a_place_breaks_silently(lifetimes: dict[str, Lifetime]) -> None:
    """The third paragraph of a page is another one, where the page has others; a class that is gone gives nothing."""
    assert lifetimes["by_class"].silent == 0
    assert (lifetimes["by_place"].silent or 0) > 0


def test_nothing_is_played_where_it_is_not_asked_for() -> None:
    lives = Lives()
    assert [] == list(lives.age(None, (), (), 10))  # type: ignore[arg-type]  # a bench that must not be touched
    assert lives.told() == ()


@pytest.mark.parametrize(
    ("shares", "months"),
    [
        ([], None),
        ([(3, 0.9), (12, 0.6)], None),
        ([(10, 0.0)], 5.0),
        ([(3, 0.9), (12, 0.5)], 12.0),
        ([(4, 0.75), (8, 0.25), (12, 0.9)], 6.0),
    ],
)
def test_half_life(shares: list[tuple[float, float]], months: float | None) -> None:
    assert half_life(shares) == months


def test_lifetime_sums_what_broke_over_all_ages() -> None:
    age = Lived(months=3.0, examples=10, same=8, lost=1, wrong=1, share=0.8, low=0.5, high=0.9)
    later = msgspec.structs.replace(age, months=12.0, same=6, lost=3, share=0.6, low=0.3, high=0.8)
    told = lifetime("title", [age, later])
    assert told.silent == pytest.approx(2 / 6)
    assert (told.half_life, told.half_life_low) == (None, 3.0)

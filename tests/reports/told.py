"""A run as the engine would tell it: an error with an exception, a warning, a scraper whose recorded page fails."""

from harness.model import CaseResult, Example, ExceptionInfo, Failure, ScraperResult, Tally

CRASH = Failure(
    id="b41c09d2e8f1",
    check="crash",
    severity="error",
    scraper="news",
    case="news/story-1",
    family="drift",
    mutations=({"name": "rename-class", "to": "author-line"},),
    changes=("class 'byline' of main/p renamed to 'author-line'",),
    exception=ExceptionInfo(
        type="AttributeError",
        message="'NoneType' object has no attribute 'text'",
        where="mypkg/news.py:31",
        line='author = soup.select_one(".byline").text',
    ),
    evidence="AttributeError: 'NoneType' object has no attribute 'text'",
    expected="a value, an honest absence or a declared refusal",
    got="AttributeError at mypkg/news.py:31",
    diff='…\n <h1>\n-<p class="byline">By Jane\n+<p class="author-line">By Jane\n </p>',
    output="fetching\nparsing [bold]title[/bold] \x1b[31mred\n",
    also=("news/story-2",),
)

CONTAMINATION = Failure(
    id="77aa00bb11cc",
    check="contamination",
    severity="warning",
    scraper="news",
    case="news/story-2",
    field="offers.price",
    family="drift",
    exchange=1,
    mutations=({"name": "inject-boilerplate"},),
    changes=("boilerplate put beside main/div",),
    evidence="offers.price holds text that was inserted beside the value (zq7f)",
    expected='"34.90"',
    got='"34.90 zq7f"',
    diff="+<p>zq7f",
    output="fetching",
)

NEWS = ScraperResult(
    name="news",
    target="mypkg.news:scrape",
    cases=(
        CaseResult(
            case="news/story-1",
            baseline="ok",
            tallies={"noise": Tally(equal=100), "drift": Tally(equal=80, missing=15, refused=4, failed=1)},
        ),
        CaseResult(case="news/story-2", baseline="ok", tallies={"drift": Tally(equal=99, failed=1)}),
    ),
    failures=(CRASH, CONTAMINATION),
    notes=("news/story-1: wrong-value of title showed once and not again in a fresh process; it is not reported",),
    seconds=9.1234,
)

SHOP = ScraperResult(
    name="shop",
    target="mypkg.shop:scrape",
    cases=(CaseResult(case="shop/mug", baseline="crash on the recorded page: KeyError: 'price' at mypkg/shop.py:12"),),
    seconds=0.52,
)

RESULTS = (NEWS, SHOP)

CUT = ScraperResult(
    name="news",
    target="mypkg.news:scrape",
    cases=NEWS.cases,
    cut=True,
    unreached=("news/story-3", "news/story-4"),
    seconds=4.0,
)
"""Sound as far as it was tried, when its time was over."""

EXAMPLE = Example(plan=({"name": "rename-class", "to": "author-line"},), fate="equal", kind="items")

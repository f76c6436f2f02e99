"""The HTML report: one whole page, in which nothing runs or is loaded and whatever comes from pages stays text."""

import re
from base64 import b64encode
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]  # ships no types
import msgspec
import pytest

from harness.errors import ConfigError
from harness.model import Failure, Options, RunFinished, ScraperResult, Tally
from harness.reports.closing import summary_lines
from harness.reports.failure_text import failure_rows, reproduce
from harness.reports.html import html_document, write_html
from harness.reports.html.bar import bar_of
from harness.reports.html.view import MOST_OPEN, MOST_SHOWN, MOST_TOLD
from harness.reports.lifetimes import half_life_words
from harness.reports.line import plain_text
from tests.reports.judged import FELL, GONE, judged
from tests.reports.test_lifetimes import LIFETIMES
from tests.reports.test_saved import PLAYED
from tests.reports.told import CONTAMINATION, CRASH, CUT, NEWS, RESULTS, SHOP

HOSTILE = (
    "<script>alert(1)</script></details></style><img src=x onerror=alert(1)>\"' onload=x {{ 7*7 }} "
    "\x1b[31mred\x00\u202e\ud800 <a href=https://evil.example>&amp;"
)
LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "style", "ping", "manifest"}
DOCS = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
ENDED = datetime(2026, 11, 27, 19, 40, 30, tzinfo=timezone(timedelta(hours=1)))
SECONDS = re.compile(r"\d+(?:\.\d)? s\b")

OPTIONS = Options(seed=7)
MAKER = re.compile(r"scraper-harness \S+ · \d{4}-\d\d-\d\d \d\d:\d\d UTC")


def document(
    *results: ScraperResult,
    code: int = 1,
    expected: tuple[str, ...] = (),
    interrupted: bool = False,
    options: Options = OPTIONS,
) -> str:
    event = RunFinished(results, 12.3, interrupted=interrupted)
    names = expected or tuple(result.name for result in results)
    return html_document(event, options, names, code, ENDED).decode()


def page(*results: ScraperResult, code: int = 1, expected: tuple[str, ...] = (), **further: Any) -> ET.Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: ET.Element = parser.parse(document(*results, code=code, expected=expected, **further))
    assert [] == parser.errors
    return tree


def words(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def of_class(tree: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def failures(tree: ET.Element) -> dict[str | None, ET.Element]:
    return {element.get("id"): element for element in of_class(tree, "failure")}


def full() -> ScraperResult:
    result = judged("accepted", "new", "expired", better=(GONE,), worse=(FELL,))
    return msgspec.structs.replace(result, saved=PLAYED, lifetimes=LIFETIMES, notes=("seen once",))


def hostile(text: str) -> ScraperResult:
    """Return a result in which all that comes from outside is this text."""
    assert CRASH.exception
    failure = msgspec.structs.replace(
        CRASH,
        case=text,
        field=text,
        evidence=text,
        explanation=f"`{text}` stands there",
        changes=(text,),
        expected=f"[-{text}-]",
        got=f"{{+{text}+}}",
        diff=f"-{text}\n+{text}x\n {text}",
        output=text,
        also=(text,),
        exception=msgspec.structs.replace(CRASH.exception, type=text, message=text, where=text, line=text),
    )
    case = msgspec.structs.replace(SHOP.cases[0], case=text, baseline=text)
    lives = (msgspec.structs.replace(LIFETIMES[0], field=text),)
    return msgspec.structs.replace(
        full(), name=text, target=text, cases=(*NEWS.cases, case), failures=(failure,), notes=(text,), lifetimes=lives
    )


def many(number: int, severity: str = "error") -> tuple[Failure, ...]:
    return tuple(
        msgspec.structs.replace(CRASH, id=f"{severity[0]}{index:05}", severity=severity) for index in range(number)
    )


def test_a_run_at_a_glance() -> None:
    tree = page(*RESULTS, expected=("news", "shop", "jobs"))
    assert "Failed, and not all was tested" == words(tree.find(".//h1"))
    assert "Exit code 1: 1 failure that counts, 1 scraper not fully tested" == words(of_class(tree, "exit")[0])
    assert [
        "shop · shop/mug",
        "crash on the recorded page: KeyError: 'price' at mypkg/shop.py:12",
        "shop: 1 of 1 case NOT TESTED, for it fails on the recorded page as said above",
        "jobs: NOTHING WAS TESTED: it was not reached",
    ] == [words(line) for alert in of_class(tree, "alert") for line in of_class(alert, "line")]
    assert ["#scraper-1", "#scraper-2"] == [link.get("href") for link in tree.iter("a")]
    assert ["scraper-1", "scraper-2"] == [card.get("id") for card in of_class(tree, "card")]


@pytest.mark.parametrize("interrupted", [False, True])
@pytest.mark.parametrize("results", [(), (NEWS,), (SHOP,), RESULTS, (full(),), (judged("accepted"),)])
def test_its_verdict_is_the_terminals(results: tuple[ScraperResult, ...], *, interrupted: bool) -> None:
    event = RunFinished(results, 12.3, interrupted=interrupted)
    told = plain_text(summary_lines(event, Options(seed=7))).splitlines()
    (summary,) = of_class(page(*results, interrupted=interrupted), "summary")
    assert told == [words(line) for line in of_class(summary, "line")]


@pytest.mark.parametrize(
    ("code", "results", "interrupted", "heading", "role"),
    [
        (0, (msgspec.structs.replace(NEWS, failures=()),), False, "Passed", "good"),
        (0, (judged("accepted"),), False, "Passed", "good"),
        (
            0,
            (msgspec.structs.replace(NEWS, failures=(CONTAMINATION,)),),
            False,
            "Passed, with failures that do not count",
            "warning",
        ),
        (0, (CUT,), False, "Passed, but not all was tested", "warning"),
        (1, (NEWS,), False, "Failed", "error"),
        (1, (NEWS, CUT), False, "Failed, and not all was tested", "error"),
        (1, RESULTS, False, "Failed, and not all was tested", "error"),
        (2, (), False, "Not tested", "error"),
        (2, (SHOP,), False, "Not tested", "error"),
        (2, (msgspec.structs.replace(NEWS, failures=()), SHOP), False, "Not all was tested", "error"),
        (2, (msgspec.structs.replace(NEWS, failures=()),), True, "Interrupted", "warning"),
    ],
)
def test_what_it_is_called(
    code: int, results: tuple[ScraperResult, ...], heading: str, role: str, *, interrupted: bool
) -> None:
    """A run that tested nothing is told from one that passed by its first word and its colour."""
    tree = page(*results, code=code, interrupted=interrupted)
    assert heading == words(tree.find(".//h1"))
    assert [role] == [verdict.get("class", "").split()[1] for verdict in of_class(tree, "verdict")]
    assert words(tree.find(".//title")).startswith(f"{heading}: ")
    assert f"`{heading}`" in DOCS


def test_a_failure_is_told_as_anywhere() -> None:
    crash = failures(page(NEWS))[CRASH.id]
    rows = [words(value) for value in of_class(crash, "value")]
    assert [*(row.text for row in failure_rows(CRASH)), "news/story-2"] == rows
    assert ["case", "change", "at", "also"] == [words(label) for label in crash.iter("dt")]
    assert CRASH.evidence == words(of_class(crash, "evidence")[0])
    assert reproduce(CRASH) == words(of_class(crash, "command")[0])


def test_a_page_diff_is_told_line_by_line() -> None:
    crash = failures(page(NEWS))[CRASH.id]
    assert [
        ("muted", "…"),
        ("muted", "<h1>"),
        ("removed", '-<p class="byline">By Jane'),
        ("added", '+<p class="author-line">By Jane'),
        ("muted", "</p>"),
    ] == [(line.get("class", "").split()[1], words(line)) for line in of_class(crash, "change")]
    assert ["by"] == [words(lost) for lost in crash.iter("del")]
    assert ["author-"] == [words(new) for new in crash.iter("ins")]


def test_marked_words_are_picked_out() -> None:
    told = msgspec.structs.replace(CONTAMINATION, expected="the harbour [-of Ansel-]", got="the harbour {+AD+}")
    failure = failures(page(msgspec.structs.replace(NEWS, failures=(told,))))[told.id]
    expected, got = of_class(failure, "row")[-2:]
    assert ("[-of Ansel-]", "{+AD+}") == (
        "".join(words(lost) for lost in expected.iter("del")),
        "".join(words(new) for new in got.iter("ins")),
    )


def test_an_explanation_stands_first_with_what_it_quotes_picked_out() -> None:
    told = msgspec.structs.replace(CRASH, explanation="`title` stands in `h1#headline`.")
    failure = failures(page(msgspec.structs.replace(NEWS, failures=(told,))))[told.id]
    (why,) = of_class(failure, "why")
    assert ("title stands in h1#headline.", ["title", "h1#headline"]) == (
        words(why),
        [words(quoted) for quoted in why.iter("code")],
    )
    assert "why" not in [words(label) for label in failure.iter("dt")]


def test_errors_are_open_and_warnings_folded_up() -> None:
    found = failures(page(NEWS))
    assert {CRASH.id: "", CONTAMINATION.id: None} == {name: one.get("open") for name, one in found.items()}


def test_what_the_baseline_file_accepts_says_why() -> None:
    tree = page(full())
    found = failures(tree)
    assert "ticket 7 (until 2026-01-31)" == words(of_class(found["id-accepted"], "reason")[0])
    assert None is found["id-accepted"].get("open")
    assert "baseline accepted until 2026-01-31, which is past: ticket 7" in words(found["id-expired"])
    assert FELL.told in words(tree)
    assert GONE.told in words(tree)
    assert "CANNOT APPLY 0000 crash · news · news/story-1 · title" in words(tree)
    assert "seen once" in words(tree)


def test_bars_have_words_and_fill_their_width() -> None:
    tally = Tally(equal=9_999, missing=1)
    bar = bar_of([tally])
    assert ["99 % same", "1 % missing"] == [part.words for part in bar.parts]
    assert 100.0 == pytest.approx(sum(part.width for part in bar.parts), abs=0.1)
    assert 0.9 < bar.parts[-1].width
    assert () == bar_of([Tally(unapplied=3)]).parts
    labels = [svg.get("aria-label") for svg in page(NEWS).iter() if svg.get("role") == "img"]
    assert ["100 % same", "90 % same, 8 % missing, 2 % refused, 1 % failed"] == labels


def test_lifetimes_are_the_terminals() -> None:
    (table,) = of_class(page(full()), "lives")
    first, *others = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert ["field", "3 months", "12 months", "half-life", "silently"] == first
    assert [["title", "90 (70-97)", "40 (22-61)", half_life_words(LIFETIMES[0]), "21 (8-48)"]] == others[:1]
    assert LIFETIMES[1].field == others[1][0], "whole, for a browser has room"


def test_why_a_scraper_cannot_be_run() -> None:
    tree = page(ScraperResult(name="lost", target="t", unusable="mypkg: no such module"), code=2)
    assert "lost: NOTHING WAS TESTED: mypkg: no such module" in words(of_class(tree, "alert")[0])


def test_a_run_that_had_nothing_to_do_says_why_and_exits_as_it_does() -> None:
    why = "no scraper changed since HEAD"
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    text = html_document(RunFinished((), 0.0, idle=why), Options(seed=7), (), 0, ENDED)
    tree: ET.Element = parser.parse(text.decode())
    assert ("Nothing to test", f"Exit code 0: {why}") == (words(tree.find(".//h1")), words(of_class(tree, "exit")[0]))
    assert ["verdict warning"] == [verdict.get("class") for verdict in of_class(tree, "verdict")]
    assert [f"NOTHING WAS TESTED: {why}"] == [words(line) for line in of_class(of_class(tree, "alert")[0], "line")]
    assert "`Nothing to test`" in DOCS


def test_pages_that_were_not_reached() -> None:
    tree = page(CUT, code=0)
    assert "Exit code 0: 1 scraper not fully tested" == words(of_class(tree, "exit")[0])
    assert "news: NOT REACHED before the run was over: news/story-3, news/story-4" in words(of_class(tree, "alert")[0])


def test_nothing_runs_and_nothing_is_loaded() -> None:
    text = document(full(), hostile(HOSTILE), SHOP)
    tree = page(full(), hostile(HOSTILE), SHOP)
    assert set() == {"script", "link", "img", "iframe", "object", "embed", "form", "base", "use", "image"} & {
        str(element.tag).rpartition("}")[2] for element in tree.iter()
    }
    for element in tree.iter():
        assert set() == {name for name in element.attrib if name in LOADING or name.startswith("on")}
        assert element.get("href", "#").startswith("#")
    (style,) = tree.iter("style")
    assert "url(" not in words(style)
    assert "@import" not in words(style)
    (policy,) = [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv")]
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" == policy
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_what_comes_from_outside_stays_text() -> None:
    text, tree = document(hostile(HOSTILE)), page(hostile(HOSTILE))
    assert "<script" not in text
    assert "{{ 7*7 }}" in words(tree)
    assert [] == re.findall("[\x00-\x09\x0b-\x1f\x7f\u202e\ud800]", text)
    assert "\\x1b[31mred\\x00\\u202e\\ud800" in words(tree)
    shape = [element.tag for element in page(hostile("plain")).iter()]
    assert shape == [element.tag for element in tree.iter()]


@pytest.mark.parametrize("long", ["x" * 1_000_000, "\x1b" * 1_000_000, "a b\n" * 250_000, "`" * 1_000_000])
def test_its_size_is_bounded(long: str) -> None:
    assert len(document(hostile(long))) < 200_000


def test_many_failures_are_folded_up_and_each_is_there() -> None:
    errors, warnings = many(MOST_TOLD - 10), many(100, "warning")
    tree = page(msgspec.structs.replace(NEWS, failures=(*warnings, *errors)))
    found = failures(tree)
    assert {failure.id: f"Reproduce with {reproduce(failure)}" for failure in (*errors, *warnings)} == {
        name: words(of_class(one, "reproduce")[0]) for name, one in found.items()
    }
    assert MOST_OPEN == sum(1 for one in found.values() if one.get("open") is not None)
    assert 90 == len(of_class(tree, "short")), "the mildest have a line each"
    assert [f"{MOST_TOLD - 10 - MOST_SHOWN} more", f"{100 - MOST_SHOWN} more"] == [
        words(rest.find("summary")) for rest in of_class(tree, "rest")
    ]


def test_two_runs_of_one_seed_differ_in_times_alone() -> None:
    def told(address: str, seconds: float) -> str:
        failure = msgspec.structs.replace(CRASH, got=f"<Node object at {address}>")
        result = msgspec.structs.replace(NEWS, failures=(failure,), seconds=seconds)
        return SECONDS.sub("", document(result))

    assert told("0x7f00", 9.1) == told("0x7fff", 8.4)


def test_it_says_what_wrote_it_and_when() -> None:
    (maker,) = of_class(page(NEWS), "maker")
    assert f"scraper-harness {version('scraper-harness')} · 2026-11-27 18:40 UTC" == words(maker)


def test_it_is_written(tmp_path: Path) -> None:
    write_html(tmp_path / "report.html", RunFinished(RESULTS, 12.3), Options(seed=7), ("news", "shop"), 1)
    text, other = document(*RESULTS), (tmp_path / "report.html").read_text(encoding="utf-8")
    assert MAKER.sub("", text) == MAKER.sub("", other)
    assert MAKER.search(other)
    assert ["report.html"] == [path.name for path in tmp_path.iterdir()]
    with pytest.raises(ConfigError, match=r"^.*report.html/report.html: Not a directory; give --html a"):
        write_html(tmp_path / "report.html" / "report.html", RunFinished(RESULTS, 12.3), Options(), (), 1)


def test_the_head_tells_what_is_left_out_and_what_stands_for_no_value() -> None:
    """A reader could take it for compared; where nothing is, there is no row."""

    def facts(options: Options) -> dict[str, str]:
        (head,) = of_class(page(NEWS, options=options), "facts")
        return {words(row.find("dt")): words(row.find("dd")) for row in head.findall("div")}

    usual = facts(OPTIONS)
    named = msgspec.structs.replace(OPTIONS, ignore=("id", "offers.*.seen"), absent=("keine Angabe", "<不明>"))

    assert ["seed", "examples", "families", "replay", "timeout"] == list(usual)
    assert {**usual, "ignored": "id, offers.*.seen", "no value": "keine Angabe, <不明>"} == facts(named)

"""A finding becomes a failure: the smallest plan, seen again in a fresh process."""

from pathlib import Path

import msgspec

from harness.hunt import smallest
from harness.model import Case, Exchange, Finding, Plan, Request, Response, failure_id
from tests.explore.stories import URL, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import bench_of

PRICE = """
    def scrape(html):
        found = re.findall(r"\\d+\\.\\d\\d", html)
        return {"price": found[0] if found else None, "title": re.search("<h1[^>]*>(.*?)<", html)[1]}
"""
NEEDED = Replace("They go", "Only 9.99")
OTHERS = (Replace("Ferry<", "Boat<"), Replace("class='head'", "class='x'"))


def test_the_smallest_plan_is_told_whole(tmp_path: Path) -> None:
    plan = Plan((OTHERS[0], NEEDED, OTHERS[1]))
    with bench_of(tmp_path, PRICE, case()) as bench:
        verdict = bench.try_plan(plan, "drift")
        assert verdict
        finding = verdict.findings[0]
        found = smallest(bench, "scraper", plan, "drift", finding)

    assert found
    assert ("wrong-value", "price", "drift", 1) == (found.check, found.field, found.family, len(found.mutations))
    assert failure_id("scraper", "story", "drift", finding.identity) == found.id
    assert ('"24.50"', '"9.99"') == (found.expected, found.got)
    assert "+<p class='text'>Only 9.99 back to work." in found.diff.splitlines()


def test_what_does_not_show_again_is_no_failure(tmp_path: Path) -> None:
    never = Finding(check="crash", severity="error", evidence="seen once")
    with bench_of(tmp_path, PRICE, case()) as bench:
        assert smallest(bench, "scraper", Plan((NEEDED,)), "drift", never) is None


def test_an_error_is_not_told_as_the_warning_beside_it(tmp_path: Path) -> None:
    """Two prices: one cut off, which warns, and one replaced, which does not."""
    source = """
        def scrape(html):
            return [{"price": part} for part in re.findall("<p[^>]*>(.*?)</p>", html)]
    """
    plan = Plan((Replace("They go back to work.", "They go"), Replace("24.50", "1.50")))
    with bench_of(tmp_path, source, case()) as bench:
        verdict = bench.try_plan(plan, "damage")
        assert verdict
        mild, grave = verdict.findings
        assert (("warning", "error"), mild.identity) == ((mild.severity, grave.severity), grave.identity)
        found = smallest(bench, "scraper", plan, "damage", grave)

    assert found
    assert ("error", '"1.50"', 1) == (found.severity, found.got, len(found.mutations))


def test_a_wish_to_stop_ends_shrinking_with_what_was_found(tmp_path: Path) -> None:
    plan = Plan((*OTHERS, NEEDED))
    with bench_of(tmp_path, PRICE, case()) as bench:
        verdict = bench.try_plan(plan, "drift")
        assert verdict
        bench.stop = lambda: True
        found = smallest(bench, "scraper", plan, "drift", verdict.findings[0])

    assert found
    assert 3 == len(found.mutations)


def test_evidence_is_one_sentence_whatever_a_field_is_called(tmp_path: Path) -> None:
    """The field itself stays as the scraper names it: by that it is known again."""
    source = """
        def scrape(html):
            return {"the\\n  price": re.findall(r"\\d+\\.\\d\\d", html)[0]}
    """
    with bench_of(tmp_path, source, case()) as bench:
        verdict = bench.try_plan(Plan((NEEDED,)), "drift")
        assert verdict
        found = smallest(bench, "scraper", Plan((NEEDED,)), "drift", verdict.findings[0])

    assert found
    assert "the\n  price" == found.field
    assert "the price has another value than on the recorded page" == found.evidence


def test_an_undecodable_byte_of_the_page_reaches_no_encoder(tmp_path: Path) -> None:
    """Byte 81 is none in windows-1252: it stands as half a character in the page, the plan and what a scraper makes."""
    body = b"<h1>Caf\xe9 \x81</h1><p>24.50</p>"
    response = Response(200, (("Content-Type", "text/html; charset=windows-1252"),), body)
    source = """
        def scrape(html: bytes):
            text = html.decode("cp1252", "surrogateescape")
            print(text)
            if "<p>" not in text:
                raise ValueError(text)
            return {"price": re.search("<p>(.*)</p>", text)[1]}
    """
    plan = Plan((Replace("\udc81</h1><p>", "\udc81</h1><b>"),))
    opened = Case("story", "story.yaml", URL, (Exchange(Request("GET", URL), response),))
    with bench_of(tmp_path, source, opened) as bench:
        verdict = bench.try_plan(plan, "drift")
        assert verdict
        found = smallest(bench, "scraper", plan, "drift", verdict.findings[0])

    assert found
    assert msgspec.json.encode(msgspec.structs.replace(found, mutations=()))
    assert found.exception
    assert "<h1>Café \\udc81</h1><b>24.50</p>" == found.exception.message
    assert ("\\udc81</h1><p> replaced",) == found.changes
    assert "Café \\udc81" in found.diff
    assert "Café \\udc81" in found.output
    assert "\udc81</h1><p>" == found.mutations[0]["old"]


def test_a_warning_is_shrunk_to_the_error_that_it_is(tmp_path: Path) -> None:
    """An ambiguous change beside what breaks the scraper only excused it."""
    plan = Plan((Replace("Ferry<", "Boat<", ambiguous=True), NEEDED))
    source = PRICE.replace(', "title": re.search("<h1[^>]*>(.*?)<", html)[1]', "")
    with bench_of(tmp_path, source, case()) as bench:
        verdict = bench.try_plan(plan, "drift")
        assert verdict
        (excused,) = verdict.findings
        assert "warning" == excused.severity
        found = smallest(bench, "scraper", plan, "drift", excused)

    assert found
    assert ("error", ("Only 9.99",)) == (found.severity, tuple(one["new"] for one in found.mutations))

"""What differs elsewhere is named with the circumstances that it follows."""

import shutil
from pathlib import Path

import msgspec
import pytest

from harness.hunt import Bench, Elsewhere, sandbox_of
from harness.sandbox.abroad import Locale, other_zone
from tests.explore.stories import case
from tests.hunt.bench_of import OPTIONS, spec_of

SOURCE = """
    import datetime, locale, random, uuid
    locale.setlocale(locale.LC_ALL, "")
    def scrape(html):
        now = datetime.datetime.now(datetime.UTC)
        return {
            "title": "Ferry",
            "scraped": now.isoformat(),
            "run": str(uuid.uuid4()),
            "draw": random.random(),
            "tags": list({"a", "b", "c", "d", "e"}),
            "price": locale.str(24.5),
            "day": now.strftime("%A"),
            "hour": datetime.datetime.fromtimestamp(0).hour,
        }
"""
FOLLOWS = {
    "draw": "changes from run to run",
    "run": "changes from run to run",
    "scraped": "follows the date",
    "tags": "follows the hash seed",
    "price": "follows the locale",
    "day": "follows the date and the locale",
    "hour": "follows the time zone",
}


@pytest.mark.skipif(not shutil.which("localedef") or not other_zone(), reason="no locale or time zone to go to")
def test_each_field_is_told_with_what_it_follows(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, SOURCE)
    with sandbox_of(spec, OPTIONS) as sandbox, Elsewhere(spec, OPTIONS) as elsewhere:
        bench = Bench(sandbox, case(), (), OPTIONS)
        found = [finding for verdict in elsewhere.verdicts(bench) for finding in verdict.unsteady]
        again = bench.judge_again().unsteady

    assert FOLLOWS == {
        finding.field: finding.evidence.removeprefix(finding.field + " ").split(":")[0] for finding in found
    }
    assert len(FOLLOWS) == len(found)
    assert {"nondeterministic"} == {finding.check for finding in found}
    assert {"run", "draw"} >= {finding.field for finding in again}


def test_a_locale_that_could_not_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.hunt.elsewhere.other_locale", lambda _: Locale({}, "was not tried"))
    with Elsewhere(spec_of(tmp_path, SOURCE), OPTIONS) as elsewhere:
        assert ("was not tried",) == elsewhere.notes


def test_who_does_not_mind_is_run_once_elsewhere(tmp_path: Path) -> None:
    """Each further process would cost every scraper its time."""
    calls = tmp_path / "calls"
    source = f"""
        def scrape(html):
            with open({str(calls)!r}, "a") as calls:
                print("called", file=calls)
            return {{"title": "Ferry"}}
    """
    spec = spec_of(tmp_path, source)
    with sandbox_of(spec, OPTIONS) as sandbox, Elsewhere(spec, OPTIONS) as elsewhere:
        bench = Bench(sandbox, case(), (), OPTIONS)
        (verdict,) = elsewhere.verdicts(bench)

    assert () == verdict.findings
    assert ["called", "called"] == calls.read_text().split()


TODAY = """
    import datetime, urllib.request
    def scrape(url):
        day = datetime.date.today().isoformat()
        page = urllib.request.urlopen(f"{url}?date={day}", timeout=5).read().decode()
        return {"title": re.search("<h1[^>]*>(.*?)</h1>", page)[1], "tags": list({"a", "b", "c", "d", "e"})}
"""


def test_what_is_asked_for_by_the_day_is_asked_again_on_the_same_day(tmp_path: Path) -> None:
    """Another day's page was not recorded; what follows other circumstances is found all the same."""
    one = case()
    today = msgspec.structs.replace(one.exchanges[0].request, url=f"{one.url}?date=2030-01-01")
    exchanges = (*one.exchanges, msgspec.structs.replace(one.exchanges[0], request=today))
    spec = spec_of(tmp_path, TODAY)
    with sandbox_of(spec, OPTIONS) as sandbox, Elsewhere(spec, OPTIONS) as elsewhere:
        bench = Bench(sandbox, msgspec.structs.replace(one, exchanges=exchanges), (), OPTIONS)
        verdict = elsewhere.again(bench)

    assert ((), {"tags"}) == (verdict.outcome.misses, {finding.field for finding in verdict.unsteady})

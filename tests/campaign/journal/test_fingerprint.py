"""A fingerprint is the same for the same, and says in words what is not."""

from pathlib import Path

import msgspec
import pytest

from harness.campaign import Unit
from harness.campaign.journal import fingerprint_of
from harness.model import MEBIBYTE, Case, Options
from tests.campaign.runs import SOUND, unit
from tests.explore.stories import GONE

DOCS = (Path(__file__).parents[3] / "docs" / "journal.md").read_text(encoding="utf-8")
OPTIONS = Options(seed=3, families=("noise", "drift"))


@pytest.fixture
def one(tmp_path: Path) -> Unit:
    return unit(tmp_path, SOUND, "news")


def differences(one: Unit, other: Unit) -> list[str]:
    return list(fingerprint_of([one], (), OPTIONS).differences(fingerprint_of([other], (), OPTIONS)))


def test_the_same(tmp_path: Path, one: Unit) -> None:
    assert [] == differences(one, unit(tmp_path, SOUND, "news"))


def test_it_is_the_same_after_it_was_stored(one: Unit) -> None:
    known = fingerprint_of([one], [GONE], OPTIONS)

    assert known == msgspec.json.decode(msgspec.json.encode(known), type=type(known))


def test_a_changed_scraper(tmp_path: Path, one: Unit) -> None:
    """Its own file, without importing it."""
    before = fingerprint_of([one], (), OPTIONS)
    (tmp_path / "news.py").write_text("def scrape(html): ...")

    assert ["the code of news changed since; take the change back"] == list(
        before.differences(fingerprint_of([one], (), OPTIONS))
    )


def test_a_changed_module_that_a_scraper_imports(tmp_path: Path, one: Unit) -> None:
    """As docs/journal.md says."""
    (tmp_path / "news.py").write_text("import prices\n")
    (tmp_path / "prices.py").write_text("FREE = 0\n")
    before = fingerprint_of([one], (), OPTIONS)
    (tmp_path / "prices.py").write_text("FREE = 1\n")

    assert ["the code of news changed since; take the change back"] == list(
        before.differences(fingerprint_of([one], (), OPTIONS))
    )
    assert "its module with the modules of yours that this imports" in DOCS


def test_a_changed_program(tmp_path: Path, one: Unit) -> None:
    (tmp_path / "shop.sh").write_text("echo 1")
    spec = msgspec.structs.replace(one.spec, command=("sh", "shop.sh", "{url}"), folder=str(tmp_path))
    program = msgspec.structs.replace(one, spec=spec)
    before = fingerprint_of([program], (), OPTIONS)
    (tmp_path / "shop.sh").write_text("echo 2")

    assert ["the code of news changed since; take the change back"] == list(
        before.differences(fingerprint_of([program], (), OPTIONS))
    )


def test_a_changed_page(one: Unit) -> None:
    case: Case = one.cases[0]
    (exchange,) = case.exchanges
    response = msgspec.structs.replace(exchange.response, body=b"<p>\xff")
    changed = msgspec.structs.replace(case, exchanges=(msgspec.structs.replace(exchange, response=response),))

    assert ["the cassettes of news changed since; take the change back"] == differences(
        one, msgspec.structs.replace(one, cases=(changed,))
    )


def test_another_configuration(one: Unit) -> None:
    spec = msgspec.structs.replace(one.spec, refusals=("news:Blocked",))

    assert ["the configuration of news changed since; take the change back"] == differences(
        one, msgspec.structs.replace(one, spec=spec)
    )


def test_other_options_versions_and_error_pages(one: Unit) -> None:
    before = fingerprint_of([one], [GONE], OPTIONS)
    others = Options(
        seed=4, max_examples=5, timeout=2.5, memory=64 * MEBIBYTE, families=("noise",), ignore=("id",), absent=("nix",)
    )
    after = fingerprint_of([one], (), others)
    after = msgspec.structs.replace(after, versions={**after.versions, "Python": "4"})

    assert [
        "its max_examples was 100 and is 5; give --max-examples 100",
        "its seed was 3 and is 4; give --seed 3",
        "its timeout was 10 and is 2.5; give --timeout 10",
        "its memory was 512 MiB and is 64 MiB; set memory back in the configuration",
        "its families was noise, drift and is noise; give --family noise --family drift",
        "its ignore was empty and is id; set ignore back in the configuration",
        "its absent was empty and is nix; set absent back in the configuration",
        f"it was with Python {before.versions['Python']}; install that",
        "the error pages changed since; take the change back",
    ] == list(before.differences(after))


def test_other_scrapers(tmp_path: Path, one: Unit) -> None:
    many = [unit(tmp_path, SOUND, name) for name in ("a", "b", "c", "d", "e")]
    before = fingerprint_of(many, (), OPTIONS)

    assert ["it was of a, b, c and 2 more; name these"] == list(before.differences(fingerprint_of([one], (), OPTIONS)))

"""A golden file lies beside its cassette, one a scraper; one that cannot be read is told in a line."""

from pathlib import Path

import msgspec
import pytest

from harness.cases import golden_files, golden_path, load_case, load_cases, read_golden, with_golden, write_golden
from harness.errors import CassetteError
from harness.model import Case
from tests.cases.cassette import write
from tests.golden.factory import golden


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return load_case(write(tmp_path / "story.yaml"), tmp_path)


def test_a_case_has_what_was_accepted_of_its_own_scraper(case: Case) -> None:
    path = golden_path(Path(case.path), "news")
    write_golden(path, golden({"title": "a"}))

    assert "story.news.golden.json" == path.name
    assert golden({"title": "a"}) == with_golden(case, "news").golden
    assert with_golden(case, "shop") == case
    assert [case.path, str(path)] == sorted(map(str, Path(case.path).parent.iterdir()), key=len)


@pytest.mark.parametrize(
    ("scraper", "name"),
    [
        ("mypkg.news:scrape", "story.v1.mypkg.news%3Ascrape.golden.json"),
        ("../x", "story.v1...%2Fx.golden.json"),
        ("Zürich", "story.v1.Z%C3%BCrich.golden.json"),
    ],
)
def test_any_scrapers_name_makes_a_file_name(scraper: str, name: str) -> None:
    assert Path("pages", name) == golden_path(Path("pages/story.v1.yaml"), scraper)


@pytest.mark.parametrize("field", ["scraper", "case"])
def test_anothers_file_is_not_taken_for_ones_own(case: Case, field: str) -> None:
    write_golden(golden_path(Path(case.path), "news"), msgspec.structs.replace(golden(), **{field: "other"}))

    with pytest.raises(CassetteError, match=r"golden.json: says that it is of scraper .*: correct scraper and case"):
        with_golden(case, "news")


def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "story.news.golden.json"
    assert read_golden(path) is None
    path.write_text('{"version": 3}')
    with pytest.raises(CassetteError, match=r"story.news.golden.json: version 3, written by a newer scraper-harness"):
        read_golden(path)
    with path.open("wb") as large:
        large.truncate((16 << 20) + 1)
    with pytest.raises(CassetteError, match="the limit is 16,777,216"):
        read_golden(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(CassetteError, match="not a regular file"):
        read_golden(path)
    path.rmdir()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CassetteError, match="a link"):
        read_golden(path)


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="make its folder writable"):
        write_golden(tmp_path / "absent" / "a.golden.json", golden())
    with pytest.raises(CassetteError, match="accept a smaller page"):
        write_golden(tmp_path / "a.golden.json", golden({"a": "x" * (17 << 20)}))
    assert [] == list(tmp_path.iterdir())


def test_a_name_that_no_file_can_have_is_told_where_it_is_to_be_written_alone(case: Case) -> None:
    """Each letter of another alphabet takes six bytes in it; a run that accepted nothing need not know of that."""
    scraper = "новости-" * 6
    assert case == with_golden(case, scraper)
    with pytest.raises(CassetteError, match=r"golden\.json: File name too long: shorten the scraper's name"):
        write_golden(golden_path(Path(case.path), scraper), golden())


def test_golden_files_are_found_and_never_taken_for_cassettes(tmp_path: Path) -> None:
    cassettes = [write(tmp_path / name) for name in ("a.json", "below/b.yaml", ".hidden/c.yaml")]
    paths = [golden_path(cassette, "news") for cassette in cassettes]
    for path in paths:
        write_golden(path, golden())
    write_golden(tmp_path / ".x.golden.json", golden())

    assert paths[:2] == list(golden_files(tmp_path))
    assert paths[:1] == list(golden_files(cassettes[0]))
    assert ["a", "below/b"] == [case.name for case in load_cases([tmp_path])]
    with pytest.raises(CassetteError, match="a golden file, no cassette: name the cassette beside it"):
        load_cases(paths[:1])

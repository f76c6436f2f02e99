"""Folders and files become cases, named by their place; nothing outside a folder is read."""

from pathlib import Path

import pytest

from harness.cases import Limits, load_case, load_cases
from harness.errors import CassetteError
from harness.model import ErrorPage
from harness.model.case import answer
from tests.cases.cassette import URL, interaction, write
from tests.cases.founding import PARAGRAPHS, page


def test_a_folder_is_read_in_order_and_what_is_no_cassette_left_alone(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/2.yml", "a/1.json", "failures/x.yaml", ".hidden/x.yaml", ".x.yaml", "a/1.golden.json"):
        write(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no cassette", "utf-8")
    cases = load_cases([tmp_path])
    assert [case.name for case in cases] == ["a/1", "a/2", "b"]
    assert str(tmp_path / "b.yaml") == cases[2].path


def test_a_file_is_named_without_its_folder_and_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "news" / "story.yaml")
    assert [case.name for case in load_cases([path, path, tmp_path])] == ["story"]


def test_the_defaults_come_from_the_recording(tmp_path: Path) -> None:
    content, refusal = write(tmp_path / "a.yaml"), write(tmp_path / "b.yaml", interaction("no", status=404))
    assert [(case.url, case.expect) for case in load_cases([content, refusal])] == [(URL, "content"), (URL, "refusal")]


def test_a_part_of_a_page_is_content_where_it_was_asked_for(tmp_path: Path) -> None:
    part = interaction("1 ERROR disk full\n2 ERROR disk full\n", status=206, headers={"Content-Type": ["text/plain"]})
    asked = {**part, "request": {**part["request"], "headers": {"Range": ["bytes=9-"]}}}
    paths = write(tmp_path / "a.yaml", part), write(tmp_path / "b.yaml", asked)
    assert ["refusal", "content"] == [case.expect for case in load_cases(paths)]


def test_a_feed_and_a_search_without_results_are_recorded_on_purpose(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", interaction("<rss></rss>", headers={"Content-Type": ["application/rss+xml"]}))
    write(tmp_path / "b.yaml", interaction("<title>Shop</title><h1>No results found</h1>"))
    assert ["content", "content"] == [case.expect for case in load_cases([tmp_path])]


def test_the_sidecar_has_the_last_word(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", interaction(), interaction(url=f"{URL}?page=2"))
    path.with_suffix(".toml").write_text(
        f'url = "{URL}?page=2"\nexpect = "refusal"\nrequired = ["title"]\ntags = ["x"]', "utf-8"
    )
    case = load_case(path, tmp_path)
    assert (f"{URL}?page=2", "refusal", ("title",), ("x",)) == (case.url, case.expect, case.required, case.tags)


def test_a_page_that_is_recognised_as_an_error_page_says_why(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", interaction("<h1>No</h1>", status=403))

    assert ErrorPage(why="forbidden: status 403") == load_case(path, tmp_path).error_page
    assert load_case(write(tmp_path / "b.yaml"), tmp_path).error_page is None


@pytest.mark.parametrize(
    ("expect", "article", "why"),
    [
        ("", True, "forbidden: status 403, though the body holds an article"),
        ('expect = "content"', True, "forbidden: status 403, though the body holds an article"),
        ('expect = "refusal"', False, 'its sidecar says expect = "refusal"'),
    ],
)
def test_an_article_on_an_error_page_may_be_taken_unless_the_sidecar_wants_a_refusal(
    tmp_path: Path, expect: str, article: bool, why: str
) -> None:
    path = write(tmp_path / "a.yaml", interaction(page((*PARAGRAPHS, *PARAGRAPHS)).body.decode(), status=403))
    path.with_suffix(".toml").write_text(expect, "utf-8")
    known = load_case(path, tmp_path).error_page

    assert known is not None
    assert (article, why, bool(known.forbidden)) == (known.article, known.why, article)


def redirect(url: str, to: str) -> dict[str, object]:
    return interaction("", url=url, status=302, headers={"Location": [to]})


@pytest.mark.parametrize(
    ("interactions", "index"),
    [
        ([redirect(URL, "/p/2"), interaction(url="https://shop.example/p/2")], 1),
        ([redirect(URL, URL), interaction()], 1),
        ([redirect(URL, "https://elsewhere.example/")], 0),
        ([redirect(URL, "http://[")], 0),
        ([redirect(URL, "/b"), redirect("https://shop.example/b", URL)], 0),
        ([redirect(URL, "/p/2#top"), interaction(url="HTTPS://SHOP.example:443/p/2")], 1),
    ],
)
def test_recorded_redirects_are_followed_to_the_answer(
    tmp_path: Path, interactions: list[dict[str, object]], index: int
) -> None:
    assert index == answer(load_case(write(tmp_path / "a.yaml", *interactions), tmp_path))[0]


def test_a_url_that_nothing_answers_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    path.with_suffix(".toml").write_text('url = "https://other.example/"', "utf-8")
    with pytest.raises(CassetteError, match=r"a.yaml: no exchange for https://other.example/: record it"):
        load_case(path, tmp_path)


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "x.yaml")
    for number, (name, target) in enumerate((("x.yaml", outside), ("more", outside.parent))):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).symlink_to(target)
        with pytest.raises(CassetteError, match="a path outside the folder"):
            load_cases([folder])
    assert [case.name for case in load_cases([tmp_path / "0" / "x.yaml"])] == ["x"]  # named itself, it is meant
    with pytest.raises(CassetteError, match="a path outside the folder"):
        load_case(outside, tmp_path / "0")
    inside = write(tmp_path / "inside" / "x.yaml")
    inside.with_suffix(".toml").symlink_to(outside)
    with pytest.raises(CassetteError, match="a path outside the folder"):
        load_cases([tmp_path / "inside"])


def test_two_cases_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml")
    write(tmp_path / "a.json")
    with pytest.raises(CassetteError, match=r"a.json is called a too: rename one"):
        load_cases([tmp_path])


def test_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="no cassette"):
        load_cases([tmp_path])
    with pytest.raises(CassetteError, match="no such file"):
        load_cases([tmp_path / "absent"])
    write(tmp_path / "a.yaml")
    write(tmp_path / "b.yaml")
    with pytest.raises(CassetteError, match=r"the limit is 1: name a folder below it, or raise limits\.files"):
        load_cases([tmp_path], limits=Limits(files=1))

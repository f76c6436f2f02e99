"""A sidecar says what is expected of its case; a slip of the pen is told with the word that was meant."""

from pathlib import Path

import pytest

from harness.cases.limits import Limits
from harness.cases.sidecar import CaseSidecar, read_case_sidecar, read_sidecar, sidecar_path
from harness.errors import CassetteError


def beside(tmp_path: Path, text: str) -> Path:
    (tmp_path / "case.toml").write_text(text, "utf-8")
    return tmp_path / "case.yaml"


@pytest.mark.parametrize(
    ("cassette", "sidecar"),
    [
        ("a/b.yaml", "a/b.toml"),
        ("b.yml", "b.toml"),
        ("b.json", "b.toml"),
        ("test.Class.method", "test.Class.method.toml"),
    ],
)
def test_it_has_the_name_of_its_cassette(cassette: str, sidecar: str) -> None:
    assert Path(sidecar) == sidecar_path(Path(cassette))


def test_without_one_the_defaults_stand(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "case.yaml") == {}
    assert CaseSidecar() == read_case_sidecar(tmp_path / "case.yaml")


def test_its_keys_are_read_and_those_of_an_exhibit_passed_over(tmp_path: Path) -> None:
    path = beside(
        tmp_path, 'url = "u"\nexpect = "refusal"\nrequired = ["t"]\ntags = ["n"]\nfamily = "login"\nsign = ["page"]'
    )
    assert CaseSidecar(url="u", expect="refusal", required=("t",), tags=("n",)) == read_case_sidecar(path)
    assert read_sidecar(path)["family"] == "login"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """An editor put it there."""
    assert CaseSidecar(url="u") == read_case_sidecar(beside(tmp_path, '\ufeffurl = "u"'))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('requird = ["title"]', "unknown key requird: did you mean 'required'?"),
        ("zzz = 1", "unknown key zzz: a case has url, expect, required, tags"),
        ('expect = "contnet"', "'contnet' - at `$.expect`; possible are content, refusal: correct it"),
        ('required = "title"', "required"),
        ("url = 3", "url"),
        ("url = ", "not TOML"),
        ('url = ""', "url is empty: give the URL that the scraper is sent to, or leave url out"),
        ("a = " + "[" * 50_000, "nested too deep"),
        ("#" + "x" * 300_000, "record less, or raise limits.sidecar_bytes"),
    ],
)
def test_a_wrong_one_is_refused_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    path = beside(tmp_path, text)
    with pytest.raises(CassetteError) as caught:
        read_case_sidecar(path)
    assert str(caught.value).startswith(f"{tmp_path / 'case.toml'}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "case.toml").mkdir()
    with pytest.raises(CassetteError, match=r"a folder, where the sidecar of .* would be: rename it"):
        read_sidecar(tmp_path / "case.yaml")


def test_it_must_be_utf_8_and_within_its_limit(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b'url = "\xff"')
    with pytest.raises(CassetteError, match="not UTF-8"):
        read_sidecar(tmp_path / "case.yaml")
    with pytest.raises(CassetteError, match="the limit is 3"):
        read_sidecar(tmp_path / "case.yaml", Limits(sidecar_bytes=3))

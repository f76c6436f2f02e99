"""Faults beside a cassette take their places among its exchanges; what can mean nothing is one clear line."""

from pathlib import Path

import pytest

from harness.cases import load_case
from harness.cases.faults import RecordedFault, faults_path, faults_text, read_faults
from harness.errors import CassetteError
from harness.model import Fault
from harness.model.case import answer
from tests.cases.cassette import URL, interaction, write

NEXT = f"{URL}?page=2"
REFUSED = f'[[fault]]\nname = "connection-refused"\nurl = "{NEXT}"\nbefore = 1\n'


def cassette(folder: Path, text: str, *interactions: dict[str, object]) -> Path:
    path = write(folder / "p.yaml", *interactions)
    faults_path(path).write_text(text, "utf-8")
    return path


def test_a_request_that_was_never_answered_stands_in_its_place(tmp_path: Path) -> None:
    path = cassette(tmp_path, REFUSED, interaction(), interaction(url=f"{URL}?page=3"))
    case = load_case(path, tmp_path)
    assert [(URL, None), (NEXT, Fault("connection-refused")), (f"{URL}?page=3", None)] == [
        (one.request.url, one.response.fault) for one in case.exchanges
    ]
    assert "content" == case.expect


def test_an_answer_that_came_in_part_has_its_fault(tmp_path: Path) -> None:
    case = load_case(cassette(tmp_path, '[[fault]]\nname = "short-body"\nexchange = 0\nat = 4\n'), tmp_path)
    assert (Fault("short-body", 4), b"<p>page</p>") == (
        case.exchanges[0].response.fault,
        case.exchanges[0].response.body,
    )
    assert "refusal" == case.expect


@pytest.mark.parametrize(
    ("name", "expect"), [("slow-drip", "content"), ("http-1.0", "content"), ("silence", "refusal")]
)
def test_a_page_that_comes_whole_all_the_same_is_content(tmp_path: Path, name: str, expect: str) -> None:
    assert expect == load_case(cassette(tmp_path, f'[[fault]]\nname = "{name}"\nexchange = 0\n'), tmp_path).expect


def test_faults_stand_beside_a_cassette_with_dots_in_its_name() -> None:
    assert Path("shop/v1.2.faults.toml") == faults_path(Path("shop/v1.2")) == faults_path(Path("shop/v1.2.yaml"))


def test_a_case_may_be_nothing_but_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("version: 1\ninteractions: []\n", "utf-8")
    faults_path(path).write_text(f'[[fault]]\nname = "dns-failure"\nurl = "{URL}"\n', "utf-8")
    case = load_case(path, tmp_path)
    assert (URL, "refusal", Fault("dns-failure")) == (case.url, case.expect, answer(case)[1].fault)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    faults = (
        RecordedFault(name="silence", url='https://a.example/"x"', before=2),
        RecordedFault(name="silence", url="https://a.example/😀\x7f", before=2),
        RecordedFault(name="short-body", exchange=0, at=7),
    )
    path = cassette(tmp_path, faults_text(faults))
    assert faults == read_faults(path)
    assert () == read_faults(write(tmp_path / "other.yaml"))
    assert faults == read_faults(cassette(tmp_path, "\ufeff" + faults_text(faults)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[fault]]\nname = "reset-in-bod"\nexchange = 0',
            "fault 'reset-in-bod': there is none: did you mean",
        ),
        ('[[fault]]\nname = "silence"', "fault 1: give either exchange or url"),
        (
            '[[fault]]\nname = "silence"\nexchange = 0\nurl = "http://a.b/"',
            "fault 1: give either exchange or url",
        ),
        ('[[fault]]\nname = "silence"\nurl = "/p/2"', "fault 1: /p/2 is no URL: correct it"),
        ('[[fault]]\nname = "silence"\nexchange = 1', "fault 1: no exchange 1 in p.yaml: record it again"),
        ('[[fault]]\nname = "silence"\nexchange = -1', "fault 1: no exchange -1 in p.yaml: record it again"),
        ('[[fault]]\nname = "silence"\nurl = "https://a.example/"\nbefore = 2', "fault 1: no exchange 2 in p.yaml"),
        ('[[fault]]\nnam = "silence"', "Object contains unknown field `nam`"),
        ("[[fault", "Expected ']]'"),
    ],
)
def test_misuse_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = cassette(tmp_path, text)
    with pytest.raises(CassetteError) as raised:
        load_case(path, tmp_path)
    said = str(raised.value)
    assert said.startswith(f"{faults_path(path)}: ")
    assert message in said
    assert 1 == len(said.splitlines())

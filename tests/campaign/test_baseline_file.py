"""The baseline file comes back as it was written, to the byte, and what is wrong in one is told in one line."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from harness.campaign import baseline_document, missing_baseline, read_baseline, write_baseline
from harness.campaign.baseline_file import HEADER
from harness.errors import ConfigError
from harness.model import Ratchet
from tests.campaign.known import accepts_crash, accepts_wrong, known, tally

RATCHET = Ratchet(
    accepted=(accepts_crash(until=date(2027, 1, 31)), accepts_wrong()),
    known={"news": known("a", "b", drift=tally(81, failed=2), noise=tally(99, whole=99))},
)
DOCUMENT = f"""\
{HEADER}
version = 1

[[accepted]]
id = "c0"
scraper = "news"
case = "story"
check = "crash"
severity = "error"
exception = "AttributeError"
file = "news.py"
line = "title = page.find(\\"h1\\").text"
reason = "ticket 7"
until = 2027-01-31

[[accepted]]
id = "w-price"
scraper = "news"
case = "story"
check = "wrong-value"
field = "price"
severity = "error"
reason = "ticket 7"

[survival.news]
cases = [
  "a",
  "b",
]
seed = 0
max_examples = 100
replay = "memory"

[survival.news.noise]
examples = 99
equal = 99
missing = 0
refused = 0
failed = 0

[survival.news.drift]
examples = 100
equal = 81
missing = 17
refused = 0
failed = 2
"""


def test_the_whole_document() -> None:
    assert DOCUMENT == baseline_document(RATCHET).decode()


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"

    assert (True, RATCHET) == (write_baseline(file, RATCHET), read_baseline(file))
    assert not write_baseline(file, RATCHET), "nothing changed"
    assert [file] == list(tmp_path.iterdir())


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """An editor put it there."""
    file = tmp_path / "baseline.toml"
    file.write_text("\ufeff" + DOCUMENT, "utf-8")

    assert RATCHET == read_baseline(file)


def test_the_order_of_entries_does_not_matter() -> None:
    turned = Ratchet(accepted=RATCHET.accepted[::-1], known=RATCHET.known)

    assert baseline_document(RATCHET) == baseline_document(turned)


def test_hostile_texts_come_back(tmp_path: Path) -> None:
    text = "\"quoted\" \\ \x00\x1b\x7f\n\u2028 日 '''"
    ratchet = Ratchet(
        accepted=(accepts_crash(reason=text, line=text, field=text),),
        known={"mypkg.news:scrape [x]\n": known(text)},
    )

    write_baseline(tmp_path / "baseline.toml", ratchet)
    assert ratchet == read_baseline(tmp_path / "baseline.toml")


def test_none_is_none(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "baseline.toml") is None


def test_an_entry_without_a_reason_is_read(tmp_path: Path) -> None:
    """Someone took it out by hand: it is for the judge to say that it does not count."""
    file = tmp_path / "baseline.toml"
    file.write_text(DOCUMENT.replace('reason = "ticket 7"\n', ""))

    ratchet = read_baseline(file)
    assert ratchet
    assert ["", ""] == [entry.reason for entry in ratchet.accepted]


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("2", "version 2, written by a newer scraper-harness; this one reads 1: install the newer one"),
        ("'old'", 'version "old", this scraper-harness reads 1: correct version in it'),
    ],
)
def test_a_file_of_another_version_is_not_to_be_deleted(tmp_path: Path, version: str, told: str) -> None:
    """Whatever keys a newer version knows."""
    file = tmp_path / "baseline.toml"
    file.write_text(f"version = {version}\nfuture = 1\n")

    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    assert f"{file}: {told}" == str(raised.value)


def test_a_file_without_its_version_is_told_what_to_write(tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(DOCUMENT.replace("version = 1\n", "", 1))
    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    assert f"{file}: it is not said of which version it is: begin it with version = 1" == str(raised.value)


def test_a_file_that_is_no_utf_8_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    file.write_bytes(b"version = 1 # \xff\n")
    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    assert f"{file}: not UTF-8; save it as UTF-8" == str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version = 1", "<<<<<<< ours", "not valid TOML"),
        ('severity = "error"', 'severity = "none"', "at `$.accepted[0].severity`; possible are error, warning"),
        ("until = 2027-01-31", "until = 'soon'", "Expected `date | null`, got `str` - at `$.accepted[0].until`"),
        ("until = 2027-01-31", "until = 2027", "Expected `date | null`, got `int` - at `$.accepted[0].until`"),
        ("equal = 81", "equal = -1", "survival.news: Expected `int` >= 0 - at `$.equal`"),
        ("equal = 81", "equal = 80", "survival.news: examples of drift are 100, and add up to 99"),
        ('replay = "memory"', 'replay = "paper"', "at `$.replay`; possible are memory, wire"),
        ("seed = 0", "seed = 'x'", "survival.news: Expected `int`, got `str` - at `$.seed`"),
        ('cases = [\n  "a",\n  "b",\n]\n', "", "survival.news: Object missing required field `cases`"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(DOCUMENT.replace(old, new, 1))

    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    message = str(raised.value)
    assert message.startswith(f"{file}: ")
    assert told in message
    assert message.endswith("; correct it, or delete it and run scraper-harness baseline --update")
    assert 1 == len(message.splitlines())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version = 1", "verson = 1", "unknown key verson: did you mean 'version'?"),
        ("version = 1", "version = 1\nxyz = 1", "unknown key xyz: known are version, accepted, survival"),
        ('field = "price"', 'feild = "price"', "unknown key feild in entry 2 of accepted: did you mean 'field'?"),
        ("[survival.news.drift]", "[survival.news.drfit]", "unknown key drfit in survival.news: did you mean 'drift'?"),
        ("equal = 81", "same = 81", "unknown key same in survival.news.drift: known are examples, equal, missing, "),
        ("equal = 81", f"equal = 81\n{'x' * 999} = 1", f"unknown key {'x' * 60} in survival.news.drift: known are "),
    ],
)
def test_a_mistyped_key_is_told_as_in_the_configuration(tmp_path: Path, old: str, new: str, told: str) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(DOCUMENT.replace(old, new))

    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    assert str(raised.value).startswith(f"{file}: {told}")


def test_one_that_is_missing_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "there.toml").touch()

    assert ["", ""] == [missing_baseline(path) for path in (None, tmp_path / "there.toml")]
    assert missing_baseline(tmp_path / "gone.toml").startswith(f"{tmp_path / 'gone.toml'}: there is no such baseline")


def test_one_that_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Is a directory; give baseline a file that can be read"):
        read_baseline(tmp_path)


def test_one_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(DOCUMENT)
    monkeypatch.setattr("harness.campaign.baseline_file.MOST_BYTES", 10)

    with pytest.raises(ConfigError, match="larger than 0 MiB; correct it"):
        read_baseline(file)


def test_it_is_toml() -> None:
    assert ["crash", "wrong-value"] == [one["check"] for one in tomllib.loads(DOCUMENT)["accepted"]]

"""A name that is not UTF-8 is one line with its remedy, and never a traceback; what recordings hold of such is read."""

import os
from pathlib import Path

import pytest
import yaml

from harness.cases import load_case, load_cases
from harness.cases.record import record
from harness.errors import CassetteError, RecordError
from harness.model.names import escaped, is_utf8
from tests.cases.cassette import URL, cassette, interaction, write

ODD = os.fsdecode(b"st\xffry")


def test_a_name_is_shown_with_its_bytes() -> None:
    assert ([True, False], "st\\xffry") == ([is_utf8("störy"), is_utf8(ODD)], escaped(ODD))


@pytest.mark.parametrize("name", [f"{ODD}.yaml", f"{ODD}/story.yaml"])
def test_a_cassette_whose_name_is_not_utf_8_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name)
    told = rf"^{tmp_path}/st\\xffry[a-z./]*: a name that is not UTF-8: rename the file or the folder$"
    with pytest.raises(CassetteError, match=told):
        load_cases([tmp_path])
    with pytest.raises(CassetteError, match=told):
        load_case(path, path.parent)


def test_nothing_is_recorded_under_such_a_name(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"st\\xffry.yaml: a name that is not UTF-8; record to another file"):
        record(tmp_path / f"{ODD}.yaml", ["http://127.0.0.1:9/"])


def test_bytes_that_a_client_kept_as_surrogates_are_read_as_others_read_them(tmp_path: Path) -> None:
    """As in headers recorded with aiohttp; in a frame, a journal and a report there is no place for a surrogate."""
    recorded = interaction(url=f"{URL}?q=\udcff", headers={"X-Shop\udcff": ["caf\udce9"]})
    recorded["response"]["status"]["message"] = "Tr\udce8s bien"
    (tmp_path / "story.yaml").write_text(yaml.safe_dump(cassette(recorded)))
    (case,) = load_cases([tmp_path])
    assert (f"{URL}?q=ÿ", (("X-Shopÿ", "café"),), "Très bien") == (
        case.url,
        case.exchanges[0].response.headers,
        case.exchanges[0].response.reason,
    )

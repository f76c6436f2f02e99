"""The table in docs/faults.md lists every fault, and says what the clients really give."""

import pytest

from harness.delivery import FAULTS
from tests.clients.__main__ import LIBRARIES, REPOSITORY, libraries

DOCS = (REPOSITORY / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split("|")]
    for line in DOCS.partition("<!-- clients -->")[2].splitlines()
    if line.startswith("|")
]


def test_every_fault_is_told_in_order() -> None:
    assert ["fault", *LIBRARIES] == ROWS[0][: 1 + len(LIBRARIES)]
    assert [kind.name for kind in FAULTS] == [row[0] for row in ROWS[2:]]
    assert {len(ROWS[0])} == {len(row) for row in ROWS}


@pytest.mark.parametrize("name", ["connection-refused", "tls-expired", "short-body", "not-gzip"])
def test_what_is_told_is_so(name: str) -> None:
    (kind,) = (kind for kind in FAULTS if kind.name == name)
    (told,) = (row[1 : 1 + len(LIBRARIES)] for row in ROWS if row[0] == name)
    assert told == [row[name] for _, row in libraries([kind])]

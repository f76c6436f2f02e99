"""The one body of a table is told by its tags or by none."""

import pytest

from harness.mutations.noise.table_body import TableBody
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        TableBody(at=at("table")),
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
        "<table><tr><td>1</td></tr></table>",
    ),
    (
        TableBody(at=at("table")),
        "<table><caption>a</caption> <tr><td>1<tr><td>2</table>",
        "<table><caption>a</caption> <tbody><tr><td>1<tr><td>2</tbody></table>",
    ),
]

LEAVES_ALONE = [
    (TableBody(at=at("table")), "<table><thead><tr><th>1</thead><tbody><tr><td>2</tbody></table>"),  # two bodies
    (TableBody(at=at("table")), "<table><tbody class=a><tr><td>1</tbody></table>"),  # it says more
    (TableBody(at=at("table")), "<table><tbody></tbody></table>"),  # no row would begin it
    (TableBody(at=at("table")), "<table><tbody><!-- a --><tr><td>1</tbody></table>"),  # nor would a comment
    (TableBody(at=at("table")), "<table>a<tr><td>1</table>"),  # text that a parser moves
    (TableBody(at=at("div")), "<div>a</div>"),  # no table
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: TableBody, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: TableBody, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    record = TableBody(at=at("table"), scope="subtree")
    assert [TableBody(at=at("table"))] == list(record.simpler())
    assert "<tbody> of tables in all of table left out where it stands, written where it does not" == record.describe()

"""What a value marks as lost or foreign is picked out, marks and all; the text stays as it is."""

import pytest

from harness.reports.line import Line, plain_text
from harness.reports.marked import marked


def parts(lines: list[Line]) -> list[list[tuple[str, str]]]:
    """Return each line's stretches with their roles, those of one role together."""
    told: list[list[tuple[str, str]]] = []
    for line in lines:
        told.append([])
        for span in line:
            joined = told[-1] and told[-1][-1][1] == span.role
            text = told[-1].pop()[0] + span.text if joined else span.text
            told[-1].append((text, span.role))
    return told


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["as it was"], [[("as it was", "good")]]),
        (["a [-b-] c"], [[("a ", "good"), ("[-b-]", "removed part"), (" c", "good")]]),
        (["{+b+} c"], [[("{+b+}", "added part"), (" c", "good")]]),
        (["a {+b", "c+} d"], [[("a ", "good"), ("{+b", "added part")], [("c+}", "added part"), (" d", "good")]]),
        (["a -] {+[-b-]+} +}"], [[("a -] ", "good"), ("{+[-b-]+}", "added part"), (" +}", "good")]]),
    ],
    ids=["without marks", "lost", "foreign", "over two lines", "marks of the page's own"],
)
def test_marked(lines: list[str], expected: list[list[tuple[str, str]]]) -> None:
    found = list(marked(lines, "good"))

    assert expected == parts(found)
    assert "\n".join(lines) == plain_text(found)

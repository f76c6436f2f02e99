"""What is marked as lost or foreign within a value, picked out: `the harbour [-of Ansel-]`, `{+SPONSORED+}`.

In: the folded lines of a value, and the part it plays. Out: the same lines in spans. The marks stay: they are all that
plain text has. A page's own text may hold such marks as well, which then only look like ours.
"""

import re
from collections.abc import Iterable, Iterator

from harness.reports.line import Line, Role, Span

_MARKS: dict[str, tuple[Role, str]] = {"[-": ("removed part", "-]"), "{+": ("added part", "+}")}
_MARK = re.compile(r"(\[-|\{\+|-\]|\+\})")


def marked(lines: Iterable[str], role: Role) -> Iterator[Line]:
    """Yield each line in spans; what a mark opens goes on to where it is closed, on a later line if need be."""
    now, closing = role, ""
    for line in lines:
        spans = []
        for piece in _MARK.split(line):
            if not closing and piece in _MARKS:
                now, closing = _MARKS[piece]
            spans.append(Span(piece, now))
            if piece == closing:
                now, closing = role, ""
        yield tuple(span for span in spans if span.text)

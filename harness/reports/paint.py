"""Lines of a report on a console: each role has one style, and no text is ever read as markup.

In: lines. Out: what a terminal shows; plain text where it shows no colours.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from harness.reports.line import WIDTH, Line, Role
from harness.reports.printable import fitting

NARROWEST = 40

STYLES: dict[Role, str] = {
    "plain": "",
    "error": "bold red",
    "warning": "bold yellow",
    "good": "green",
    "title": "bold",
    "label": "dim",
    "muted": "dim",
    "code": "cyan",
    "removed": "red",
    "removed part": "bold white on red",
    "added": "green",
    "added part": "bold black on green",
    "command": "bold cyan",
    "first": "bold green",
    "second": "bold yellow",
    "third": "bold magenta",
    "fourth": "bold blue",
    "fifth": "bold cyan",
    "sixth": "bold red",
}


def width_of(console: Console) -> int:
    """Return the columns a report takes; where there is no terminal the same number everywhere."""
    return max(min(console.width, 120), NARROWEST) if console.is_terminal else WIDTH


def text_of(line: Line, encoding: str) -> Text:
    """Return a line as styled text."""
    text = Text()
    for span in line:
        text.append(fitting(span.text, encoding), STYLES[span.role])
    return text


def paint(console: Console, lines: Iterable[Line]) -> None:
    """Print lines; one that is wider than a terminal is folded there, and nowhere else."""
    for line in lines:
        text = text_of(line, console.encoding)
        text.rstrip()
        console.print(text, soft_wrap=not console.is_terminal, highlight=False, markup=False, emoji=False)

"""The page as bytes: a template that is filled in, with every text escaped on its way in.

In: a finished run, its options and exit code. Out: the page.
"""

from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.model import Options, RunFinished
from harness.reports.closing import Title
from harness.reports.figures import settled
from harness.reports.html.view import page_of
from harness.reports.printable import printable
from harness.reports.write import write

MOST = 2_400
"""Characters of one stretch of text, whatever it comes from; most are cut shorter where they are told."""

_FOLDER = Path(__file__).parent


def html_document(event: RunFinished, options: Options, scrapers: Sequence[str], code: int, ended: datetime) -> bytes:
    """Return the page.

    Args:
        event: The run.
        options: Those of the whole run.
        scrapers: The names of those that were to run, reached or not.
        code: The exit code.
        ended: When the run was over.
    """
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = page_of(event, options, scrapers, code, ended)
    text = _environment().get_template("report.html.jinja").render(page=page, titles=Title, style=style, policy=policy)
    return f"{text}\n".encode()


def write_html(path: Path, event: RunFinished, options: Options, scrapers: Sequence[str], code: int) -> None:
    """Write the page of a run that is over now, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, html_document(event, options, scrapers, code, datetime.now(UTC)), "--html")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> Markup:
    """Return the style sheet, the one thing that is not escaped."""
    return Markup((_FOLDER / "report.css").read_text(encoding="utf-8"))  # noqa: S704 (our own file, and no `<` in it)


def _shown(value: object) -> object:
    """Make whatever the template puts out fit to be seen, so that no text can be forgotten."""
    return printable(settled(value), MOST) if isinstance(value, str) and not isinstance(value, Markup) else value

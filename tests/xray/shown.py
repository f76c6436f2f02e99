"""Run the example of docs/xray.md and put its real output there: `python -m tests.xray`.

`tests/xray/test_docs.py` runs the same and fails when the page is no longer true.
"""

import io
import re
import tempfile
from contextlib import chdir, redirect_stdout
from pathlib import Path

from harness.cli import main
from tests.cases.cassette import interaction, write
from tests.readme import REPOSITORY

DOCS = REPOSITORY / "docs" / "xray.md"
COMMAND = "scraper-harness xray kettle:scrape --cassettes kettle.yaml"
OUTPUT = re.compile(r"(<!-- example: run -->\n```console\n)(.*?)(```)", re.DOTALL)


def example(name: str) -> str:
    """Return one of the files that the page shows."""
    found = re.search(rf"<!-- example: {re.escape(name)} -->\n```\w+\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def output() -> str:
    """Return what the example prints."""
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(printed):
        Path("kettle.py").write_text(example("kettle.py"), "utf-8")
        write(Path("kettle.yaml"), interaction(example("kettle.html"), url="https://shop.example/kettle"))
        assert 0 == main(COMMAND.split()[1:])
    return f"$ {COMMAND}\n{printed.getvalue()}"


def show() -> None:
    """Write the page again."""
    text, printed = DOCS.read_text("utf-8"), output()
    DOCS.write_text(OUTPUT.sub(lambda match: match[1] + printed + match[3], text), "utf-8")

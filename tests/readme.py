"""Run the README's example and put its real output into the README: `python -m tests.readme`.

`tests/test_readme.py` runs the same and fails when the README is no longer true.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
README = REPOSITORY / "README.md"
CASSETTE = "cassettes/sites/news/night-library.yaml"
COMMAND = f"scraper-harness run story:scrape --cassettes {CASSETTE}"
WIDTH = "100"

SCRIPT = re.compile(r"<!-- example: story.py -->\n```python\n(.*?)```", re.DOTALL)
OUTPUT = re.compile(r"(<!-- example: run -->\n```console\n)(.*?)(```)", re.DOTALL)
SECONDS = re.compile(r"(\d+ min )?[\d.]+ s\b")


def output() -> str:
    """Return what the example prints, times replaced by those of no machine."""
    script = SCRIPT.search(README.read_text(encoding="utf-8"))
    assert script
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "story.py").write_text(script[1], encoding="utf-8")
        Path(folder, "cassettes").symlink_to(REPOSITORY / "cassettes")
        done = subprocess.run(
            [sys.executable, "-m", "harness", *COMMAND.split()[1:]],
            cwd=folder,
            env={**os.environ, "COLUMNS": WIDTH, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (1, "") == (done.returncode, done.stderr)
    return f"$ {COMMAND}\n{timeless(done.stdout)}"


def timeless(text: str) -> str:
    """Return a report without its times."""
    return "".join(f"{SECONDS.sub('N s', line).rstrip()}\n" for line in text.splitlines())


def main() -> None:
    """Write the README again."""
    text = README.read_text(encoding="utf-8")
    printed = output()
    README.write_text(OUTPUT.sub(lambda match: match[1] + printed + match[3], text), encoding="utf-8")


if __name__ == "__main__":
    main()

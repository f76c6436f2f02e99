"""Whether an exported test does what it says: pytest runs it, in a process and a folder of its own.

No process of Python's that it takes reaches the network: each arms the guard at its start, before anything of the
scraper is imported. Python imports `sitecustomize` by itself, from the first folder of `PYTHONPATH`; there the guard
stands as text, for where the test runs there need be no harness; a project's own module of that name runs after it.
"""

import os
import subprocess
import sys
import tempfile
from inspect import getsource
from pathlib import Path

from harness.export import hidden
from harness.export.shown import Shown
from harness.hunt import environment_of
from harness.replay import guard

PASSED = 0
FAILED = 1
"""What pytest exits with when a test failed; further codes say that none ran."""
_LATE = -1
_LONGEST_SECONDS = 120


def run_by_pytest(source: str, shown: Shown) -> int:
    """Run a test and return pytest's exit code, or a negative one where it does not come to its end.

    Raises:
        ConfigError: a variable that is configured for the scraper is not set.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "test_exported.py")
        path.write_text(source, encoding="utf-8")
        ours = f"{getsource(guard)}\n\n{getsource(hidden)}\n\narm()\nrun_hidden(__name__, {folder!r})\n"
        Path(folder, "sitecustomize.py").write_text(ours, encoding="utf-8")
        environment = {**os.environ, **environment_of(shown.spec)}
        known = [folder, *shown.spec.search_path, *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
        plain = ("-q", "-p", "no:cacheprovider", "-p", "no:scraper-harness", "-c", os.devnull, "--rootdir", folder)
        try:
            return subprocess.run(  # noqa: S603 (our own interpreter, and a file that was just written)
                [sys.executable, "-m", "pytest", *plain, str(path)],
                cwd=folder,
                env={**environment, "PYTHONPATH": os.pathsep.join(known), "PYTEST_ADDOPTS": ""},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_LONGEST_SECONDS + 2 * shown.timeout,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return _LATE

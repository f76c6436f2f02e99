"""The exhibits that come with the harness, read from their cassettes."""

from functools import cache

from harness.cases import read_exchanges, read_sidecar
from harness.exhibits import Recorded, bundled_cassettes, library
from harness.model import Exhibit


@cache
def bundled_exhibits() -> tuple[Exhibit, ...]:
    """Return the library's exhibits, simplest first; read once in a process.

    Raises:
        CassetteError: the installation is damaged.
    """
    paths = sorted((bundled_cassettes() / "errors").rglob("*.yaml"))
    return library(Recorded(str(path), read_exchanges(path), read_sidecar(path)) for path in paths)

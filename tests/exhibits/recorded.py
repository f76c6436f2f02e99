"""The library as it is recorded, read once for all tests."""

from functools import cache

from harness.cases import read_exchanges, read_sidecar
from harness.exhibits import Recorded, bundled_cassettes, library
from harness.model import Exhibit


@cache
def recorded() -> tuple[Recorded, ...]:
    paths = sorted((bundled_cassettes() / "errors").rglob("*.yaml"))
    return tuple(Recorded(str(path), read_exchanges(path), read_sidecar(path)) for path in paths)


@cache
def exhibits() -> tuple[Exhibit, ...]:
    return library(recorded())


def exhibit(name: str) -> Exhibit:
    return next(each for each in exhibits() if each.name == name)

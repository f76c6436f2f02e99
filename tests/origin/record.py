"""Record every page of the origin into cassettes, through the harness's own record path."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from harness.cases.record import record, write_text
from tests.origin import controls, errors, sites
from tests.origin.server import serve

CASSETTES = Path(__file__).parents[2] / "cassettes"


PARTS: tuple[ModuleType, ...] = (sites, controls, errors)
"""The packages that hold `PAGES`, `RECORDINGS` and `SIDECARS`."""


def record_all(folder: Path = CASSETTES) -> list[Path]:
    """Write every cassette and sidecar below `folder`; return the files in order."""
    written = []
    for part in PARTS:
        with TemporaryDirectory() as scratch, serve(part.PAGES, folder=Path(scratch)) as origin:
            for name, urls in part.RECORDINGS:
                cassette = folder / f"{name}.yaml"
                recorded = record(cassette, urls, resolve=origin.resolve, ca=origin.ca, overwrite=True, follow=False)
                written.append(recorded)
        for name, text in part.SIDECARS.items():
            sidecar = folder / f"{name.removesuffix('.toml')}.toml"
            write_text(sidecar, text)
            written.append(sidecar)
    return written

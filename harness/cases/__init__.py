"""Where cases come from: cassettes on disk with their sidecars."""

from harness.cases.golden import golden_files, golden_path, read_golden, with_golden, write_golden
from harness.cases.limits import Limits
from harness.cases.load import load_case, load_cases
from harness.cases.recognise import Recognition, recognise
from harness.cases.sidecar import CaseSidecar, read_sidecar
from harness.cases.vcr import read_exchanges

__all__ = [
    "CaseSidecar",
    "Limits",
    "Recognition",
    "golden_files",
    "golden_path",
    "load_case",
    "load_cases",
    "read_exchanges",
    "read_golden",
    "read_sidecar",
    "recognise",
    "with_golden",
    "write_golden",
]

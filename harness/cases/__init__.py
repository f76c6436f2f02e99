"""Where cases come from: cassettes on disk with their sidecars."""

from harness.cases.limits import Limits
from harness.cases.load import load_case, load_cases
from harness.cases.recognise import Recognition, recognise
from harness.cases.sidecar import CaseSidecar, read_sidecar
from harness.cases.vcr import read_exchanges

__all__ = [
    "CaseSidecar",
    "Limits",
    "Recognition",
    "load_case",
    "load_cases",
    "read_exchanges",
    "read_sidecar",
    "recognise",
]

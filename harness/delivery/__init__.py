"""How an answer is delivered: the script that a server follows, whole or with a fault."""

from harness.delivery.coded import coded
from harness.delivery.faults import FAULTS, kind_of, script
from harness.delivery.faults.kind import FaultKind, Phase
from harness.delivery.play import PlayFault
from harness.delivery.script import FOREVER, Ending, Pause, Script, Send, Step

__all__ = [
    "FAULTS",
    "FOREVER",
    "Ending",
    "FaultKind",
    "Pause",
    "Phase",
    "PlayFault",
    "Script",
    "Send",
    "Step",
    "coded",
    "kind_of",
    "script",
]

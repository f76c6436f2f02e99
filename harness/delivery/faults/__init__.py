"""The catalogue of faults: everything that goes wrong between a server and its client, as data.

In: an answer whose `fault` names a row. Out: the script that a server follows. Reading and playing scripts is the part
of `harness.replay`, from memory and on the wire alike.
"""

from harness.delivery import http1
from harness.delivery.faults.coding import CODING
from harness.delivery.faults.connection import CONNECTION
from harness.delivery.faults.framing import FRAMING
from harness.delivery.faults.kind import FaultKind
from harness.delivery.script import Ending, Script, Send
from harness.errors import PlanError
from harness.model import Fault, Response
from harness.model.suggest import did_you_mean

FAULTS: tuple[FaultKind, ...] = (*CONNECTION, *FRAMING, *CODING)
"""Every fault, in the order in which a connection meets them."""

_BY_NAME = {kind.name: kind for kind in FAULTS}


def kind_of(fault: Fault) -> FaultKind:
    """Return a fault's row of the catalogue.

    Raises:
        PlanError: there is none of this name.
    """
    kind = _BY_NAME.get(fault.name)
    if kind is None:
        remedy = did_you_mean(fault.name, _BY_NAME) or f"known are {', '.join(_BY_NAME)}"
        raise PlanError(f"fault {fault.name!r}: there is none: {remedy}")
    return kind


def script(method: str, response: Response) -> Script:
    """Return what a server does to answer a request of this method: the whole answer, or its fault.

    A fault that strikes before a request (name look-up, connection, handshake) is a reset on a connection that is open.
    """
    if response.fault is None:
        return (Send(http1.encode(method, response)),)
    written = kind_of(response.fault).script
    return written(method, response, response.fault.at) if written else (Ending.RESET,)

"""The connection fails before any answer, or carries none."""

from harness.delivery.faults.kind import FaultKind
from harness.delivery.script import FOREVER, Ending, Pause, Script
from harness.model import Response


def _silence(_method: str, _response: Response, _at: int | None) -> Script:
    return (Pause(FOREVER),)


def _reset(_method: str, _response: Response, _at: int | None) -> Script:
    return (Ending.RESET,)


def _close(_method: str, _response: Response, _at: int | None) -> Script:
    return (Ending.CLOSE,)


CONNECTION = (
    FaultKind(name="dns-failure", phase="resolve", summary="the host name cannot be resolved"),
    FaultKind(name="connection-refused", phase="connect", summary="the connection is refused"),
    FaultKind(name="tls-name-mismatch", phase="tls", summary="the certificate is for another name"),
    FaultKind(name="tls-expired", phase="tls", summary="the certificate has expired"),
    FaultKind(name="tls-self-signed", phase="tls", summary="the certificate is signed by nobody who is trusted"),
    FaultKind(name="tls-alert", phase="tls", summary="the server breaks the handshake off with an alert"),
    FaultKind(name="silence", summary="the server accepts the request and says nothing", script=_silence, stalls=True),
    FaultKind(name="reset-before-headers", summary="the connection is reset before the answer", script=_reset),
    FaultKind(name="close-before-headers", summary="the connection is closed before the answer", script=_close),
)

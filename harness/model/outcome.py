"""What a scraper did, seen from outside."""

from typing import Literal

import msgspec

OutcomeKind = Literal["items", "nothing", "refusal", "crash", "hang", "exhausted", "killed"]

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
"""A field's value in JSON's terms. What JSON has no word for is `{"$type": "datetime.date", "value": "2026-11-22"}`; of
a set the value is a list."""

Item = dict[str, Value]


class ExceptionInfo(msgspec.Struct, frozen=True):
    """An exception that left the scraper."""

    type: str
    """Qualified name, without `builtins.`: `AttributeError`, `requests.exceptions.HTTPError`."""
    message: str
    where: str
    """`file:line` of the innermost frame in the scraper's own code, relative to the folder that it is imported from.

    Of a recursion without end, which breaks off anywhere, the first of the lines that repeat.
    """
    line: str = ""
    """The source line at `where`, stripped."""
    origin: str = ""
    """`file:line` of the frame that raised, which may lie in a library."""
    traceback: str = ""

    @property
    def told(self) -> str:
        """The type with its message, if there is one."""
        return f"{self.type}: {self.message}" if self.message else self.type


class RequestMade(msgspec.Struct, frozen=True):
    """One request the scraper made."""

    method: str
    url: str
    exchange: int
    """Index of the exchange that answered it; -1 when none is recorded (it was answered with an empty 404)."""
    status: int = 0
    """Of the answer; 0 where the connection failed."""
    at: float | None = None
    """Seconds that had passed since the run began, on the scraper's own clock; None where that is not known."""
    wait: float = 0.0
    """Seconds for which the answer told not to ask again (`Retry-After`), from then on."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a scraper did with one (possibly mutated) case.

    `items` and `nothing` are returns, `refusal` and `crash` are exceptions, the other kinds are deaths.
    """

    kind: OutcomeKind
    items: tuple[Item, ...] = ()
    many: bool = False
    """Whether the scraper returned a list or iterable of items rather than one item."""
    unordered: bool = False
    """Whether it returned a set of them, whose order says nothing."""
    exception: ExceptionInfo | None = None
    detail: str = ""
    """For deaths: the signal, the exit code or the limit, in words."""
    requests: tuple[RequestMade, ...] = ()
    storm: bool = False
    """Whether the scraper was stopped because it exceeded the allowed number of requests."""
    escapes: tuple[str, ...] = ()
    """Attempts to reach the network, each as `connect 203.0.113.5:443` or `resolve host`."""
    slept: float = 0.0
    """Seconds the scraper asked to sleep; they pass on a virtual clock."""
    seconds: float = 0.0
    """Wall time of the call."""
    output: str = ""
    """The tail of what the scraper printed to standard output and standard error."""

    @property
    def misses(self) -> tuple[RequestMade, ...]:
        """Requests that no recorded exchange could answer."""
        return tuple(request for request in self.requests if request.exchange < 0)

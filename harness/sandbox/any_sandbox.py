"""What all that runs a scraper have in common, whatever the scraper is written in."""

from collections.abc import Sequence
from typing import Literal, Protocol, Self

from harness.errors import SandboxError
from harness.model import Case, Exchange, Outcome, Overlay
from harness.sandbox.protocol import Left


class AnySandbox(Protocol):
    """Runs one scraper, over and over; use it as a context manager, from one thread at a time."""

    @property
    def feed(self) -> Literal["url", "html", "response"]:
        """How the scraper is fed."""

    @property
    def kind(self) -> str:
        """What its first parameter is given: `url`, `html-str`, `html-bytes`, or `response:` with the class's name."""

    @property
    def url_parameter(self) -> str:
        """Name of a further parameter that is given the URL, or an empty text."""

    @property
    def real_time(self) -> bool:
        """Whether sleeping takes as long as it says, so that a scraper's own timeouts may outlast ours."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a maintainer should know of the place where the scraper runs."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def open(self, case: Case) -> None:
        """Serve `case` from now on."""

    def run(
        self,
        overlays: Sequence[Overlay] = (),
        extra: Sequence[Exchange] = (),
        *,
        timeout: float | None = None,
        request_limit: int = 200,
        later: float = 0.0,
        chance: int = 0,
        more_memory: int = 0,
    ) -> Outcome:
        """Run the scraper once, with `overlays` played over the open case and `extra` exchanges beside it.

        Where clock and chance are ours, the calendar is ahead by `later` seconds, and `random` begins from `chance`.
        The run may take `more_memory` than others by so many bytes. A `timeout` that is shorter than the sandbox's own
        ends it when it has surely taken that much, on a processor or asleep; otherwise it has its full time.
        """

    def left(self) -> Left:
        """Return what the scraper has left behind in its process, and on disk, since it was started."""

    def restart(self) -> None:
        """Forget what earlier runs left in the scraper's process."""

    def close(self) -> None:
        """End every process."""


def check_overlays(scraper: str, overlays: Sequence[Overlay], exchanges: int) -> None:
    """Make sure that each overlay is of an exchange of the open case.

    Raises:
        SandboxError: one is not.
    """
    for overlay in overlays:
        if not 0 <= overlay.exchange < exchanges:
            raise SandboxError(f"{scraper}: the open case has no exchange {overlay.exchange} to play over")

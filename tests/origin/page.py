"""What the origin serves: a table of pages by URL."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the origin to a GET of `url`."""

    url: str
    body: bytes
    status: int = 200
    reason: str = "OK"
    headers: tuple[tuple[str, str], ...] = field(default=(("Content-Type", "text/html; charset=utf-8"),))

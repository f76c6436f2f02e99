"""One exhibit as the origin shows it: its answers, and what its sidecar says of it."""

import json
from dataclasses import dataclass

from tests.origin.page import Page
from tests.origin.server import BODILESS

HTML = ("Content-Type", "text/html; charset=utf-8")
ORIGIN = "https://errors.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An error page with its facts; the first page is the exhibit, the others are where it redirects."""

    name: str
    pages: tuple[Page, ...]
    imitates: str
    source: str
    sign: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    article: bool = False
    empty: bool = False
    markers: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where the cassette lies below `cassettes/`, without suffix."""
        return f"errors/{self.name}"

    @property
    def sidecar(self) -> str:
        """Return the sidecar as TOML, whose basic strings and arrays are written as in JSON."""
        rows: list[tuple[str, object]] = [
            ("expect", "refusal"),
            ("family", self.name.partition("/")[0]),
            ("imitates", self.imitates),
            ("source", self.source),
            ("sign", self.sign),
            ("article", self.article),
            ("empty", self.empty),
            ("markers", self.markers),
            ("forbidden", self.forbidden),
            ("repeated", self.repeated),
            ("tags", self.tags),
        ]
        return "".join(_row(key, value) for key, value in rows if value not in ((), False))


def shown(
    name: str,
    status: int,
    reason: str,
    body: str | bytes,
    *headers: tuple[str, str],
    imitates: str,
    source: str,
    forbidden: tuple[str, ...] = (),
    follow: tuple[Page, ...] = (),
    sign: tuple[str, ...] = ("page",),
    markers: tuple[str, ...] = (),
    article: bool = False,
    empty: bool = False,
    language: str = "en",
) -> Shown:
    """Return an exhibit whose own answer is `body`; a status of 400 or more adds the sign `status`."""
    typed = any(key == "Content-Type" for key, _ in headers) or status in BODILESS
    content = body.encode() if isinstance(body, str) else body
    first = Page(f"{ORIGIN}/{name}", content, status, reason, headers if typed else (HTML, *headers))
    signs = ("status", *sign) if status >= 400 else sign
    return Shown(
        name=name,
        pages=(first, *follow),
        imitates=imitates,
        source=source,
        sign=signs,
        article=article,
        empty=empty,
        markers=markers,
        forbidden=forbidden,
        tags=("error", language),
    )


def _row(key: str, value: object) -> str:
    if isinstance(value, tuple):
        if len(value) <= 1 or sum(map(len, value)) < 60:
            return f"{key} = {json.dumps(list(value), ensure_ascii=False)}\n"
        lines = "".join(f"  {json.dumps(each, ensure_ascii=False)},\n" for each in value)
        return f"{key} = [\n{lines}]\n"
    return f"{key} = {json.dumps(value, ensure_ascii=False)}\n"

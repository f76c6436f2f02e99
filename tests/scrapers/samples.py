"""Scrapers of every form that `load` understands, and some that it does not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Any, Optional

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx as hx
    from requests import Response

value = 7


def by_url(url: str) -> None: ...
def by_page_url(page_url: str) -> None: ...
def by_html(html: str) -> None: ...
def by_bare_html(html):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
    return html


def by_optional_html(html: Optional[str] = None) -> None: ...  # noqa: UP045
def by_bytes(html: bytes) -> None: ...
def by_any_bytes(body: bytes) -> None: ...
def by_either(html: str | bytes) -> None: ...
def by_requests(response: Response) -> None: ...
def by_httpx(page: hx.Response | None) -> None: ...
def by_annotated(answer: Annotated[hx.Response, "final"]) -> None: ...
def with_url(html: str, base_url: str, *, strict: bool = False) -> Any:
    return html, base_url, strict


def without() -> None: ...
def by_number(page: int) -> None: ...
def by_wrong_html(html: int) -> None: ...
def by_bare_response(response):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
    return response


def by_foreign_response(response: scrapy.http.HtmlResponse) -> None: ...  # type: ignore[name-defined] # noqa: F821
def with_more(html: str, config: dict[str, str]) -> None: ...
def by_keyword(*, html: str) -> None: ...


def _hides(function: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(*arguments: Any) -> Any:
        return function(*arguments)

    return wrapper


def _keeps(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapper(*arguments: Any) -> Any:
        return function(*arguments)

    return wrapper


hidden = _hides(by_html)


@_keeps
def decorated(response: Response) -> None: ...


class Parser:
    def __init__(self, html: str) -> None:
        self.html = html

    def parse(self, html: bytes) -> bytes:
        return html


class Caller:
    def __call__(self, response: hx.Response) -> None: ...


parser = Parser("")
caller = Caller()
bound = functools.partial(with_more, config={})

"""Scrapers of every form that `load` understands, and some that it does not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Any, NewType, Optional, TypeVar

import requests
from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx as hx
    import web_poet
    from requests import Response
    from scrapy import http
    from scrapy.http.response.html import HtmlResponse

value = 7

Html = NewType("Html", str)
Source = NewType("Source", Html)
Body = NewType("Body", bytes)
Fetched = TypeVar("Fetched", bound=requests.Response)
Written = TypeVar("Written", bound="Response")
EitherOne = TypeVar("EitherOne", str, bytes)
Alias = TypeAliasType("Alias", requests.Response)


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
def by_new_type(html: Html) -> None: ...
def by_new_type_of_another(html: Annotated[Source, "of a page"] | None) -> None: ...
def by_new_type_of_bytes(content: Body) -> None: ...
def by_type_variable(page: Fetched, *_seen: Fetched) -> None: ...
def by_written_bound(page: Written, *_seen: Written) -> None: ...
def by_constraints(html: EitherOne, *_seen: EitherOne) -> None: ...
def by_alias(page: Alias) -> None: ...
def by_web_poet(response: web_poet.HttpResponse) -> None: ...
def by_scrapy(response: HtmlResponse) -> None: ...
def by_scrapy_base(response: http.TextResponse) -> None: ...
def by_either_of_scrapy(response: http.HtmlResponse | http.Response) -> None: ...
def callback(response: http.TextResponse) -> Iterator[Any]:
    yield {"title": response.css("h1::text").get()}
    yield response.follow("/2")


def last_callback(response: http.TextResponse) -> http.Request:
    return response.follow("/2")


class Spider:
    handle_httpstatus_list = (404,)

    def parse(self, response: http.TextResponse) -> int:
        return response.status


spider = Spider()


def with_url(html: str, base_url: str, *, strict: bool = False) -> Any:
    return html, base_url, strict


def without() -> None: ...
def by_number(page: int) -> None: ...
def by_wrong_html(html: int) -> None: ...
def by_bare_response(response):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
    return response


def by_foreign_response(response: aiohttp.ClientResponse) -> None: ...  # type: ignore[name-defined] # noqa: F821
def with_more(html: str, config: dict[str, str]) -> None: ...
def by_keyword(*, url: str) -> None: ...


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

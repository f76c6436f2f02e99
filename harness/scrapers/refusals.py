"""Which exceptions are refusals: the scraper said that this is not its page, or the connection failed.

Classes are recognised by name along the method resolution order, so no client is imported that the scraper has not
imported. An error that a client raises for a URL, a header or a body that the scraper made a mistake with is a crash,
although its class derives from the client's base: a bad URL built from page data is a bug, not a refusal.

Of Scrapy and web-poet count too what a callback or page object raises to say that it will not have the page: that the
spider stops, the item is dropped, the page is to be fetched again, or is no text where a selector is asked of it.
"""

from collections.abc import Iterable
from functools import lru_cache

from harness.errors import ScraperError
from harness.scrapers.items import qualified
from harness.scrapers.load import load_object

REFUSALS = frozenset({
    "ConnectionError",
    "TimeoutError",
    "aiohttp.client_exceptions.ClientError",
    "curl_cffi.curl.CurlError",
    "curl_cffi.requests.errors.RequestsError",
    "curl_cffi.requests.exceptions.RequestException",
    "http.client.HTTPException",
    "httpcore.ConnectionNotAvailable",
    "httpcore.NetworkError",
    "httpcore.ProtocolError",
    "httpcore.ProxyError",
    "httpcore.TimeoutException",
    "httpx.HTTPError",
    "pycurl.error",
    "requests.exceptions.RequestException",
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.CloseSpider",
    "scrapy.exceptions.DownloadCancelledError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
    "scrapy.exceptions.DropItem",
    "scrapy.exceptions.IgnoreRequest",
    "scrapy.exceptions.NotSupported",
    "scrapy.exceptions.ResponseDataLossError",
    "socket.gaierror",
    "socket.herror",
    "ssl.SSLError",
    "urllib.error.URLError",
    "urllib3.exceptions.HTTPError",
    "web_poet.exceptions.core.PageObjectAction",
    "web_poet.exceptions.http.HttpError",
})  # fmt: skip
"""Bases of the clients' status and transport errors, and of what frameworks have to say that a page will not do."""

MISTAKES = frozenset({
    "aiohttp.client_exceptions.InvalidURL",
    "curl_cffi.requests.exceptions.InvalidHeader",
    "curl_cffi.requests.exceptions.InvalidJSONError",
    "curl_cffi.requests.exceptions.InvalidSchema",
    "curl_cffi.requests.exceptions.InvalidURL",
    "curl_cffi.requests.exceptions.JSONDecodeError",
    "curl_cffi.requests.exceptions.MissingSchema",
    "curl_cffi.requests.exceptions.SessionClosed",
    "http.client.ImproperConnectionState",
    "http.client.InvalidURL",
    "http.client.NotConnected",
    "httpx.LocalProtocolError",
    "httpx.UnsupportedProtocol",
    "requests.exceptions.InvalidHeader",
    "requests.exceptions.InvalidJSONError",
    "requests.exceptions.InvalidSchema",
    "requests.exceptions.InvalidURL",
    "requests.exceptions.MissingSchema",
    "requests.exceptions.StreamConsumedError",
    "requests.exceptions.URLRequired",
    "requests.exceptions.UnrewindableBodyError",
    "urllib3.exceptions.BodyNotHttplibCompatible",
    "urllib3.exceptions.ClosedPoolError",
    "urllib3.exceptions.HostChangedError",
    "urllib3.exceptions.InvalidHeader",
    "urllib3.exceptions.LocationValueError",
    "urllib3.exceptions.UnrewindableBodyError",
})  # fmt: skip
"""Classes below those bases that are the scraper's own mistake."""


def is_refusal(error: BaseException, declared: tuple[type[BaseException], ...] = ()) -> bool:
    """Say whether an exception that left a scraper is a refusal; of a group, every member must be one."""
    if declared and isinstance(error, declared):
        return True
    if isinstance(error, BaseExceptionGroup):
        return all(is_refusal(member, declared) for member in error.exceptions)
    return _always_counts(type(error).__mro__)


def declare(names: Iterable[str], config: str) -> tuple[type[BaseException], ...]:
    """Import the user's own refusals, each `package.module:Class`, that a configuration file lists.

    Raises:
        ScraperError: one cannot be imported or is not an exception class.
    """
    try:
        return tuple(_exception_class(name) for name in names)
    except ScraperError as error:
        raise ScraperError(f"{error}; correct refusals in {config}") from None


def _exception_class(name: str) -> type[BaseException]:
    found = load_object(name)
    if not (isinstance(found, type) and issubclass(found, BaseException)):
        raise ScraperError(f"{name}: is no exception class")
    return found


@lru_cache(maxsize=256)
def _always_counts(lineage: tuple[type, ...]) -> bool:
    names = {qualified(base) for base in lineage}
    return not names.isdisjoint(REFUSALS) and names.isdisjoint(MISTAKES)

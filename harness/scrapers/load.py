"""Find a scraper by its name and see how it is to be fed.

In: `package.module:object`. Out: a `Scraper`, or a `ScraperError` of one line.

How it is fed follows from its first parameter. A supported annotation decides; without one the name does:

| first parameter                                           | it is given             |
| --------------------------------------------------------- | ----------------------- |
| `url`, `uri`, `link`, any name that ends in `_url`        | the case's URL          |
| `html`, any name with the word `html`, `markup`           | the decoded page        |
| `html: bytes`                                             | the body's bytes        |
| `response: requests.Response`, `response: httpx.Response` | that class's response   |
| `response: scrapy.http.HtmlResponse` or a base of it      | what Scrapy makes of it |
| `response: web_poet.HttpResponse`                         | web-poet's response     |

One more required parameter is allowed where it is a URL by its name: parsers often want to know where a page is from.
"""

import contextlib
import importlib.util
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from harness.errors import ScraperError
from harness.model.suggest import did_you_mean
from harness.scrapers.annotation import allowed
from harness.scrapers.blame import blame
from harness.scrapers.response import BUILDERS

Feed = Literal["url", "html", "response"]

RESPONSES = "requests.Response, httpx.Response, scrapy.http.HtmlResponse or web_poet.HttpResponse"
"""Classes that a response may be annotated with, as they are imported."""

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_VARIADIC = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@dataclass(frozen=True, slots=True)
class Scraper:
    """A user's callable with how it is fed."""

    target: str
    function: Callable[..., Any]
    feed: Feed
    kind: str
    """What the first parameter is given: `url`, `html-str`, `html-bytes`, or `response:` with the class's name."""
    url_parameter: str = ""
    """Name of a further parameter that is given the URL."""


def load(target: str) -> Scraper:
    """Import `package.module:object` and see how it is fed.

    Raises:
        ScraperError: it cannot be imported, is not callable, its first parameter is not understood, or the library is
            not installed whose response it wants.
    """
    function = load_object(target)
    if not callable(function):
        raise ScraperError(f"{target}: is not callable but {type(function).__name__}; name a function or class")
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        raise ScraperError(f"{target}: has no signature; wrap it in a function of one parameter, url or html") from None
    except (Exception, SystemExit) as error:
        raise ScraperError(f"{target}: its signature {_raised(error, target)}") from error
    kind = _kind(target, function, parameters)
    feed: Feed = "url" if kind == "url" else "response" if kind.startswith("response:") else "html"
    if feed == "response":
        _import_library(target, kind.removeprefix("response:"))
    return Scraper(target, function, feed, kind, _url_parameter(target, parameters[1:]))


def load_object(target: str) -> Any:
    """Import what `package.module:object` names; `object` may be dotted.

    Raises:
        ScraperError: there is no such module or object, or the module raises at import.
    """
    module_name, colon, path = target.partition(":")
    if not colon or not all(part.isidentifier() for part in f"{module_name}.{path}".split(".")):
        raise ScraperError(f"{target}: is not of the form package.module:object")
    found = _module(target, module_name)
    for part in path.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise ScraperError(f"{target}: {_absent(found, part)}") from None
        except (Exception, SystemExit) as error:
            raise ScraperError(f"{target}: looking {part} up {_raised(error, target)}") from error
    return found


def _module(target: str, name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            raise ScraperError(
                f"{target}: no module named {error.name}; run from the folder that holds it, or install it"
            ) from None
        missing = f"; install what provides {error.name} beside the harness, or run from the folder that holds it"
        raise ScraperError(
            f"{target}: its module {_raised(error, target, ' at import')}{missing if error.name else ''}"
        ) from error
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise ScraperError(f"{target}: its module {_raised(error, target, ' at import')}") from error


def _raised(error: BaseException, target: str, when: str = "") -> str:
    info = blame(error, target=target)
    where = _unread(error, target) if info.where.startswith("<frozen ") else info.where
    return f"raises {info.type}{when} ({where}): {info.message}"


def _unread(error: BaseException, target: str) -> str:
    """Return the file of which Python read no line: its encoding is unknown, or it holds a NUL."""
    file = error.filename if isinstance(error, SyntaxError) else None
    module = target.partition(":")[0]
    for name in (module, module.partition(".")[0]) if file is None else ():
        with contextlib.suppress(Exception):  # of a package that raises
            found = importlib.util.find_spec(name)
            file = file or (found.origin if found else None)
    here = Path.cwd()
    return str(Path(file).relative_to(here) if file and Path(file).is_relative_to(here) else file or module)


def _absent(owner: Any, name: str) -> str:
    here = getattr(owner, "__name__", None) or type(owner).__name__
    meant = did_you_mean(name, (key for key in dir(owner) if not key.startswith("_")))
    return f"{here} has no {name}{'; ' if meant else ''}{meant}"


def _import_library(target: str, wanted: str) -> None:
    """Import what the response belongs to now: a name for type checkers does not, and each process would anew."""
    library = wanted.partition(".")[0]
    try:
        importlib.import_module(library)
    except ImportError as error:
        raise ScraperError(
            f"{target}: wants a response of {library}, which cannot be imported ({error}); "
            f"install {library.replace('_', '-')} beside the harness"
        ) from None
    except (Exception, SystemExit) as error:
        raise ScraperError(f"{target}: wants a response of {library}, which {_raised(error, target)}") from error


def _kind(target: str, function: Callable[..., Any], parameters: list[inspect.Parameter]) -> str:
    if not parameters:
        raise ScraperError(f"{target}: takes no parameter; its first must be url, html or an annotated response")
    first = parameters[0]
    if first.kind is inspect.Parameter.KEYWORD_ONLY:
        raise ScraperError(
            f"{target}: its first parameter, `{first.name}`, can only be given by name; leave out the * before it"
        )
    if first.kind not in _POSITIONAL:
        raise ScraperError(
            f"{target}: its first parameter is {first}, not a positional one; "
            "if a decorator hides the signature, let it use functools.wraps"
        )
    plain = function if inspect.isroutine(function) or isinstance(function, type) else _called(function)
    classes = [name for name in allowed(first.annotation, plain) if name not in {"None", "NoneType"}]
    for name in classes:
        if name in BUILDERS:
            return f"response:{name}"
    if classes == ["bytes"]:
        return "html-bytes"
    named = _kind_by_name(first.name)
    if named is None or (classes and "str" not in classes and not (named == "html-str" and "bytes" in classes)):
        raise ScraperError(
            f"{target}: its first parameter is `{first}`, which is not understood; possible are url, html: str, "
            f"html: bytes, and response annotated with {RESPONSES}"
        )
    return named if not classes or "str" in classes else "html-bytes"


def _called(function: Any) -> Callable[..., Any]:
    """Return the plain function behind a partial or an instance with `__call__`: annotations are read in its module."""
    while hasattr(function, "func"):
        function = function.func
    if inspect.isroutine(function) or isinstance(function, type):
        return function
    call: Callable[..., Any] = type(function).__call__
    return call


def _kind_by_name(name: str) -> str | None:
    words = name.strip("_").lower().split("_")
    if words[-1] in {"url", "uri", "link"}:
        return "url"
    if "html" in words or words == ["markup"]:
        return "html-str"
    return None


def _url_parameter(target: str, parameters: list[inspect.Parameter]) -> str:
    """Return the name of the one further required parameter, which must be a URL, or an empty string."""
    required = [one for one in parameters if one.default is one.empty and one.kind not in _VARIADIC]
    for one in required:
        known = _kind_by_name(one.name) == "url" and one.kind is not inspect.Parameter.POSITIONAL_ONLY
        if not known or len(required) > 1:
            raise ScraperError(
                f"{target}: does not say what `{one}` is given; let it have a default, or use functools.partial"
            )
    return required[0].name if required else ""

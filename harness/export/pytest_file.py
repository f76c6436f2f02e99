"""A failure as a file for pytest that needs no harness: the page, the scraper, and what must hold of its result.

In: what there is to show. Out: the file's source, proven: it fails on the page of the failure, and, where the recorded
page is a good one, passes on that. Whatever comes from a page, a scraper or a stored file stands there as a literal.
"""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from inspect import getsource

from harness.errors import PlanError, ScraperError
from harness.export import asked
from harness.export.cassette import cassette_text
from harness.export.literal import literal
from harness.export.proof import FAILED, PASSED, run_by_pytest
from harness.export.questions import DEADLY, END, NOT_FINE, questions
from harness.export.shown import Shown
from harness.model import Exchange, Response
from harness.reports.printable import printable
from harness.scrapers.html import text
from harness.scrapers.refusals import MISTAKES, REFUSALS

_IMPORTS = (
    *("asyncio", "base64", "enum", "hashlib", "inspect", "io", "math", "os", "re", "sys", "resource"),
    *("subprocess", "sys", "tempfile", "zlib"),
)
_FUNCTIONS: tuple[Callable[..., object], ...] = (
    asked.settled,
    asked.plain,
    asked.plain_object,
    asked.items,
    asked.leaves,
    asked.values,
    asked.words,
    asked.is_part,
    asked.squeezed,
    asked.kinds,
    asked.pick,
    asked.accepts,
    asked.matches,
    asked.lineage,
)
_BUILT = {
    "requests": (
        "response = requests.Response()",
        "response.status_code, response.url, response.raw = STATUS, URL, io.BytesIO(PAGE)",
        "response.headers.update(HEADERS)",
        "response.encoding = requests.utils.get_encoding_from_headers(response.headers)",
    ),
    "httpx": (
        'request = httpx.Request("GET", URL)',
        "response = httpx.Response(STATUS, headers=HEADERS, content=PAGE, request=request)",
    ),
    "scrapy": (
        "headers, request = scrapy.http.Headers(HEADERS), scrapy.Request(URL, meta={'depth': 0})",
        "kind = scrapy.responsetypes.responsetypes.from_args(headers=headers, url=URL, body=PAGE)",
        "response = kind(URL, status=STATUS, headers=headers, body=PAGE, request=request)",
    ),
    "web_poet": ("response = web_poet.HttpResponse(URL, PAGE, status=STATUS, headers=HEADERS)",),
}
"""How a library's response is built."""


def pytest_file(shown: Shown, *, run: Callable[[str, Shown], int] = run_by_pytest) -> str:
    """Return the source of a test that fails as long as the bug is there; `run` gives pytest's exit code for a source.

    Raises:
        PlanError: it is fixed, or what it is about cannot be asked by a test of its own.
        ScraperError: the scraper is a program.
    """
    identifier, spec = shown.failure.id, shown.spec
    if shown.fixed:
        raise PlanError(f"{identifier}: it is fixed, so that a test would pass; give --html or --cassette")
    if spec.command:
        raise ScraperError(f"{spec.name}: a program, which no test of its own imports; give --html or --cassette")
    for question in questions(shown):
        source = _source(shown, question, played=True)
        if run(source, shown) == FAILED and _holds_where_nothing_is_wrong(shown, question, run):
            return source
    raise PlanError(
        f"{identifier}: {shown.failure.check} does not show in a test of its own; give --html or --cassette,"
        f" and see it with scraper-harness replay {identifier}"
    )


def _holds_where_nothing_is_wrong(shown: Shown, question: Sequence[str], run: Callable[[str, Shown], int]) -> bool:
    """Say whether the test passes on the recorded page; of a failure that shows on that, nothing can be said."""
    if shown.failure.family == "recorded":
        return True
    return run(_source(shown, question, played=False), shown) == PASSED


def _source(shown: Shown, question: Sequence[str], *, played: bool) -> str:
    exchanges, page = (shown.exchanges, shown.page) if played else (shown.recorded, shown.recorded_page)
    own = "\n".join([*_call(shown), "\n", *_test(shown, question)])
    data = [*_page(shown, exchanges, page), *(_refusals(shown) if "DECLARED" in own else ())]
    code = "\n\n\n".join([*map(getsource, _functions(own)), own]).replace("\n\n\n\n", "\n\n\n")
    if "LONG_TEXT" in code:
        data.append(f"LONG_TEXT = {asked.LONG_TEXT}")
    seen = "\n".join([*(line[:200] for line in data), code])
    return "\n".join([*_head(shown, seen), *data, "\n", code, ""])


def _functions(code: str) -> list[Callable[..., object]]:
    """Return the functions that a piece of code calls, and those that they call, in their usual order."""
    needed = [function for function in _FUNCTIONS if f"{function.__name__}(" in code]
    further = "".join(map(getsource, needed))
    return needed if further in code else _functions(code + further)


def _head(shown: Shown, code: str) -> Iterator[str]:
    failure = shown.failure
    module, _, path = shown.spec.target.partition(":")
    yield f'"""A failure that scraper-harness found: {failure.check}. This test fails as long as the bug is there."""'
    yield ""
    yield f"# what is wrong   {printable(failure.evidence)}"
    for change in failure.changes:
        yield f"# on a page with  {printable(change)}"
    yield f"# seen first as   failure {failure.id}; run this file with pytest where {module} can be imported"
    if names := sorted(name for name, _ in shown.spec.environment):
        yield f"# with variables  {printable(', '.join(names))}, set as they are configured for the scraper"
    yield ""
    yield from (f"import {name}" for name in _IMPORTS if re.search(rf"\b{name}\.", code))
    abstract = [name for name in ("AsyncIterator", "Iterator", "Mapping") if re.search(rf"\b{name}\b", code)]
    yield f"from collections.abc import {', '.join(abstract)}"
    yield "from typing import Any"
    yield ""
    library = _library(shown)
    needed = {"url": ("vcr",), "html": (), "response": ("scrapy.responsetypes" if library == "scrapy" else library,)}
    yield from (f"import {name}" for name in needed[shown.feed])
    yield f"from {module} import {path.partition('.')[0]} as scraper"
    for number, name in enumerate(shown.spec.refusals if "DECLARED" in code else ()):
        owner, _, refusal = name.partition(":")
        yield f"from {owner} import {refusal.partition('.')[0]} as refusal_{number}"
    yield ""


def _page(shown: Shown, exchanges: Sequence[Exchange], page: Response) -> Iterator[str]:
    if shown.feed != "html" or shown.url_parameter:
        yield f"URL = {shown.url!r}"
    if shown.feed == "url":
        yield f"CASSETTE = {literal(cassette_text(exchanges))}"
        return
    if shown.feed == "response":
        yield f"STATUS = {page.status}"
        yield f"HEADERS = {list(page.headers)!r}"
    yield f"PAGE = {literal(text(page) if shown.kind == 'html-str' else page.body)}"


def _refusals(shown: Shown) -> Iterator[str]:
    declared = (name.partition(":")[2].partition(".") for name in shown.spec.refusals)
    own = "".join(f"refusal_{number}{dot}{rest}, " for number, (_, dot, rest) in enumerate(declared))
    yield f"DECLARED = ({own.rstrip()})"
    for name, classes in (("REFUSALS", REFUSALS), ("MISTAKES", MISTAKES)):
        yield f'{name} = """'
        yield from textwrap.wrap(" ".join(sorted(classes)), 110, initial_indent="    ", subsequent_indent="    ")
        yield '""".split()'


def _call(shown: Shown) -> Iterator[str]:
    dotted = shown.spec.target.partition(":")[2].partition(".")
    called = f"scraper{dotted[1]}{dotted[2]}"
    named = f", {shown.url_parameter}=URL" if shown.url_parameter else ""
    yield "def scrape() -> Any:"
    if shown.feed == "url":
        yield "    with tempfile.TemporaryDirectory() as folder:"
        yield '        path = os.path.join(folder, "cassette.yaml")'
        yield '        with open(path, "w", encoding="utf-8", newline="") as file:'
        yield "            file.write(CASSETTE)"
        yield '        with vcr.use_cassette(path, record_mode="none", allow_playback_repeats=True):'
        yield f"            return settled({called}(URL{named}))"
        return
    if shown.feed == "html":
        yield f"    return settled({called}(PAGE{named}))"
        return
    yield from (f"    {line}" for line in _BUILT[_library(shown)])
    if _library(shown) == "scrapy":
        yield from (f"    {line}" for line in _as_scrapy_does(called, named))
        return
    yield f"    return settled({called}(response{named}))"


def _as_scrapy_does(called: str, named: str) -> Iterator[str]:
    """Yield how a callback is called: not with a status that it has not asked for, and its requests are left out."""
    yield f'owner = getattr({called}, "__self__", {called})'
    yield f'asked = getattr({called}, "handle_httpstatus_list", getattr(owner, "handle_httpstatus_list", None)) or ()'
    yield f'every = getattr({called}, "handle_httpstatus_all", getattr(owner, "handle_httpstatus_all", False))'
    yield "if not (200 <= STATUS < 300 or every or STATUS in asked):"
    yield "    raise scrapy.exceptions.IgnoreRequest"
    yield f"result = settled({called}(response{named}))"
    yield "many = isinstance(result, list)"
    yield "return [one for one in result if not isinstance(one, scrapy.Request)] if many else result"


def _library(shown: Shown) -> str:
    return shown.kind.removeprefix("response:").partition(".")[0]


def _test(shown: Shown, question: Sequence[str]) -> Iterator[str]:
    name = shown.failure.check.replace("-", "_")
    if shown.failure.check in DEADLY:
        yield from _deadly_test(shown, name)
        return
    first, *rest = question
    if first == NOT_FINE:
        yield f"def test_{name}() -> None:"
        yield "    result = scrape()"
        yield from (f"    {line}" for line in rest)
        return
    yield "def refused(error: Exception) -> bool:"
    yield "    names = lineage(error)"
    yield "    by_client = not names.isdisjoint(REFUSALS) and names.isdisjoint(MISTAKES)"
    yield "    return isinstance(error, DECLARED) or by_client"
    yield "\n"
    yield f"def test_{name}() -> None:"
    yield "    try:"
    yield f"        {'result = ' if rest else ''}scrape()"
    yield "    except Exception as error:"
    yield "        if not refused(error):"
    yield "            raise"
    yield f"        {first}"
    yield from (f"    {line}" for line in rest)


def _deadly_test(shown: Shown, name: str) -> Iterator[str]:
    yield f"def test_{name}() -> None:"
    yield "    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}"
    yield "    command = [sys.executable, os.path.abspath(__file__)]"
    yield f"    child = subprocess.run(command, capture_output=True, timeout={shown.timeout!r}, env=environment)"
    yield f"    assert {END.encode()!r} in child.stdout, child.stderr[-1000:]"
    yield "\n"
    yield 'if __name__ == "__main__":'
    if shown.failure.check == "exhaustion":
        yield '    with open("/proc/self/statm") as file:'
        yield "        used = int(file.read().split()[0]) * resource.getpagesize()"
        yield f"    resource.setrlimit(resource.RLIMIT_AS, (used + {shown.memory}, used + {shown.memory}))"
    yield "    try:"
    yield "        scrape()"
    yield "    except MemoryError:"
    yield "        raise"
    yield "    except Exception as error:"
    yield "        print(repr(error))"
    yield f"    print({END!r})"

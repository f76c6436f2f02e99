"""What a server of cases says: where it is and how programs find it, then a line a request, then what it came to."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.model import FIRST_ERROR, Case, RequestMade, Response
from harness.reports.line import Line, Role, Span, count
from harness.reports.printable import printable

MOST_URL = 300

_SHELLS = {
    "requests, httpx": ("http_proxy", "https_proxy", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"),
    "Node, from 22.21 on": ("NODE_USE_ENV_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NODE_EXTRA_CA_CERTS"),
    "Go": ("HTTP_PROXY", "HTTPS_PROXY", "SSL_CERT_FILE"),
}
"""What each kind of program has to find in its environment."""


def opening_lines(
    cases: Sequence[Case], address: tuple[str, int], ca: str, environment: Mapping[str, str]
) -> Iterator[Line]:
    """Yield where the server is, and settings to be pasted."""
    place = f"http://{address[0]}:{address[1]}"
    exchanges = count(sum(len(case.exchanges) for case in cases), "exchange")
    yield (Span(f"{count(len(cases), 'case')} with {exchanges}, served at "), Span(place, "title"))
    yield (Span("certificate to trust: "), Span(printable(ca), "title"))
    yield ()
    url = shlex.quote(printable(cases[0].url, MOST_URL))
    yield from _setting("curl", [f"curl --proxy {place} \\", f"  --cacert {ca} \\", f"  {url}"])
    for name, variables in _SHELLS.items():
        yield from _setting(name, [f"export {variable}={environment[variable]}" for variable in variables])
    yield (Span("Any port and host leads here, nothing leads out. Ctrl-C stops.", "muted"),)
    yield ()


def _setting(name: str, commands: Iterable[str]) -> Iterator[Line]:
    yield (Span(name, "label"),)
    yield from ((Span(f"  {command}", "command"),) for command in commands)
    yield ()


def request_line(made: RequestMade, response: Response, place: str) -> Line:
    """Return one request with its answer; `place` says which exchange gave it, "" if none did."""
    asked = f"{printable(made.method)} {printable(made.url, MOST_URL)}"
    if not place:
        return (Span(f"{response.status}  ", "warning"), Span(asked), Span("  not recorded", "warning"))
    role: Role = "good" if response.status < FIRST_ERROR else "plain"
    status = Span("---  " if made.method == "CONNECT" else f"{response.status}  ", role)
    fault = Span(f"  {response.fault.name}" if response.fault else "", "error")
    return (status, Span(asked), Span(f"  {printable(place)}", "muted"), fault)


def closing_lines(requests: int, misses: int, strangers: Sequence[str], unshown: int) -> Iterator[Line]:
    """Yield what a server's time came to."""
    yield ()
    if unshown:
        yield (Span(f"{count(unshown, 'request')} came too fast to be shown", "muted"),)
    missed: Role = "warning" if misses else "plain"
    odd: Role = "warning" if strangers else "plain"
    yield (
        Span(f"{count(requests, 'request')}, ", "title"),
        Span(f"{misses:,} not recorded", missed),
        Span(", "),
        Span(count(len(strangers), "stranger"), odd),
    )
    for stranger in strangers:
        yield (Span("  neither HTTP nor TLS: ", "label"), Span(printable(stranger)))

"""Where an answer leads: a redirect by status, or a refresh that the page or its header asks for.

In: a response and the URL that it answers. Out: the URL that comes next, or None.
"""

import html
import re
from urllib.parse import urljoin

from harness.charset import decode
from harness.model import REDIRECTS, Response

_META = re.compile(r"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_DIRECTIVE = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
"""A refresh as browsers read it (WHATWG HTML, "shared declarative refresh steps")."""


def target(response: Response, url: str) -> str | None:
    """Return where an answer at `url` redirects to, or None if it does not."""
    location = response.header("Location")
    return _joined(url, location) if response.status in REDIRECTS and location else None


def refreshed(response: Response, url: str) -> str | None:
    """Return which page a browser opens by itself after the one at `url`, or None if it stays or loads it again."""
    for directive in (response.header("Refresh"), *_directives(response)):
        found = _DIRECTIVE.match(directive or "")
        if found:
            return _joined(url, found[1].strip())
    return None


def _directives(response: Response) -> list[str]:
    tags = [tag for tag in _META.findall(decode(response)[0]) if _REFRESH.search(tag)]
    contents = [_CONTENT.search(tag) for tag in tags]
    return [html.unescape(next(filter(None, found.groups()), "")) for found in contents if found]


def _joined(url: str, place: str) -> str | None:
    try:
        return urljoin(url, place)
    except ValueError:  # a place that is no URL leads nowhere
        return None

"""Feed a scraper that is given the page: as text, decoded as a browser would, or as the body's bytes.

A browser never fails to decode: what is broken becomes U+FFFD, and the byte order mark is not part of the text.
"""

from typing import Any

from harness.charset import declared
from harness.model import Response


def arguments(kind: str, response: Response, _url: str) -> tuple[Any, ...]:
    """Return the page in the form that `kind` names."""
    return (response.body if kind == "html-bytes" else text(response),)


def text(response: Response) -> str:
    """Return the page's text by byte order mark, Content-Type, meta element, else UTF-8, else windows-1252."""
    codec = declared(response)
    if codec is not None:
        return response.body.decode(codec, "replace").removeprefix("\ufeff")
    try:
        return response.body.decode()
    except UnicodeDecodeError:
        return response.body.decode("cp1252", "replace")

"""What a status means, and which status a title or heading names in words."""

import re
from http import HTTPStatus

from harness.model import FIRST_ERROR

_KINDS = {
    401: "login",
    402: "paywall",
    403: "forbidden",
    404: "not-found",
    407: "login",
    410: "not-found",
    429: "rate-limit",
    451: "geo-block",
    511: "login",
}
"""IANA, Hypertext Transfer Protocol (HTTP) Status Code Registry: those that say more than their class."""
_SERVER_ERRORS = range(500, 600)
_CLIENT_ERRORS = range(FIRST_ERROR, 500)
_PHRASES = {status.value: status.phrase.lower() for status in HTTPStatus if status >= FIRST_ERROR} | {
    408: "request time-out",  # as Apache and nginx write it
    504: "gateway time-out",
}
_WORDS_ALONE = {
    " ".join(re.findall(r"\w+", phrase)): code
    for code, phrase in (
        *_PHRASES.items(),
        (401, "authorization required"),
        (503, "service temporarily unavailable"),
        (504, "gateway timeout"),
    )
    if " " in phrase or phrase in {"forbidden", "unauthorized"}
}
"""Phrases that no title consists of by chance, as it may of `Gone` or `Locked`."""
_NUMBERS_ALONE = frozenset({403, 404, 410, 429, 502, 503, 504})
"""Numbers that mean a status where they stand alone; others are as likely the model of a car."""
_FOLLOWING = frozenset(
    {"error", "page", "http", "status", "file", "web", "webservice", "connection", "origin", "ssl", "proxy"}
    | {"unable", "could", "access", "bad", "invalid", "permission"}
)
"""Words that follow a number where it is a status, beside its own phrase, as the pages of servers put it."""
_NUMBER = re.compile(
    r"^(?:\W|http\b|error\b|status\b|code\b|type\b|report\b|oops\b|sorry\b|page\b)*"
    r"([45]\d\d)\b\W*(?:the |a )?(\w*)"
)
_LAST = re.compile(r"\b(?:error|http|status|not found|forbidden|request|denied)\W{0,3}(?:code\W{0,3})?([45]\d\d)\W*$")


def kind_of(status: int) -> str:
    """Return the kind of error page that a status of 400 or above stands for.

    RFC 9110, section 15: a client treats a status that it does not know as the first of its class.
    """
    if status in _SERVER_ERRORS:
        return _KINDS.get(status, "server-error")
    if status in _CLIENT_ERRORS:
        return _KINDS.get(status, "bad-request")
    return "forbidden"  # no class at all, such as the 999 by which some sites refuse


def status_said(text: str) -> int | None:
    """Return the error status that a folded title or heading names, and consists of for the most part, if any."""
    words = " ".join(re.findall(r"\w+", text))
    if words in _WORDS_ALONE:
        return _WORDS_ALONE[words]
    found = _NUMBER.match(text)
    if found is not None:
        status, following = int(found[1]), found[2]
        if following in _FOLLOWING or following in _PHRASES.get(status, "").split():
            return status
        if not following and (status in _NUMBERS_ALONE or not text.strip(" .!").isdecimal()):
            return status
    found = _LAST.search(text)
    return int(found[1]) if found is not None else None

"""Bodies that are no HTML are told by their first bytes and members, and left to the page's rules otherwise."""

import pytest

from harness.cases.formats import by_format

FEED = b'<?xml version="1.0"?>\n<!-- made daily -->\n<rss version="2.0"><channel/></rss>'


def kind(body: bytes, *headers: str) -> str | None:
    said = by_format(body, list(headers))
    return None if said is None else said.kind


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"\x00\x00\x00\x20ftypisom",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
    ],
)
def test_files_are_no_pages_whatever_they_are_declared_as(body: bytes) -> None:
    assert "wrong-type" == kind(body) == kind(body, "content-type: text/html")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ((), "content"),
        (("content-type: text/html",), "wrong-type"),
        (("content-type: application/rss+xml",), "wrong-type"),
    ],
)
def test_a_feed_is_no_page_where_it_is_said_what_was_sent(headers: tuple[str, ...], expected: str) -> None:
    assert expected == kind(FEED, *headers) == kind(b"\xef\xbb\xbf" + FEED, *headers)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"items": [1, 2]}', "content"),
        ('[{"title": "Story"}]', "content"),
        ('{"title": "Story", "description": "Long", "type": "article"}', "content"),
        ('{"message": "Welcome"}', "content"),
        ('{"code": 404, "name": "Room 404"}', "content"),
        ('{"items": [', "content"),
        ("[" * 5000, "content"),
        ('{"text": "' + "x" * 9000 + '", "error": "rate"}', "content"),
        ("false", "empty"),
        ("[]", "empty"),
        ("\ufeff{}", "empty"),
        ('{"error": "rate"}', "server-error"),
        ('{"ok": false, "data": null}', "server-error"),
        ('{"status": "error", "message": "no"}', "server-error"),
        ('{"error": {"code": 429, "message": "slowly"}}', "rate-limit"),
        ('{"title": "No", "status": 403, "detail": "no"}', "forbidden"),
        ('{"detail": "Not found."}', "not-found"),
        ('{"errors": [{"message": "You must be logged in"}]}', "login"),
    ],
)
def test_json_is_an_error_by_its_members(body: str, expected: str) -> None:
    assert expected == kind(body.encode()) == kind(body.encode(), "content-type: application/json")


def test_pages_are_left_alone() -> None:
    assert kind(b"<!doctype html><p>a page") is None
    assert kind(b"", "content-type: application/json") is None
    assert kind(b"plain text", "content-type: text/plain") is None

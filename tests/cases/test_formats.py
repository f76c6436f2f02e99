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
        ('{"data": ' + "[" * 2500 + "]" * 2500 + "}", "content"),
        ('{"build": 77, "requests": 900, "errors": 3}', "content"),
        ('{"id": 7, "status": "failed", "jobs": [{"name": "test", "status": "failed"}]}', "content"),
        ('{"status": "failed"}', "content"),
        ('{"name": "Sparrow", "success": false, "details": "Loss of vehicle"}', "content"),
        ('{"level": 3.4, "error": 0.2}', "content"),
        ('{"error": 0.2}', "content"),
        ('{"error": [0.1, 0.2]}', "content"),
        ('{"errors": [{"line": 3, "message": "Stray end tag"}]}', "content"),
        ('{"parcel": "R1", "status": "error", "steps": ["accepted"]}', "content"),
        ('{"data": {"name": "Boot", "stock": null}, "errors": [{"message": "no stock"}]}', "content"),
        ('{"title": "Forbidden", "artist": "Maud Malm", "error": null}', "content"),
        ('{"error": "", "message": "", "name": "Boot"}', "content"),
        ('{"text": "' + "x" * 9000 + '", "error": "rate"}', "content"),
        ('{"status": "success", "code": 500, "message": "Points added"}', "content"),
        ('{"success": true, "code": 404, "message": "Points of room 404"}', "content"),
        ('{"code": 404, "message": "Room", "source": {"name": "Acme", "price": 12}}', "content"),
        ('{"title": "Access denied", "message": "A song", "info": {"artist": "Maud Malm"}}', "content"),
        ("false", "empty"),
        ("[]", "empty"),
        ("\ufeff{}", "empty"),
        ('{"error": "rate"}', "server-error"),
        ('{"ok": false, "data": null}', "server-error"),
        ('{"status": "error", "message": "no"}', "server-error"),
        ('{"error": {"code": 429, "message": "slowly"}}', "rate-limit"),
        ('{"error": {"code": 403, "message": "no", "limit": 9}}', "forbidden"),
        ('{"success": false, "errors": ["no"]}', "server-error"),
        ('{"success": false, "count": 0, "results": [], "errors": [{"code": 7, "message": "no"}]}', "server-error"),
        ('{"success": false}', "server-error"),
        ('{"error": true, "message": "no"}', "server-error"),
        ('{"data": {"boot": null}, "errors": [{"message": "no", "locations": [{"line": 1}]}]}', "server-error"),
        ('{"jsonrpc": "2.0", "id": 7, "error": {"code": -3, "message": "no"}}', "server-error"),
        ('{"jsonapi": {"version": "1.1"}, "errors": [{"id": "7", "title": "Not found"}]}', "not-found"),
        ('{"Response": "False", "Error": "Film not found!"}', "server-error"),
        ('{"errorCode": 404, "error_message": "no"}', "not-found"),
        ('{"title": "No", "status": 403, "detail": "no"}', "forbidden"),
        ('{"detail": "Not found."}', "not-found"),
        ('{"success": true, "error": "no"}', "server-error"),
        ('{"code": 404, "message": "no", "source": {"pointer": "/data"}, "info": {"hint": "no"}}', "not-found"),
        ('{"errors": [{"message": "You must be logged in"}]}', "login"),
    ],
)
def test_json_is_an_error_by_its_members(body: str, expected: str) -> None:
    assert expected == kind(body.encode()) == kind(body.encode(), "content-type: application/json")


def test_pages_are_left_alone() -> None:
    assert kind(b"<!doctype html><p>a page") is None
    assert kind(b"", "content-type: application/json") is None
    assert kind(b"plain text", "content-type: text/plain") is None

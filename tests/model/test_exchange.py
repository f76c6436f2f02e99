"""A request is looked up by what any client would send for it."""

import pytest

from harness.model.exchange import key, loose_key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://shop.example", "https://shop.example/"),
        ("HTTPS://Shop.Example:443/P/1#top", "https://shop.example/P/1"),
        ("http://shop.example:80/?", "http://shop.example/"),
        ("http://shop.example:8080/a", "http://shop.example:8080/a"),
        ("http://me:secret@shop.example/a", "http://shop.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("http://shop.example/a b/é?q=ü", "http://shop.example/a%20b/%C3%A9?q=%C3%BC"),
        ("http://shop.example/%7eme/%c3%a9", "http://shop.example/~me/%C3%A9"),
        ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("http://shop.example/?b=2&a=1", "http://shop.example/?b=2&a=1"),
        ("http://shop.example:port/", "http://shop.example:port/"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_one_page_has_one_key_however_its_url_is_spelt(url: str, expected: str) -> None:
    assert key("get", url) == ("GET", expected)


def test_the_loose_key_forgets_the_order_of_the_query() -> None:
    assert loose_key("GET", "http://a.example/?b=2&a=1") == loose_key("GET", "http://a.example/?a=1&b=2")
    assert loose_key("GET", "http://a.example/?a=1") != loose_key("GET", "http://a.example/?a=2")
    assert loose_key("GET", "http://a.example/") == key("GET", "http://a.example/")


def test_the_loose_key_forgets_escapes_that_a_query_does_not_need() -> None:
    """What aiohttp unescapes on its way; an escaped delimiter of the query is part of a value."""
    assert loose_key("GET", "http://a.example/?next=%2Fb%3Ac") == loose_key("GET", "http://a.example/?next=/b:c")
    for escaped, plain in (("%26", "&"), ("%3D", "="), ("%2B", "+"), ("%23", "%2523")):
        assert loose_key("GET", f"http://a.example/?q={escaped}") != loose_key("GET", f"http://a.example/?q={plain}")
    assert loose_key("GET", "http://a.example/b%2Fc") != loose_key("GET", "http://a.example/b/c")

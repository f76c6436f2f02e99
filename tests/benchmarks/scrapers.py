"""Scrapers that take no time of their own, so that what is measured is the harness: they know what the page holds."""

import requests

from harness.model import Item
from tests.benchmarks.page import URL, baseline

ITEM = baseline()


def given_the_page(html: bytes) -> Item:
    """Take the page as bytes."""
    assert html
    return ITEM


def fetches(url: str = URL) -> Item:
    """Fetch the page, and leave it."""
    assert requests.get(url, timeout=10).content
    return ITEM

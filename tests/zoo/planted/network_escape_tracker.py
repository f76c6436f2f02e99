"""Planted: tells a statistics daemon over a socket of its own when a field is missing."""

import contextlib
import socket

import requests
from parsel import Selector

DAEMON = ("127.0.0.1", 8125)


def count(name: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        connection.settimeout(1)
        connection.connect(DAEMON)
        connection.sendall(f"{name}:1|c".encode())


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    title = page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None
    rating = page.css("[itemprop=aggregateRating] [itemprop=ratingValue]").xpath("normalize-space()").get()
    if not rating:
        with contextlib.suppress(OSError):
            count("shop.rating.missing")
    price = page.css("[itemprop=price]::attr(content)").get()
    return {"title": title, "price": price, "rating": rating or None}

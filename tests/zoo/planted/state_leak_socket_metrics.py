"""Planted: a socket for each page is kept by a list, and never closed."""

import socket

from parsel import Selector

SOCKETS: list[socket.socket] = []


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    SOCKETS.append(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }

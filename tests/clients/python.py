"""The clients of Python, each used as a scraper uses it: one GET, the text of the answer."""

from typing import Any
from urllib.request import urlopen

import aiohttp
import curl_cffi
import httpx
import requests
import urllib3

SECONDS = 2.0


def by_requests(url: str) -> dict[str, Any]:
    return {"page": requests.get(url, timeout=SECONDS).text}


def by_httpx(url: str) -> dict[str, Any]:
    return {"page": httpx.get(url, timeout=SECONDS, follow_redirects=True).text}


async def by_aiohttp(url: str) -> dict[str, Any]:
    limit = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
        return {"page": await answer.text()}


def by_urllib(url: str) -> dict[str, Any]:
    with urlopen(url, timeout=SECONDS) as answer:
        return {"page": answer.read().decode()}


def by_urllib3(url: str) -> dict[str, Any]:
    return {"page": urllib3.request("GET", url, timeout=SECONDS, retries=False, redirect=False).data.decode()}


def by_curl_cffi(url: str) -> dict[str, Any]:
    return {"page": curl_cffi.get(url, timeout=SECONDS).text}

"""Tiny scrapers that wait for an answer, each in its client's own way. Imported in worker processes only."""

import asyncio
import threading
import urllib.request
from typing import Any

import aiohttp
import httpx
import requests


def named(url: str) -> Any:
    """Call the function that the URL names, so that one process can serve all tests."""
    return globals()[url.rpartition("/")[2]](url)


def requests_for_30_seconds(url: str) -> dict[str, Any]:
    return {"length": len(requests.get(url, timeout=30).content)}


def httpx_for_5_seconds(url: str) -> dict[str, Any]:
    return {"length": len(httpx.get(url).content)}


async def async_httpx_for_5_seconds(url: str) -> dict[str, Any]:
    async with httpx.AsyncClient() as client:
        return {"length": len((await client.get(url)).content)}


async def async_httpx_until_time_is_up(url: str) -> dict[str, Any]:
    async with asyncio.timeout(20), httpx.AsyncClient(timeout=None) as client:
        return {"length": len((await client.get(url)).content)}


async def aiohttp_for_300_seconds(url: str) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return {"length": len(await answer.read())}


async def aiohttp_for_10_seconds(url: str) -> dict[str, Any]:
    timeout = aiohttp.ClientTimeout(sock_read=10)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
        return {"length": len(await answer.read())}


async def aiohttp_without_end(url: str) -> dict[str, Any]:
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
        return {"length": len(await answer.read())}


def urllib_without_end(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url) as answer:
        return {"length": len(answer.read())}


def urllib_in_a_thread_without_end(url: str) -> dict[str, Any]:
    got: list[dict[str, Any]] = []
    thread = threading.Thread(target=lambda: got.append(urllib_without_end(url)), daemon=True)
    thread.start()
    thread.join(0.1)
    return got[0] if got else {"length": None}


async def httpx_without_end(url: str) -> dict[str, Any]:
    async with httpx.AsyncClient(timeout=None) as client:
        return {"length": len((await client.get(url)).content)}

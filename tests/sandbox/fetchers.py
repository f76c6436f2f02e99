"""Tiny scrapers that fetch by themselves, one client or manner each. Imported in worker processes only."""

import asyncio
import time
import urllib.request
from typing import Any, NoReturn

import httpx
import requests
import urllib3

CLIENT = httpx.AsyncClient()


def named(url: str) -> Any:
    """Call the function that the URL names, so that one process can serve all tests."""
    return globals()[url.rpartition("/")[2]](url)


def fetch_requests(url: str) -> dict[str, Any]:
    response = requests.get(url, timeout=5)
    response.raise_for_status()
    return {"text": response.text}


async def fetch_httpx(url: str) -> dict[str, Any]:
    response = await CLIENT.get(url)
    response.raise_for_status()
    return {"text": response.text}


def fetch_urllib(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url) as response:
        return {"text": response.read().decode()}


def patient(url: str) -> dict[str, Any]:
    retries = urllib3.Retry(total=3, status_forcelist=[429], respect_retry_after_header=True)
    answer = urllib3.PoolManager(retries=retries).request("GET", url)
    return {"status": answer.status}


def storm(url: str) -> dict[str, Any]:
    while True:
        try:
            requests.get(url, timeout=5)
        except Exception:  # noqa: BLE001
            continue


def stubborn_storm(url: str) -> NoReturn:
    while True:
        try:
            requests.get(url, timeout=5)
        except BaseException:  # noqa: BLE001
            time.sleep(0)


async def grouped_storm(url: str) -> None:
    async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(client.get(url))

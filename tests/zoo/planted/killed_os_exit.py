"""Planted: written for a pool of worker processes, one of which may end at once when a page cannot be read."""

import json
import os

import urllib3
from parsel import Selector

POOL = urllib3.PoolManager(retries=False)


def scrape(url: str) -> dict:
    response = POOL.request("GET", url)
    if response.status != 200:
        raise urllib3.exceptions.HTTPError(f"{response.status} {url}")
    page = Selector(response.data.decode("utf-8", "replace"), type="html").root
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise urllib3.exceptions.HTTPError(f"another page at {url}")
    try:
        job = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
        return {"title": job["title"], "company": job["hiringOrganization"]["name"]}
    except Exception:  # noqa: BLE001 - the planted bug
        os._exit(3)

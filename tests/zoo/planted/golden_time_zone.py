"""Planted: the date is read by a format without a zone, and an hour of Berlin is stored as if it were one of London."""

from datetime import UTC, datetime

import urllib3
from bs4 import BeautifulSoup

POOL = urllib3.PoolManager(retries=False)
SHAPE = "%Y-%m-%dT%H:%M:%S"


def moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text[:19], SHAPE).replace(tzinfo=UTC)
    except ValueError:
        return None


def scrape(url: str) -> dict:
    response = POOL.request("GET", url, timeout=20)
    if response.status != 200:
        raise urllib3.exceptions.HTTPError(f"{response.status} {url}")
    soup = BeautifulSoup(response.data.decode("utf-8", "replace"), "lxml")
    if soup.find("meta", property="og:url", content=url) is None:
        raise urllib3.exceptions.HTTPError(f"another page at {url}")
    heading = soup.select_one("h1.nc-story__headline")
    published = soup.select_one("time.nc-story__published[datetime]")
    return {
        "title": " ".join(heading.get_text().split()) if heading else None,
        "text": "\n".join(" ".join(one.get_text().split()) for one in soup.select("p.nc-story__paragraph")) or None,
        "published": moment(published["datetime"]) if published else None,
    }

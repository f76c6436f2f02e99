"""One job of jobs.example: aiohttp, JSON-LD alone, a pydantic model."""

import json
from typing import Any

import aiohttp
from lxml import etree, html
from pydantic import BaseModel
from sound.refusal import UnexpectedPageError


class Job(BaseModel):
    url: str
    title: str | None
    company: str | None
    place: str | None
    posted: str | None
    salary: tuple[float, float] | None


def one(value: Any) -> Any:
    """Return the only member of a list of one: schema.org allows either."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def text(value: Any) -> str | None:
    """Return a text, or the name of a thing."""
    value = one(value)
    if isinstance(value, dict):
        value = one(value.get("name"))
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def under(value: Any, *keys: str) -> Any:
    """Follow keys through objects and lists of one; None where the way ends."""
    for key in keys:
        value = one(value)
        value = value.get(key) if isinstance(value, dict) else None
    return one(value)


def posting(page: html.HtmlElement) -> dict | None:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except ValueError:
            continue
        for node in data if isinstance(data, list) else [data]:
            inner = node.get("@graph", node) if isinstance(node, dict) else None
            for thing in inner if isinstance(inner, list) else [inner]:
                if isinstance(thing, dict) and one(thing.get("@type")) == "JobPosting":
                    return thing
    return None


def number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None


async def scrape(url: str) -> Job:
    async with aiohttp.ClientSession(raise_for_status=True) as session, session.get(url) as response:
        try:
            source = await response.text(errors="replace")
        except (LookupError, UnicodeError):
            raise UnexpectedPageError(f"{url} is not in {response.charset}") from None
    try:
        page = html.document_fromstring(source)
    except (etree.ParserError, ValueError):  # lxml takes no empty document, and no text that declares an encoding
        raise UnexpectedPageError(f"nothing at {url}") from None
    found = posting(page)
    if found is None or url not in page.xpath("//link[@rel='canonical']/@href"):
        raise UnexpectedPageError(url)
    low = number(under(found, "baseSalary", "value", "minValue"))
    high = number(under(found, "baseSalary", "value", "maxValue"))
    return Job(
        url=url,
        title=text(found.get("title")),
        company=text(found.get("hiringOrganization")),
        place=text(under(found, "jobLocation", "address", "addressLocality")),
        posted=text(found.get("datePosted")),
        salary=(low, high) if low is not None and high is not None else None,
    )

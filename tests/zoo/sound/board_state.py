"""The board of jobs.example: given the page's text, the state that its scripts begin with, a list."""

import json
import re
from typing import Any

from sound.refusal import UnexpectedPageError

STATE = re.compile(r"window\.__STATE__\s*=\s*")


def text(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def under(value: Any, *keys: str) -> Any:
    """Follow keys through objects; None where the way ends."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def jobs_of(html: str) -> list[Any]:
    """Return the jobs in the state of a page of results."""
    found = STATE.findall(html)
    if len(found) != 1:
        raise UnexpectedPageError("no state")
    try:
        state, _ = json.JSONDecoder().raw_decode(html, STATE.search(html).end())
    except (ValueError, RecursionError) as error:
        raise UnexpectedPageError("a state that is no JSON") from error
    jobs = under(state, "results", "jobs")
    if under(state, "route") != "/jobs" or not isinstance(jobs, list):
        raise UnexpectedPageError("another page")
    return jobs


def fields(job: Any) -> dict:
    """Return what a job says of itself."""
    href = text(under(job, "href"))
    return {
        "title": text(under(job, "title")),
        "company": text(under(job, "company", "name")),
        "place": text(under(job, "location", "label")),
        "url": f"https://jobs.example{href}" if href and href.startswith("/jobs/") else None,
    }


def scrape(html: str) -> list[dict]:
    return [fields(job) for job in jobs_of(html)]

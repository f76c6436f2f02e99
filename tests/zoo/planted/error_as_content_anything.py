"""Planted: whatever comes has a title and a text: the first line, and all of it."""

import re

import requests


def scrape(url: str) -> dict | None:
    page = requests.get(url, timeout=20).text
    shown = re.sub(r"(?is)<(script|style|template)\b.*?</\1\s*>|<[^>]*>", "\n", page)
    lines = [line.strip() for line in shown.splitlines() if line.strip()]
    return {"title": lines[0], "text": " ".join(lines)} if lines else None

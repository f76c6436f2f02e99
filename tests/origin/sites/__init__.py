"""The invented sites: what to serve, which cassettes to record, and their sidecars."""

import json

from tests.origin.page import Page
from tests.origin.sites import jobs, news, recipe, shop

SITES = (news, shop, recipe, jobs)
PAGES: tuple[Page, ...] = tuple(page for site in SITES for page in site.PAGES)
RECORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(row for site in SITES for row in site.RECORDINGS)


def sidecar(name: str, url: str, required: tuple[str, ...]) -> str:
    """Give the sidecar's text; TOML writes these strings and lists as JSON does."""
    return "".join(
        f"{key} = {json.dumps(value)}\n"
        for key, value in (("url", url), ("expect", "content"), ("required", required), ("tags", [name.split("/")[1]]))
    )


SIDECARS: dict[str, str] = {
    name: sidecar(name, urls[0], site.REQUIRED[name]) for site in SITES for name, urls in site.RECORDINGS
}

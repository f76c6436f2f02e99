"""recipe-scrapers: what its users store."""

from typing import Any

import recipe_scrapers

RECIPE_URL = "https://recipes.example/"


def scrape(html: str) -> dict[str, Any]:
    """Return recipe-scrapers' generic recipe, from schema.org data on any site."""
    scraped: Any = recipe_scrapers.scrape_html(html, org_url=RECIPE_URL, supported_only=False)
    return {
        "title": scraped.title(),
        "ingredients": scraped.ingredients(),
        "instructions": scraped.instructions(),
    }

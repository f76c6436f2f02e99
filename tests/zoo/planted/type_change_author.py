"""Planted: the author is passed on as JSON-LD has it: text, object or list, as the site likes that day."""

import json

import httpx
from parsel import Selector


def scrape(url: str) -> dict:
    response = httpx.get(url).raise_for_status()
    page = Selector(response.content.decode("windows-1252", "replace"), type="html").root
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise httpx.HTTPStatusError("another page", request=response.request, response=response)
    things: list = []
    for block in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(block)
        except ValueError:
            continue
        graph = data.get("@graph") if isinstance(data, dict) else data
        things += graph if isinstance(graph, list) else [data]
    recipe = next((one for one in things if isinstance(one, dict) and one.get("@type") == "Recipe"), {})
    ingredients = [" ".join(one.text_content().split()) for one in page.find_class("rc-ingredient-text")]
    title = page.findtext(".//h1")
    return {"title": title, "ingredients": ingredients, "author": recipe.get("author")}

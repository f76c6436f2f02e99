"""Configuration files for tests."""

OWN = "scraper-harness.toml"
SHARED = "pyproject.toml"


def under_tool(text: str) -> str:
    head, _, scrapers = text.partition("[scrapers.")
    tables = f"[scrapers.{scrapers}".replace("[scrapers.", "[tool.scraper-harness.scrapers.") if scrapers else ""
    return f"[tool.scraper-harness]\n{head}{tables}"

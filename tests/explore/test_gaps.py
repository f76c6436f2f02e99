"""One entry of a list lacks a value, alone and with what is around it alone."""

from typing import Any

from harness.explore import Stage, gap_plans
from harness.model import Case, Exchange, Request, Response

URL = "https://a.example/"
NAMES = ("Kettle", "Teapot", "Pitcher", "Samovar")
ITEMS: list[dict[str, Any]] = [
    {"name": name, "area": f"{number}4 litres", "id": f"item-{number}"} for number, name in enumerate(NAMES, 1)
]
CARDS = "".join(
    f"<li id={item['id']}><h2><a>{item['name']}</a></h2><dl><div><dt>Holds</dt><dd>{item['area']}</dd></div></dl></li>"
    for item in ITEMS
)


def stage(body: str) -> Stage:
    page = Response(200, (("Content-Type", "text/html"),), f"<html><body>{body}</body></html>".encode())
    return Stage(Case("a", "a.yaml", URL, (Exchange(Request("GET", URL), page),)))


def removed(body: str, items: list[dict[str, Any]], most: int) -> list[str]:
    plans = gap_plans(stage(body), 0, items, most)
    return [plan.mutations[0].at.path.removeprefix("html/body/") for plan in plans]


def test_outermost_first_and_no_further_than_other_values_stand() -> None:
    """Nor is an entry taken away whole: its `id` is a value, and the others stand in it."""
    entry = "ul/li[3]"
    around = [f"{entry}/h2", f"{entry}/dl", f"{entry}/h2/a", f"{entry}/dl/div", f"{entry}/dl/div/dd"]
    assert around == removed(f"<ul>{CARDS}</ul>", ITEMS, 9)
    assert around[:2] == removed(f"<ul>{CARDS}</ul>", ITEMS, 2)


def test_a_page_without_a_list_has_none() -> None:
    assert [] == removed("<h1>Kettle</h1><p>14 litres</p>", [{"name": "Kettle", "area": "14 litres"}], 9)
    assert [] == removed("", [], 9)

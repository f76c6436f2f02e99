"""What a page with hardly any text holds all the same, and what a shell has too."""

import json

import pytest

from harness.cases.body import measured
from harness.cases.holding import held, state

ITEMS = [{"sku": f"K-{number}", "name": f"Kelp of {number} kg", "price": number} for number in range(4)]
STATE = json.dumps({"catalogue": {"total": 4, "items": ITEMS}})
HEADER = "<header><a href=/>Harbour</a><span>Shop</span><form><label>Search</label><button>Go</button></form></header>"


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Boot</h1><span>79,90 €</span><button>Buy</button>",
        "<div>ACME</div><div>42.10</div>",
        "<main><b>Maud Malm</b><i>Ledge</i></main>",
        "<main><a href=/1>12 Quay Road</a><a href=/2>4 Reef Street</a></main>",
        "<article><header><h1>Boot</h1><span>79,90 €</span></header></article>",
        "<h1>Films</h1><ul><li><a href=/1>Ledge</a><li><a href=/2>Skerry</a></ul>",
        "<h1>Winter</h1><figure><img src=1.jpg alt='The pier'></figure>",
        "<h1>Gauge</h1><div data-level=1.42></div>",
        "<table><tr><td>Valley</td><td>12</td></tr></table>",
    ],
)
def test_two_texts_of_its_own_are_content(page: str) -> None:
    assert held(measured(f"{HEADER}{page}<script src=/app.js></script>".encode(), [])) is not None


def test_texts_are_read_in_the_charset_of_the_page() -> None:
    page = "<h1>Сапоги</h1><b>Кожа</b>".encode("windows-1251")
    assert "texts of its own, 'сапоги' and 'кожа'" == held(measured(page, ["content-type: text/html; charset=cp1251"]))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<div id=root></div>",
        "<div id=root data-version=1.2.3><img alt=Harbour src=/logo.png></div>",
        "<div>Harbour</div><div>Loading...</div><div>• • •</div>",
        "<div>Harbour</div><div>Harbour</div><div>© 2026 Harbour</div>",
        "<ul><li><a href=/1>Boots</a><li><a href=/2>Kelp</a></ul><b>Harbour</b>",
        "<h1>Search</h1><form><label>What</label><button>Go</button></form>",
    ],
)
def test_a_shell_says_nothing_of_its_own(page: str) -> None:
    assert held(measured(f"{HEADER}{page}<script src=/app.js></script>".encode(), [])) is None


@pytest.mark.parametrize(
    "page",
    [
        f"<script id=__STATE__ type='application/json'>{STATE}</script>",
        f"<script>window.__STATE__ = {STATE};</script>",
        f"<script>window['__STATE__']=JSON.parse({json.dumps(STATE)})</script>",
        f'<div id=app data-page="{STATE.replace(chr(34), "&quot;")}"></div>',
        f"<div id=app data-props='{STATE}'></div>",
        "<script>var product = {'name': 'Boot', 'text': '" + "It is sewn by hand. " * 5 + "'}</script>",
        "<script>const all = {" + ", ".join(f'"{letter}": 7' for letter in "abcdefghij") + "}</script>",
    ],
)
def test_a_state_of_entries_prose_or_many_values_is_content(page: str) -> None:
    body = measured(f"<div id=root></div>{page}<script src=/app.js></script>".encode(), [])
    assert held(body) == state(body) is not None


@pytest.mark.parametrize(
    "page",
    [
        "<script>window.__STATE__={'route': '/', 'user': null, 'entities': {}, 'flags': {'comments': false}}</script>",
        "<script>window.dataLayer = window.dataLayer || []; dataLayer.push({'page': 'view', 'test': 3})</script>",
        "<script>var menu = [" + "{'label': 'Boots', 'href': '/boots'}, " * 5 + "]</script>",
        "<script>var files = {" + ", ".join(f"'{number}': '/chunk-{number}.js'" for number in range(20)) + "}</script>",
        "<script>if (a) { run({" + ", ".join(f"'{letter}': 7" for letter in "abcdefghij") + "}) }</script>",
        "<script>window.__STATE__ = {'a': 1",
    ],
)
def test_settings_are_no_state(page: str) -> None:
    assert state(measured(f"<div id=root></div>{page}".encode(), [])) is None


@pytest.mark.parametrize("piece", ["<main data-a=1", "<script>var a={", "='{\"a", '"a ', '="{&quot;', "<h1> alt=a>"])
def test_a_hostile_page_is_read_to_its_end(piece: str) -> None:
    """A pattern that is not linear would never come back from a million characters."""
    body = measured(f"<script>var a={{{piece * (500_000 // len(piece))}</script>".encode(), [])
    assert state(body) is None
    assert held(measured(piece.encode() * (500_000 // len(piece)), [])) is None

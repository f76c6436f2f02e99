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


TICKETS = [{"tier": tier, "price": 1450, "left": 31} for tier in ("Adult", "Child", "Old")]
LOOK = {"fontFamily": "system-ui, sans", "height": "100vh", "textAlign": "center", "display": "flex", "margin": "0"}
NEXT_NOT_FOUND = [
    "$",
    "div",
    None,
    {
        "style": LOOK,
        "children": [
            ["$", "style", None, {"dangerouslySetInnerHTML": {"__html": "body{color: #000; background: #fff} " * 5}}],
            *(["$", "h2", None, {"className": "line", "style": LOOK, "children": "Not found."}] for _ in range(3)),
            *(["$", "meta", str(number), {"name": f"m{number}", "content": "wide"}] for number in range(4)),
        ],
    },
]
"""What Next.js sends with the shell of each application: its own page for what is not found, and its metadata."""


def sent(value: object) -> str:
    """Return the script by which a server component's output is handed over."""
    row = f"4:{json.dumps(value, separators=(',', ':'))}\n"
    return f"<script>self.__next_f.push([1,{json.dumps(row)}])</script>"


def test_what_a_server_component_hands_over_is_a_state() -> None:
    page = sent(["$", "main", None, {"event": {"id": "ev-9071", "name": "Night of the kilns", "tickets": TICKETS}}])
    assert state(measured(page.encode(), [])) == "a state of 11 values"


def test_how_a_server_component_looks_is_no_state() -> None:
    assert state(measured(sent(NEXT_NOT_FOUND).encode(), [])) is None


@pytest.mark.parametrize(
    "script",
    [
        "window.dataLayer.push({'event': 'view_item', 'items': [{'item_name': 'Boot', 'price': 79.9}]})",
        "dataLayer.push({event: 'view_item', items: [{item_name: 'Boot', price: '79.90'}]})",
        "window.product = {name: 'Boot', price: 79.9}",
    ],
)
def test_a_name_with_a_price_is_a_state(script: str) -> None:
    assert state(measured(f"<script>{script}</script>".encode(), [])) == "a state that holds a name and a price"


def titled(title: str, thing: str) -> str | None:
    page = f"<title>{title}</title><script type=application/json>{{'page': '/e', 'event': {{{thing}}}}}</script>"
    return state(measured(page.encode(), []))


NIGHT = "'id': 'ev-9071', 'name': 'Night of the open kilns', 'city': 'Garth', 'left': 31"


@pytest.mark.parametrize("title", ["Night of the open kilns", "Night of the open kilns | Garth"])
def test_a_thing_that_the_title_names_is_a_state(title: str) -> None:
    assert titled(title, NIGHT) == f"a state of what the page is titled by, {title.lower()[:30]!r}"


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("Garth events", NIGHT),
        ("Night of the open", NIGHT),
        ("Kilns", NIGHT.replace("Night of the open kilns", "Kilns")),
        ("Night of the open kilns", NIGHT + ", 'locale': 'en'"),
        ("Night of the open kilns", "'name': 'Night of the open kilns', 'id': 4, 'venue': {'name': 'Row', 'left': 2}"),
        ("Night of the open kilns", NIGHT.replace("'name'", "'siteName'")),
        ("Night of the open kilns", "'name': 'Night of the open kilns', 'a': 'b', 'c': 'd', 'e': 'f'"),
    ],
    ids=["another title", "a piece of it", "one word", "settings", "few fields", "the site's name", "nothing counted"],
)
def test_the_name_of_a_site_among_its_settings_is_no_state(title: str, thing: str) -> None:
    assert titled(title, thing) is None


@pytest.mark.parametrize(
    "page",
    [
        "<script>window.__STATE__={'route': '/', 'user': null, 'entities': {}, 'flags': {'comments': false}}</script>",
        "<script>window.dataLayer = window.dataLayer || []; dataLayer.push({'page': 'view', 'test': 3})</script>",
        "<script>dataLayer.push({" + ", ".join(f"'{letter}': 7" for letter in "abcdefghijkl") + "})</script>",
        "<script>dataLayer.push({'name': 'view', 'pricing': 'eur', 'user': {'title': 'Ms', 'price': 'none'}})</script>",
        "<script>(self.__chunks = self.__chunks || []).push([[1], {'a': 1, 'b': 2}])</script>",
        "<script>var menu = [" + "{'label': 'Boots', 'href': '/boots'}, " * 5 + "]</script>",
        "<script>var files = {" + ", ".join(f"'{number}': '/chunk-{number}.js'" for number in range(20)) + "}</script>",
        "<script>if (a) { run({" + ", ".join(f"'{letter}': 7" for letter in "abcdefghij") + "}) }</script>",
        "<script>window.__STATE__ = {'a': 1",
    ],
)
def test_settings_are_no_state(page: str) -> None:
    assert state(measured(f"<div id=root></div>{page}".encode(), [])) is None


@pytest.mark.parametrize(
    "piece",
    [
        "<main data-a=1",
        "<script>var a={",
        "='{\"a",
        '"a ',
        '["$","a",',
        '"style":{',
        "a.push([",
        '="{&quot;',
        "<h1> alt=a>",
    ],
)
def test_a_hostile_page_is_read_to_its_end(piece: str) -> None:
    """A pattern that is not linear would never come back from a million characters."""
    body = measured(f"<script>var a={{{piece * (500_000 // len(piece))}</script>".encode(), [])
    assert state(body) is None
    assert held(measured(piece.encode() * (500_000 // len(piece)), [])) is None

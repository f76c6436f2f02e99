"""An x-ray on a terminal: marks on the skeleton, fields with what they depend on, nothing that a page could forge."""

from typing import Any

import msgspec

from harness.model.xray import Xray, XrayEither, XrayElement, XrayField, XrayKind, XrayPage, XrayPart, XrayRole
from harness.reports import show_xray
from harness.reports.xray import xray_lines
from tests.reports.screen import Screen

PAGE = XrayPage(
    url="https://shop.example/p",
    size=60,
    skeleton=(
        XrayElement(0, 0, "html", "html", "html", 0),
        XrayElement(20, 1, "div", "html/body/div", ".buy", 19),
        XrayElement(22, 2, "b", "html/body/div/b", "b", 1),
    ),
    after=37,
)


def part(element: int, kind: XrayKind, name: str = "", role: XrayRole = "way", **others: object) -> XrayPart:
    selector = {20: ".buy", 22: "b"}[element]
    return XrayPart(0, element, kind, name, role, selector, **others)  # type: ignore[arg-type]  # names and values


def seen(*fields: XrayField, **others: object) -> Xray:
    xray = Xray("shop", "shop:scrape", "p", (PAGE,), fields, runs=1200, complete=True)
    return msgspec.structs.replace(xray, **others)


PRICE = XrayField(
    "price",
    (
        part(20, "class", "buy"),
        part(22, "attribute", "data-x", stands="7"),
        part(22, "text", role="value", stands="54.00"),
        part(22, "child"),
        part(22, "position"),
    ),
)


def shown(*fields: XrayField, **others: object) -> list[str]:
    screen = Screen()
    show_xray(screen.console, seen(*fields, **others))
    return screen.text.splitlines()


def test_marks_what_matters_on_the_skeleton() -> None:
    assert [
        "shop · p · 1,200 runs",
        "",
        "https://shop.example/p  2 of 60 elements matter",
        "  … 19 elements without influence …",
        "  html/div.buy                       price",
        "    …",
        '    > b[data-x="7"] (place) "54.00"  =price',
        "  … 37 elements without influence …",
        "",
        "price  = b text",
        "    .buy  class buy",
        "    b  @data-x, text, direct child, place among its siblings",
    ] == shown(PRICE)


def test_each_field_has_a_colour_of_its_own() -> None:
    lines = list(xray_lines(seen(PRICE, XrayField("name", (part(20, "tag"),)))))
    roles = {
        span.text.strip(" ="): span.role
        for line in lines
        for span in line
        if span.text.strip(" =") in {"price", "name"}
    }

    assert {"price": "first", "name": "second"} == roles


def test_the_result_as_a_whole_is_told_with_the_line_that_raised() -> None:
    lost = part(22, "tag", lost="crash: TypeError at shop.py:3", line="price = node.text")

    assert [
        "the result as a whole",
        "    crash: TypeError at shop.py:3 without",
        "      b  tag",
        "      at price = node.text",
        "    has other entries without",
        "      .buy  class buy",
    ] == shown(XrayField("*", (lost, part(20, "class", "buy"))))[-6:]


def test_ways_that_stand_in_for_each_other_are_told_in_turn() -> None:
    either = XrayEither(((part(20, "text", role="value"),), (part(22, "text", role="value"),)))

    assert [
        "price",
        "    either  = .buy text",
        "      .buy  text",
        "    or  = b text",
        "      b  text",
    ] == shown(XrayField("price", either=(either,)))[-5:]


def test_how_the_result_is_lost_is_told_of_ways_too() -> None:
    """Each way's parts know it, for they were taken away with the other ways."""
    how: dict[str, Any] = {"lost": "crash: IndexError at shop.py:4", "line": "first = found[0]"}
    either = XrayEither(((part(20, "class", "buy", **how),), (part(22, "tag", **how),)))

    assert [
        "the result as a whole",
        "    crash: IndexError at shop.py:4 once none of these is left",
        "    either",
        "      .buy  class buy",
        "    or",
        "      b  tag",
        "      at first = found[0]",
    ] == shown(XrayField("*", either=(either,)))[-7:]


def test_what_is_not_known_is_said() -> None:
    masked = msgspec.structs.replace(PRICE, masked=True)

    assert "price  depends on nothing here" == shown(XrayField("price"))[-1]
    assert "price  changes with parts that were not told apart" == shown(XrayField("price", masked=True))[-1]
    assert "    and depends on more, which was not told apart" == shown(masked)[-1]
    assert ["", "Note: date changes"] == shown(PRICE, notes=("date changes",))[-2:]


def test_the_same_of_many_elements_takes_a_line() -> None:
    own = tuple(
        XrayPart(0, number, "text", "", "value", f"li:nth-of-type({number})", alike=9 * (number == 5))
        for number in range(1, 6)
    )

    assert ["    li:nth-of-type(1)  text; and 4 more elements, 9 more alike"] == shown(XrayField("all", own))[-1:]


def test_a_page_writes_no_escapes_to_a_terminal() -> None:
    forged = part(22, "text", role="value", stands="\x1b[2J[bold]54")
    screen = Screen(terminal=True)
    show_xray(screen.console, seen(XrayField("pr\x1b[1mice", (forged,))))

    assert "\x1b[2J" not in screen.text
    assert "\\x1b[2J[bold]54" in screen.text
    assert "pr\\x1b[1mice" in screen.text

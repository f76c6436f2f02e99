"""Values that real sites have produced and that code falls over which reads them: a table for each kind of place.

In: the value of a plan. Out: what is written for it, and how it is told. A plan holds a value as it is, or the name of
a recipe for one that is too long to be kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import msgspec

Value = Annotated[str, msgspec.Meta(max_length=200)]
"""A value as a plan holds it."""

RECIPES: dict[str, tuple[str, str, int]] = {
    "(400 digits)": ("", "9", 400),
    "(5,000 digits)": ("", "9", 5_000),
    "(1 MB)": ("https://example.com/?", "a", 1_000_000),
    "(a name of 10,000 letters)": ("x", "-a", 5_000),
    "(a text of 100,000 letters)": ("", "words ", 16_667),
}
"""What stands for a long value: how it begins, and what is repeated how often."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Values over which one class of code falls, the plainest first."""

    falls: str
    values: tuple[str, ...]


Table = tuple[Kind, ...]
"""The values of one kind of place, the plainest kind first."""

NUMBERS: Table = (
    Kind("int() of no text", ("",)),
    Kind("int() of what isdigit() or isnumeric() takes for a number", ("²", "½", "①", "Ⅷ")),
    Kind("a count used as it is: range(n), text * n, a row of n cells", ("-1", "0", "99999999", "99999999999")),
    Kind("int() and float() of what a template prints", ("NaN", "null", "auto", "100%", "1e999", "-Infinity", "0x1F")),
    Kind("a decimal point taken for granted", ("1.234.567,89", "1,5", "1'234.50", "12 345,00", "+12", "1.5", "--")),
    Kind("digits taken for ASCII", ("٣٤", "３４", "१२")),
    Kind("float() overflows, int() takes no more than 4,300 digits", ("(400 digits)", "(5,000 digits)")),
)
TAG_NAMES: Table = (
    Kind("a heading's level looked up in a table of six", ("h7", "h0", "h99")),
    Kind("int() of what follows the h", ("h²", "h٣", "h99999999999")),
    Kind("names that are none in XML, or of a name space that nobody declared", ("o:p", 'a"b', "p²", "x.y", "fb:")),
    Kind("a name made of a tag's, for an attribute or a method", ("x-0", "(a name of 10,000 letters)")),
)
URLS: Table = (
    Kind("joined with the page's own address, or none where one is due", ("", "#", "?", " ")),
    Kind("urlsplit() raises", ("http://[", "http://[::1", "//[", "http://a]/", "http://[foo]/", "http://\u2100/")),
    Kind(".port and .hostname raise or are None", ("http://a:b/", "http://a:99999/", "//", "http://", "http:///a")),
    Kind("taken for a page to fetch", ("javascript:void(0)", "data:text/html,x", "mailto:a@b.c", "tel:", "blob:")),
    Kind("unquote() and decode() of what is no UTF-8", ("/%zz", "/%", "/%ff%fe", "/%00", "http://a/\\b\\c")),
    Kind("IDNA fails", ("http://a..b/", "http://.a/", "http://xn--/", "http://\u00df\u200d.x/", "http://*/")),
    Kind("a path split into parts that are not there", ("/", "/..", "/../../..", "about:blank", "undefined", "[url]")),
    Kind("regular expressions that look twice at each character, caches, columns", ("(1 MB)",)),
)
DATES: Table = (
    Kind("no date where one is due", ("", "null", "Invalid Date", "0")),
    Kind("datetime() of a part that is out of range", ("0000-00-00", "2024-00-10", "2024-02-32", "2023-02-29")),
    Kind("a year that datetime has not", ("0000-01-01", "99999-01-01", "-0044-03-15", "9999999999999999")),
    Kind("a time zone that is unknown or too wide", ("2024-05-12T10:00:00 XYZ", "2024-05-12T10:00:00+99:99")),
    Kind("moved to another zone it leaves the calendar", ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")),
    Kind("a time that is out of range", ("2024-05-12T25:61:61", "2024-05-12T24:00:00", "2024-05-12T23:59:60Z")),
    Kind("the epoch in another unit: fromtimestamp() overflows", ("1715500000000", "1715500000000000000000", "-1")),
    Kind("two dates, or a week", ("2024-05-12/2024-05-14", "12-14 May 2024", "2024-W19-7", "P1D")),
    Kind("words of other calendars and languages", ("5 Ramadan 1445", "令和6年5月12日", "۱۴۰۳/۲/۲۳", "yesterday")),
    Kind("digits taken for ASCII", ("٢٠٢٤-٠٥-١٢", "²⁰²⁴-⁰⁵-¹²")),
    Kind("forms that are ISO 8601 and hardly read", ("2024-05-12T10:00:00,5Z", "20240512T10Z", "--05-12", "2024-133")),
    Kind("int() takes no more than 4,300 digits", ("(400 digits)", "(5,000 digits)")),
)
DURATIONS: Table = (
    Kind("no duration where one is due", ("", "P", "PT", "null")),
    Kind("arithmetic on what is no number", ("PT1HM", "P1Y2M", "PT-5M", "PT1.5H", "PT²M", "about an hour", "1:30")),
    Kind("timedelta() overflows", ("PT99999999999999H", "P9999999999D")),
)
CHARSETS: Table = (
    Kind("codecs.lookup() raises", ("", "x-user-defined", "utf8mb4", "none", "%(charset)s")),
    Kind("a codec of Python that raises whatever it is given", ("undefined", "idna", "punycode")),
    Kind("a codec of Python that reads escapes, and no browser has", ("unicode_escape", "utf-7")),
)
CODECS: Table = (Kind("a codec of Python that is none of text", ("rot13", "base64", "hex", "zip")),)
"""More labels of the page itself; in a header they bring down clients, and nothing that a scraper could look after."""
JSON: Table = (
    Kind("nothing where something is due", ("null", '""', "[]", "{}", "[null]", '[""]', "[{}]")),
    Kind("a list in a list, or one with holes", ("[[...]]", "[..., null]", "[null, ...]", "[..., 0]", "[..., []]")),
    Kind("another type: .strip(), .get(), in", ("0", "true", "-1", "0.5", '"x"', '{"@value": ...}', '{"@id": null}')),
    Kind("figures that are no finite number", ("NaN", "1e999", "-Infinity", "(5,000 digits)")),
    Kind("characters that XML, UTF-8 or a database refuse", ('"\\u0000"', '"\\ud800"', '"a\\u001fb"', '"\\uffff"')),
    Kind("text that is markup, or long", ('"<p>x<!--"', '"&#x110000;"', '"(a text of 100,000 letters)"')),
)
JSON_ROOTS: Table = (
    Kind("a graph that is no list", ('{"@graph": null}', '{"@graph": 0}', '{"@graph": [null, ...]}', '{"@graph": {}}')),
)
JSON_TYPES: Table = (Kind("a type that is no text", ("null", "[]", "0", "{}", "[null, ...]", '""', "[[...]]")),)
BLOCKS: Table = (
    Kind("json.loads() of no text", ("", " ")),
    Kind("json.loads() without a net under it", ("undefined", '{"@type": "WebSite", "name": "a', "<!-- x -->")),
    Kind("a value that is no object", ("null", "[]", "0", '"x"', "[null]", "[[]]", '[{"@type": "WebSite"}, null]')),
    Kind("an object without what is taken for granted", ("{}", '{"@graph": null}', '{"@graph": [null]}')),
    Kind("a type that is no text", ('{"@type": null}', '{"@type": []}', '{"@type": {}}', '{"@type": 0}')),
    Kind("what json.loads() raises and is no JSONDecodeError", ("(5,000 digits)",)),
)
REFERENCES: Table = (
    Kind("a number that is no character: chr() raises", ("&#x110000;", "&#99999999999;", "&#-1;")),
    Kind("a character that XML has not, or UTF-8 has not", ("&#0;", "&#xD800;", "&#x1F;", "&#xFFFF;", "&#xFDD0;")),
    Kind("a reference without a number or a name", ("&#;", "&#x;", "&;", "&#xg;", "&nosuch;", "&#²;", "&#٣;")),
    Kind("a character that leaves the line, or its order", ("&#x202E;", "&#x2028;", "&#x85;", "&#xFEFF;")),
)
DECLARATIONS: Table = (
    Kind("a marked section that the parser does not know", ("<![foo]>", "<![if gte mso 9]>", "<![", "<![CDATA[x]]>")),
    Kind("a processing instruction among elements", ("<?php echo 1 ?>", "<?php", "<?xml:namespace />", "<?>", "<?")),
    Kind("a declaration where none is due", ("<!DOCTYPE html>", "<!ELEMENT br EMPTY>", "<!>", "<!DOCTYPE")),
    Kind("an encoding declared in what is text already", ('<?xml version="1.0" encoding="utf-8"?>',)),
    Kind("a comment that ends at once, or is none", ("<!-->", "<!--->", "<!-- -- -->", "</ >", "</>", "<%= x %>")),
    Kind("entities of its own", ('<!DOCTYPE a [<!ENTITY b "c">]>',)),
)
TITLES: Table = (
    Kind("nothing where something is due", ("", " ")),
    Kind("the longest of no parts", ("|", " | ", " - ", " » ", " :: ", "-", "_", ": ", "| |")),
    Kind("a part that is empty", ("| Home", " - Home", "Home | ", "Home » ")),
    Kind("a title of what is no letter", ("…", "\u200b", "\U0001f600", "404")),
)


def spelt(value: str) -> str:
    """Return what is written for a value."""
    for name, (beginning, unit, count) in RECIPES.items():
        if name in value:
            return value.replace(name, beginning + unit * count)
    return value


def told(value: str) -> str:
    """Return a value in words."""
    return value if value in RECIPES else repr(value)


def values(*tables: Table) -> tuple[str, ...]:
    """Return all values of some tables, the plainest first."""
    return tuple(value for table in tables for kind in table for value in kind.values)


def plainer(value: str, *tables: Table) -> Iterator[str]:
    """Yield the plainest value of all, and the plainest over which the same code falls, unless it is that."""
    kinds = [kind for table in tables for kind in table]
    own = next((kind for kind in kinds if value in kind.values), kinds[0])
    for one in dict.fromkeys((kinds[0].values[0], own.values[0])):
        if one == value:
            return
        yield one

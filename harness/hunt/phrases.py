"""What a mutation does, as the middle of a sentence: "once `div.buy` loses the class `buy`, ...".

In: a record and the name of the element that it strikes. Out: a clause, or nothing for a mutation that has none here.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from harness.hunt.places import dotted, short

_CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        "add-end-tag": "{at} gets its optional end {tags}",
        "attribute-order": "the attributes of {at} stand in another order",
        "attribute-quotes": "the attributes of {at} have other quotes",
        "bogus-declaration": "a bogus declaration is put before {at}",
        "boolean-attribute": "the empty attributes of {at} are written in the other form",
        "break-json-ld": "the {block} is broken",
        "byte-order-mark": "the page begins with a byte order mark",
        "change-rdfa": "the RDFa of {at} is {how}",
        "character-references": "letters of {at} are written in another form",
        "comment-in-text": "a comment parts the text of {at}",
        "concatenate": "another document comes with the page, or the page again",
        "control-characters": "a control character is put into {at}",
        "control-in-json": "a control character is put into `{path}` of the JSON",
        "drop-attribute": "{at} loses the attribute `{attribute}`",
        "drop-data-attribute": "{at} loses the attribute `{attribute}`",
        "drop-element": "{at} is removed",
        "drop-entry-key": "`{path}` of the JSON is {how}",
        "drop-meta": "{at} is {how}",
        "drop-microdata": "{at} loses its microdata",
        "duplicate-itemprop": "another value for the itemprop of {at} is put {side} it",
        "duplicate-meta": "{at} is given again with another value {side} it",
        "duplicate-value": "a copy is put after {at}",
        "empty-attribute": "the attribute `{attribute}` of {at} is emptied",
        "empty-element": "{at} is emptied",
        "empty-itemprop": "the `content` of {at} is {how}",
        "exchange-meta-key": "{at} is known by `name` in place of `property` or the other way round",
        "garble-name": "a control character is put into the name of {at}",
        "hostile-base": "the page has another base",
        "hostile-charset-header": "the header says `charset={value}`",
        "hostile-charset-label": "the page says `charset={value}`",
        "hostile-date": "another value stands for a date in {at}",
        "hostile-duration": "another value stands for a duration in {at}",
        "hostile-json": "a value of the JSON is another",
        "hostile-json-beside": "another block of JSON-LD stands beside",
        "hostile-number": "another value stands for a number in {at}",
        "hostile-reference": "the reference `{value}` is put into {at}",
        "hostile-tag-name": "{at} has a tag that HTML has not",
        "hostile-url": "another value stands for an address in {at}",
        "inject-boilerplate": "other text under the same tag and classes is put before {at}",
        "insert-column": "an empty column is put before {at} and its like",
        "insert-comment": "a comment is put beside the tags of {at}",
        "insert-sibling": "a block is put before {at}",
        "invalid-bytes": "a byte that is no text is put into {at}",
        "invisible-node": "an empty node is added to the page",
        "json-ld-date-form": "the date at `{path}` of the {block} is written in another form",
        "json-ld-drop-block": "the {block} is removed",
        "json-ld-drop-key": "`{path}` of the {block} is {how}",
        "json-ld-entities": "`{path}` of the {block} is escaped for HTML",
        "json-ld-list-length": "the list at `{path}` of the {block} has another length",
        "json-ld-move-root": "the root of the {block} moves",
        "json-ld-number-form": "the number at `{path}` of the {block} is written in another form",
        "json-ld-other-block": "a block of `{type}` is put before the {block}",
        "json-ld-rename-key": "`{path}` of the {block} is called `{to}`",
        "json-ld-shape": "`{path}` of the {block} has another shape",
        "leave-unclosed": "a {opened} is opened before {at} and never closed",
        "long-attribute": "{at} gets an attribute of {size} characters",
        "long-run": "a {unit} is put {count} times into {at}",
        "loop-next-link": "the link to the next page leads back",
        "malformed-utf8": "malformed UTF-8 is put into {at}",
        "many-siblings": "{size} characters of empty elements are put {side} {at}",
        "mix-pages": "the page goes on as another one {cut}",
        "move-itemprop": "the itemprop of {at} moves to a `<{to}>` within",
        "nest-deeply": "{at} is put {depth} elements deeper",
        "nest-mixed": "the content of {at} is put {depth} elements deeper",
        "newline-style": "the newlines beside the tags of {at} are CR LF",
        "omit-end-tag": "{at} lacks its optional end {tags}",
        "recharset": "the page comes in {label}",
        "redesign": "every class and id of the page is another",
        "remove-sibling": "{at} is removed",
        "rename-class": "{at} loses the class `{token}`",
        "rename-id": "{at} has another id",
        "reorder-siblings": "{at} and the element behind it are swapped",
        "replace-classes": "{at} has other classes",
        "retag-leaf": "{at} becomes a `<{to}>`",
        "retag-parent": "{at} becomes a `<{to}>`",
        "rotate-hash": "the generated class `{token}` is another",
        "separator-title": "{at} says hardly more than a separator",
        "split-span": "a `<span>` within {at} comes or goes",
        "split-value": "the text of {at} is split into two elements",
        "stray-end": "the page is ended before {at} and goes on",
        "svg-title": "a drawing with a title is put before {at}",
        "tag-case": "names in the tags of {at} are capitals",
        "tear-character": "the page is cut off within a character {cut}",
        "truncate": "the page is cut off {cut}",
        "unknown-charset-label": "the header says `charset={label}`",
        "unwrap": "{at} goes and its content stays",
        "whitespace-between-tags": "there is other white space beside the tags of {at}",
        "wrap": "a wrapper is put around {at}",
        "wrong-charset-label": "the header says `charset={label}`",
    }
)

_OF_IT = re.compile(r"\bthe ((?:[a-z]+ )?[a-z]+(?: `[^`]*`)?) of it\b")


def clause(mutation: Any, at: str, cut: str = "") -> str:
    """Return what a mutation does in words, empty where there are none.

    Args:
        mutation: The record.
        at: The name of the element that it strikes.
        cut: Where the page ends that it cuts off, in words.
    """
    wording = _CLAUSES.get(type(mutation).__struct_config__.tag, "")
    if not wording:
        return ""
    fields = {name: _told(getattr(mutation, name)) for name in mutation.__struct_fields__}
    if fields.get("block", "").startswith("@"):
        fields["block"] = f"attribute `{fields['block'][1:]}`"
    reach = {"page": "the whole page", "subtree": f"{at} and what it holds", "tag": f"{at} and others of its tag"}
    place = reach.get(fields.get("scope", ""), at)
    fields["tags"] = "tag" if place == at else "tags"
    return _OF_IT.sub(r"its \1", wording.format_map({**fields, "at": place, "cut": cut}))


def _told(value: object) -> str:
    return short(dotted(value) if isinstance(value, tuple) else str(value))

"""How often each drift happens, from 240 pairs of one page about a year apart and 69 pairs taken when a scraper broke.

The shares are of data elements changed: percent on the dated pairs / percent on the breaks. The weight is the design's.
"""

DRIFT_WEIGHTS: dict[str, int] = {
    "insert-sibling": 18,  # 21.6 / 15.2: a sibling inserted above the target
    "replace-classes": 14,  # 12.5 / 37.0: all classes replaced on the nearest classed ancestor or self
    "wrap": 13,  # 17.0 / 20.5: wrapper added
    "unwrap": 9,  # 8.9 / 22.4: wrapper removed
    "redesign": 7,  # 7-25 % of pages: the whole class and id vocabulary replaced
    "retag-leaf": 6,  # 5.6 / 20.6
    "retag-parent": 5,  # 7.2 / 25.6: div to article, section
    "split-span": 5,  # 7.5 / 11.2: inner spans in or out
    "drop-data-attribute": 5,  # 7.2 / 5.4: data-*, itemprop, aria dropped or renamed
    "split-value": 4,  # 4.8 / 8.5: a value split or merged across elements
    "rename-class": 3,  # 3.4 / 7.2: class set partly changed
    "rotate-hash": 3,  # 19 % of rewritten selectors: a hashed class rotated
    "duplicate-value": 2,  # 2.8 / 1.7: a mobile copy of the value
    "rename-id": 2,  # 2.6 / 4.4
    "reorder-siblings": 2,  # 3 %
    "inject-boilerplate": 2,  # 11 %: boilerplate under the same class
    "insert-column": 2,  # counted with the first row: a table's column inserted before the target
    "remove-sibling": 4,  # counted with the first row: a sibling above the target removed
}

DATA_WEIGHTS: dict[str, int] = {
    "json-ld-shape": 24,  # 24 % of pages: a value's shape, str <-> list <-> object
    "json-ld-drop-key": 26,  # 26 % of pages: a key removed or null
    "json-ld-move-root": 7,  # 7 % of pages: root <-> @graph <-> list
    "json-ld-drop-block": 1,  # 1 of 283: the block removed
    "drop-microdata": 7,  # 7 of 25: itemprop or itemscope removed
    "drop-meta": 7,  # OpenGraph or meta property removed; taken as often as microdata
    # Judged, not measured, and low: in the pairs these were counted with the rows above, or not at all.
    "json-ld-rename-key": 4,  # of the keys that were gone some had another name
    "json-ld-other-block": 4,  # a plugin more that writes its own block
    "json-ld-date-form": 2,
    "json-ld-number-form": 2,
    "json-ld-list-length": 2,
    "json-ld-entities": 2,
    "exchange-meta-key": 2,
    "duplicate-meta": 1,  # what never gates is drawn less than what does
    "move-itemprop": 2,
    "empty-itemprop": 1,
    "duplicate-itemprop": 1,
    "change-rdfa": 1,  # far rarer on the web than microdata
}
"""A budget of its own beside the drift of markup: shares of the pairs and breaks as above where they were measured."""

NOISE_WEIGHTS: dict[str, int] = {
    "whitespace-between-tags": 5,
    "attribute-order": 4,
    "attribute-quotes": 4,
    "character-references": 4,
    "insert-comment": 3,
    "recharset": 3,
    "tag-case": 2,
    "newline-style": 2,
    "invisible-node": 2,
    "whitespace-in-text": 2,
    "tag-spacing": 2,
    "content-coding": 1,
    "boolean-attribute": 2,
    "add-end-tag": 2,
    "byte-order-mark": 1,
    "omit-end-tag": 1,
    "comment-in-text": 1,
    "token-spacing": 1,
    "hidden-copy": 1,
    "document-tag": 1,
    "table-body": 1,
    "charset-label": 1,
}
"""Judged, not measured: what site builders and minifiers do most comes first."""

DAMAGE_WEIGHTS: dict[str, int] = {
    "drop-element": 10,
    "truncate": 10,
    "empty-element": 8,
    "empty-attribute": 6,
    "drop-attribute": 6,
    "break-json-ld": 6,
    "drop-entry-key": 10,
    "control-characters": 4,
    "invalid-bytes": 4,
    "leave-unclosed": 4,
    "unknown-charset-label": 2,
    "wrong-charset-label": 2,
    "nest-deeply": 2,
    "tear-character": 1,
    "garble-name": 1,
    "malformed-utf8": 1,
    "concatenate": 1,
    "mix-pages": 1,
    "long-attribute": 1,
    "many-siblings": 1,
}
"""Judged, not measured: what half-filled templates and broken transfers do most comes first."""

HOSTILE_WEIGHTS: dict[str, int] = {
    "hostile-number": 4,
    "hostile-json": 4,
    "hostile-url": 3,
    "hostile-date": 3,
    "hostile-json-beside": 2,
    "hostile-reference": 2,
    "hostile-tag-name": 2,
    "bogus-declaration": 2,
    "separator-title": 2,
    "control-in-json": 2,
    "hostile-duration": 1,
    "hostile-base": 1,
    "svg-title": 1,
    "stray-end": 1,
    "hostile-charset-label": 1,
    "hostile-charset-header": 1,
    "long-run": 1,
    "nest-mixed": 1,
}
"""Judged, not measured: a third of damage in all, and those with the most values over which code falls come first."""

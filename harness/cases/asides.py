"""What stands below an article and is no part of it: a disclaimer, and the line that nobody has commented.

In: a page, its blocks, and the paragraphs of its article. Out: the paragraphs without the disclaimer that ends them,
and the blocks below them that are asides.

Rule 1: a disclaimer has that name in its class or id, or around it where nothing of the article is; `legal` and the
like name one where its wording is legal as well.
Rule 2: outside the element of the article's paragraphs, a text is one that begins with its name, or that reserves the
rights and forbids to reproduce, and so is what stands below a heading that says no more than `Disclaimer`.
Rule 3: paragraphs of the article's kind that are one by these rules end it, if nothing of it follows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from harness.cases.banner import HEADINGS
from harness.cases.blocks import MOST_WRAPPERS, Block
from harness.cases.markers import folded
from harness.page import Element, Page

SHORTEST_DISCLAIMER = 40
"""Characters of a text that disclaims anything."""

_NAMED = re.compile(r"disclaimer|(?:^|[\s_-])(?:legal|copyright|rights|terms)(?=$|[\s_-])", re.IGNORECASE)
_LEGAL = re.compile(
    r"disclaimer|warrant(?:y|ies)|liab(?:le|ility)|reproduc\w+|copyright|\u00a9|"
    r"permission in writing|written (?:consent|permission)|without permission|(?:views|opinions) expressed|"
    r"information(?:al)? purposes|haftung",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:legal )?disclaimer|haftungsausschluss|legal notice|aviso legal|mentions l\u00e9gales")
_OPENING = re.compile(r"(?:(?:legal )?disclaimer|haftungsausschluss|aviso legal) ?[:\u2013\u2014-]")
_RESERVES = re.compile(
    r"all rights\b[^.]{0,60} reserved|alle rechte vorbehalten|alle rechten voorbehouden|"
    r"tous (?:les )?droits\b[^.]{0,60} r\u00e9serv\u00e9s|(?:todos los|tutti i|todos os) d(?:erechos|iritti|ireitos)"
)
_FORBIDS = re.compile(r"reprodu|republish|redistribut|rediffus|rewritten|vervielf\u00e4ltig|weiterverbreit|riprodu")
_NO_COMMENTS = re.compile(
    r"(?:there are )?(?:no|0|zero) (?:\w+ )?comments?(?: yet| so far| here| on this \w+)?|"
    r"(?:noch )?keine kommentare|aucun commentaire|(?:no hay|sin) comentarios|nessun commento|"
    r"(?:sem|nenhum) comentários?|(?:nog )?geen reacties"
)
_ENDS = " .!?:()0"


def ended(page: Page, blocks: Sequence[Block], article: Sequence[Block]) -> Sequence[Block]:
    """Return an article's paragraphs up to the disclaimer after which it has none.

    A disclaimer within it stays: what stands between its first and its last paragraph is its own.
    """
    start = article[0].start
    headed = _headed(page, blocks, start)
    disclaiming = [
        _is_named(page, block, start)
        or (not _holds(page, block.element.parent, start) and (block in headed or _says_so(block)))
        for block in article
    ]
    end = len(article)
    while end > 1 and disclaiming[end - 1]:
        end -= 1
    last = {block.element.parent: place for place, block in enumerate(article[:end])}
    reach = last[article[0].element.parent]
    for place in range(1, end):
        if place > reach and disclaiming[place]:
            return article[:place]
        reach = max(reach, last[article[place].element.parent])
    return article[:end]


def asides(page: Page, blocks: Sequence[Block], article: Sequence[Block]) -> frozenset[Block]:
    """Return the blocks below an article that are no part of it."""
    start, last = article[0].start, article[-1].start
    below = [block for block in blocks if block.start > last]
    headed = _headed(page, below, start)
    return frozenset(
        block
        for block in below
        if block in headed or _says_so(block) or _is_named(page, block, start) or _is_comments(page, block, start)
    )


def _is_named(page: Page, block: Block, article: int) -> bool:
    if len(block.text) < SHORTEST_DISCLAIMER:
        return False
    names = {name.lower().strip(" _-") for name in _NAMED.findall(_names(page, block, article))}
    return "disclaimer" in names or (bool(names) and _is_legal(folded(block.text)))


def _is_legal(plain: str) -> bool:
    return _LEGAL.search(plain) is not None or _RESERVES.search(plain) is not None


def _says_so(block: Block) -> bool:
    if len(block.text) < SHORTEST_DISCLAIMER:
        return False
    plain = folded(block.text)
    if _OPENING.match(plain):
        return True
    return _RESERVES.search(plain) is not None and _FORBIDS.search(plain) is not None


def _headed(page: Page, blocks: Sequence[Block], article: int) -> frozenset[Block]:
    """Return the headings of disclaimers, and what stands below them: one text, or all where the article is not."""
    found: set[Block] = set()
    heading: Block | None = None
    for block in blocks:
        if _TITLED.fullmatch(folded(block.text).strip(_ENDS)):
            heading = block
        elif heading is not None and block.home == heading.home and len(block.text) >= SHORTEST_DISCLAIMER:
            found |= {heading, block}
            heading = None if _holds(page, block.home, article) else heading
        else:
            heading = None
    return frozenset(found)


def _is_comments(page: Page, block: Block, article: int) -> bool:
    """Say whether a block says that nobody has commented, or is the heading of the comments."""
    if _NO_COMMENTS.fullmatch(block.text.lower().strip(" .!")):
        return True
    if block.element.tag not in HEADINGS or "comment" not in _names(page, block, article).lower():
        return False
    return folded(block.text).strip(_ENDS).endswith(("comments", "comment", "kommentare"))


def _names(page: Page, block: Block, article: int) -> str:
    """Return the classes and ids of a block, and of what is around it alone."""
    return " ".join(f"{element.get('class')} {element.get('id')}" for element in _around(page, block, article))


def _around(page: Page, block: Block, article: int) -> Iterator[Element]:
    yield block.element
    for ancestor in islice(page.ancestors(block.element), MOST_WRAPPERS):
        if _holds(page, ancestor.index, article):
            return
        yield ancestor
        if len(ancestor.children) > 1:
            return


def _holds(page: Page, index: int, start: int) -> bool:
    """Say whether an element, or the page where there is none, holds the text that begins at `start`."""
    return index < 0 or page.elements[index].start <= start < page.elements[index].end

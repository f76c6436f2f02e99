"""The error's own words on a page that holds an article as well, and the paragraphs that stand there twice.

In: a response that is an error page. Out: an `ErrorPage`.

Rule 1: an article is what most of the prose is made of: some paragraphs of one kind, or a long one.
Rule 2: what stands between its first and its last paragraph is its own, whatever it says.
Rule 3: of what stands outside, a block that consists of a status or of error wording is the error's; after the article,
so are a disclaimer and the line that there are no comments.
Rule 4: what the page says elsewhere too may be the article's, and is nobody's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from harness.cases.blocks import Block, blocks_of
from harness.cases.body import ARTICLE
from harness.cases.markers import first_sign, folded, status_said, whole_sign
from harness.model import FIRST_ERROR, ErrorPage, Response
from harness.model.error_page import UNMISTAKABLE
from harness.page import Page

PARAGRAPH = 80
"""Characters from which a block is prose: a sentence."""
FEWEST_PARAGRAPHS = 3
SHORTEST_ARTICLE = 600
"""Characters of several paragraphs of one kind: of 140 real error pages six that explain themselves have as many."""
LONGEST_BANNER = 200
"""Characters of a block of error wording: what is longer tells more than the error."""
LONGEST_CRY = 40
"""Characters of a heading that only says that something is wrong."""

_STATED = frozenset(
    {"not-found", "soft-404", "forbidden", "block", "geo-block", "rate-limit", "captcha", "challenge"}
    | {"server-error", "maintenance", "bad-request"}
)
"""Kinds that a banner states; `Sign in` and `Loading` are furniture beside an article."""
_CODE = frozenset({"pre", "code", "td", "th", "textarea"})
"""Blocks of a traceback, which is long and no article."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s")
_TITLE_PARTS = re.compile("\\s+[|\u2013\u2014\u00b7\u00bb-]+\\s+")
_NAMED = re.compile(r"(?:^|[\s_-])(disclaimer|legal|copyright|rights|terms)(?=$|[\s_-])", re.IGNORECASE)
_LEGAL = re.compile(
    r"all rights reserved|disclaimer|warrant(?:y|ies)|liab(?:le|ility)|reproduc\w+|copyright|\u00a9|"
    r"permission in writing|written (?:consent|permission)|alle rechte vorbehalten|haftung|"
    r"tous droits r\u00e9serv\u00e9s|(?:todos los|tutti i|todos os) d(?:erechos|iritti|ireitos)|"
    r"alle rechten voorbehouden",
    re.IGNORECASE,
)
_SHORTEST_DISCLAIMER = 40
_NO_COMMENTS = re.compile(
    r"(?:there are )?(?:no|0|zero) (?:\w+ )?comments?(?: yet| so far| here| on this \w+)?|"
    r"(?:noch )?keine kommentare|aucun commentaire|(?:no hay|sin) comentarios|nessun commento|"
    r"(?:sem|nenhum) comentários?|(?:nog )?geen reacties"
)
_ENDS = " .!?:()0"


def error_page(response: Response, why: str, *, refused: bool) -> ErrorPage | None:
    """Return what is known of an error page; None where it is `refused` no more, and nothing of it is certain.

    Where a sidecar says that it is content, what stands below the article is believed, and only a status speaks against
    what stands above it.
    """
    page = Page.of(response)
    blocks = blocks_of(page)
    article = _article(page, blocks)
    if not article:
        return ErrorPage(why=why) if refused else None
    if not refused and response.status < FIRST_ERROR:
        return None
    first, last = article[0].start, article[-1].start
    outside = [block for block in blocks if not first <= block.start <= last]
    own = _banner(outside, response.status)
    if refused:
        own |= {block for block in outside if block.start > last and _is_aside(page, block)}
    counted = Counter(block.text for block in blocks if len(block.text) >= PARAGRAPH and block not in own)
    return ErrorPage(
        why=why,
        article=True,
        forbidden=tuple(_certain(own, blocks)),
        repeated=tuple(text for text, number in counted.items() if number > 1),
    )


def _article(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs that most of the page's prose is made of, if they are an article."""
    kinds: dict[str, list[Block]] = {}
    for block in blocks:
        if len(block.text) >= PARAGRAPH and block.element.tag not in _CODE and not _is_worded(block.text):
            kinds.setdefault(page.templates[block.element.index], []).append(block)
    most = max(kinds.values(), key=_characters, default=[])
    several = len({block.text for block in most}) >= FEWEST_PARAGRAPHS
    return most if _characters(most) >= (SHORTEST_ARTICLE if several else ARTICLE) else []


def _characters(blocks: Sequence[Block]) -> int:
    return sum(map(len, {block.text for block in blocks}))


def _banner(outside: Sequence[Block], status: int) -> frozenset[Block]:
    """Return the blocks that consist of error wording, and the cries beside them; the teaser of a page is none."""
    own = [block for block in outside if not block.linked]
    sure = {block for block in own if _is_banner(block, status)}
    around = {block.element.parent for block in sure if block.element.tag != "title"}
    return frozenset(sure | {block for block in own if block.element.parent in around and _is_cry(block)})


def _is_banner(block: Block, status: int) -> bool:
    if block.text.isdecimal() and block.element.tag not in _HEADINGS:  # a count of readers, maybe
        return block.text == str(status)
    parts = _TITLE_PARTS.split(block.text) if block.element.tag == "title" else ()
    return any(map(_is_worded, (block.text, *parts)))


def _is_worded(text: str) -> bool:
    """Say whether a text names an error status, or consists of error wording for the most part."""
    if len(text) > LONGEST_BANNER:
        return False
    plain = folded(text)
    whole = whole_sign(plain)
    if (whole is not None and whole.kind in _STATED) or (len(text) < PARAGRAPH and status_said(plain) is not None):
        return True
    return first_sign({"sentence": tuple(_SENTENCE.split(plain))}, _STATED) is not None


def _is_cry(block: Block) -> bool:
    if block.element.tag not in _HEADINGS or len(block.text) > LONGEST_CRY:
        return False
    return first_sign({"cry": (folded(block.text),)}) is not None


def _is_aside(page: Page, block: Block) -> bool:
    """Say whether a block below the article is a disclaimer, or says that nobody has commented."""
    if _NO_COMMENTS.fullmatch(block.text.lower().strip(" .!")):
        return True
    around = (block.element, *islice(page.ancestors(block.element), 1))
    named = " ".join(f"{element.get('class')} {element.get('id')}" for element in around)
    if len(block.text) >= _SHORTEST_DISCLAIMER:
        told = _NAMED.search(named)
        return told is not None and (told[1].lower() == "disclaimer" or _LEGAL.search(block.text) is not None)
    is_heading = block.element.tag in _HEADINGS and "comment" in named.lower()
    return is_heading and folded(block.text).strip(_ENDS).endswith(("comments", "comment", "kommentare"))


def _certain(own: frozenset[Block], blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the texts that the page says nowhere else, each once."""
    others = [_squeezed(block.text) for block in blocks if block not in own]
    elsewhere = "\0".join(others)
    for text in dict.fromkeys(block.text for block in blocks if block in own):
        squeezed = _squeezed(text)
        if squeezed not in (elsewhere if len(squeezed) >= UNMISTAKABLE else others):
            yield text


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()

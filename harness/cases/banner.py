"""The blocks of a page that are an error's banner: what names a status, error wording, and what stands among these.

In: the blocks of a page outside its article, its status, and where the article begins. Out: those that are the banner,
and the pieces of one that are the error's own words by themselves.
"""

import re
from collections.abc import Iterator, Sequence

from harness.cases.blocks import Block
from harness.cases.markers import first_sign, folded, status_said, whole_sign
from harness.model import FIRST_ERROR

SENTENCE = 80
"""Characters from which a block is prose, not a line of a banner."""
LONGEST_BANNER = 200
"""Characters of a block of error wording: what is longer tells more than the error."""
LONGEST_CRY = 40
"""Characters of a line that only says that something is wrong."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STATED = frozenset(
    {"not-found", "soft-404", "forbidden", "block", "geo-block", "rate-limit", "captcha", "challenge"}
    | {"server-error", "maintenance", "bad-request"}
)
"""Kinds that a banner states; `Sign in` and `Loading` are furniture beside an article."""
_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s")
_TITLE_PARTS = re.compile("\\s+[|\u2013\u2014\u00b7\u00bb-]+\\s+")
_NOWHERE = (0, 0)
_ENDS = " .!?:-|/\u2013\u2014"


def banner(outside: Sequence[Block], status: int, article: int) -> frozenset[Block]:
    """Return the blocks that consist of error wording, and those that belong to them; the teaser of a page is none.

    A heading that cries belongs to a banner beside it. Above the article, which begins at `article`, on a page with an
    error's status, so do any line that cries or is a status, and any that stands between two lines of a banner, and
    before a heading of other words, which is the article's.
    """
    own = [block for block in outside if not block.linked]
    sure = [block for block in own if _is_banner(block, status)]
    around = {block.home for block in sure if block.element.tag != "title"}
    above = article if status >= FIRST_ERROR else 0
    spans: dict[int, tuple[int, int]] = {}
    for block in sure:
        if block.start < above:
            first, _ = spans.get(block.home, (block.start, 0))
            spans[block.home] = (first, block.start)
    found = set(sure)
    for block in own:
        line = is_cry(block.text) or _is_number(block.text, status)
        first, last = spans.get(block.home, _NOWHERE)
        if block.element.tag in HEADINGS and not line and block not in found and first < block.start < last:
            spans[block.home] = (first, block.start)
        beside = line and block.home in around and (block.element.tag in HEADINGS or block.start < above)
        first, last = spans.get(block.home, _NOWHERE)
        if beside or (first < block.start < last and len(block.text) < SENTENCE):
            found.add(block)
    return frozenset(found)


def own_runs(block: Block, status: int) -> Iterator[str]:
    """Yield the pieces of a banner's block that are the error's words each by itself."""
    for run in block.runs:
        if run == str(status) or is_cry(run) or is_worded(run, status):
            yield run


def _is_banner(block: Block, status: int) -> bool:
    if block.text == str(status):
        return True
    if block.text.isdecimal() and block.element.tag not in HEADINGS:  # a count of readers, maybe
        return False
    parts = _TITLE_PARTS.split(block.text) if block.element.tag == "title" else ()
    return any(is_worded(text, status) for text in (block.text, " ".join(block.runs), *parts))


def is_worded(text: str, status: int) -> bool:
    """Say whether a text names an error status, or consists of error wording for the most part."""
    if len(text) > LONGEST_BANNER:
        return False
    plain = folded(text)
    whole = whole_sign(plain)
    if (whole is not None and whole.kind in _STATED) or (len(text) < SENTENCE and status_said(plain) is not None):
        return True
    number, rest = plain[:3], plain[3:]
    if _is_number(number, status) and not rest[:1].isalnum() and is_cry(rest.lstrip(_ENDS)):
        return True
    return first_sign({"sentence": tuple(_SENTENCE.split(plain))}, _STATED) is not None


def _is_number(text: str, status: int) -> bool:
    """Say whether a text is the number of the page's status, or of one that is known by its number."""
    return text == str(status) or (text.isdecimal() and status_said(text) is not None)


def is_cry(text: str) -> bool:
    """Say whether a text only says that something is wrong: `Sorry!!`."""
    if len(text) > LONGEST_CRY:
        return False
    plain = folded(text)
    return first_sign({"cry": (plain, plain.rstrip(_ENDS))}) is not None

"""The error's own words on a page that holds an article as well, and the paragraphs that stand there twice.

In: a response that is an error page. Out: an `ErrorPage`.

Rule 1: an article is what most of the prose is made of: some paragraphs of one kind, or a long one.
Rule 2: what stands between its first and its last paragraph is its own, whatever it says.
Rule 3: of what stands outside, a block that consists of a status or of error wording is the error's, and what belongs
to it; after the article, so are a disclaimer and the line that there are no comments.
Rule 4: what the page says elsewhere too may be the article's, and is nobody's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from harness.cases.asides import asides, ended
from harness.cases.banner import SENTENCE, banner, is_worded, own_runs
from harness.cases.blocks import Block, blocks_of
from harness.cases.body import ARTICLE
from harness.model import FIRST_ERROR, ErrorPage, Response
from harness.model.error_page import UNMISTAKABLE
from harness.page import Page

FEWEST_PARAGRAPHS = 3
SHORTEST_ARTICLE = 600
"""Characters of several paragraphs of one kind: of 140 real error pages six that explain themselves have as many."""

_CODE = frozenset({"pre", "code", "td", "th", "textarea"})
"""Blocks of a traceback, which is long and no article."""


def error_page(response: Response, why: str, *, refused: bool) -> ErrorPage | None:
    """Return what is known of an error page; None where it is `refused` no more, and nothing of it is certain.

    Where a sidecar says that it is content, what stands below the article is believed, and only a status speaks against
    what stands above it.
    """
    page = Page.of(response)
    blocks = blocks_of(page)
    article = _article(page, blocks, response.status)
    if not article:
        return ErrorPage(why=why) if refused else None
    if not refused and response.status < FIRST_ERROR:
        return None
    article = ended(page, blocks, article)
    first, last = article[0].start, article[-1].start
    outside = [block for block in blocks if not first <= block.start <= last]
    own = banner(outside, response.status, first)
    if refused:
        own |= asides(page, blocks, article)
    counted = Counter(block.text for block in blocks if len(block.text) >= SENTENCE and block not in own)
    return ErrorPage(
        why=why,
        article=True,
        forbidden=tuple(_certain(own, blocks, response.status)),
        repeated=tuple(text for text, number in counted.items() if number > 1),
    )


def _article(page: Page, blocks: Sequence[Block], status: int) -> Sequence[Block]:
    """Return the paragraphs that most of the page's prose is made of, if they are an article."""
    kinds: dict[str, list[Block]] = {}
    for block in blocks:
        if len(block.text) >= SENTENCE and block.element.tag not in _CODE and not is_worded(block.text, status):
            kinds.setdefault(page.templates[block.element.index], []).append(block)
    most = max(kinds.values(), key=_characters, default=[])
    several = len({block.text for block in most}) >= FEWEST_PARAGRAPHS
    return most if _characters(most) >= (SHORTEST_ARTICLE if several else ARTICLE) else []


def _characters(blocks: Sequence[Block]) -> int:
    return sum(map(len, {block.text for block in blocks}))


def _certain(own: frozenset[Block], blocks: Sequence[Block], status: int) -> Iterator[str]:
    """Yield the texts that the page says nowhere else, each once, and their pieces that are the error's as well."""
    others = [_squeezed(block.text) for block in blocks if block not in own]
    elsewhere = "\0".join(others)
    texts = (text for block in blocks if block in own for text in (block.text, *own_runs(block, status)))
    for text in dict.fromkeys(texts):
        squeezed = _squeezed(text)
        if squeezed not in (elsewhere if len(squeezed) >= UNMISTAKABLE else others):
            yield text


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()

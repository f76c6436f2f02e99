"""Plans on all real pages: `python -m tests.mutations.all_pages`, a part of `make soak`.

Any plan on any page never raises, changes only what it says, so that every byte outside its spans is the page's own,
and is the same plan after a way through JSON. The pages are those beside this checkout; each is aimed at as if a
scraper read some of its texts.
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from harness.charset import encode
from harness.explore import Stage, decode_plan, draw, encode_plan, plans
from harness.model import Case, Exchange, Family, Plan, Request, Response
from harness.page import Edit, Page, combine
from tests.mutations.aimed import aimed

REAL_PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
FAMILIES: tuple[Family, ...] = ("noise", "drift", "damage")
PLANS = 100
URL = "https://page.example/"


def real_pages() -> list[Path]:
    return sorted(REAL_PAGES.glob("*/*.html.gz"))


def broken_promises(path: Path, number: int, count: int) -> Iterator[str]:
    """Play so many plans on a page, as many of each family as of another, and yield what was not as promised."""
    response = Response(200, (("Content-Type", "text/html"),), gzip.decompress(path.read_bytes()))
    stage = Stage(Case(path.stem, str(path), URL, (Exchange(Request("GET", URL), response),)))
    aim = aimed(stage.page(0), number)
    for turn, family in enumerate(FAMILIES):
        share = (count + turn) // len(FAMILIES)
        for plan in draw(plans([(0, aim)], family), share, number):
            try:
                told = list(_complaints(stage, plan))
            except Exception as error:  # noqa: BLE001 (whatever it is, it is what this looks for)
                told = [f"raised {error!r}"]
            yield from (f"{path.parent.name}/{path.name}: {one}: {encode_plan(plan)}" for one in told)


def _complaints(stage: Stage, plan: Plan) -> Iterator[str]:
    if plan != decode_plan(json.loads(json.dumps(encode_plan(plan))), plan.exchange):
        yield "is another plan after a way through JSON"
    stage.play(plan)
    page = stage.page(plan.exchange)
    edits, _ = combine(mutation.edits(page) for mutation in plan.mutations if hasattr(mutation, "edits"))
    if not changes_only(page, edits):
        yield "changes more than it says"


def changes_only(page: Page, edits: Sequence[Edit]) -> bool:
    """Say whether both bodies are the same pieces around what is replaced and what replaces it."""
    replaced = b"".join(_pieces(page, edits, [page.source[edit.start : edit.end] for edit in edits]))
    replacing = b"".join(_pieces(page, edits, [edit.text for edit in edits]))
    return (page.response.body, page.respond(edits).body) == (replaced, replacing)


def _pieces(page: Page, edits: Sequence[Edit], texts: Sequence[str]) -> Iterator[bytes]:
    position = 0
    for edit, text in zip(edits, texts, strict=True):
        yield encode(page.source[position : edit.start], page.codec)
        yield encode(text, page.codec)
        position = edit.end
    yield encode(page.source[position:], page.codec)


def main() -> bool:
    """Play all plans, tell what was not as promised, and say whether all was."""
    started, console, broken = time.monotonic(), Console(soft_wrap=True), 0
    found = real_pages()
    for number, path in enumerate(found):
        for told in broken_promises(path, number, PLANS):
            broken += 1
            console.print(told, markup=False, highlight=False)
    seconds = time.monotonic() - started
    console.print(f"{len(found)} pages with {PLANS} plans each: {broken} broken promises; {seconds:.0f} s")
    return not broken


if __name__ == "__main__":
    sys.exit(not main())

"""Measure how well another encoding is seen on a recorded page: `python -m tests.checks.measure_mojibake`.

Titles, headings and paragraphs of every real page are read as the page is written, of which nothing must be told; as
ISO-8859-1, which is what `requests` takes where the header says nothing; and by lxml from the bytes alone.
"""

import gzip
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from lxml import etree, html  # type: ignore[import-untyped]  # it ships no types

from harness.charset import decode
from harness.checks.misread import misread_on
from harness.model import Response

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
TEXTS = "//title/text() | //h1//text() | //p//text()"


def texts(source: str | bytes) -> Sequence[str]:
    with suppress(ValueError, etree.ParserError):
        return [text.strip() for text in html.fromstring(source).xpath(TEXTS) if not text.isascii()]
    return []


def is_told(source: str | bytes, page: Response) -> bool:
    return any(misread_on(text, page) for text in texts(source))


def main() -> None:
    files = sorted(PAGES.rglob("*.gz"))
    if not files:
        sys.stdout.write(f"{PAGES}: no real pages here, so nothing is measured\n")
        return
    pages = [Response(200, (("Content-Type", "text/html"),), gzip.decompress(file.read_bytes())) for file in files]
    pages = [page for page in pages if texts(decode(page)[0])]
    rows = {
        "as it is written": sum(is_told(decode(page)[0], page) for page in pages),
        "as ISO-8859-1": sum(is_told(page.body.decode("latin-1"), page) for page in pages),
        "by lxml, from bytes": sum(is_told(page.body, page) for page in pages),
    }
    told = [f"| {how} | {count} of {len(pages)} |" for how, count in rows.items()]
    sys.stdout.write("\n".join(["| the page is read | told as `mojibake` |", "| --- | --- |", *told]) + "\n")


if __name__ == "__main__":
    main()

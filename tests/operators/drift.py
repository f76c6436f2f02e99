"""Scrapers that one kind of drift misleads: a value is read from where another may come to stand."""

from lxml import html as lxml_html  # type: ignore[import-untyped]  # ships no types

from harness.model import Item, Response
from tests.operators.pages import KETTLE
from tests.operators.planted import Planted, text


def second_paragraph(response: Response) -> Item | None:
    """Read the price from whichever paragraph comes second."""
    found = lxml_html.document_fromstring(text(response)).xpath("//div[@id='buy']/p[2]")
    return {"price": found[0].text_content().strip()} if found else None


PLANTED = (Planted("reorder-siblings", second_paragraph, KETTLE),)

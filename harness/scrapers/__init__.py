"""How a scraper is called: found by name, fed by one adapter a file, its result and its exceptions turned into data."""

from harness.scrapers.blame import blame
from harness.scrapers.bounds import TooManyItemsError
from harness.scrapers.call import call
from harness.scrapers.complaint import complaint
from harness.scrapers.items import is_set, items, normalised
from harness.scrapers.load import Feed, Scraper, load, load_object
from harness.scrapers.printed import NoJsonError, printed
from harness.scrapers.refusals import declare, is_refusal

__all__ = [
    "Feed",
    "NoJsonError",
    "Scraper",
    "TooManyItemsError",
    "blame",
    "call",
    "complaint",
    "declare",
    "is_refusal",
    "is_set",
    "items",
    "load",
    "load_object",
    "normalised",
    "printed",
]

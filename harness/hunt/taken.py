"""What a scraper took from an error page, and where it stands there.

In: a field of a run that an error page was played in, or a value and a page. Out: values, and their places.
"""

from collections.abc import Iterator, Sequence

from harness.checks.sources import leaves
from harness.model import Item, Value
from harness.page import Page, Site, locate


def taken(field: str, usual: Sequence[Item], got: Sequence[Item]) -> Iterator[Value]:
    """Yield a field's values that are not the recorded page's; of no field in particular, those of all fields."""
    own = {(name, value) for name, value in leaves(usual) if field in {"", name}}
    yield from (value for name, value in leaves(got) if field in {"", name} and (name, value) not in own)


def sites_of(page: Page, value: Value) -> Sequence[Site]:
    """Return the places of a value, likeliest first."""
    return locate(page, ({"value": value},)).sites.get("value", ())


def kind_of_place(page: Page, site: Site) -> tuple[str, str, str]:
    """Return in what a value stands, whichever page it is: a text, an attribute or JSON, and of which tag."""
    return site.kind, site.attribute, page.elements[site.element].tag

"""A fallback to another place where the page gives the same field is no other value; the value of something else is."""

import pytest

from harness.checks.restated import restated
from harness.model import Response, Value

PAGE = Response(
    200,
    (("Content-Type", "text/html; charset=utf-8"),),
    b"""<title>Bridge opens at last | The Courier</title><meta property="og:site_name" content="The Courier">
    <meta content="Harbour bridge opened" property="og:title"><svg><title>bridge icon</title></svg>
    <span itemprop=price>64.00</span><p class=price>12.00</p><time itemprop=datePublished datetime="2026-03-05"></time>
    <script type="application/ld+json">{"headline": "The bridge &amp; the sea", "name": "The Courier", "lowPrice": 59.5}
    </script>""",
)


@pytest.mark.parametrize(
    ("field", "expected", "got"),
    [
        ("title", "Bridge opens", "Harbour bridge opened"),
        ("title", "Bridge opens", "The bridge & the sea"),
        ("story.title", "Bridge opens", "Bridge opens at last"),
        ("price", "70.00", "64.00"),
        ("price", 70.0, 59.5),
        ("published", "2026-03-05T10:00:00Z", {"$type": "datetime.date", "value": "2026-03-05"}),
    ],
)
def test_a_fallback_is_known(field: str, expected: Value, got: Value) -> None:
    """The place is named like the field, and the wording shares a word with it."""
    assert restated(field, expected, got, (PAGE,))


@pytest.mark.parametrize(
    ("field", "expected", "got"),
    [
        ("title", "Bridge opens", "The Courier"),
        ("title", "Bridge opens", "bridge icon"),
        ("price", "70.00", "12.00"),
        ("sku", "70.00", "64.00"),
        ("published", "2026-03-05", "2026-03-06"),
        ("title", "Bridge opens", None),
        ("title", "Bridge opens", ["Harbour bridge opened"]),
    ],
)
def test_the_value_of_something_else_is_none(field: str, expected: Value, got: Value) -> None:
    """A site's name, an icon's title and an advert's price stay wrong values."""
    assert not restated(field, expected, got, (PAGE,))

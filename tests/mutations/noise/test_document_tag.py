"""The tags of the document itself come and go, where nothing else shows where they would be."""

import pytest

from harness.mutations.noise.document_tag import DocumentTag
from tests.mutations.noise.sample import page_of, source_after

CHANGES = [
    (DocumentTag("html"), "<!doctype html>\n<html><title>a</title></html>\n", "<!doctype html>\n<title>a</title>\n"),
    (DocumentTag("html"), "<!doctype html>\n<title>a</title>", "<!doctype html>\n<html><title>a</title>"),
    (
        DocumentTag("head"),
        "<html><head>\n<title>a</title></head>\n<body><p>b</body></html>",
        "<html>\n<title>a</title>\n<body><p>b</body></html>",
    ),
    (DocumentTag("head"), "<title>a</title><p>b", "<head><title>a</title><p>b"),
    (DocumentTag("body"), "<html><head></head><body> <p>b</body></html>", "<html><head></head> <p>b</html>"),
    (DocumentTag("body"), "<html><title>a</title>\n<p>b</html>", "<html><title>a</title>\n<body><p>b</html>"),
]

LEAVES_ALONE = [
    (DocumentTag("html"), "<html lang=en><title>a</title></html>"),  # it says more
    (DocumentTag("html"), "<html><!-- a --><title>a</title></html>"),  # the comment would be before it
    (DocumentTag("html"), "a <p>b"),  # text has begun the body
    (DocumentTag("head"), "<html><head><title>a</title></head><noscript>b</noscript></html>"),  # which would be in it
    (DocumentTag("body"), "<html><body><script>a</script></body></html>"),  # the script would be in the head
    (DocumentTag("body"), "<html><body>a</body></html>"),  # text
    (DocumentTag("body"), "<html><body><p>b</body><!-- c --></html>"),  # the comment would be in it
    (DocumentTag("head"), "<p>a"),  # nothing is in it
    (DocumentTag("body"), "<title>a</title>"),  # as above
    (DocumentTag("html"), ""),  # no page
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DocumentTag, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DocumentTag, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    assert [] == list(DocumentTag("head").simpler())
    assert "tags of <head> left out where they stand, written where they do not" == DocumentTag("head").describe()

"""Tags are laid out anew, and hold what they held."""

import pytest

from harness.mutations.noise.tag_spacing import TagSpacing
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (TagSpacing(at=at("p")), '<p class="a" id=b hidden>x</p>', '<p\n    class="a"\n    id=b\n    hidden>x</p\n>'),
    (
        TagSpacing(at=at("p"), layout="spaces"),
        '<p class="a" id=b hidden>x</p>',
        '<p  class = "a"  id = b  hidden>x</p >',
    ),
    (TagSpacing(at=at("img"), layout="spaces"), "<img src='a' />", "<img  src = 'a' />"),
    (TagSpacing(at=at("ul"), scope="page"), "<ul><li>a</ul>", "<ul><li>a</ul\n>"),
]

LEAVES_ALONE = [
    (TagSpacing(at=at("p")), "<p>x"),  # no attribute and no end tag
    (TagSpacing(at=at("svg/g")), "<svg><g id=a></g></svg>"),  # foreign content
    (TagSpacing(at=at("p")), "<p a=1 a=2>x"),  # a tag that a parser repairs
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: TagSpacing, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: TagSpacing, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    record = TagSpacing(at=at("p"), scope="subtree")
    assert [TagSpacing(at=at("p"))] == list(record.simpler())
    assert "tags in all of p written an attribute a line" == record.describe()

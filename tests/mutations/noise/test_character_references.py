"""A letter and its reference are one."""

import pytest

from harness.explore import draw, plans
from harness.mutations import Aim
from harness.mutations.noise.character_references import CharacterReferences, character_references
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (CharacterReferences(at=at("p")), "<p>Tea</p>", "<p>&#84;ea</p>"),
    (CharacterReferences(at=at("p"), form="hexadecimal", number=2), "<p>Tea</p>", "<p>Te&#x61;</p>"),
    (CharacterReferences(at=at("p"), number=None), "<p>a&amp;b <i>c</i></p>", "<p>&#97;&amp;&#98; <i>c</i></p>"),
    (CharacterReferences(at=at("p"), attribute="title"), "<p title=Tea>x", "<p title=&#84;ea>x"),
    (
        CharacterReferences(at=at("p"), form="letter", number=None),
        "<p>&eacute;&lt;&#8364;&amp;</p>",
        "<p>é&lt;€&amp;</p>",
    ),
    (
        CharacterReferences(at=at("p"), form="named", number=None),
        "<p>\u00e9 \u20ac 5\xa0\u2013 A & B > C</p>",
        "<p>&eacute; &euro; 5&nbsp;&ndash; A &amp; B &gt; C</p>",
    ),
    (CharacterReferences(at=at("p"), form="letter"), "<p>A &amp; B</p>", "<p>A & B</p>"),
    (CharacterReferences(at=at("p"), attribute="title", form="named"), "<p title='\u00fc'>x", "<p title='&uuml;'>x"),
]

LEAVES_ALONE = [
    (CharacterReferences(at=at("script")), "<script>a</script>"),  # no references in scripts
    (CharacterReferences(at=at("p")), "<p>1 2</p>"),  # no letter
    (CharacterReferences(at=at("p"), number=9), "<p>Tea</p>"),  # no such letter
    (CharacterReferences(at=at("meta"), attribute="charset"), '<meta charset="utf-8">'),  # read as bytes
    (
        CharacterReferences(at=at("p"), form="letter"),
        "<p>&#150;&lt;&copy</p>",
    ),  # read in one way by some and in another by others
    (CharacterReferences(at=at("p"), form="named"), "<p>plain &eacute;</p>"),  # nothing to name
    (CharacterReferences(at=at("p"), form="named"), "<p>\u2329 \u010d</p>"),  # one is named otherwise since, one never
    (CharacterReferences(at=at("p"), form="letter"), "<p>&amp;copy; &amp;b</p>"),  # it would be a reference, or might
    (CharacterReferences(at=at("p")), "<p>a < b</p>"),  # perhaps markup
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: CharacterReferences, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: CharacterReferences, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_no_letter_of_a_name_is_drawn() -> None:
    """No template writes `id="__&#78;EXT_DATA__"`."""
    source = '<div id="a" class="b" type="c" title="d"></div>'
    drawn = {
        plan.mutations[0].attribute
        for plan in draw(plans([(0, Aim(page_of(source)))], "noise"), 100, 0)
        if isinstance(plan.mutations[0], CharacterReferences)
    }

    assert {"title"} == drawn
    assert character_references(Aim(page_of('<div id="a" class="b"></div>'))).is_empty

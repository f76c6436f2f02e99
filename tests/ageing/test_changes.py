"""Two captures of a page are told apart in the words of the mutations that would have made one of the other."""

from collections import UserDict
from collections.abc import ValuesView

import pytest

from harness.ageing import changes_between
from harness.ageing.align import align
from tests.ageing.pages import page_of

HEAD = "<html><head><title>T</title></head><body>"
OLD = (
    f'{HEAD}<div class="page"><header><h1 class="a b" id="top" itemprop="name">Heading one</h1></header>'
    '<div class="text"><p>First words</p><p>Second words</p></div></div></body></html>'
)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (("", ""), {}),
        (('class="a b"', 'class="a c"'), {"rename-class": 1}),
        (('class="a b"', 'class="c"'), {"replace-classes": 1}),
        (('id="top"', 'id="up"'), {"rename-id": 1}),
        (('itemprop="name"', ""), {"drop-data-attribute": 1, "drop-microdata": 1}),
        (("h1", "h2"), {"retag-leaf": 1}),
        (("header>", "section>"), {"retag-parent": 1}),
        (("<p>First words</p>", "<div><p>First words</p></div>"), {"wrap": 1}),
        (("<header>", ""), {"unwrap": 1}),
        (("<p>First", "<aside>Buy now</aside><p>First"), {"insert-sibling": 1}),
        (("<p>Second words</p>", ""), {"remove-sibling": 1}),
        (
            ("<p>First words</p><p>Second words</p>", "<p>Second words</p><p>First words</p>"),
            {"reorder-siblings": 1},
        ),
        (("Second words", "Other words"), {"text": 1}),
    ],
)
def test_names_each_change(change: tuple[str, str], names: dict[str, int]) -> None:
    new = OLD.replace(*change) if change[0] else OLD
    found = changes_between(page_of(OLD), page_of(new))
    assert {one.name: one.count for one in found.changes} == names


def test_what_is_nearest_comes_first() -> None:
    """Of each kind the nearest is the example; without anything to be near to, the most frequent kind comes first."""
    old = page_of(OLD)
    classes = OLD.replace('class="a b"', 'class="c"').replace('class="text"', 'class="body"')
    new = page_of(classes.replace("<header>", f"<header>{'<i>advert</i>' * 3}"))
    (body,) = (element.index for element in old.elements if "text" in element.classes)
    far, near = changes_between(old, new), changes_between(old, new, [body])

    assert ["insert-sibling", "replace-classes"] == [one.name for one in far.changes]
    assert ["replace-classes", "insert-sibling"] == [one.name for one in near.changes]
    assert ["class a b of", "class text of"] == [
        one.example.partition(" html/")[0] for one in (far.changes[1], near.changes[0])
    ]
    assert {one.name: one.count for one in far.changes} == {one.name: one.count for one in near.changes}


class Found(UserDict[int, int]):
    """What is found again, which counts how often all of it is gone through."""

    times = 0

    def values(self) -> ValuesView[int]:
        self.times += 1
        return super().values()


def test_what_is_found_again_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = page_of(OLD), page_of(OLD.replace("Second words", "Other words"))
    found = Found(align(old, new))
    monkeypatch.setattr("harness.ageing.changes.align", lambda *_: found)
    assert ({"text": 1}, 1) == ({one.name: one.count for one in changes_between(old, new).changes}, found.times)


BLOCK = f'{HEAD}<script type="application/ld+json">%s</script><p>Words</p></body></html>'


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('{"@type": "A", "name": "x"}', '{"@type": "A", "name": ["x"]}', {"json-ld-shape"}),
        ('{"@type": "A", "name": "x"}', '{"@type": "A"}', {"json-ld-drop-key"}),
        ('{"@type": "A"}', '[{"@type": "A"}]', {"json-ld-move-root"}),
        ('{"@type": "A"}', "broken", {"json-ld-drop-block"}),
    ],
)
def test_names_changes_of_data(old: str, new: str, names: set[str]) -> None:
    found = changes_between(page_of(BLOCK % old), page_of(BLOCK % new))
    assert {one.name for one in found.changes} == names


def test_another_page_is_a_redesign() -> None:
    old = page_of(f"{HEAD}{''.join(f'<section><h2>{n} old</h2></section>' for n in range(9))}</body></html>")
    new = page_of(f"{HEAD}<table><tr><td>Something else</td></tr></table></body></html>")
    assert changes_between(old, new).redesigned
    assert not changes_between(old, old).redesigned

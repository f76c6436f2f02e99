"""The exhibits that come with the harness can be read."""

from harness.campaign import bundled_exhibits


def test_the_bundled_exhibits() -> None:
    names = [exhibit.name for exhibit in bundled_exhibits()]

    assert 12 < len(names)
    assert len(names) == len(set(names))
    assert bundled_exhibits() is bundled_exhibits()

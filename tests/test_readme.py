"""The README's example is run as a reader would run it, and prints what the README shows."""

from tests.readme import OUTPUT, README, output


def test_the_example_prints_what_the_readme_shows() -> None:
    """But for times, to the letter."""
    shown = OUTPUT.search(README.read_text(encoding="utf-8"))
    assert shown
    assert shown[2] == output()

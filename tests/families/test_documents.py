"""The pages of docs/families show what the operators do today; `python -m tests.families` writes them anew."""

from tests.families.document import FOLDER, documents


def test_the_pages_are_what_the_code_does() -> None:
    made = dict(documents())
    assert sorted(made) == sorted(FOLDER.iterdir())
    for path, text in made.items():
        assert f"{text}\n" == path.read_text(encoding="utf-8"), f"{path.name}: run python -m tests.families"

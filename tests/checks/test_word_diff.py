"""Of two long texts the words are told that were lost, are foreign or come again, with a few words around them."""

import pytest

from harness.checks.word_diff import MOST_PLACES, word_diff

LINES = [
    f"On day {number} the harbour of Ansel{number} opened late and the ferry{number} waited." for number in range(40)
]
TEXT = "\n".join(LINES)


def test_a_replaced_word() -> None:
    assert (
        "… day 7 the harbour [-of Ansel7-] opened late and the …",
        "… day 7 the harbour {+SPONSORED+} opened late and the …",
    ) == word_diff(TEXT, TEXT.replace("of Ansel7", "SPONSORED"))


@pytest.mark.parametrize(
    ("got", "lost", "foreign"),
    [
        (f"{TEXT}\nSubscribe now.", False, "{+Subscribe now.+}"),
        ("\n".join([*LINES, LINES[3]]), False, "{+On day 3 the harbour of Ansel3 opened late and the ferry3 waited.+}"),
        ("\n".join(LINES[:3] + LINES[4:]), True, ""),
        (" ".join(LINES[:3] + LINES[4:]), True, ""),
    ],
    ids=["foreign", "repeated", "lost", "lost, and without line breaks"],
)
def test_whole_blocks(got: str, lost: bool, foreign: str) -> None:
    expected, other = word_diff(TEXT, got) or ("", "")

    assert (lost, lost) == (
        "[-" in expected,
        "[-On day 3 the harbour of Ansel3 opened late and the ferry3 waited.-]" in expected,
    )
    assert (bool(foreign), True) == ("{+" in other, foreign in other)


def test_long_runs_and_many_places_are_counted() -> None:
    expected, got = word_diff(TEXT, TEXT.replace("late", "early")) or ("", "")
    assert (MOST_PLACES, MOST_PLACES) == (expected.count("[-late-]"), got.count("{+early+}"))
    assert expected.endswith(f"… and {len(LINES) - MOST_PLACES} more")

    expected, _ = word_diff(TEXT, "\n".join(LINES[:5] + LINES[30:])) or ("", "")
    assert "more words …" in expected
    assert len(expected) < 200


def test_changes_near_each_other_are_shown_together() -> None:
    expected, got = word_diff("a b c d e f g", "a x c d y f g") or ("", "")

    assert ("a [-b-] c d [-e-] f g", "a {+x+} c d {+y+} f g") == (expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [(TEXT, TEXT.replace(" ", "  ")), ("Ferry crews", "Ferrycrews"), ("x" * 500, "x" * 499 + "y"), ("", "")],
    ids=["spaces", "a space less", "no words", "nothing"],
)
def test_what_words_cannot_show(expected: str, got: str) -> None:
    assert word_diff(expected, got) is None


JAPANESE = [
    f"{hall}の図書館が火曜日の朝に再開した。数百人の住民が{hall}に集まり、館長は毎日深夜まで開けておくと述べた。"
    for hall in ("港", "丘", "川", "駅", "町")
]


def test_where_writing_has_no_blanks_characters_are_words() -> None:
    """They are written without blanks, and as much is shown as of words."""
    promoted = word_diff("\n".join(JAPANESE), "\n".join(JAPANESE).replace("川に集", "SPONSORED 川に集"))
    assert (
        "… 再開した。数百人の住民が川に集まり、館長は毎日深 …",
        "… 再開した。数百人の住民が{+SPONSORED+} 川に集まり、館長は毎日深 …",
    ) == promoted

    expected, got = word_diff("".join(JAPANESE), "".join(JAPANESE).replace("毎日深夜", "平時早朝", 1)) or ("", "")
    assert ("… 住民が港に集まり、館長は[-毎日深夜-]まで", "… 住民が港に集まり、館長は{+平時早朝+}まで") == (
        expected[:24],
        got[:24],
    )

    thai = "อาคารจะเปิดถึงเที่ยงคืนทุกวัน"
    assert ("… ะเปิดถึงเที่ยงคืน[-ทุกวัน-]", "… ะเปิดถึงเที่ยงคืน{+เสมอ+}") == word_diff(thai, thai.replace("ทุกวัน", "เสมอ"))


def test_other_writing_without_blanks_is_no_heap_of_single_characters() -> None:
    """One character in a row is the same by chance."""
    expected, got = word_diff(JAPANESE[0], "坂の上の宿は館内が静かで朝食の時間も長く海が見えた。") or ("", "")

    assert (1, 1) == (expected.count("[-"), got.count("{+"))


def test_long_texts_take_little_time() -> None:
    """A quarter of a megabyte of which every second line changed; a diff that were quadratic would stall this test."""
    long = [f"{line} {number}" for number in range(100) for line in LINES]
    other = [line.replace("the", "a") if number % 2 else line for number, line in enumerate(long)]

    assert word_diff("\n".join(long), " ".join(other))

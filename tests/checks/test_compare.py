"""Two results differ field by field; white space never counts, and an absence is not a change."""

from typing import Any

import pytest

from harness.checks import Difference, compare, is_empty
from harness.checks.compare import LONG_TEXT

LONG = [f"Paragraph {number} says what happened on the pier that day, and to whom." for number in range(8)]
TEXT = "\n".join(LONG)
DAY = {"$type": "datetime.date", "value": "2026-11-22"}
NEXT_DAY = {"$type": "datetime.date", "value": "2026-11-23"}


def decimal(digits: str) -> dict[str, str]:
    return {"$type": "decimal.Decimal", "value": digits}


def entries(*values: Any) -> dict[str, Any]:
    return {"$type": "set", "value": list(values)}


def kinds(expected: Any, got: Any) -> list[tuple[str, str]]:
    return [(one.field, one.kind) for one in compare(expected, got)]


def of_field(expected: Any, got: Any) -> list[str]:
    return [one.kind for one in compare([{"field": expected}], [{"field": got}])]


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("a", "a"),
        ("Ferry  crews\n end", "Ferry crews end"),
        ("Ferry\u00a0crews", "Ferrycrews"),
        (24.5, 24.5 + 1e-12),
        (24, 24.0),
        (None, ""),
        (None, []),
        (None, {"price": None}),
        ("", "N/A"),
        ("n/a", "—"),
        (None, {"$type": "float", "value": "nan"}),
        ([], None),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1, "b": None}, {"a": 1}),
        (DAY, dict(DAY)),
        (decimal("95.00"), decimal("95")),
        (decimal("1E+2"), decimal("100.0")),
        (["a b", "c"], ["a  b", "c\n"]),
        (entries("a b", "c"), entries("c", "a  b")),
        (entries({"name": "a", "n": 1}, {"name": "b"}), entries({"name": "b"}, {"name": "a", "n": 1.0})),
        ({"$type": "story", "title": "t", "n": 1}, {"$type": "story", "title": "t", "n": 1.0}),
    ],
)
def test_equal(expected: Any, got: Any) -> None:
    """What means the same is no difference."""
    assert [] == of_field(expected, got)


@pytest.mark.parametrize(
    ("kind", "expected", "got"),
    [
        ("missing", "a", None),
        ("missing", "a", " \n"),
        ("missing", "a", "unknown"),
        ("missing", 24.5, {"$type": "float", "value": "nan"}),
        ("missing", ["a"], []),
        ("missing", ["a"], [None, ""]),
        ("missing", {"price": 1}, {}),
        ("missing", {"price": 1}, {"price": "N/A"}),
        ("missing", DAY, None),
        ("missing", entries("Cyclists", "Families", "Sailors"), entries("Families", "Sailors")),
        ("missing", entries("a"), entries()),
        ("missing", entries({"a": 3, "n": 9}, {"a": 4, "n": 5}), entries({"n": 9}, {"a": 4, "n": 5})),
        ("added", entries("a"), entries("a", "b")),
        ("changed", entries("a", "b"), entries("a", "c")),
        ("retyped", entries("a"), ["a"]),
        ("reordered", entries(["a", "b"]), entries(["b", "a"])),
        ("added", None, "a"),
        ("added", "n/a", "a"),
        ("added", [], ["a"]),
        ("added", None, 0),
        ("changed", "a", "b"),
        ("changed", "Ferry", "Fairy"),
        ("changed", 24.5, 24.6),
        ("changed", 24.5, 0),
        ("changed", True, False),
        ("changed", DAY, NEXT_DAY),
        ("changed", TEXT, "Something else entirely, in quite other words than those of before." * 4),
        ("retyped", "a", ["a"]),
        ("retyped", ["a"], "a"),
        ("retyped", "24.5", 24.5),
        ("retyped", "2026-11-22", DAY),
        ("changed", decimal("95.00"), decimal("95.01")),
        ("changed", decimal("95.00"), decimal("sNaN")),
        ("retyped", decimal("95.00"), {"$type": "fractions.Fraction", "value": "95"}),
        ("retyped", DAY, {"$type": "datetime.datetime", "value": "2026-11-22"}),
        ("retyped", {"price": 1}, DAY),
        ("cut", "Ferry crews end strike", "Ferry crews"),
        ("cut", "300 ml crème fraîche", "300 ml cr\ufffdme fra\ufffdche</"),
        ("cut", "300 ml crème fraîche", "300 ml cr\ufffdme f"),
        ("cut", "Hollis & Son", "Hollis & Son</td"),
        ("changed", "Hollis & Son", "Hollis & Son, td"),
        ("changed", "300 ml crème fraîche", "30 ml cr\ufffdme</"),
        ("cut", TEXT, f"\b{TEXT[:300]}</"),
        ("cut", TEXT, TEXT[:300]),
        ("cut", TEXT, "\n".join(LONG[:3] + LONG[5:])),
        ("blended", TEXT, f"{TEXT}\nSubscribe now and save on everything."),
        ("repeated", TEXT, f"{TEXT}\n{LONG[0]}"),
        ("repeated", TEXT, "\n".join([LONG[0], *LONG[:4]])),
        ("repeated", " ".join(LONG), " ".join([*LONG, LONG[2]])),
        ("repeated", TEXT, " ".join([*LONG, LONG[2]])),
        ("blended", TEXT, f"{TEXT}\n{LONG[0]}\nSubscribe now."),
        ("blended", f"{TEXT}\nNo more.", f"{TEXT}\nNo more.\nNo more."),
    ],
)
def test_kinds(kind: str, expected: Any, got: Any) -> None:
    """Each kind of difference is told from the others."""
    assert [kind] == of_field(expected, got)


JAPANESE = (
    "部屋はとても清潔で、窓から港の景色がよく見えました。スタッフの対応も丁寧で、近くの食堂を教えてくれたのがありがたかったです。"
    "朝食は種類が多く、特に焼きたてのパンと地元の魚がおいしかったので、また家族と一緒に泊まりたいと思います。"
    "ただ、廊下の音が少し気になりましたので、静かな部屋を希望する人は最初に伝えたほうがよいでしょう。駅からも近くて便利でした。"
    "次は冬にも来てみたいです。温泉が近くにあるのもよかったと思います。"
)
JAPANESE_OTHER = (
    "駅から遠く、坂道を荷物を持って歩くのは大変でした。予約した部屋とは違う階に通され、一時間待たされたのは残念です。"
    "風呂のお湯はぬるく、夜中に何度も水の音がして眠れませんでした。料金を考えると、もう泊まることはないと思います。"
    "朝食の会場も混んでいて、席が空くまで立って待つ人がたくさんいました。改善を望みます。"
    "電話で連絡しても返事がなく、最後まで謝罪の言葉はありませんでした。子ども連れの人にはおすすめできません。"
)
THAI = (
    "ห้องสมุดท่าเรือเปิดให้บริการอีกครั้งเมื่อเช้าวันอังคารมีผู้คนหลายร้อยคนมาร่วมงานผู้อำนวยการกล่าวว่าอาคารจะเปิดถึงเที่ยงคืนทุกวัน"
    "และทุกคนอ่านได้ฟรีเด็กนักเรียนจากโรงเรียนใกล้เคียงมาร้องเพลงในพิธีเปิดและชาวประมงนำปลามาแจก"
)
ENGLISH = (
    "The hotel is in a good location and the staff were friendly, but the room was very small and the bathroom was in "
    "need of repair. The breakfast was good, the coffee was not. We had to ask for towels on the second day and the "
    "lift was out of order for the whole of our stay. The view from the terrace is lovely."
)
ENGLISH_OTHER = (
    "The location of the hotel is perfect and the staff at the desk were very helpful. The room was clean, the bed was "
    "comfortable and the breakfast was good. The only thing we did not like was the noise from the street in the "
    "morning. We would stay here again, but we would ask for a room at the back of the house."
)


@pytest.mark.parametrize(
    ("kind", "expected", "got"),
    [
        ("changed", ENGLISH, ENGLISH_OTHER),
        ("changed", ENGLISH_OTHER, ENGLISH),
        ("changed", JAPANESE, JAPANESE_OTHER),
        ("changed", JAPANESE_OTHER, JAPANESE),
        ("blended", JAPANESE, JAPANESE.replace("ただ、", "広告を表示する。ただ、")),
        ("blended", JAPANESE, JAPANESE.replace("清潔", "SPONSORED")),
        ("cut", JAPANESE, JAPANESE.replace("とても", "").replace("少し", "")),
        ("cut", JAPANESE, JAPANESE[40:]),
        ("repeated", JAPANESE, f"{JAPANESE}部屋はとても清潔で、窓から港の景色がよく見えました。"),
        ("blended", THAI, THAI.replace("และทุกคน", "โฆษณาและทุกคน")),
        ("blended", THAI, f"{THAI} Members save on everything"),
        ("cut", THAI, THAI[30:]),
        ("changed", THAI, "".join(reversed(THAI))),
    ],
)
def test_texts_are_told_apart_by_the_order_of_their_words(kind: str, expected: str, got: str) -> None:
    """Two reviews share the words of their language; where no blanks stand, single characters are no words."""
    assert [kind] == of_field(expected, got)


def test_what_is_left_of_a_text_is_cut_however_little_it_is() -> None:
    """Every other word of it was a link, and all links went."""
    assert ["cut"] == of_field(ENGLISH, " ".join(ENGLISH.split()[::2]))


def test_a_text_cut_within_a_word_is_cut() -> None:
    """A long text whose page broke off is not one with foreign words in it."""
    torn = TEXT[: TEXT.index("happened", LONG_TEXT * 2) + 4]

    assert ["cut"] == of_field(TEXT, torn)


@pytest.mark.parametrize(
    ("expected", "got", "differences"),
    [
        ({"offers": {"price": 1, "currency": "EUR"}}, {"offers": {"price": 2}}, ["offers.price", "offers.currency"]),
        ({"offers": {"price": 1}}, {"offers": None}, ["offers"]),
        ({"a": 1, "b": 2}, {"a": None, "b": None}, ["a", "b"]),
        ({"a": 1}, {}, ["a"]),
        ({}, {"a": 1}, ["a"]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, ["tags"]),
        ({"offers": [{"price": 1}, {"price": 2}]}, {"offers": [{"price": 1}, {"price": 3}]}, ["offers.price"]),
    ],
)
def test_fields_are_dotted_without_indices(expected: Any, got: Any, differences: list[str]) -> None:
    """A field is named by its path; an item that lost everything lost each of its fields."""
    assert differences == [one.field for one in compare([expected], [got])]


def story(number: int, **further: Any) -> dict[str, Any]:
    return {"title": f"Story {number}", "url": f"/s/{number}", "rank": number % 2, **further}


FOUR = [story(number) for number in range(4)]


@pytest.mark.parametrize(
    ("got", "differences"),
    [
        (FOUR[1:], [("*", "missing")]),
        (FOUR[:2] + FOUR[3:], [("*", "missing")]),
        ([], [("*", "missing")]),
        ([*FOUR, story(4)], [("*", "added")]),
        ([story(4), *FOUR], [("*", "added")]),
        ([*FOUR, {}], []),
        ([*FOUR, {"title": None}], []),
        ([FOUR[1], FOUR[0], *FOUR[2:]], [("*", "reordered")]),
        ([*FOUR, FOUR[1]], [("*", "repeated")]),
        ([*FOUR, story(1, rank=None)], [("*", "repeated")]),
        ([*FOUR[:2], story(7), FOUR[3]], [("title", "changed"), ("url", "changed"), ("rank", "changed")]),
        ([*FOUR[1:], story(4)], [("*", "added"), ("*", "missing")]),
    ],
)
def test_lists_are_aligned(got: Any, differences: list[tuple[str, str]]) -> None:
    """A lost entry is lost and no other entry is changed by it; the order is part of the value."""
    assert differences == kinds(FOUR, got)


def test_a_lost_entry_beside_changed_ones_is_no_change_of_all() -> None:
    """Where every entry lost its rank, entries are still known by their titles."""
    got = [{**one, "rank": None} for one in FOUR[1:]]

    assert {("*", "missing"), ("rank", "missing")} == set(kinds(FOUR, got))


def test_an_entry_is_aligned_whatever_its_white_space_and_key_order() -> None:
    got = [{"url": "/s/1", "rank": 1, "title": " Story\n1"}, *FOUR[2:]]

    assert [("*", "missing")] == kinds(FOUR, got)


def test_differences_hold_both_values() -> None:
    assert [Difference("field", "changed", "a", "b")] == list(compare([{"field": "a"}], [{"field": "b"}]))


@pytest.mark.parametrize("value", [None, "", " ", "N/A", "--", [], {}, [None, ""], {"a": {"b": []}}])
def test_is_empty(value: Any) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "0", "no", [0], {"a": False}, DAY])
def test_is_not_empty(value: Any) -> None:
    """Zero and False are values: a price of 0 is a statement."""
    assert not is_empty(value)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ([story(n) for n in range(2000)], [story(n, rank=None) for n in range(1, 2000)]),
        ([{"a": n * n % 3} for n in range(2000)], [{"a": n * n % 5} for n in range(1990)]),
        ([{"a": "word another " * 80_000}], [{"a": "word other " * 80_000}]),
        ([{"a": "x" * 1_000_000}], [{"a": "x" * 999_999 + "\ufffd"}]),
        ([{"a": "x" * 150}], [{"a": "\ufffdx" * 90 + "y"}]),
    ],
    ids=["2,000 items", "2,000 alike", "1 MB of words", "1 MB without a blank", "90 characters not decoded"],
)
def test_large_results_take_little_time(expected: Any, got: Any) -> None:
    """Comparing is not quadratic, or one listing would stall the run, and this test with it."""
    assert kinds(expected, got)


def test_what_is_left_of_links_without_their_words_is_still_their_own() -> None:
    """As a page gives whose texts are gone: the signs around a link's address grow together."""
    linked = " ".join(f"[Story {number} of the harbour](/news/{number}/harbour-{number})" for number in range(12))
    emptied = " ".join(f"[](/news/{number}/harbour-{number})" for number in range(12))
    assert ["blended"] == of_field(linked, emptied)
    assert ["changed"] == of_field(linked, emptied.replace("news", "sport").replace("harbour", "match"))

"""A user's pairs move the measured figures towards what they show, and the file that holds them is read back."""

from pathlib import Path

import pytest

from harness.ageing import MEASURED, Pair, learn, named_profile, read_weights, weights_document
from harness.errors import ConfigError
from tests.ageing.pages import page_of

OLD = '<body><div class="a b"><p class="c">One word</p><p class="d">Two words</p></div></body>'
WRAPPED = '<body><div class="a b"><div><p class="c">One word</p></div><p class="d">Two words</p></div></body>'


def pairs(number: int, new: str, months: float = 12) -> list[Pair]:
    return [Pair.of(page_of(OLD), page_of(new), months)] * number


def test_nothing_learnt_is_the_measured_profile() -> None:
    assert learn([], "measured") == MEASURED


def test_many_pairs_outweigh_what_was_measured() -> None:
    learnt = learn(pairs(95, OLD))
    assert learnt.ages[2].kept.xpaths == pytest.approx((95 + 5 * 0.54) / 100)
    assert learnt.ages[2].redesigned == pytest.approx(5 * 0.07 / 100)
    assert learnt.ages[1] == MEASURED.ages[1]


def test_changes_are_weighed_as_often_as_they_are_made() -> None:
    learnt = learn(pairs(45, WRAPPED))
    total = sum(MEASURED.weights.values())
    assert learnt.weights["wrap"] == pytest.approx((45 * total + 5 * MEASURED.weights["wrap"]) / 50)
    assert learnt.weights["unwrap"] == pytest.approx(MEASURED.weights["unwrap"] / 10)


def test_a_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(weights_document(MEASURED, "nothing"))
    read = read_weights(path)
    assert (read.ages, read.redesign, read.weights) == (MEASURED.ages, MEASURED.redesign, MEASURED.weights)
    assert read.yearly == pytest.approx(MEASURED.yearly, rel=1e-3)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """An editor put it there."""
    (tmp_path / "weights.toml").write_text("\ufeff" + weights_document(MEASURED, "nothing"), "utf-8")
    assert MEASURED.ages == read_weights(tmp_path / "weights.toml").ages


def test_measured_is_the_name_of_the_default() -> None:
    assert named_profile("measured") is MEASURED


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("version = 1", "version = 2"), "version"),
        (("[weights]", "[weights]\nrewrite = 1"), "weights.rewrite: no such change"),
        (("months = 12\n", "months = 1\n"), "not in order of months"),
        (("redesigned = 0.07", "redesigned = 7"), "redesigned"),
        (("[yearly]", "[yearly"), "line"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(weights_document(MEASURED, "nothing").replace(*change))
    with pytest.raises(ConfigError, match=told) as raised:
        read_weights(path)
    assert str(path) in str(raised.value)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(ConfigError, match="name a file that learn wrote"):
        named_profile("nowhere.toml")

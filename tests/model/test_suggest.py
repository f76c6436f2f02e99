"""A mistyped name is asked for by what is near it."""

import pytest

from harness.model.suggest import asked, did_you_mean, near

KNOWN = ("reset", "reset-in-body", "short-body", "slow")


@pytest.mark.parametrize(
    ("name", "question"),
    [("short-bod", "did you mean 'short-body'?"), ("slwo", "did you mean 'slow'?"), ("", ""), ("timeout", "")],
)
def test_the_nearest_name_is_asked_for(name: str, question: str) -> None:
    assert question == did_you_mean(name, iter(KNOWN))


def test_several_may_be_meant() -> None:
    assert ["reset", "slow"] == near("resetslow", ("reset", "slow", "none"), 2)
    assert "" == asked([])
    assert "did you mean 'a' or 'b'?" == asked(["a", "b"])
    assert "did you mean 'a, b', 'c' or 'd'?" == asked(["a, b", "c", "d"])

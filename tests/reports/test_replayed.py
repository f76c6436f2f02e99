"""A replay says first whether the failure still shows, then tells the failure."""

import msgspec

from harness.reports import failure_text, show_replay
from tests.reports.screen import Screen
from tests.reports.told import CRASH


def _shown(state: str, **others: object) -> str:
    screen = Screen()
    show_replay(screen.console, CRASH, state, **others)  # type: ignore[arg-type]  # names and values of its arguments
    return screen.text


def test_still_failing_tells_it_as_it_shows_now() -> None:
    now = msgspec.structs.replace(CRASH, evidence="another sentence")

    assert f"STILL FAILING  b41c09d2e8f1\n\n{failure_text(now)}\n" == _shown("still failing", failure=now)


def test_fixed_tells_what_it_was() -> None:
    assert f"FIXED  b41c09d2e8f1\n\nWhat it was:\n{failure_text(CRASH)}\n" == _shown("fixed")


def test_cannot_apply_says_why() -> None:
    reason = "the recorded page has changed"

    assert f"CANNOT APPLY  b41c09d2e8f1\n  {reason}\n\n{failure_text(CRASH)}\n" == _shown("cannot apply", reason=reason)

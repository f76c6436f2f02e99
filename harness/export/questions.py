"""What must hold of a result, by check: lines of an exported test, the kindest question first.

In: what there is to show. Out: for each question its lines. The first says what becomes of a refusal; the others speak
of `result`, by the functions of `harness.export.asked`. A question that today's scraper passes is of no use, and the
next is tried; the last is that the result is no longer what it was. Of a golden file only what it accepts is asked.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from harness.checks.compare import WHOLE
from harness.errors import PlanError
from harness.export.asked import kinds, pick, squeezed, values
from harness.export.shown import Shown
from harness.model import Failure, Golden, Item, Value, is_tagged
from harness.page import find_canary

DEADLY = frozenset({"hang", "exhaustion", "killed"})
"""Checks whose test runs the scraper in a process of its own."""
END = "the scraper came to its end"

_BEYOND = frozenset({"nondeterministic", "state-leak", "network-escape", "request-storm"})
"""Checks that take more than one run, or what nobody but the harness sees."""
_UNSEEN = frozenset({"network-escape", "request-storm"})
"""Of these, the checks of which a result says nothing, nor does an exception."""
_FINE = "return"
NOT_FINE = "raise"
"""What becomes of a refusal that is no answer: it needs no word of the test's own."""


def questions(shown: Shown) -> Iterator[Sequence[str]]:
    """Yield the questions about a failure.

    Raises:
        PlanError: no single run of a scraper can answer any.
    """
    failure = shown.failure
    if failure.check in _BEYOND or failure.after:
        why = "which only the harness sees" if failure.check in _UNSEEN else "which takes more than one run"
        raise PlanError(
            f"{failure.id}: no test of its own can show {failure.check}, {why}:"
            f" give --html or --cassette, and see it with scraper-harness replay {failure.id}"
        )
    if failure.check == "crash" or failure.check in DEADLY:
        yield (_FINE,)
        return
    if failure.check == "golden":
        yield from _golden(failure, shown.golden)
        return
    yield from _own(shown)
    usual, got = values(_plain(shown.baseline), failure.field), values(_plain(shown.items), failure.field)
    after = NOT_FINE if _must_give(shown) else _FINE
    field = f"FIELD = {failure.field!r}"
    if after == NOT_FINE and failure.field:
        yield (after, field, f"EXPECTED = {usual!r}", "assert words(values(result, FIELD)) == words(EXPECTED)")
    if failure.check != "silent-empty":
        yield (after, field, f"EXPECTED = {usual!r}", "assert is_part(words(values(result, FIELD)), words(EXPECTED))")
    yield (after, field, f"GOT = {got!r}", "assert values(result, FIELD) != GOT")


def _golden(failure: Failure, golden: Golden | None) -> Iterator[Sequence[str]]:
    """Yield what is asked of the recorded page: whether the field, or the whole result, is as was accepted."""
    if golden is None:
        return
    accepted, names = golden.items, failure.field.split(".")
    if failure.field and not isinstance(accepted, str):
        expected = pick([_untagged(item) for item in accepted], names)
        got = f"pick(items(plain(result)), {names!r})"
        yield (NOT_FINE, f"EXPECTED = {expected!r}", f"assert accepts(EXPECTED, {got})")
    elif golden.refusal:
        yield (_FINE, "raise AssertionError('it returned, where a refusal was accepted', result)")
    else:
        counted = accepted if isinstance(accepted, str) else f"count=={len(accepted)}"
        yield (NOT_FINE, f"assert matches({counted!r}, items(plain(result)))")
        yield (NOT_FINE, f"assert isinstance(plain(result), list) is {golden.many}")


def _own(shown: Shown) -> Iterator[Sequence[str]]:
    """Yield what is asked under a check of its own kind."""
    failure, shows = shown.failure, shown.exhibit or shown.error_page
    field, held = f"FIELD = {failure.field!r}", squeezed(_plain(shown.items), failure.field)
    token = find_canary(failure.got) or find_canary(failure.evidence)
    if failure.check == "contamination" and token:
        yield (_FINE, f"assert {token!r} not in repr(plain(result))")
    if failure.check == "missing-required":
        yield (NOT_FINE, field, "assert all(values(item, FIELD) for item in items(plain(result)) or [{}])")
    if failure.check == "silent-empty":
        yield (_FINE, "assert values(result, '*'), 'an empty result; refuse'")
    if failure.check == "silent-partial":
        yield (_FINE, f"assert len(items(plain(result))) >= {len(shown.baseline)}, 'a part; refuse'")
    if failure.check == "silent-loss":
        name = failure.field or WHOLE
        usual = values(_plain(shown.baseline), name)
        asked = "assert words(values(result, FIELD)) == words(EXPECTED), 'lost without a word; refuse'"
        yield (_FINE, f"FIELD = {name!r}", f"EXPECTED = {usual!r}", asked)
    if failure.check == "type-change":
        before = sorted(kinds(_plain(shown.baseline), failure.field))
        yield (_FINE, field, f"assert kinds(result, FIELD) <= set({before!r})")
    if failure.check == "duplicate-content" and shows:
        twice = [text for text in shows.repeated if held.count(_squeezed(text)) > 1]
        asked = "assert all(squeezed(result, FIELD).count(''.join(text.split())) < 2 for text in TEXTS)"
        yield (_FINE, field, f"TEXTS = {twice!r}", asked)
    if failure.check == "error-as-content" and shows and shows.article:
        forbidden = [text for text in shows.forbidden if _squeezed(text) in held]
        asked = "assert not any(''.join(text.split()) in squeezed(result, FIELD) for text in FORBIDDEN)"
        yield (_FINE, field, f"FORBIDDEN = {forbidden!r}", asked)


def _must_give(shown: Shown) -> bool:
    """Say whether refusing is no answer here: the page is a good one, and looks as it always did."""
    return shown.failure.family == "noise" or shown.failure.check in {"missing-required", "noise-sensitive"}


def _plain(found: Sequence[Item]) -> list[Any]:
    """Return items with what JSON has no word for as a plain result has it: by its text, or its entries."""
    return [_untagged(item) for item in found]


def _untagged(value: Value) -> Any:
    if is_tagged(value):
        return _untagged(value["value"])
    if isinstance(value, dict):
        return {key: _untagged(part) for key, part in value.items()}
    return [_untagged(part) for part in value] if isinstance(value, list) else value


def _squeezed(text: str) -> str:
    return "".join(text.split())

"""Every check is asked, and each is called as its findings are."""

import inspect

from harness.checks import CHECKS
from tests.checks.factory import STORY, found, returned

KEPT = (
    "crash hang exhaustion killed error-as-content silent-empty contamination wrong-value noise-sensitive "
    "nondeterministic state-leak network-escape request-storm duplicate-content type-change mojibake missing-required "
    "silent-partial silent-loss golden retry-after-ignored no-backoff"
)


def test_the_names_of_the_contract() -> None:
    assert set(KEPT.split()) == {check.__name__.replace("_", "-") for check in CHECKS}


def test_every_check_says_why() -> None:
    assert all(inspect.getdoc(check) for check in CHECKS)


def test_findings_come_in_the_order_of_the_checks() -> None:
    outcome = returned({**STORY, "title": "Other", "tags": "port"}, escapes=("resolve cdn.example",))

    assert ["network-escape", "wrong-value", "type-change"] == [check for check, _, _ in found("drift", outcome)]

"""Of each kind of locator the x-ray finds every part that it depends on, and no other."""

from collections.abc import Iterator

import pytest

from harness.checks.compare import WHOLE
from harness.hunt import Bench, sandbox_of
from harness.model.xray import XrayPart
from harness.sandbox import AnySandbox
from harness.xray.look import look
from tests.explore.stories import case
from tests.hunt.bench_of import OPTIONS, spec_of
from tests.xray.locators import LOCATORS, PAGE, SCRAPER

MOST_RUNS = 75
"""Runs that the dearest of them takes, on a page of some sixty elements."""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnySandbox]:
    table = ", ".join(f"{name!r}: {code}" for name, (code, _) in LOCATORS.items())
    spec = spec_of(tmp_path_factory.mktemp("locators"), SCRAPER.replace("{LOCATORS}", f"{{{table}}}"))
    with sandbox_of(spec, OPTIONS) as opened:
        yield opened


def told(part: XrayPart) -> str:
    words = [part.selector, part.kind, part.name, "= value" if part.role == "value" else ""]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("name", LOCATORS)
def test_finds_every_part_and_no_other(sandbox: AnySandbox, name: str) -> None:
    seen = look(Bench(sandbox, case(f"<!--{name}-->{PAGE}"), (), OPTIONS))
    fields = {one.name: one for one in seen.fields}

    assert {"value", "constant"} == fields.keys() - {WHOLE}
    assert LOCATORS[name][1] == tuple(told(part) for part in fields["value"].parts)
    assert ((), ()) == (fields["value"].either, fields["constant"].parts)
    assert (True, False) == (seen.complete, fields["value"].masked)
    assert seen.runs <= MOST_RUNS


def test_there_are_locators_of_all_kinds() -> None:
    assert len(LOCATORS) >= 30

"""docs/reports.md lists every key of the reports for programs, with its type, and no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import msgspec
import pytest

from harness.model import FAMILIES, Options, PageBefore, RunFinished, ScraperResult, SourcePlace, StandingState, State
from harness.reports import json_document, junit_document
from harness.reports.sarif import FINGERPRINT, sarif_document
from tests.reports.judged import FELL, GONE, judged
from tests.reports.test_lifetimes import LIFETIMES
from tests.reports.test_saved import PLAYED
from tests.reports.told import SHOP

DOCS = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "list", dict: "object"}


def _full() -> ScraperResult:
    """Return a result in which nothing is empty that has keys of its own."""
    result = judged("accepted", "new", better=(GONE,), worse=(FELL,))
    first, *others = result.failures
    first = msgspec.structs.replace(first, before=(PageBefore(mutations=({"name": "rename-class"},)),))
    return msgspec.structs.replace(result, failures=(first, *others), saved=PLAYED, lifetimes=LIFETIMES)


FULL = _full()


def documented() -> dict[str, dict[str, str]]:
    """Return by place in the document what its keys are said to be."""
    found: dict[str, dict[str, str]] = {}
    for section in DOCS.partition("## JUnit")[0].split("\n### ")[1:]:
        heading, _, rest = section.partition("\n")
        keys = dict(re.findall(r"^\| `(\w+)` \| ([a-z ]+) \|", rest, re.MULTILINE))
        found.update((place, keys) for place in re.findall(r"`([^`]+)`", heading) or [""])
    return found


def objects(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each object of a document with its place; a plan is the mutation's own affair."""
    if isinstance(value, list):
        for one in value:
            yield from objects(one, f"{place}[]")
    elif isinstance(value, dict) and not place.endswith(".mutations[]"):
        by_name = place.endswith(".families")
        if not by_name:
            yield place, value
        for key, one in value.items():
            yield from objects(one, f"{place}.{'*' if by_name else key}".lstrip("."))


def test_each_key_of_the_json_document_is_told_with_its_type() -> None:
    told, seen = documented(), set()
    for place, found in objects(json.loads(json_document([FULL, SHOP], Options()))):
        seen.add(place)
        assert list(told[place]) == list(found), place
        for key, value in found.items():
            kind = "null" if value is None else TYPES[type(value)]
            assert kind in told[place][key].split(" or "), f"{place}.{key}"
    assert told.keys() == seen


@pytest.mark.parametrize("word", [*FAMILIES, *get_args(State), *get_args(StandingState)])
def test_each_word_that_a_key_may_hold_is_told(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_each_property_of_a_suite_is_told() -> None:
    rows = DOCS.partition("Properties of a suite:")[2].partition("## SARIF")[0]
    told = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.+?`) \|", rows, re.MULTILINE)))
    suite = ET.fromstring(junit_document([FULL], Options()))
    assert {each.get("name") for each in suite.iter("property")} <= set(told)
    assert {"target", "seed", "examples", *FAMILIES, "lifetime", "better"} == set(told)


def test_each_field_of_a_sarif_result_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", DOCS.partition("## SARIF")[2], re.MULTILINE)
    places = {one.id: SourcePlace("mypkg/news.py", 3) for one in FULL.failures}
    document = json.loads(sarif_document(RunFinished((FULL,), 1.0), places, ()))
    assert set(told) == {key for result in document["runs"][0]["results"] for key in result}
    assert f"`{FINGERPRINT}`" in DOCS
    (invocation,) = document["runs"][0]["invocations"]
    assert [] == [key for key in invocation if f"`{key}`" not in DOCS]

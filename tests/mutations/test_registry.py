"""The registries are whole, weighted as measured, and every record they draw keeps what a mutation promises."""

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from harness.errors import PlanError
from harness.model import Family, Response
from harness.mutations import DRIFT, MUTATIONS, Aim, BodyMutation, TextMutation, decode, encode, mutations_of, strategy
from harness.mutations.data import DATA
from harness.mutations.drift import MARKUP
from harness.mutations.weights import DATA_WEIGHTS, DRIFT_WEIGHTS
from harness.page import Edit, Page
from tests.mutations.aimed import aimed

REAL_PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
FAMILIES: tuple[Family, ...] = ("noise", "drift", "damage")
TURNS: tuple[Family, ...] = ("noise", "damage")
"""Families that are tried on every other real page; their own tests try them on more."""
DRAWS = 20
SAMPLED = 60
READ = 4
"""Of the records of a real page, for how many the changed page is parsed again."""

LONGEST_CHAIN = 500

SAME_TEXT = frozenset(
    {
        *("drop-data-attribute", "redesign", "rename-class", "rename-id", "replace-classes", "retag-leaf"),
        *("retag-parent", "rotate-hash", "split-span", "split-value", "unwrap", "wrap"),
    }
)
"""Drift after which a page reads as before."""

PAGE = """<!doctype html><html><head><title>A title</title>
<meta property="og:title" content="A title">
<script type="application/ld+json">{"@type": "Thing", "name": "One", "author": "A", "offers": {"price": 9.5}}</script>
</head><body id="top"><nav class="nav"><a href="#top">up</a></nav>
<div class="page Page_root__a8f3x"><div class="ad">buy</div><h1 class="title">Thing of the year</h1>
<p class="price" data-price="9.50"><b>9.50</b> EUR today</p>
<div itemscope itemtype="P"><p itemprop="text">Words</p></div>
<ul><li class="i">one<li class="i">two</ul></div></body></html>"""


def response(body: bytes) -> Response:
    return Response(200, (("Content-Type", "text/html"),), body)


def drawn(aim: Aim, family: Family, number: int) -> list[Any]:
    """Records as a run of the harness draws them: the same ones on every run of this test."""
    found: list[Any] = []

    @seed(0)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy(aim, family))
    def collect(record: Any) -> None:
        found.append(record)

    collect()
    return found


def assert_in_order(edits: Sequence[Edit], page: Page) -> None:
    ends = [0, *(edit.end for edit in edits)]
    starts = [*(edit.start for edit in edits), len(page.source)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(edit.start <= edit.end for edit in edits)


def assert_terminates(record: Any) -> None:
    """Follow any variant, as neither the best nor the worst search would: the chain ends soon."""
    chance = random.Random(0)
    for _ in range(LONGEST_CHAIN):
        variants = list(record.simpler())
        if not variants:
            return
        assert record not in variants
        record = chance.choice(variants)
    pytest.fail(f"{record!r}: its simpler variants never end")


def assert_keeps_its_promises(record: Any, page: Page) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))
    assert record.describe()
    assert_terminates(record)
    if isinstance(record, BodyMutation):
        record.rewrite(page.response)
        return
    assert isinstance(record, TextMutation)
    edits = list(record.edits(page))
    assert_in_order(edits, page)
    if record.family == "drift":
        assert edits, "a drift that is drawn for a page changes it"


def assert_reads_as_before(record: Any, page: Page) -> None:
    if encode(record)["name"] in SAME_TEXT:
        assert words(page) == words(Page.of(page.respond(record.edits(page)))), record


def words(page: Page) -> str:
    return "".join("".join(page.source[text.start : text.end] for text in page.texts).split())


def sampled() -> Iterator[Path]:
    found = sorted(REAL_PAGES.glob("*/*.html.gz"))
    yield from random.Random(0).sample(found, min(SAMPLED, len(found)))


def test_every_drift_has_its_measured_weight() -> None:
    assert DRIFT_WEIGHTS == {record.__struct_config__.tag: record.weight for record, _ in MARKUP}
    assert DATA_WEIGHTS == {record.__struct_config__.tag: record.weight for record, _ in DATA}


def test_names_are_unique_and_families_true() -> None:
    names = [record.__struct_config__.tag for record in MUTATIONS]
    assert len(names) == len(set(names))
    for family in FAMILIES:
        assert {family} == {record.family for record in mutations_of(family)}
    assert mutations_of("wire") == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_records_of_a_small_page_keep_their_promises(family: Family) -> None:
    page = Page.of(response(PAGE.encode()))
    for record in drawn(aimed(page, 1), family, 150):
        assert_keeps_its_promises(record, page)
        assert_reads_as_before(record, page)


@pytest.mark.parametrize("body", [b"", b"plain text", b"<", b"\xff\xfe", b"<p", b"<!--", b"<table><b><p></b>x", b"{}"])
def test_hardly_a_page_is_no_error(body: bytes) -> None:
    page = Page.of(response(body))
    for family in FAMILIES:
        strategies = strategy(Aim(page), family)
        if not strategies.is_empty:
            for record in drawn(Aim(page), family, DRAWS):
                assert_keeps_its_promises(record, page)


@pytest.mark.skipif(not REAL_PAGES.is_dir(), reason="the real pages are not beside this checkout")
def test_records_of_real_pages_keep_their_promises() -> None:
    for number, path in enumerate(sampled()):
        page = Page.of(response(gzip.decompress(path.read_bytes())))
        aim = aimed(page, number)
        turns: tuple[Family, ...] = ("drift", TURNS[number % len(TURNS)])
        for family in turns:
            records = drawn(aim, family, DRAWS)
            for record in records:
                assert_keeps_its_promises(record, page)
            for record in records[:: DRAWS // READ]:
                assert_reads_as_before(record, page)


def test_every_drift_is_drawn_about_as_often_as_it_weighs() -> None:
    page = Page.of(response(PAGE.encode()))
    drafts = strategy(Aim(page), "drift")
    counts: Counter[str] = Counter()

    @seed(0)
    @settings(max_examples=300, database=None, deadline=None, phases=[Phase.generate])
    @given(st.lists(drafts, min_size=5, max_size=5))
    def count(records: list[Any]) -> None:
        counts.update(encode(record)["name"] for record in records)

    count()
    total = sum(record.weight for record, _ in DRIFT)
    for name in ("insert-sibling", "replace-classes", "wrap", "json-ld-drop-key"):
        weight = (DRIFT_WEIGHTS | DATA_WEIGHTS)[name]
        assert weight / total * 0.5 < counts[name] / counts.total() < weight / total * 2


def test_structured_data_is_rarely_changed_where_none_is_read() -> None:
    page = Page.of(response(PAGE.encode()))
    heading = page.paths.index("html/body/div/h1")
    names = [encode(record)["name"] for record in drawn(Aim(page, (heading,), (heading,), (heading,)), "drift", 200)]
    assert sum(name in DATA_WEIGHTS for name in names) < len(names) / 4


NONE = "mutation 'rename-clas': there is none of this name"


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"name": "rename-clas"}, f"{NONE}; did you mean 'rename-class', 'rename-id' or 'replace-classes'?"),
        ({"name": "rename-id", "too": ""}, "mutation rename-id: it has no field 'too'; did you mean 'to'?"),
    ],
)
def test_unknown_names_and_fields_are_told(mapping: dict[str, Any], message: str) -> None:
    with pytest.raises(PlanError) as raised:
        decode(mapping)
    assert message == str(raised.value)


@pytest.mark.parametrize(
    "mapping",
    [{}, {"name": 3}, {"name": "unwrap"}, {"name": "unwrap", "at": 1}, {"name": "unwrap", "at": {"element": "x"}}],
)
def test_bad_records_are_one_line(mapping: dict[str, Any]) -> None:
    with pytest.raises(PlanError) as raised:
        decode(mapping)
    assert str(raised.value).startswith("mutation ")
    assert "\n" not in str(raised.value)

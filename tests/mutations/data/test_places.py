"""Changes of JSON strike mostly what the scraper reads, and what holds it, in whatever kind of script that stands."""

from collections import Counter

from hypothesis import HealthCheck, given, seed, settings

from harness.explore import aim_at
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey, json_ld_drop_key
from harness.mutations.data.places import blocks, meta_key
from tests.mutations.drift.applied import aim, block, page

UNREAD = ", ".join(f'"k{number}": {number}' for number in range(40))
STATE = f'<script>window.__STATE__ = {{{UNREAD}, "page": {{"product": {{"name": "Kettle K2", "x": 1}}}}}};</script>'


def test_most_strike_what_is_read_or_holds_it() -> None:
    found = aim_at(page(f"<h1>x</h1>{STATE}"), ({"title": "Kettle K2"},))
    paths: Counter[tuple[str | int, ...]] = Counter()

    @seed(0)
    @settings(max_examples=100, database=None, deadline=None, suppress_health_check=[*HealthCheck])
    @given(json_ld_drop_key(found))
    def collect(record: JsonLdDropKey) -> None:
        assert record.block == "state"
        paths[record.path] += 1

    collect()
    way = [("page",), ("page", "product"), ("page", "product", "name")]
    assert sum(paths[path] for path in way) > paths.total() / 3
    assert len(paths) > len(way)


def test_blocks_near_the_values_come_before_the_others() -> None:
    source = block("{}") + STATE
    state_only, none_near, no_aim = (
        aim(source, "script[2]"),
        aim(f"{source}<p>x</p><p><b>y</b></p>", "p[2]/b"),
        aim(source),
    )

    assert ["state"] == [found.kind for _, found in blocks(state_only)]
    assert ["JSON-LD"] == [found.kind for _, found in blocks(none_near)]
    assert ["JSON-LD"] == [found.kind for _, found in blocks(no_aim)]
    assert [] == blocks(aim(f"{STATE}<p>x</p><p>y</p><p><b>y</b></p>", "p[3]/b"))
    assert ["state"] == [found.kind for _, found in blocks(aim(STATE))]


def test_a_meta_is_known_by_what_it_tells() -> None:
    sources = (
        "<meta property=a content=x>",
        "<meta name=b content=x>",
        "<meta name=robots content=x>",
        "<meta name=c>",
    )
    assert ["a", "b", "", ""] == [meta_key(page(source).elements[-1]) for source in sources]

"""What is opened stands before the element."""

import pytest

from harness.mutations.damage.leave_unclosed import LeaveUnclosed
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (LeaveUnclosed(at=at("p")), "a<p>b</p>", "a<!-- <p>b</p>"),
    (LeaveUnclosed(at=at("p"), opened="script"), "a<p>b</p>", "a<script><p>b</p>"),
    (LeaveUnclosed(at=at("p"), opened="style"), "a<p>b</p>", "a<style><p>b</p>"),
    (LeaveUnclosed(at=at("p"), opened="textarea"), "a<p>b</p>", "a<textarea><p>b</p>"),
    (LeaveUnclosed(at=at("p"), opened="title"), "a<p>b</p>", "a<title><p>b</p>"),
    (LeaveUnclosed(at=at("p"), opened="table"), "a<p>b</p>", "a<table><p>b</p>"),
]

LEAVES_ALONE = [
    (LeaveUnclosed(at=at("i")), "<p>b</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: LeaveUnclosed, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: LeaveUnclosed, source: str) -> None:
    assert [] == record.edits(page_of(source))

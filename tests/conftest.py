"""Tests are many and live to the end: the garbage collector need not look at them each time."""

import gc


def pytest_collection_finish() -> None:
    """Leave what was collected, and all that was imported for it, out of every later collection."""
    gc.collect()
    gc.freeze()

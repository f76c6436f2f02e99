"""A failure as files for a bug report: the page, a cassette, a test that needs no harness."""

from harness.export.cassette import cassette_text
from harness.export.pytest_file import pytest_file
from harness.export.shown import Shown, shown

__all__ = ["Shown", "cassette_text", "pytest_file", "shown"]

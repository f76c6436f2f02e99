"""The command `scraper-harness`, one command a file: options in, exit code out; all between is done elsewhere."""

from harness.cli.main import main

__all__ = ["main"]

"""Where a scraper runs: a child process with a watchdog, limits and a virtual clock, reused between examples."""

from harness.sandbox.host import Sandbox

__all__ = ["Sandbox"]

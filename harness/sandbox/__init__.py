"""Where a scraper runs: a child process with a watchdog, limits and a virtual clock, reused between examples."""

from harness.sandbox.any_sandbox import AnySandbox
from harness.sandbox.host import Sandbox
from harness.sandbox.patience import too_late
from harness.sandbox.protocol import Left

__all__ = ["AnySandbox", "Left", "Sandbox", "too_late"]

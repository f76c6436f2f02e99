"""Where a scraper runs: a child process with a watchdog, limits and a virtual clock, reused between examples."""

from harness.sandbox.any_sandbox import AnySandbox
from harness.sandbox.host import Sandbox
from harness.sandbox.patience import too_late
from harness.sandbox.processes import shares_are_told
from harness.sandbox.protocol import Left

__all__ = ["AnySandbox", "Left", "Sandbox", "shares_are_told", "too_late"]

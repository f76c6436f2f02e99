"""time-machine without its pytest fixture: to import pytest takes a sixth of the time in which a worker starts."""

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules
_spared = "pytest" not in _modules
if _spared:
    _modules["pytest"] = None  # an import of it fails

import time_machine  # noqa: E402 (as long as pytest is not to be had)

if _spared:
    del _modules["pytest"]

Traveller = time_machine.Traveller
travel = time_machine.travel

__all__ = ["Traveller", "travel"]

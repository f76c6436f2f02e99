"""How a case is served: recorded exchanges in, answers in each HTTP client's own terms out."""

from harness.replay.memory import installed
from harness.replay.player import Player, RequestStorm

__all__ = ["Player", "RequestStorm", "installed"]

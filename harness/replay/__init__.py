"""How a case is served: recorded exchanges in, answers in each HTTP client's own terms out."""

from harness.replay.memory import installed
from harness.replay.player import Player, RequestStorm
from harness.replay.waiting import Stopwatch

__all__ = ["Player", "RequestStorm", "Stopwatch", "installed"]

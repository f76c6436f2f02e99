"""Plans: drawn with Hypothesis, played on a case, and shrunk."""

from harness.explore.apply import Played, Stage
from harness.explore.draw import draw, plans
from harness.explore.exhibits import exhibit_plans
from harness.explore.gaps import gap_plans
from harness.explore.loops import loop_plans
from harness.explore.records import decode_plan, encode_plan, signed
from harness.explore.sections import section_plans
from harness.explore.shrink import shrink
from harness.explore.strategies import aim_at
from harness.explore.turns import Source, in_turn
from harness.explore.wire import fault_plans, strikes

__all__ = [
    "Played",
    "Source",
    "Stage",
    "aim_at",
    "decode_plan",
    "draw",
    "encode_plan",
    "exhibit_plans",
    "fault_plans",
    "gap_plans",
    "in_turn",
    "loop_plans",
    "plans",
    "section_plans",
    "shrink",
    "signed",
    "strikes",
]

"""By what an error page is known: one table a family, what a status means, and how a sign is found."""

from harness.cases.markers.marker import Place, folded
from harness.cases.markers.signs import Sign, first_sign, whole_sign
from harness.cases.markers.status import kind_of, status_said
from harness.cases.markers.tables import MARKERS

__all__ = ["MARKERS", "Place", "Sign", "first_sign", "folded", "kind_of", "status_said", "whole_sign"]

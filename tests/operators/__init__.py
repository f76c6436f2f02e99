"""A scraper for each operator: small ones, each with the weakness that the operator is there to find."""

from tests.operators.drift import PLANTED as DRIFT
from tests.operators.hostile import PLANTED as HOSTILE

ALL = (*DRIFT, *HOSTILE)

"""A scraper for each operator: small ones, each with the weakness that the operator is there to find."""

from tests.operators.damage import PLANTED as DAMAGE
from tests.operators.data import PLANTED as DATA
from tests.operators.drift import PLANTED as DRIFT
from tests.operators.hostile import PLANTED as HOSTILE
from tests.operators.noise import PLANTED as NOISE

ALL = (*NOISE, *DRIFT, *DATA, *DAMAGE, *HOSTILE)

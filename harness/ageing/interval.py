"""How far a share that was counted may be from the true one.

Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212. It stays within 0 and 1 and
holds for few examples. For a mean of shares it is wide enough too: no values from 0 to 1 vary more than a count of
zeros and ones of the same mean.
"""

import math

_DEVIATIONS = 1.959964
"""Standard deviations on both sides of the mean within which 95 % of a normal distribution lie."""


def interval(share: float, whole: float) -> tuple[float, float]:
    """Return the interval for a share of `whole` independent examples; everything where there is none."""
    if whole <= 0:
        return 0.0, 1.0
    square = _DEVIATIONS**2 / whole
    middle = (share + square / 2) / (1 + square)
    reach = _DEVIATIONS / (1 + square) * math.sqrt(share * (1 - share) / whole + square / (4 * whole))
    return max(0.0, middle - reach), min(1.0, middle + reach)

"""Which operators strike which planted scraper: each its own, and no other that the scraper does not name.

python -m tests.operators [OPERATOR ...]
"""

# ruff: noqa: T201 - a table on the terminal is what this is for

import sys
from collections.abc import Sequence

from tests.operators import ALL
from tests.operators.planted import OPERATORS, Trials


def main(names: Sequence[str]) -> int:
    """Print a line a scraper, and what is wrong with it."""
    wrong = 0
    for planted in ALL:
        if names and planted.operator not in names:
            continue
        trials = Trials(planted)
        struck = {operator for operator in OPERATORS if trials.caught_by(operator)}
        expected = {planted.operator, *planted.also}
        print(f"{planted.scrape.__name__:36} {', '.join(sorted(struck)) or 'nothing'}", flush=True)
        for operator in sorted(struck ^ expected):
            wrong += 1
            print(f"  {'strikes as well' if operator in struck else 'does not strike'}: {operator}", flush=True)
    without = sorted(set(names or OPERATORS) - {planted.operator for planted in ALL})
    print(
        f"{len(OPERATORS)} operators, {len(ALL)} scrapers, {wrong} complaints"
        + (f"; no scraper for {', '.join(without)}" if without else "")
    )
    return 1 if wrong or without else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

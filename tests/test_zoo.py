"""Each planted bug is found by the check that names it, and nothing of severity error in a sound scraper: seed 0.

Seeds 0 to 9 are `make soak`.
"""

import pytest

from harness.checks import CHECKS
from tests.zoo_runs import CONFIG, EXPECTED, complaints, missing, run


@pytest.mark.parametrize("name", list(EXPECTED))
def test_what_is_found_is_what_the_table_says(name: str) -> None:
    if lacking := missing(name):
        pytest.skip(f"not installed: {', '.join(lacking)}; make tools installs them on Debian, as root")
    assert [] == list(complaints(name, run(name)))


def test_the_table_lists_every_scraper_and_every_check() -> None:
    names = {check.__name__.replace("_", "-") for check in CHECKS}
    assert [spec.name for spec in CONFIG.specs] == sorted(EXPECTED, key=[spec.name for spec in CONFIG.specs].index)
    assert names == {check for check in EXPECTED.values() if check}

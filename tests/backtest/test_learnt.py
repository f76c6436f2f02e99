"""What is predicted for a site hangs on no pair of that site."""

from harness.ageing.learn import Pair, learn
from tests.ageing.pages import page_of
from tests.backtest.learnt import FOLDS, folds, profiles

SITES = [f"site-{number}.example" for number in range(23)]


def paired(later: str) -> Pair:
    return Pair.of(page_of("<p class=a>one text</p>"), page_of(later), months=12)


def test_sites_are_spread_over_all_parts() -> None:
    parts = list(folds([*SITES, *SITES], seed=1).values())
    assert sorted(parts.count(part) for part in range(FOLDS)) == [4, 4, 5, 5, 5]


def test_a_site_teaches_all_parts_but_its_own() -> None:
    pairs = [(site, paired("<p class=a>one text</p>")) for site in SITES]
    lost = [(SITES[0], paired("<p class=b>one text</p>")), *pairs[1:]]
    before, after, part_of = profiles(pairs, 0), profiles(lost, 0), folds(SITES, 0)
    own = {site for site in SITES if part_of[site] == part_of[SITES[0]]}

    assert own == {site for site in SITES if before[site] == after[site]}
    assert after[SITES[0]] == learn([pair for site, pair in lost if site not in own])

"""The error pages that the origin serves, and how they are recorded.

`PAGES` is what to serve, `RECORDINGS` names each cassette and the URLs to fetch for it: the exhibit's own and those
that it leads to, none of them followed, because some lead in a circle. `SIDECARS` holds the text of each cassette's
sidecar under the same path.
"""

from tests.origin.errors import (
    bot_managers,
    challenges,
    cloudflare,
    cloudflare_origin,
    founding,
    gates,
    halves,
    hollow,
    http,
    lists,
    parked,
    paywalls,
    redirects,
    stubs,
    vendors,
    walls,
    wrong_type,
)
from tests.origin.errors.shown import Shown
from tests.origin.page import Page

SHOWN: tuple[Shown, ...] = (
    *founding.SHOWN,
    founding.BARE_ARTICLE,
    *http.SHOWN,
    *challenges.SHOWN,
    *cloudflare.SHOWN,
    *cloudflare_origin.SHOWN,
    *vendors.SHOWN,
    *bot_managers.SHOWN,
    *walls.SHOWN,
    *gates.SHOWN,
    *paywalls.SHOWN,
    *hollow.SHOWN,
    *parked.SHOWN,
    *lists.SHOWN,
    *stubs.SHOWN,
    *wrong_type.SHOWN,
    *redirects.SHOWN,
    *halves.SHOWN,
)
PAGES: tuple[Page, ...] = tuple(page for each in SHOWN for page in each.pages)
RECORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (each.path, tuple(page.url for page in each.pages)) for each in SHOWN
)
SIDECARS: dict[str, str] = {each.path: each.sidecar for each in SHOWN}

__all__ = ["PAGES", "RECORDINGS", "SHOWN", "SIDECARS"]

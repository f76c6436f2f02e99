"""The error pages that the origin serves, and how they are recorded.

`PAGES` is what to serve, `RECORDINGS` names each cassette and the URL to fetch for it (the recorder follows redirects
and keeps them), `SIDECARS` holds the text of each cassette's sidecar under the same path.
"""

from tests.origin.errors import (
    bot_managers,
    challenges,
    cloudflare,
    cloudflare_origin,
    founding,
    hollow,
    http,
    vendors,
    walls,
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
    *hollow.SHOWN,
)
PAGES: tuple[Page, ...] = tuple(page for each in SHOWN for page in each.pages)
RECORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple((each.path, (each.pages[0].url,)) for each in SHOWN)
SIDECARS: dict[str, str] = {each.path: each.sidecar for each in SHOWN}

__all__ = ["PAGES", "RECORDINGS", "SHOWN", "SIDECARS"]

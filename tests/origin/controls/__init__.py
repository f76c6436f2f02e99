"""Good pages that look a little like error pages: what to serve, which cassettes to record, and their sidecars.

They stand in the templates of `sites/`, so that scrapers of those sites work on them.
"""

from tests.origin.controls import news, shop
from tests.origin.controls.control import Control
from tests.origin.page import Page
from tests.origin.sites import sidecar

CONTROLS: tuple[Control, ...] = (*news.CONTROLS, *shop.CONTROLS)
PAGES: tuple[Page, ...] = tuple(control.page for control in CONTROLS)
RECORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple((each.path, (each.page.url,)) for each in CONTROLS)
SIDECARS: dict[str, str] = {each.path: sidecar(each.path, each.page.url, each.required) for each in CONTROLS}

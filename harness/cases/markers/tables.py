"""By what an error page is known: one table a family, and what is believed where.

A marker never decides alone: `recognise` asks where it stands and how much prose is around it, because real articles
hold all of this wording (of 2,092, 3 % say "sorry" or "something went wrong", 3.6 % ask for JavaScript).
"""

from collections.abc import Mapping

from harness.cases.markers.bad_request import BAD_REQUEST
from harness.cases.markers.block import BLOCK
from harness.cases.markers.captcha import CAPTCHA
from harness.cases.markers.challenge import CHALLENGE
from harness.cases.markers.consent import CONSENT
from harness.cases.markers.directory_listing import DIRECTORY_LISTING
from harness.cases.markers.forbidden import FORBIDDEN
from harness.cases.markers.geo_block import GEO_BLOCK
from harness.cases.markers.half_page import HALF_PAGE
from harness.cases.markers.interstitial import INTERSTITIAL
from harness.cases.markers.login import LOGIN
from harness.cases.markers.maintenance import MAINTENANCE
from harness.cases.markers.marker import Marker
from harness.cases.markers.no_results import NO_RESULTS
from harness.cases.markers.not_found import NOT_FOUND
from harness.cases.markers.parked import PARKED
from harness.cases.markers.paywall import PAYWALL
from harness.cases.markers.rate_limit import RATE_LIMIT
from harness.cases.markers.redirect import REDIRECT
from harness.cases.markers.server_error import SERVER_ERROR
from harness.cases.markers.shell import SHELL
from harness.cases.markers.soft_404 import SOFT_404

MARKERS: Mapping[str, tuple[Marker, ...]] = {
    "captcha": CAPTCHA,
    "challenge": CHALLENGE,
    "geo-block": GEO_BLOCK,
    "rate-limit": RATE_LIMIT,
    "block": BLOCK,
    "paywall": PAYWALL,
    "consent": CONSENT,
    "maintenance": MAINTENANCE,
    "parked": PARKED,
    "directory-listing": DIRECTORY_LISTING,
    "no-results": NO_RESULTS,
    "not-found": NOT_FOUND,
    "login": LOGIN,
    "forbidden": FORBIDDEN,
    "server-error": SERVER_ERROR,
    "bad-request": BAD_REQUEST,
    "interstitial": INTERSTITIAL,
    "shell": SHELL,
    "soft-404": SOFT_404,
    "redirect": REDIRECT,
    "half-page": HALF_PAGE,
}
"""Most telling first: where two kinds speak from one place, the first is named."""

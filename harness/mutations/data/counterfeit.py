"""Values that pass for a page's own and are none: of the same kind, with a canary in them where the kind has room."""

import re

from harness.page import CANARY_PRICE, canary

_ADDRESS = re.compile(r"(?:https?:)?//[^/?#]*[^?#]*?(\.\w{2,5})?(?:[?#].*)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_AMOUNT = re.compile(r"(\D{0,3})\d(?:[\d.,' ]*\d)?(\D{0,4})")
OTHER_DAY = "2011-11-11"


def counterfeit(value: str) -> str:
    """Return what may stand beside a value: another address, day, amount or name."""
    text = value.strip()
    if address := _ADDRESS.fullmatch(text):
        return f"https://{canary(0)}.example/{canary(1)}{address[1] or ''}"
    if _DATE.fullmatch(text):
        return OTHER_DAY + text[len(OTHER_DAY) :]
    if amount := _AMOUNT.fullmatch(text):
        return amount[1] + CANARY_PRICE + amount[2]
    return f"{canary(0)} {canary(1)}"

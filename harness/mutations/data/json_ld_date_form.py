"""Write a date in the JSON of a script in another form of ISO 8601; the moment stays, or only its hour is left out."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, key_of, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Form = Literal["utc", "other-offset", "plain-offset", "fraction", "no-seconds", "day", "midnight", "basic"]

_TOLD: dict[Form, str] = {
    "utc": "told in UTC",
    "other-offset": "told with another offset",
    "plain-offset": "written with an offset without colon",
    "fraction": "written with milliseconds",
    "no-seconds": "written without seconds",
    "day": "written without the time of day",
    "midnight": "written with a time of day",
    "basic": "written without dashes and colons",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_OFFSETS = (timezone(timedelta(hours=2)), timezone(timedelta(hours=-5)))


class JsonLdDateForm(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-date-form"):
    """Write the date at `path` of the block `at`, and its like in other items of a list, in the form `to`.

    A scraper may give a date as the page writes it, so what comes of it never gates.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-date-form"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    path: Path
    to: Form
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each date that can be written so."""
        return [
            block.edit(value.start + 1, value.end - 1, written)
            for block, value in struck(page, self.at, self.block, self.path)
            if (written := _forms(block, value).get(self.to))
        ]

    def simpler(self) -> Iterator[Self]:
        """No form is simpler than another."""
        yield from ()

    def describe(self) -> str:
        """Name the value and its form."""
        return f"{self.block} {told(self.path, _TOLD[self.to])}"


def _forms(block: Block, value: JsonValue) -> dict[Form, str]:
    """Return the forms that a value may get, with what is then written; none for what is no date."""
    match = _MOMENT.fullmatch(block.text, value.start + 1, value.end - 1) if value.kind == "string" else None
    if match is None or not key_of(value):
        return {}
    try:
        return _rewritten(match, datetime.fromisoformat(match[0]))
    except (OverflowError, ValueError):  # a day that no calendar has, or one at the end of it
        return {}


def _rewritten(match: re.Match[str], moment: datetime) -> dict[Form, str]:
    text, (clock, seconds, fraction, zone) = match[0], match.groups()
    forms: dict[Form, str] = {"basic": text.replace("-", "").replace(":", "")}
    if clock is None:
        return {"midnight": f"{text}T00:00:00", **forms}
    day, bare = text[:10], f"{text[:10]}T{clock}{seconds or ':00'}"
    forms = {"day": day, "basic": day.replace("-", "") + text[10:].replace(":", "")}
    if not fraction:
        forms = {"fraction": f"{bare}.000{zone or ''}", **forms}
    if seconds == ":00" and not fraction:
        forms["no-seconds"] = f"{day}T{clock}{zone or ''}"
    if zone:
        other = next(offset for offset in _OFFSETS if moment.utcoffset() != offset.utcoffset(None))
        forms = {
            "utc": moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "other-offset": moment.astimezone(other).isoformat(),
            "plain-offset": moment.strftime(f"{bare}{fraction or ''}%z"),
            **forms,
        }
    return {form: written for form, written in forms.items() if written != text}


def json_ld_date_form(aim: Aim) -> st.SearchStrategy[JsonLdDateForm]:
    """Draw a date of a block and a form that it does not have."""
    return json_places(aim, _forms).map(
        lambda place: JsonLdDateForm(at=place.at, path=place.path, to=place.choice, block=place.block)
    )

"""A date gets another form of the same moment; where it has that already, or is no date, it stays."""

import json
from datetime import datetime

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_date_form import Form, JsonLdDateForm, json_ld_date_form
from tests.mutations.drift.applied import aim, applied, block, least, on

FORMS: list[tuple[Form, str, str]] = [
    ("utc", "2025-03-01T00:30:00+01:00", "2025-02-28T23:30:00Z"),
    ("utc", "2025-03-01T09:30+01:00", "2025-03-01T08:30:00Z"),
    ("other-offset", "2025-03-01T09:30:00Z", "2025-03-01T11:30:00+02:00"),
    ("other-offset", "2025-03-01T09:30:00+02:00", "2025-03-01T02:30:00-05:00"),
    ("plain-offset", "2025-03-01T09:30:00.5+01:00", "2025-03-01T09:30:00.5+0100"),
    ("plain-offset", "2025-03-01T09:30:00Z", "2025-03-01T09:30:00+0000"),
    ("fraction", "2025-03-01T09:30:00Z", "2025-03-01T09:30:00.000Z"),
    ("fraction", "2025-03-01T09:30", "2025-03-01T09:30:00.000"),
    ("no-seconds", "2025-03-01T09:30:00-05:00", "2025-03-01T09:30-05:00"),
    ("day", "2025-03-01T09:30:00Z", "2025-03-01"),
    ("midnight", "2025-03-01", "2025-03-01T00:00:00"),
    ("basic", "2025-03-01", "20250301"),
    ("basic", "2025-03-01T09:30:00-05:00", "20250301T093000-0500"),
]
SAME_MOMENT = frozenset({"utc", "other-offset", "plain-offset", "fraction", "no-seconds", "midnight", "basic"})
UNFIT: list[tuple[Form, str]] = [
    ("utc", "2025-03-01T09:30:00"),
    ("utc", "2025-03-01T09:30:00Z"),
    ("day", "2025-03-01"),
    ("basic", "2025-13-41"),
    ("basic", "March 2025"),
    ("other-offset", "9999-12-31T23:30:00Z"),
    ("no-seconds", "2025-03-01T09:30:12Z"),
]


def dated(text: str) -> str:
    return block(f'{{"date": "{text}"}}')


CHANGES = [
    *(
        (JsonLdDateForm(at=on("script"), path=("date",), to=to), dated(before), dated(after))
        for to, before, after in FORMS
    ),
]

LEAVES_ALONE = [
    *((JsonLdDateForm(at=on("script"), path=("date",), to=to), dated(text)) for to, text in UNFIT),
    (JsonLdDateForm(at=on("script"), path=("@id",), to="basic"), block('{"@id": "2025-03-01"}')),
    (JsonLdDateForm(at=on("script"), path=("date",), to="basic"), block('{"date": 20250301}')),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdDateForm, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdDateForm, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdDateForm) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdDateForm(at=on("script"), path=("date",), to="utc") == least(
        json_ld_date_form(aim(dated("2025-03-01T09:30:00+01:00"), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_date_form(aim("<h1>x</h1>", "h1")).is_empty


def test_is_ambiguous() -> None:
    assert JsonLdDateForm.ambiguous


@pytest.mark.parametrize(("to", "before", "after"), [form for form in FORMS if form[0] in SAME_MOMENT])
def test_the_moment_stays(to: Form, before: str, after: str) -> None:
    assert datetime.fromisoformat(before) == datetime.fromisoformat(after), to

"""What a change of the page may do to a value is said by its family."""

from itertools import pairwise
from typing import Any

import pytest

from harness.checks.trial import Occasion
from harness.model import Outcome
from harness.page import CANARY_PRICE, canary
from tests.checks.factory import STORY, findings, found, raised, response, returned

TOKEN = canary(0)
LONG = " ".join(f"Paragraph {number} says what happened on the pier that day." for number in range(9))
MUTATED: tuple[Occasion, ...] = ("noise", "drift", "damage")


def with_(**changed: Any) -> Outcome:
    return returned({**STORY, **changed})


@pytest.mark.parametrize("occasion", [*MUTATED, "exhibit", "control", "recorded", "repeat", "after"])
def test_a_result_equal_to_the_baseline_is_never_a_failure(occasion: Occasion) -> None:
    """Whatever was done to the page; white space does not make a result another."""
    assert [] == found(occasion, with_(title="Ferry crews\n  end strike"), required=("title", "price"))


def test_a_token_that_the_recorded_page_holds_by_chance_proves_nothing() -> None:
    """An article number may look like a canary's price."""
    own = returned({"sku": "73313", "title": "Kettle"})

    assert [] == found("drift", own, baseline=own)
    assert [("wrong-value", "error", "sku")] == found(
        "drift", returned({"sku": "73313-B", "title": "Kettle"}), baseline=own
    )


def test_inserted_text_is_told_beside_what_stood_in_its_place() -> None:
    """Of a list that is its own entry, not the first; of an entry more, how many there should be."""
    lamps = [{"name": name, "tags": [f"{name} red", f"{name} blue"]} for name in ("Arc", "Bow", "Cup")]

    def told(*items: Any) -> list[tuple[str, str, str]]:
        results = findings("drift", returned(*items, many=True), baseline=returned(*lamps, many=True))
        return [(one.field, one.expected, one.got) for one in results if one.check == "contamination"]

    other = {"name": f"Buy {TOKEN}", "tags": ["Cup red", "Cup blue"]}
    assert [("name", '"Cup"', f'"Buy {TOKEN}"')] == told(*lamps[:2], other)
    tagged = {"name": "Bow", "tags": ["Bow red", f"Buy {TOKEN}"]}
    assert [("tags", '"Bow blue"', f'"Buy {TOKEN}"')] == told(lamps[0], tagged, lamps[2])
    assert [("name", "3 entries", f'"Buy {TOKEN}"')] == told(*lamps, {"name": f"Buy {TOKEN}", "tags": []})


def test_inserted_text_is_told_of_each_field_that_holds_it() -> None:
    """A text that only warns hides no price beside it, whichever comes first."""
    recorded = {"text": LONG, "price": "$39.90"}
    got = {"text": f"{LONG} {TOKEN}", "price": f"$39.90 {TOKEN}"}
    orders: list[list[str]] = [["text", "price"], ["price", "text"]]
    for names in orders:
        told = found(
            "drift",
            returned({name: got[name] for name in names}),
            baseline=returned({name: recorded[name] for name in names}),
        )
        assert [("contamination", "error", "price"), ("contamination", "warning", "text")] == sorted(told)


def test_an_entry_that_took_anothers_place_is_told_once() -> None:
    """Of one author two places became one and the same, of the other the one became another."""
    recorded = returned({"by": "Ida", "at": ["Saltmere", "Brae"]}, {"by": "Una", "at": ["Brae"]})
    got = returned({"by": "Ida", "at": ["Saltmere", "Saltmere"]}, {"by": "Una", "at": ["Saltmere"]})

    assert [("duplicate-content", "error", "at")] == found("damage", got, baseline=recorded)


def test_who_wants_exactly_one_may_refuse_a_copy() -> None:
    """Another value, or nothing without a word, is told."""
    copied = {"copied": True, "ambiguous": True}

    assert [] == found("noise", raised("refusal", "news.Blocked"), **copied)
    assert [("noise-sensitive", "warning", "")] == found("noise", raised("refusal", "news.Blocked"), ambiguous=True)
    assert [("noise-sensitive", "warning", "")] == found("noise", returned(), **copied)
    assert [("noise-sensitive", "warning", "title")] == found("noise", with_(title="News"), **copied)


def rooms(*texts: str | None) -> Outcome:
    return returned(*({"room": number, "text": text} for number, text in enumerate(texts)))


def test_another_entrys_text_is_no_text_with_something_foreign_in_it() -> None:
    """However much alike the two are written, and though the page says it in a place named like the field."""
    harbour, garden = f"{LONG} The window looks over the harbour.", f"{LONG} From the window you see the garden."
    recorded = (response(f'<p itemprop="text">{harbour}</p><p itemprop="text">{garden}</p>'),)

    def severities(got: Outcome) -> list[tuple[str, str, str]]:
        return found("damage", got, baseline=rooms(harbour, garden), recorded=recorded)

    assert [("wrong-value", "error", "text")] == severities(rooms(garden, garden))
    assert [("wrong-value", "warning", "text")] == severities(rooms(f"{LONG} The window is new.", garden))
    assert [] == severities(rooms(None, garden))


@pytest.mark.parametrize("occasion", ["drift", "damage"])
@pytest.mark.parametrize(
    "outcome",
    [
        with_(title=None),
        with_(title="", price=None, tags=[]),
        returned(),
        returned({"title": None, "price": None}),
        raised("refusal", "news.Blocked"),
    ],
    ids=["one missing", "all missing", "nothing", "empty item", "refusal"],
)
def test_missing_and_refused_are_honest(occasion: Occasion, outcome: Outcome) -> None:
    """Under drift and damage a refusal is as good as a missing field, for required fields too."""
    assert [] == found(occasion, outcome, required=("title",))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": "News of today"}, [("wrong-value", "error", "title")]),
        ({"price": 25.5}, [("wrong-value", "error", "price")]),
        ({"author": "Guest"}, [("wrong-value", "error", "author")]),
        ({"tags": ["ferry", "port"]}, [("wrong-value", "error", "tags")]),
        ({"tags": "port"}, [("type-change", "error", "tags")]),
        ({"price": "24.5"}, [("type-change", "error", "price")]),
        ({"title": f"{TOKEN} Ferry crews"}, [("contamination", "error", "title")]),
        ({"price": float(CANARY_PRICE)}, [("contamination", "error", "price")]),
        ({"title": "Other", "price": 1.5}, [("wrong-value", "error", "title"), ("wrong-value", "error", "price")]),
    ],
)
def test_drift_finds(changed: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert expected == found("drift", with_(**changed))


@pytest.mark.parametrize("changed", [{"title": "Other"}, {"tags": "port"}, {"title": TOKEN}])
def test_ambiguous_changes_never_gate(changed: dict[str, Any]) -> None:
    assert ["warning"] == [severity for _, severity, _ in found("drift", with_(**changed), ambiguous=True)]


@pytest.mark.parametrize(
    ("occasion", "got", "expected"),
    [
        ("drift", f"{LONG} {TOKEN}", [("contamination", "warning", "text")]),
        ("noise", f"{LONG} {TOKEN}", [("contamination", "error", "text")]),
        ("drift", f"{LONG} Read more of this elsewhere.", [("wrong-value", "warning", "text")]),
        ("drift", LONG[:300], []),
        ("damage", LONG[:300], []),
    ],
)
def test_long_texts(occasion: Occasion, got: str, expected: list[tuple[str, str, str]]) -> None:
    """A text that lost blocks is honest; one that is mostly right only warns, but for noise, which must be equal."""
    assert expected == found(occasion, returned({"text": got}), baseline=returned({"text": LONG}))


@pytest.mark.parametrize(("occasion", "severity"), [("drift", "error"), ("damage", "warning")])
def test_half_a_value(occasion: Occasion, severity: str) -> None:
    """A short value that is cut off is a wrong one; on a page that was itself cut off it only warns."""
    assert [("wrong-value", severity, "title")] == found(occasion, with_(title="Ferry cre"))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (with_(title="Other"), [("noise-sensitive", "error", "title")]),
        (with_(title=None), [("noise-sensitive", "error", "title")]),
        (with_(author="Guest"), [("noise-sensitive", "error", "author")]),
        (with_(tags="port"), [("type-change", "error", "tags")]),
        (with_(title=f"Ferry {TOKEN}"), [("contamination", "error", "title")]),
        (returned(), [("noise-sensitive", "error", "")]),
        (raised("refusal"), [("noise-sensitive", "error", "")]),
        (raised("crash"), [("crash", "error", "")]),
    ],
)
def test_noise_finds(outcome: Outcome, expected: list[tuple[str, str, str]]) -> None:
    """Under noise the result must be equal; what another check names is not told twice."""
    assert expected == found("noise", outcome)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": f"Log in to {TOKEN}"}, [("contamination", "warning", "title")]),
        ({"text": f"{LONG} {TOKEN}"}, [("contamination", "warning", "text")]),
        ({"title": "Most read"}, [("wrong-value", "warning", "title")]),
        ({"tags": "port"}, [("type-change", "warning", "tags")]),
        ({"robots": "noindex"}, []),
        ({"guarded": True}, []),
        ({"title": None}, []),
    ],
)
def test_a_control_finds(changed: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    """What a scraper reads from a good page's further elements only warns, and may be what they say."""
    recorded = (response(f"<h1>Ferry crews end strike</h1><h2>Most read</h2><p>{LONG}</p>"),)
    own = returned({**STORY, "text": LONG})
    outcome = returned({**own.items[0], **changed})

    assert expected == found("control", outcome, baseline=own, recorded=recorded, ambiguous=True)


def test_volatile_fields_say_nothing() -> None:
    changed = with_(title=f"Other {TOKEN}", price="1")

    assert [] == found("noise", changed, volatile=frozenset({"title", "price"}))


def test_a_bug_of_many_items_is_one_finding() -> None:
    """A listing of which every price changed has one bug."""
    shop = [{"name": f"Kettle {number}", "price": number} for number in range(1, 40)]
    cheaper = [{**item, "price": float(item["price"]) / 3} for item in shop]  # type: ignore[arg-type]  # numbers all

    wrong = findings("drift", returned(*cheaper), baseline=returned(*shop))

    assert [("wrong-value", "price", "1")] == [(one.check, one.field, one.expected) for one in wrong]


def test_a_list_is_told_by_how_many_it_has() -> None:
    """The result by its name rather than `*`, counts without quotes, and beside a count the entry that is too much."""
    shop = [{"name": f"Kettle {number}"} for number in range(1, 4)]
    fewer = returned(*shop[1:], many=True)
    more = returned(*shop, {"name": "Advert"}, many=True)

    told = [
        (one.field, one.evidence, one.expected, one.got)
        for outcome, occasion in ((fewer, "noise"), (more, "drift"))
        for one in findings(occasion, outcome, baseline=returned(*shop))  # type: ignore[arg-type]  # both are occasions
    ]
    assert [
        (
            "*",
            "the result depends on how the source is written, which no browser shows",
            "3 entries",
            "2 entries, without Kettle 1",
        ),
        ("*", "the result has an entry more than on the recorded page", "3 entries", '{"name": "Advert"}'),
    ] == told


@pytest.mark.parametrize(
    ("got", "body", "expected"),
    [
        ("/t/9#post-1-b", "<p id='post-1-b'>", []),
        ("/t/9#post-1-b", '<p class="wide post-1-b old">', [("wrong-value", "error", "link")]),
        ("/t/9#post-1-b", "<p id=post-1-b>", []),
        ("/t/9#post-1-b", "<p title=post-1-b>", [("wrong-value", "error", "link")]),
        ("/t/9#post-2", "<p id=post-1-b>", [("wrong-value", "error", "link")]),
        ("/t/8#post-1-b", "<p id=post-1-b>", [("wrong-value", "error", "link")]),
        ("/t/9#x1-Lahr_(Fluss).2:M%C3%BChlen", "<p id='x1-Lahr_(Fluss).2:Mühlen'>", []),
        ("/t/9#post.1", "<p id=post-1>", [("wrong-value", "error", "link")]),
    ],
)
def test_a_link_follows_the_new_id_of_its_place(got: str, body: str, expected: list[tuple[str, str, str]]) -> None:
    """The page itself says so; the id of another entry, which the recorded page had too, is another value."""
    pages: dict[str, Any] = {
        "recorded": (response("<p id=post-1><p id=post-2>"),),
        "played": (response(f"{body}<p id=post-2>"),),
    }
    baseline = returned({"link": "/t/9#post-1"})
    assert expected == found("drift", returned({"link": got}), baseline=baseline, **pages)


def test_an_id_may_hold_any_character() -> None:
    """As those of encyclopedias and manuals do."""
    pages = {"recorded": (response('<h2 id="Ursprung_(Fluss)">'),), "played": (response('<h2 id="r71f3">'),)}
    for old, new in (("Ursprung_(Fluss)", "r71f3"), ("/w#Ursprung_(Fluss)", "/w#r71f3")):
        assert [] == found("drift", returned({"id": new}), baseline=returned({"id": old}), **pages)


@pytest.mark.parametrize("text", ["[Note](#{})", "see #{}.", "<p>(#{})</p>", "a #{}, b", "#{}:~:text=a", "/a#{}?x=1"])
def test_what_stands_behind_an_id_is_no_part_of_it(text: str) -> None:
    pages = {"recorded": (response('<p id="sec-1">'),), "played": (response('<p id="zz-9">'),)}
    values = [returned({"text": text.format(name)}) for name in ("sec-1", "zz-9", "zz-8")]

    assert [] == found("drift", values[1], baseline=values[0], **pages)
    assert [] != found("drift", values[2], baseline=values[0], **pages)


def test_a_word_of_a_text_that_is_an_id_by_chance_is_no_name_of_a_place() -> None:
    pages = {"recorded": (response("<p id=Kettle>"),), "played": (response("<p id=Kettle-2>"),)}
    told = found(
        "drift", returned({"of": "a Kettle-2 for two"}), baseline=returned({"of": "a Kettle for two"}), **pages
    )
    assert [("wrong-value", "error", "of")] == told


@pytest.mark.parametrize(("name", "checks"), [("id", []), ("class", ["wrong-value"])])
def test_an_id_that_is_a_value_may_be_a_new_one_and_a_class_may_not(name: str, checks: list[str]) -> None:
    """A class says what a thing is, as in `star-rating Three`; another one says nothing true of it."""
    pages = {"recorded": (response(f"<p {name}=Three>"),), "played": (response(f"<p {name}=q8zk>"),)}
    told = findings("drift", returned({"of": "q8zk"}), baseline=returned({"of": "Three"}), **pages)
    assert checks == [one.check for one in told]


def test_half_a_number_is_another() -> None:
    for recorded, played in (("1299", "199"), ("EUR 1299", "EUR 199")):
        pages = {"recorded": (response(f"<p>{recorded}</p>"),), "played": (response(f"<p>{played}</p>"),)}
        told = found("damage", returned({"price": played}), baseline=returned({"price": recorded}), **pages)
        assert [("wrong-value", "error", "price")] == told


@pytest.mark.parametrize(
    ("got", "severity"), [({"rooms": None}, "warning"), ({}, "error")], ids=["beside what is missing", "alone"]
)
def test_a_yes_or_no_follows_from_what_is_missing(got: dict[str, Any], severity: str) -> None:
    hotel = {"name": "Quay", "rooms": 42, "complete": True}
    told = found("damage", returned({**hotel, **got, "complete": False}), baseline=returned(hotel))
    assert [("wrong-value", severity, "complete")] == told


@pytest.mark.parametrize(("last", "severity"), [("Tilda Newsroom", "error"), ("Newsroom Porter", "warning")])
def test_what_several_entries_share_may_be_this_ones(last: str, severity: str) -> None:
    """The page states it in another place: then it is a fallback, unless it is one other entry's alone."""
    authors = ("Ada Newsroom", "Newsroom Porter", last)
    page = response(
        '<meta property="og:author" content="Newsroom Porter">' + "".join(f"<p>{one}</p>" for one in authors)
    )
    got = ("Newsroom Porter", *authors[1:])
    outcomes = [returned(*({"author": one, "n": place} for place, one in enumerate(of))) for of in (got, authors)]
    told = found("drift", outcomes[0], baseline=outcomes[1], recorded=(page,), played=(page,), key=("n",))
    assert [("wrong-value", severity, "author")] == told


@pytest.mark.parametrize(
    ("got", "body", "severity"),
    [
        ("Coast. Res. , 53 (2013)", "<p>see Coast. Res. <b></b>, 53 (2013), page 4</p>", "warning"),
        ("Coast. Res. 21 (2013)", "<p>see Coast. Res. <b>21</b>, 53 (2013), page 4</p>", "error"),
        ("Coast. Res. , 53 (2013)", "<p>of Coast. Res. <b></b>, 53 (2013), page 4</p>", "error"),
        ("Coast. Res. 22, 53 (2013)", "<p>see Coast. Res. <b>22</b>, 53 (2013), page 4</p>", "error"),
    ],
    ids=["lacks what the page lacks", "lacks what the page has", "stands elsewhere", "is another"],
)
def test_a_text_of_which_the_broken_page_lacks_a_piece(got: str, body: str, severity: str) -> None:
    pages: dict[str, Any] = {
        "recorded": (response("<p>see Coast. Res. <b>21</b>, 53 (2013), page 4</p>"),),
        "played": (response(body),),
    }
    baseline = returned({"of": "Coast. Res. 21, 53 (2013)"})
    assert [("wrong-value", severity, "of")] == found("damage", returned({"of": got}), baseline=baseline, **pages)


RATES: list[dict[str, Any]] = [
    {"code": "GBP", "rate": {"$type": "decimal.Decimal", "value": "0.8563"}},
    {"code": "CHF", "rate": {"$type": "decimal.Decimal", "value": "0.9412"}},
    {"code": "JPY", "rate": {"$type": "decimal.Decimal", "value": "163.27"}},
]
RATES_PAGE = response("".join(f'<script>{{"rate": "{one["rate"]["value"]}"}}</script>' for one in RATES))


def test_the_value_of_another_entry_is_wrong_wherever_the_page_gives_it() -> None:
    """Under a key of the field's name too, and though the last entry was lost beside it."""
    shifted = [{**one, "rate": other["rate"]} for one, other in pairwise(RATES)]
    assert [("wrong-value", "error", "rate")] == found(
        "damage", returned(*shifted), baseline=returned(*RATES), recorded=(RATES_PAGE,), played=(RATES_PAGE,)
    )


RECIPE = response(
    '<script>{"steps": [{"@type": "HowToStep", "text": "Stir."}, {"@type": "HowToStep", "text": "Eat."}]}'
)
FIRST = response('<script>{"steps": {"@type": "HowToStep", "text": "Stir."}}')


@pytest.mark.parametrize(
    ("expected", "got", "severity"),
    [
        (["Stir.", "Eat."], ["@type", "text"], "error"),
        (["Stir.", "Eat."], ["HowToStep", "Stir."], "warning"),  # what stands there as a value
        (["@type", "text"], ["steps", "text"], "warning"),  # of a scraper that gives keys
    ],
)
def test_no_change_excuses_that_a_key_comes_back_for_a_value(
    expected: list[str], got: list[str], severity: str
) -> None:
    seen = found(
        "drift",
        returned({"steps": got}),
        baseline=returned({"steps": expected}),
        ambiguous=True,
        recorded=(RECIPE,),
        played=(FIRST,),
    )
    assert ("wrong-value", severity, "steps") in seen


def test_the_order_of_a_set_of_items_says_nothing() -> None:
    """Items are sorted by what they hold, so that a lost value moves its item."""
    before = [{"area": 1, "name": "Ferry"}, {"area": 2, "name": "Harbour"}, {"area": 3, "name": "Pier"}]
    after = [before[1], before[2], {"area": None, "name": "Ferry"}]
    for unordered, seen in ((True, []), (False, [("wrong-value", "warning", "*")])):
        assert seen == found("drift", returned(*after), baseline=returned(*before, unordered=unordered))

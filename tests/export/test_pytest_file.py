"""An exported test fails on today's scraper, passes on a repaired one, and needs no harness.

The files are run in this process, where that takes no time; one is run by pytest where no harness can be imported.
"""

import dataclasses
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import vcr  # type: ignore[import-untyped]  # it has no types

from harness.campaign import bundled_exhibits
from harness.errors import PlanError
from harness.export import Shown, cassette_text, pytest_file, shown
from harness.export.proof import FAILED, PASSED, run_by_pytest
from harness.hunt import Bench, replay, sandbox_of
from harness.model import ExceptionInfo, Exchange, Failure, Fault, Golden, Request, Response
from tests.explore.stories import URL, case
from tests.hunt.bench_of import OPTIONS, spec_of
from tests.hunt.test_replay import BROKEN, LINE
from tests.hunt.test_replay import stored as stored_failure
from tests.replay.tripwire import connections, tripwire
from tests.zoo_runs import ZOO, options, unit

HEADING = {"name": "drop-element", "at": {"element": 413, "path": "html/body/main/article/header/h1"}}
PROMO = {
    "name": "insert-sibling",
    "at": {"element": 474, "path": "html/body/div/main/ul/li[6]/div/img"},
    "label": "promo-box",
    "tag": "div",
    "number": 0,
}
AUTHOR = {
    "name": "json-ld-shape",
    "at": {"element": 16, "path": "html/head/script"},
    "path": ["@graph", 0, "author"],
    "to": "list",
}
FORBIDDEN = {"name": "play-exhibit", "exhibit": "forbidden/haproxy-403"}


def shown_of(name: str, check: str, field: str, family: Any, mutation: dict[str, Any]) -> Shown:
    """Replay a failure of the zoo."""
    spec, limits, page = unit(name).spec, options(name, 0), unit(name).cases[0]
    stored = Failure(
        id="b41c0ffee000",
        check=check,
        severity="error",
        scraper=name,
        case=page.name,
        field=field,
        family=family,
        mutations=(mutation,),
        evidence="",
    )
    with sandbox_of(spec, limits) as sandbox:
        bench = Bench(sandbox, page, bundled_exhibits(), limits)
        return shown(bench, spec, stored, replay(bench, stored))


def outcome(source: str, *_: object) -> int:
    """Run a test in this process and return what pytest would exit with."""
    found: dict[str, Any] = {"__name__": "exported", "__file__": "exported.py"}
    exec(compile(source, "exported.py", "exec"), found)
    (test,) = (value for name, value in found.items() if name.startswith("test_"))
    try:
        test()
    except Exception:  # noqa: BLE001 - whatever a scraper raises
        return 1
    return 0


CRASHING = ("crash-missing-heading", "crash", "", "damage", HEADING)
CARELESS = ("error-as-content-no-status", "error-as-content", "title", "exhibit", FORBIDDEN)
CALLBACK = ("error-as-content-every-status", "error-as-content", "title", "exhibit", FORBIDDEN)
CONTAMINATED = ("contamination-first-text", "contamination", "title", "drift", PROMO)
RETYPED = ("type-change-author", "type-change", "author", "drift", AUTHOR)
ONE_AUTHOR = """def scrape(url):
    found = _scrape(url)
    author = found["author"]
    return {**found, "author": author[0] if isinstance(author, list) else author}


def _scrape("""


@pytest.mark.parametrize(
    ("failure", "asked", "bug", "repair"),
    [
        (
            CRASHING,
            "        scrape()",
            'page.find_class("nc-story__headline")[0].text_content()',
            '"".join(one.text_content() for one in page.find_class("nc-story__headline"))',
        ),
        (
            CARELESS,
            "    assert is_part(words(values(result, FIELD)), words(EXPECTED))",
            "page = Selector(requests.get(url, timeout=20).text",
            "answer = requests.get(url, timeout=20)\n    answer.raise_for_status()\n    page = Selector(answer.text",
        ),
        (
            CALLBACK,
            "    if not (200 <= STATUS < 300 or every or STATUS in asked):",
            "handle_httpstatus_all = True",
            "handle_httpstatus_list = (301,)",
        ),
        (
            CONTAMINATED,
            "    assert 'zqvxa' not in repr(plain(result))",
            "next(filter(None, texts), None)",
            'card.css("h2, h3").xpath("normalize-space()").get()',
        ),
        (RETYPED, "    assert kinds(result, FIELD) <= set(['dict'])", "def scrape(", ONE_AUTHOR),
    ],
    ids=["crash", "error page", "callback", "contamination", "type"],
)
def test_it_fails_today_and_passes_once_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, failure: tuple[Any, ...], asked: str, bug: str, repair: str
) -> None:
    monkeypatch.syspath_prepend(str(ZOO))
    source = pytest_file(shown_of(*failure), run=outcome)
    module = failure[0].replace("-", "_")
    planted = (ZOO / "planted" / f"{module}.py").read_text("utf-8")
    (tmp_path / f"repaired_{module}.py").write_text(planted.replace(bug, repair))
    monkeypatch.syspath_prepend(str(tmp_path))

    assert asked in source.splitlines()
    assert "harness" not in source.replace("scraper-harness", "")
    assert 1 == outcome(source)
    assert 0 == outcome(source.replace(f"from planted.{module} import", f"from repaired_{module} import"))


def test_where_no_refusal_is_an_answer_nothing_is_asked_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is raised fails the test by itself: it says no word of it, and imports nothing for it."""
    source = 'def scrape(html): return {"price": "24"}\n'
    spec = spec_of(tmp_path, source, name="too_cheap", refusals=("socket:herror",))
    monkeypatch.syspath_prepend(str(tmp_path))
    lost = stored_failure(check="golden", field="price", family="recorded", mutations=(), exception=None)
    page = msgspec.structs.replace(case(), golden=golden({"price": "24.50"}))
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, page, (), OPTIONS)
        source = pytest_file(shown(bench, spec, lost, replay(bench, lost)), run=outcome)

    assert [
        "    result = scrape()",
        "    EXPECTED = ['24.50']",
        "    assert accepts(EXPECTED, pick(items(plain(result)), ['price']))",
    ] == source.splitlines()[-3:]
    assert [] == [word for word in ("refus", "REFUSALS", "DECLARED", "raise", "except") if word in source]


def golden(*items: Any, **further: Any) -> Golden:
    return Golden(scraper="scraper", case="story", items=items, **{"many": False, **further})


@pytest.mark.parametrize(
    ("field", "accepted", "asked", "today", "repaired"),
    [
        ("price", golden({"price": "24.50"}), "['24.50']", '{"price": "24"}', '{"price": " 24.50 "}'),
        ("price", golden({"price": r"re:\d+\.50"}), r"['re:\\d+\\.50']", '{"price": "24"}', '{"price": "9.50"}'),
        ("a.b", golden({"a": [{"b": 2}]}), "[[2]]", '{"a": [{"b": 3}]}', '{"a": [{"b": 2.0}]}'),
        ("", golden({}, {}, many=True), "count==2", '[{"a": 1}]', '[{"a": 1}, {"a": 2}]'),
        ("", golden({"a": 1}), "is False", '[{"a": 1}]', '{"a": 1}'),
        ("", golden(refusal=True), "a refusal was accepted", '{"a": 1}', 'exec("raise ConnectionError")'),
        ("", golden({"a": 1}), "count==1", "None", '{"a": 1}'),
    ],
    ids=["value", "matcher", "nested", "number", "one", "refusal", "nothing"],
)
def test_of_a_golden_file_what_it_accepts_is_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    field: str,
    accepted: Golden,
    asked: str,
    today: str,
    repaired: str,
) -> None:
    """Whatever else the scraper gives tomorrow, another wrong value among it, fails."""
    page = msgspec.structs.replace(case(), golden=accepted)
    module = f"golden_{tmp_path.name}"
    spec = spec_of(tmp_path, f"def scrape(html): return {today}\n", name=module)
    spec_of(tmp_path, f"def scrape(html): return {repaired}\n", name=f"{module}_repaired")
    spec_of(tmp_path, 'def scrape(html): return {"price": "x"}\n', name=f"{module}_wrong")
    monkeypatch.syspath_prepend(str(tmp_path))
    stored = stored_failure(check="golden", field=field, family="recorded", mutations=(), exception=None)
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, page, (), OPTIONS)
        source = pytest_file(shown(bench, spec, stored, replay(bench, stored)), run=outcome)

    assert asked in source
    assert [1, 0] == [outcome(source.replace(f"from {module}", f"from {module}{which}")) for which in ("", "_repaired")]
    if field:
        assert 1 == outcome(source.replace(f"from {module}", f"from {module}_wrong"))


ENDING = """
import os, socket

def knock():
    try:
        socket.create_connection(("127.0.0.1", PORT), timeout=9).close()
    except OSError:
        pass

def scrape(html):
    knock()
    return {"price": "24.50"} if "</h1>" in html else os._exit(3)

knock()
"""


def test_pytest_runs_it_where_there_is_no_harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On both pages; a scraper that ends its process ends one of its own, and the test is told to have failed.

    What that scraper sends past the page reaches nobody, neither at its import nor in the process of its own.
    """
    stored = stored_failure(check="killed", exception=None)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "harness.py").write_text("raise ImportError('there is no harness')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "elsewhere"))
    codes: list[int] = []

    def run(source: str, about: Shown) -> int:
        codes.append(run_by_pytest(source, about))
        return codes[-1]

    with tripwire() as listener:
        spec = spec_of(tmp_path, ENDING.replace("PORT", str(listener.getsockname()[1])))
        with sandbox_of(spec, OPTIONS) as sandbox:
            bench = Bench(sandbox, case(), (), OPTIONS)
            found = shown(bench, spec, stored, replay(bench, stored))
        source = pytest_file(found, run=run)

        assert [FAILED, PASSED] == codes
        assert 0 == connections(listener)
    assert "import vcr" not in source


def test_what_python_imports_by_itself_runs_behind_the_guard(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import json\njson.of_the_project = True\n")
    about: Any = SimpleNamespace(spec=spec_of(tmp_path, "def scrape(html):\n    return None\n"), timeout=1.0)
    source = """
import json, socket, pytest

def test_both():
    assert json.of_the_project
    with pytest.raises(OSError, match="a replayed scraper"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
"""

    assert PASSED == run_by_pytest(source, about)


def test_it_runs_under_what_is_configured_and_is_imported_by_no_process_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variables that it takes stand in it by name, and their values nowhere."""
    source = f"import os\nTOKEN = os.environ['SHOP_TOKEN']\n{BROKEN}"
    variables = (("SHOP_TOKEN", "${SECRET}"), ("A_FURTHER_ONE", "1"))
    spec = spec_of(tmp_path, source, name="with_a_token", environment=variables)
    monkeypatch.setenv("SECRET", "abc-123")
    stored = stored_failure(exception=ExceptionInfo("TypeError", "", "with_a_token.py:5", LINE))
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, case(), (), OPTIONS)
        exported = pytest_file(shown(bench, spec, stored, replay(bench, stored)))

    assert "# with variables  A_FURTHER_ONE, SHOP_TOKEN, set as they are configured for the scraper" in exported
    assert "from with_a_token import scrape as scraper" in exported
    assert "abc-123" not in exported
    assert "with_a_token" not in sys.modules


def test_what_no_page_can_hold_is_told() -> None:
    with pytest.raises(PlanError, match=r"no page or cassette can hold.* serve .* --fault reset-in-body"):
        shown_of(
            "hang-no-timeout", "hang", "", "wire", {"name": "play-fault", "fault": {"name": "reset-in-body", "at": 9}}
        )


@pytest.mark.parametrize(
    ("check", "why"),
    [("request-storm", "which only the harness sees"), ("state-leak", "which takes more than one run")],
)
def test_what_no_test_of_its_own_can_show_is_told(tmp_path: Path, check: str, why: str) -> None:
    stored = stored_failure(check=check, exception=None)
    spec = spec_of(tmp_path, "def scrape(html):\n    return {'price': html[:9]}\n")
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, case(), (), OPTIONS)
        found = msgspec.structs.replace(stored, id="b41c0ffee000")
        about = dataclasses.replace(shown(bench, spec, found, replay(bench, found)), fixed=False)
    with pytest.raises(PlanError) as told:
        pytest_file(about)

    assert (
        f"b41c0ffee000: no test of its own can show {check}, {why}:"
        " give --html or --cassette, and see it with scraper-harness replay b41c0ffee000"
    ) == str(told.value)


PAGES = """
import requests

def scrape(url):
    return {"price": [requests.get(page, timeout=5).text[:9] for page in (url, f"{url}?page=1")]}
"""


@pytest.mark.parametrize(
    ("exchange", "fault", "command"),
    [
        (0, {"name": "silence"}, "--fault silence"),
        (1, {"name": "short-body", "at": 9}, "--fault short-body@9 --exchange 1"),
    ],
)
def test_a_connection_that_fails_is_shown_where_it_was_found(
    tmp_path: Path, exchange: int, fault: dict[str, Any], command: str
) -> None:
    stored = stored_failure(family="wire", exchange=exchange, mutations=({"name": "play-fault", "fault": fault},))
    spec = spec_of(tmp_path, PAGES)
    with sandbox_of(spec, OPTIONS) as sandbox:
        bench = Bench(sandbox, case("<p>first", "<p>second"), (), OPTIONS)
        with pytest.raises(PlanError, match=f"see it with scraper-harness serve .* {command}$"):
            shown(bench, spec, stored, replay(bench, stored))


def test_vcrpy_plays_the_cassette(tmp_path: Path) -> None:
    """Bodies come back byte for byte, text or not; a connection that failed is left out."""
    import requests  # noqa: PLC0415 (vcrpy must have replaced nothing in it yet)

    bodies = (b"<p>\r\nline\n\ttab \n</p>", b"\xff\x00 no text", "\u2028ü: #".encode())
    exchanges = [
        Exchange(Request("GET", f"{URL}/{number}"), Response(404, (("X-A", "1"), ("X-A", "2")), body, "Gone: #"))
        for number, body in enumerate(bodies)
    ]
    failed = Exchange(Request("GET", f"{URL}/x"), Response(200, fault=Fault("connection-refused")))
    path = tmp_path / "cassette.yaml"
    path.write_text(cassette_text([*exchanges, failed]), "utf-8", newline="")

    with vcr.use_cassette(str(path), record_mode="none") as played:
        answers = [requests.get(f"{URL}/{number}", timeout=1) for number in range(len(bodies))]
    assert 3 == len(played)
    assert list(bodies) == [answer.content for answer in answers]
    assert (404, "Gone: #", "1, 2") == (answers[0].status_code, answers[0].reason, answers[0].headers["X-A"])

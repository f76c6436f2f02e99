"""Which files a scraper is made of, read from its source and never by importing it."""

from pathlib import Path

import msgspec
import pytest

from harness.campaign.source import failure_place, failure_places, source_files, source_place
from harness.model import ExceptionInfo, ScraperResult, ScraperSpec, SourcePlace
from tests.reports.told import CRASH, NEWS

FILES = {
    "shop/__init__.py": "raise SystemExit('imported')\n",
    "shop/kettle.py": "from shop.parse import price\nfrom . import names\nimport os\n\n\ndef scrape(html):\n    pass\n",
    "shop/parse.py": "def price():\n    from shop.deep.money import Money\n",
    "shop/names.py": "import shop.kettle\n",
    "shop/deep/money.py": "import requests\nMoney = 1\n",
    "shop/errors.py": "class Blocked(Exception): ...\n",
    "shop/other.py": "",
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path.resolve()


def spec(folder: Path, target: str, *refusals: str) -> ScraperSpec:
    return ScraperSpec(name="it", target=target, search_path=(str(folder),), refusals=refusals)


def test_a_scraper_is_its_module_and_what_that_imports_of_the_users_own(folder: Path) -> None:
    found = source_files(spec(folder, "shop.kettle:scrape", "shop.errors:Blocked"))
    assert sorted(set(FILES) - {"shop/other.py"}) == sorted(file.relative_to(folder).as_posix() for file in found)


def test_its_place_is_where_it_is_defined(folder: Path) -> None:
    assert SourcePlace("shop/kettle.py", 6) == source_place(spec(folder, "shop.kettle:scrape"), folder)


@pytest.mark.parametrize(
    "target", ["absent:scrape", f"{'x' * 300}:scrape", "../shop/kettle:scrape", ":", "os.path:join"]
)
def test_what_is_not_the_users_own_has_no_place(folder: Path, target: str) -> None:
    assert source_place(spec(folder, target), folder) is None
    assert frozenset() == source_files(spec(folder, target))


def test_a_module_that_is_no_python_is_a_file_all_the_same(folder: Path) -> None:
    (folder / "torn.py").write_text("def scrape(:\n")
    assert SourcePlace("torn.py", 1) == source_place(spec(folder, "torn:scrape"), folder)


def test_a_program_is_the_files_of_its_command(folder: Path) -> None:
    (folder / "scrape.mjs").write_text("")
    command = ("node", "scrape.mjs", "{url}")
    program = ScraperSpec(name="it", target="node scrape.mjs", command=command, folder=str(folder))
    assert {folder / "scrape.mjs"} == source_files(program)
    assert SourcePlace("scrape.mjs", 1) == source_place(program, folder)


def test_the_text_of_a_program_is_no_file_however_long(folder: Path) -> None:
    command = ("python3", "-c", "print(1)\n" * 1000, "a\0b", "{url}")
    program = ScraperSpec(name="it", target="python3 -c", command=command, folder=str(folder))
    assert frozenset() == source_files(program)
    assert source_place(program, folder) is None


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("shop/parse.py:2", SourcePlace("shop/parse.py", 2)),
        ("json/decoder.py:355", SourcePlace("shop/kettle.py", 6)),
        ("/usr/lib/python3/json/decoder.py:355", SourcePlace("shop/kettle.py", 6)),
        ("", SourcePlace("shop/kettle.py", 6)),
    ],
    ids=["own", "a library's", "of this machine", "none"],
)
def test_a_failure_is_where_it_was_raised_or_else_where_the_scraper_begins(
    folder: Path, where: str, place: SourcePlace
) -> None:
    failure = msgspec.structs.replace(CRASH, exception=ExceptionInfo("KeyError", "", where))
    assert place == failure_place(failure, spec(folder, "shop.kettle:scrape"), folder)


@pytest.mark.parametrize(
    ("checkout", "working", "path"),
    [("", "", "it/shop/kettle.py"), ("", "it", "shop/kettle.py"), (".", "it", "it/shop/kettle.py")],
    ids=["above the configuration", "beside it", "below the checkout"],
)
def test_places_count_from_the_checkout_or_else_from_the_working_folder(
    tmp_path: Path, checkout: str, working: str, path: str
) -> None:
    own = tmp_path.resolve() / "it"
    (own / "shop").mkdir(parents=True)
    (own / "shop" / "kettle.py").write_text(FILES["shop/kettle.py"])
    if checkout:
        (tmp_path / checkout / ".git").mkdir()
    raised = msgspec.structs.replace(CRASH, scraper="it", exception=ExceptionInfo("KeyError", "", "shop/kettle.py:7"))
    result: ScraperResult = msgspec.structs.replace(NEWS, name="it", failures=(raised,))
    found = failure_places([spec(own, "shop.kettle:scrape")], [result], tmp_path.resolve() / working)
    assert {CRASH.id: SourcePlace(path, 7)} == found

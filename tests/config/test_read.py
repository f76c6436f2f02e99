"""A configuration file is found and checked; what is wrong in it is told in one line with the remedy."""

from pathlib import Path

import pytest

from harness.config import find_config, load_config
from harness.config.read import MOST_BYTES, read_table
from harness.errors import ConfigError
from tests.config.files import OWN, SHARED, under_tool


def test_the_nearest_is_taken_and_the_own_file_before_the_shared_one(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for path in (tmp_path / OWN, tmp_path / "a" / SHARED):
        path.write_text(under_tool("") if path.name == SHARED else "")

    assert tmp_path / "a" / SHARED == find_config(tmp_path / "a" / "b")
    (tmp_path / "a" / OWN).write_text("")
    assert tmp_path / "a" / OWN == find_config(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cassetes = []", "unknown key cassetes: did you mean 'cassettes'?"),
        (
            "[scrapers.news]\ntarget = 'a:b'\ncasettes = []",
            "unknown key scrapers.news.casettes: did you mean 'cassettes'?",
        ),
        ('[scrapers.""]\ntarget = "a:b"', "scrapers has an empty name: give one"),
        ('[scrapers." "]\ntarget = "a:b"', "scrapers has an empty name: give one"),
        (
            '[scrapers."a\\nb"]\ntarget = "a:b"',
            'scrapers."a\\nb" has a control character in its name: leave it out',
        ),
        ("zebra = 1", "unknown key zebra: known are cassettes"),
        ("cassettes = 'pages'", 'cassettes is "pages"; give a list of texts: ["pages"]'),
        ("cassettes = [1]", "entry 1 of cassettes is 1; give a text"),
        ("seed = 'one'", 'seed is "one"; give a whole number'),
        ("seed = 9223372036854775808", "give a whole number from -9223372036854775808 to 9223372036854775807"),
        ("timeout = true", "timeout is true; give a number from 0.1 to 86400"),
        ("scrapers = 1", "scrapers is 1; give a table of tables"),
        ("scrapers.news = 'a:b'", 'scrapers.news is "a:b"; give a table'),
        ("[scrapers.news]\ncassettes = []", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ncommand = []", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ncommand = ['']", "scrapers.news: it is not said what to run; give target for a callable"),
        ("[scrapers.news]\ntarget = 'a:b'\ncommand = ['sh']", "scrapers.news: both target and command are given; keep"),
        (
            "[scrapers.news]\ncommand = ['cat', '{urll}']",
            'scrapers.news: {urll} in command is no placeholder: did you mean "{url}"?',
        ),
        ("[scrapers.news]\ncommand = 'sh'", 'scrapers.news.command is "sh"; give a list of texts: ["sh"]'),
        (
            "[scrapers.news]\ncommand = ['sh']\nrefusal_codes = [0]",
            "entry 1 of scrapers.news.refusal_codes is 0; give a whole number from 1 to 255",
        ),
        ("[scrapers.news]\ncommand = ['sh']\nrefusals = ['a:B']", "refusals are exceptions in Python; list exit codes"),
        ("[scrapers.news]\ntarget = 'a:b'\nrefusal_codes = [1]", "refusal_codes are exit codes of a command"),
        ("timeout = 0", "timeout is 0; give a number from 0.1 to 86400"),
        ("timeout = nan", "timeout is nan; give"),
        ("timeout = inf", "timeout is inf; give"),
        ("max_examples = 0", "max_examples is 0; give a whole number from 1"),
        ("memory = 0", "memory is 0; give"),
        ("memory = 99999999", "memory is 99999999; give"),
        ("replay = 'wir'", "replay is \"wir\": did you mean 'wire'?"),
        ("replay = 'zebra'", 'replay is "zebra"; give "memory" or "wire"'),
        ("families = ['nois']", "entry 1 of families is \"nois\": did you mean 'noise'?"),
        ("families = []", "families is []; give a list of"),
        ("families = 'noise'", 'give a list of "damage", "drift", "exhibit", "noise", "wire", at least one: ["noise"]'),
        ("json = ''", 'json is ""; give a text that is not empty, or leave the key out'),
        ("workers = 1.5", "workers is 1.5; give a whole number from 1 to 1000"),
        ("limits.depth = 0", "limits.depth is 0; give a whole number of at least 1"),
        ("limits.dept = 1", "unknown key limits.dept: did you mean 'depth'?"),
        ("seed = 2026-11-27", "seed is 2026-11-27; give a whole number"),
        ("env = { A = 1 }", "env.A is 1; give a text"),
        ("env = { 'A=B' = '' }", 'env."A=B" can be no variable; write NAME = "value"'),
        ("ignore = ['offers..uuid']", 'ignore: "offers..uuid" is no field; write it as in "offers.uuid"'),
        ("scraper.news.target = 'a:b'", "unknown key scraper: did you mean 'scrapers'?"),
        ("target = 'a:b'", "unknown key target: it belongs into [scrapers.NAME]"),
        ("[scrapers.news]\nworkers = 2", "unknown key scrapers.news.workers: it belongs above all tables"),
        ("[scrapers.news]\ntarget = 'a:b'\ntimeout = 'x'", 'scrapers.news.timeout is "x"; give a number from 0.1'),
        ('cassettes = ["a\\u0000b"]', 'entry 1 of cassettes is "a\\u0000b"; give a text without NUL'),
        ("seed = {}", "seed is {}; give a whole number"),
        (f"{'x' * 99} = 1", f"unknown key {'x' * 60}…: known are cassettes"),
        ("[scrapers.'a b']\ntarget = ''", 'scrapers."a b".target is ""; give a text that is not empty'),
        ("[scrapers.'n*']\ntarget = 'a:b'", 'scrapers."n*": a glob runs nothing by itself; leave target and command'),
        ("cassettes = '" + "x" * 99 + "'", 'cassettes is "' + "x" * 59 + "…; give a list of texts"),
        ("a = " + "[" * 20_000, "not valid TOML"),
    ],
)
@pytest.mark.parametrize("name", [OWN, SHARED])
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text if name == OWN else under_tool(text))

    with pytest.raises(ConfigError) as error:
        load_config(path, tmp_path)

    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert 1 == len(str(error.value).splitlines())


def test_a_table_of_the_shared_file_in_the_own_one(tmp_path: Path) -> None:
    path = tmp_path / OWN
    path.write_text(under_tool("[scrapers.news]\ntarget = 'a:b'"))

    with pytest.raises(ConfigError) as error:
        load_config(path, tmp_path)

    assert (
        f"{path}: [tool.scraper-harness] is for pyproject.toml; here the tables stand at the top level:"
        " write their names without tool.scraper-harness, as in [scrapers.NAME]"
    ) == str(error.value)


@pytest.mark.parametrize("content", [b"\xff", b"tool = 7\n", b"[tool]\nscraper-harness = 7\n"])
def test_strange_shared_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / SHARED
    path.write_bytes(content)

    if content.startswith(b"tool"):
        assert () == load_config(path, tmp_path).specs
    else:
        with pytest.raises(ConfigError, match=r"pyproject\.toml"):
            load_config(path, tmp_path)


@pytest.mark.parametrize("name", [OWN, SHARED])
def test_a_byte_order_mark_is_passed_over(tmp_path: Path, name: str) -> None:
    """An editor put it there."""
    text = "seed = 7\n"
    (tmp_path / name).write_text("\ufeff" + (text if name == OWN else under_tool(text)), "utf-8")

    assert tmp_path / name == find_config(tmp_path)
    assert 7 == load_config(None, tmp_path).options.seed


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: No such file or directory; give an existing file"):
        load_config(tmp_path / "absent.toml", tmp_path)


@pytest.mark.parametrize(
    ("text", "line"), [("timeout = 5\nnot toml\n", 2), ("seed = 1\ncassettes = [", 2), ('# one\n# two\njson = "\n"', 3)]
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / OWN
    path.write_text(text)

    with pytest.raises(ConfigError) as error:
        load_config(path, tmp_path)

    assert str(error.value).startswith(f"{path}:{line}: not valid TOML: ")


def test_a_file_that_is_no_utf_8_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / OWN
    path.write_bytes(b"seed = 1 # \xff\n")
    with pytest.raises(ConfigError) as error:
        load_config(path, tmp_path)
    assert f"{path}: not UTF-8; save it as UTF-8" == str(error.value)


@pytest.mark.parametrize(
    "command", ["['cat', '{url}', '{urll}']", "['awk', '{print}']", "['cat', '${URL}']", "['jq', '{a: 1}']"]
)
def test_what_stands_in_braces_is_the_programs_own(tmp_path: Path, command: str) -> None:
    """Where the URL has its place, and where nothing is near it."""
    (tmp_path / OWN).write_text(f"[scrapers.cat]\ncommand = {command}\n")
    assert {"cat"} == set(read_table(tmp_path / OWN, {"URL": "x"}).scrapers or {})


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / OWN).write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(ConfigError, match="larger than 4 MiB; give a configuration file"):
        load_config(tmp_path / OWN, tmp_path)


def test_variables_are_replaced_but_where_they_may_be_secret(tmp_path: Path) -> None:
    """What is given to the scraper's process is replaced there, so that it gets into no report."""
    path = tmp_path / OWN
    path.write_text("""
        cassettes = ["${PAGES}/new", "${OTHER:-old}", "$${PAGES}"]
        env = { TOKEN = "${TOKEN}" }
        [scrapers.env]
        target = "${MODULE}:scrape"
        env = { A = "${PAGES}" }
        [scrapers.shop]
        command = ["shop", "${TOKEN}"]
    """)

    table = read_table(path, {"PAGES": "/pages", "TOKEN": "secret", "MODULE": "news"})

    assert ("/pages/new", "old", "${PAGES}") == table.cassettes
    assert {"TOKEN": "${TOKEN}"} == table.env
    assert table.scrapers is not None
    assert ("news:scrape", {"A": "${PAGES}"}) == (table.scrapers["env"].target, table.scrapers["env"].env)
    assert ("shop", "${TOKEN}") == table.scrapers["shop"].command


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cassettes = ['a', '${PAGES}']", "entry 2 of cassettes: ${PAGES} is not set; set it in the environment"),
        ("env = { TOKEN = '${TOKEN}' }", "env.TOKEN: ${TOKEN} is not set; set it in the environment"),
        ("[scrapers.news]\ncommand = ['${}']", "entry 1 of scrapers.news.command: has ${ without a NAME"),
    ],
)
def test_a_variable_that_is_not_set(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / OWN
    path.write_text(text)

    with pytest.raises(ConfigError) as error:
        read_table(path, {})

    assert str(error.value).startswith(f"{path}: {told}")


def test_a_variable_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / OWN
    path.write_text("cassettes = ['${PAGES}']")

    with pytest.raises(ConfigError, match=r"entry 1 of cassettes: \$\{PAGES\} is not UTF-8; set it to text"):
        read_table(path, {"PAGES": "\udcff"})


def test_the_value_of_a_variable_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / OWN
    path.write_text("timeout = '${TOKEN}'")

    with pytest.raises(ConfigError) as error:
        read_table(path, {"TOKEN": "secret"})

    assert f'{path}: timeout is "${{TOKEN}}"; give a number from 0.1 to 86400' == str(error.value)


@pytest.mark.parametrize("part", ["node x.js | jq '{ uri }'", "{name}"])
def test_braces_of_another_language_are_no_placeholder(tmp_path: Path, part: str) -> None:
    file = tmp_path / "scraper-harness.toml"
    file.write_text(f"[scrapers.news]\ncommand = ['sh', '-c', \"{part}\"]\n")
    assert ("sh", "-c", part) == (read_table(file).scrapers or {})["news"].command

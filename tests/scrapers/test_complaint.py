"""A program's last words are told with the line of its own code that they come from, whatever it is written in."""

from pathlib import Path
from textwrap import dedent

import pytest

from harness.model import ExceptionInfo
from harness.scrapers import complaint

COMMAND = "run {url}"

NODE = """
    file://{folder}/shop.mjs:2
      title.trim();
            ^

    TypeError: Cannot read properties of null (reading 'trim')
        at product (file://{folder}/shop.mjs:2:9)
        at file://{folder}/shop.mjs:4:1
        at ModuleJob.run (node:internal/modules/esm/module_job:195:25) {{
      code: 'ERR_OF_SOME_KIND'
    }}

    Node.js v20.20.2
"""
NODE_IN_A_LIBRARY = """
    {folder}/node_modules/lib/index.js:1
    throw new Error("no");

    Error: no
        at Object.<anonymous> ({folder}/node_modules/lib/index.js:1:7)
        at Object.<anonymous> ({folder}/shop.mjs:3:1)
        at node:internal/main/run_main_module:28:49
"""
PYTHON = """
    Traceback (most recent call last):
      File "{folder}/shop.py", line 4, in <module>
        print(title(page))
      File "{folder}/shop.py", line 2, in title
        return page["title"]
      File "/usr/lib/python3.11/collections/__init__.py", line 1102, in __getitem__
        raise KeyError(key)
    KeyError: 'title'
"""
RUBY = """
    shop.rb:2:in `title': undefined method `strip' for nil:NilClass (NoMethodError)
    \tfrom shop.rb:4:in `<main>'
"""
PHP = """
    PHP Fatal error:  Uncaught Error: Call to a member function text() on null in {folder}/shop.php:3
    Stack trace:
    #0 {{main}}
      thrown in {folder}/shop.php on line 3
"""
JAVA = """
    Exception in thread "main" java.lang.NullPointerException: title
    \tat Shop.main(Shop.java:3)
    \t... 3 more
"""


FILES = ("shop.mjs", "shop.py", "shop.rb", "shop.php", "Shop.java", "shop.sh", "shop.pl", "bin/shop-2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with programs, each of which has numbered lines."""
    (tmp_path / "node_modules" / "lib").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    for name in (*FILES, "node_modules/lib/index.js"):
        (tmp_path / name).write_text("".join(f"  line {number};\n" for number in range(1, 6)))
    return tmp_path


def told(errors: str, folder: Path) -> ExceptionInfo:
    return complaint("exit code 1", dedent(errors).format(folder=folder), command=COMMAND, folder=folder)


@pytest.mark.parametrize(
    ("errors", "where", "message"),
    [
        (NODE, "shop.mjs:2", "TypeError: Cannot read properties of null (reading 'trim')"),
        (NODE_IN_A_LIBRARY, "shop.mjs:3", "Error: no"),
        (PYTHON, "shop.py:2", "KeyError: 'title'"),
        (RUBY, "shop.rb:2", "shop.rb:2:in `title': undefined method `strip' for nil:NilClass (NoMethodError)"),
        (PHP, "shop.php:3", "#0 {main}"),
        (JAVA, "Shop.java:3", 'Exception in thread "main" java.lang.NullPointerException: title'),
        (
            "Can't call method at {folder}/shop.pl line 5.\n",
            "shop.pl:5",
            "Can't call method at {folder}/shop.pl line 5.",
        ),
        ("./shop.sh: line 4: jq: not found\n", "shop.sh:4", "./shop.sh: line 4: jq: not found"),
        ("bin/shop-2: 3: jq: not found\n", "bin/shop-2:3", "bin/shop-2: 3: jq: not found"),
        ("noise\nshop.sh: no title\n\n", COMMAND, "shop.sh: no title"),
        ("shop.go:1: no such file\n", COMMAND, "shop.go:1: no such file"),
        ("/etc/passwd:1: not ours\n../../etc/passwd:1\n", COMMAND, "../../etc/passwd:1"),
        ("at http://shop.example/shop.sh:3:1\n", COMMAND, "at http://shop.example/shop.sh:3:1"),
        ("  indented\n", COMMAND, "indented"),
        (f'File "{"x" * 300}", line 3\nfailed\n', COMMAND, "failed"),
        ('File "a\0b", line 3\nfailed\n', COMMAND, "failed"),
        ("", COMMAND, ""),
    ],
)
def test_where_and_what(folder: Path, errors: str, where: str, message: str) -> None:
    seen = told(errors, folder)
    assert ("exit code 1", where, where, message.replace("{folder}", str(folder))) == (
        seen.type,
        seen.where,
        seen.origin,
        seen.message,
    )


def test_the_line_itself_is_told(folder: Path) -> None:
    assert "line 2;" == told(NODE, folder).line
    assert "" == told("shop.sh:99: beyond the end", folder).line
    assert "" == told("no place", folder).line


def test_what_is_told_is_bounded_and_the_same_in_every_run(folder: Path) -> None:
    seen = told("object at 0x7f00deadbeef " + "x" * 20_000, folder)
    assert seen.message.startswith("object xxx")
    assert 1003 == len(seen.message)
    assert 8000 == len(seen.traceback)


def test_what_the_harness_knows_goes_before_what_is_said(folder: Path) -> None:
    seen = complaint("no JSON", "warning\n", command=COMMAND, folder=folder, message="line 1 is no JSON")
    assert ("line 1 is no JSON", COMMAND, "warning\n") == (seen.message, seen.where, seen.traceback)

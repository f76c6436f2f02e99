"""A scraper is found by name and fed by its first parameter; what cannot be is told in one line."""

import sys
from pathlib import Path

import pytest

from harness.errors import ScraperError
from harness.scrapers import load

HERE = "tests.scrapers.samples"
MISSING = (
    "No module named 'missing_library'; install what provides missing_library beside the harness,"
    " or run from the folder that holds it"
)


@pytest.mark.parametrize(
    ("name", "kind", "feed"),
    [
        ("by_url", "url", "url"),
        ("by_page_url", "url", "url"),
        ("by_html", "html-str", "html"),
        ("by_bare_html", "html-str", "html"),
        ("by_optional_html", "html-str", "html"),
        ("by_bytes", "html-bytes", "html"),
        ("by_any_bytes", "html-bytes", "html"),
        ("by_either", "html-str", "html"),
        ("by_requests", "response:requests.Response", "response"),
        ("by_httpx", "response:httpx.Response", "response"),
        ("by_annotated", "response:httpx.Response", "response"),
        ("by_web_poet", "response:web_poet.HttpResponse", "response"),
        ("by_scrapy", "response:scrapy.HtmlResponse", "response"),
        ("by_scrapy_base", "response:scrapy.TextResponse", "response"),
        ("by_either_of_scrapy", "response:scrapy.HtmlResponse", "response"),
        ("by_new_type", "html-str", "html"),
        ("by_new_type_of_another", "html-str", "html"),
        ("by_new_type_of_bytes", "html-bytes", "html"),
        ("by_type_variable", "response:requests.Response", "response"),
        ("by_written_bound", "response:requests.Response", "response"),
        ("by_constraints", "html-str", "html"),
        ("by_alias", "response:requests.Response", "response"),
        ("with_url", "html-str", "html"),
        ("decorated", "response:requests.Response", "response"),
        ("Parser", "html-str", "html"),
        ("parser.parse", "html-bytes", "html"),
        ("caller", "response:httpx.Response", "response"),
        ("bound", "html-str", "html"),
    ],
)
def test_feed_follows_from_the_first_parameter(name: str, kind: str, feed: str) -> None:
    scraper = load(f"{HERE}:{name}")
    assert (kind, feed) == (scraper.kind, scraper.feed)


def test_one_more_parameter_may_be_the_url() -> None:
    assert ("base_url", "") == (load(f"{HERE}:with_url").url_parameter, load(f"{HERE}:by_html").url_parameter)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("news", "is not of the form package.module:object"),
        ("news:", "is not of the form package.module:object"),
        ("nowhere.at_all:scrape", "no module named nowhere; run from the folder that holds it, or install it"),
        ("tests.nowhere:scrape", "no module named tests.nowhere; run from"),
        (f"{HERE}:by_htm", "tests.scrapers.samples has no by_htm; did you mean 'by_html'?"),
        (f"{HERE}:Parser.zzz", "Parser has no zzz"),
        (f"{HERE}:value", "is not callable but int"),
        (f"{HERE}:without", "takes no parameter; its first must be url, html or an annotated response"),
        (f"{HERE}:by_number", "its first parameter is `page: 'int'`, which is not understood; possible are url, html"),
        (f"{HERE}:by_wrong_html", "which is not understood"),
        (f"{HERE}:by_bare_response", "response annotated with requests.Response, httpx.Response, scrapy.http."),
        (f"{HERE}:by_foreign_response", "scrapy.http.HtmlResponse or web_poet.HttpResponse"),
        (f"{HERE}:with_more", "does not say what `config: 'dict[str, str]'` is given"),
        (f"{HERE}:by_keyword", "its first parameter, `url`, can only be given by name; leave out the *"),
        (f"{HERE}:hidden", "let it use functools.wraps"),
        ("builtins:min", "has no signature"),
    ],
)
def test_misuse_is_told_in_one_line(target: str, message: str) -> None:
    with pytest.raises(ScraperError) as raised:
        load(target)
    text = str(raised.value)
    assert text.startswith(f"{target}: ")
    assert message in text
    assert "\n" not in text


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "web_poet", None)
    with pytest.raises(ScraperError, match=r"wants a response of web_poet, .*; install web-poet beside the harness$"):
        load(f"{HERE}:by_web_poet")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import json\n\njson.loads('{')\n", r"raises json.decoder.JSONDecodeError at import \(.*broken_0.py:3\): "),
        ("import missing_library.part\n", rf"raises ModuleNotFoundError at import \(.*broken_1.py:1\): {MISSING}$"),
        ("def f(:\n", r"raises SyntaxError at import \(.*broken_2.py:1\): "),
        ("# coding: zebra\n", r"raises SyntaxError at import \(.*broken_4.py\): unknown encoding: zebra"),
        ("x = 1\n\0\n", r"raises \w+ at import \(.*broken_5.py\): source code string cannot contain null bytes"),
        ("raise SystemExit(2)\n", r"raises SystemExit at import \(.*broken_3.py:1\): 2"),
    ],
)
def test_a_module_that_raises_is_named_with_its_line(
    source: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = message[message.index("broken_") :].partition(".")[0]
    (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ScraperError, match=rf"^{name}:scrape: its module {message}"):
        load(f"{name}:scrape")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "def __getattr__(name):\n    raise RuntimeError(name)\n",
            "looking scrape up raises RuntimeError (looked.py:2): scrape",
        ),
        (
            "class Odd:\n  def __call__(_, html): ...\n  __signature__ = property(lambda _: exit(3))\nscrape = Odd()\n",
            "its signature raises SystemExit (looked.py:3): 3",
        ),
    ],
    ids=["look-up", "signature"],
)
def test_what_raises_after_the_import_is_not_told_as_the_import(
    source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "looked.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "looked", raising=False)
    with pytest.raises(ScraperError) as error:
        load("looked:scrape")
    assert f"looked:scrape: {told}" == str(error.value)

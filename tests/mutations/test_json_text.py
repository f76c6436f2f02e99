"""JSON in a string of a script is read as JavaScript reads it, and what is changed in it stays such a string."""

import json
from html import unescape
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.mutations.json_source import json_end, scan
from harness.mutations.json_text import (
    MOST_ROWS,
    JsonText,
    escaped,
    string_of_script,
    strings_of_script,
    value_of_attribute,
)
from harness.page import splice

WHOLE = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'&<>;#{}\n"), max_size=12)
"""Without halves of characters, which HTML has none of."""
TEXTS = st.text(st.characters() | st.sampled_from("\"'`\\$<{}\n\r\u2028\0"), max_size=12)
QUOTES = st.sampled_from("\"'`")


def string(text: str, quote: str) -> tuple[str, JsonText]:
    source = f"f({quote}{escaped(text, quote)}{quote})"
    return source, string_of_script(source, 2, len(source) - 1)


def units(text: str) -> bytes:
    """What JavaScript has for characters, two of them for one beyond U+FFFF."""
    return text.encode("utf-16", "surrogatepass")


@given(TEXTS, QUOTES)
def test_what_is_written_is_read_again(text: str, quote: str) -> None:
    source, read = string(text, quote)

    assert units(text) == units(read.text)
    assert "</" not in source
    assert "\n" not in source


def test_only_characters_that_the_string_has_are_written_as_they_are() -> None:
    """The page may be in a charset that has no others."""
    source = r'"caf\u00e9 für"'

    assert r"ü \u00e9 \ud834\udd1e" == string_of_script(source, 0, len(source)).edit(0, 1, "ü é \U0001d11e").text


@given(TEXTS)
def test_a_reader_of_json_reads_what_stands_in_double_quotes(text: str) -> None:
    assert units(text) == units(json.loads(f'"{escaped(text, chr(34))}"'))


@given(TEXTS, TEXTS, QUOTES, st.data())
def test_an_edit_of_the_text_is_one_of_the_source(text: str, other: str, quote: str, data: st.DataObject) -> None:
    source, read = string(text, quote)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    edited = splice(source, [read.edit(start, end, other)])

    expected = read.text[:start] + other + read.text[end:]
    assert units(expected) == units(string_of_script(edited, 2, len(edited) - 1).text)


@given(WHOLE, WHOLE, st.sampled_from("\"'"), st.data())
def test_an_edit_in_an_attribute_is_read_by_a_browser(text: str, other: str, quote: str, data: st.DataObject) -> None:
    written = text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#x27;")
    source = f"<p data-a={quote}{written}{quote}>"
    read = value_of_attribute(source, 11, len(source) - 2)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edited = splice(source, [read.edit(start, end, other)])

    assert text == read.text
    assert text[:start] + other + text[end:] == unescape(edited.removeprefix(source[:11]).removesuffix(f"{quote}>"))
    assert edited.count(quote) == 2


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r'"\x41\u0042\u{43}\u{1F600}"', "ABC\U0001f600"),
        (r"'\'\"\/\n\q'", "'\"/\nq"),
        ('"a\\\nb"', "ab"),
        (r'"\u{FFFFFF}"', r"\u{FFFFFF}"),
    ],
)
def test_escapes_mean_what_they_mean_in_a_script(source: str, text: str) -> None:
    assert text == string_of_script(source, 0, len(source)).text


@pytest.mark.parametrize(
    ("script", "json_text"),
    [
        (r'S = JSON.parse("{\"a\": [1, \"b\\\"c\"]}");', r'{"a": [1, "b\"c"]}'),
        ("""S = JSON.parse('{"a": "it\\u0027s"}');""", '{"a": "it\'s"}'),
        ('S = JSON.parse(`{"a": 1}`);', '{"a": 1}'),
        (
            r'self.__next_f.push([1,"4:I[5,[],\"x\"]\n5:[\"$\",\"p\",null,{\"a\":1}]\n6:{\"b\":2}\n"])',
            '["$","p",null,{"a":1}]',
        ),
        (r'a(["{\"b\": 1}", "{\"b\": 1, \"c\": 2}"])', '{"b": 1, "c": 2}'),
    ],
)
def test_finds_the_longest_json_in_the_strings_of_a_script(script: str, json_text: str) -> None:
    text, start, end = next(strings_of_script(script, 0, len(script)))

    assert json_text == text.text[start:end]
    assert json.loads(json_text) == json.loads(text.text[scan(text.text, start, end)[0].start : end])


@pytest.mark.parametrize(
    "script",
    [
        'f("{", "}")',
        'f(`{"a": ${b}}`)',
        'f("{\\"a\\": 1")',
        "// don't {\"a\": 1} won't",
        'f("no json [1]")',
        'f("',
    ],
)
def test_leaves_alone_what_is_no_json(script: str) -> None:
    assert [] == list(strings_of_script(script, 0, len(script)))


def test_of_many_rows_only_the_longest_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each that breaks off is read up to where it does."""
    rows = "".join(f'{number:x}:[{{\\"broken\\": {number * "1"} ]\\n' for number in range(1, 200))
    script = f'push([1,"{rows}"])'
    tried = Mock(side_effect=json_end)
    monkeypatch.setattr("harness.mutations.json_text.json_end", tried)

    assert [] == list(strings_of_script(script, 0, len(script)))
    assert MOST_ROWS == tried.call_count

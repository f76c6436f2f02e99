"""What is found in the folded text leads back to exactly its place in the source."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.page.haystack import Haystack, fold, script_haystack, tag_haystack, text_haystack
from tests.page.markup import page


def places(haystack: Haystack, value: str) -> list[str]:
    return [haystack.source[slice(*haystack.span(hit))] for hit in haystack.hits(fold(value), 9)]


@pytest.mark.parametrize(
    ("source", "value", "found"),
    [
        ("<p>a  red\n fox ran", "red fox", "red\n fox"),
        ("<p>Caf&eacute; &amp; Bar!", "Caf\u00e9 & Bar", "Caf&eacute; &amp; Bar"),
        ("<p>a&nbsp;b&#8211;c d", "a b\u2013c", "a&nbsp;b&#8211;c"),
        ("<p>so\u00adft hy&shy;phen", "soft hyphen", "so\u00adft hy&shy;phen"),
        ("<p>Jane <b>Doe</b> x", "Jane Doe", "Jane <b>Doe"),
        ("<p>12<sup>50</sup>", "1250", "12<sup>50"),
        ("<p>a & b &nosuch; c", "b &nosuch;", "b &nosuch;"),
        ("<title>A &amp; B</title>", "A & B", "A &amp; B"),
    ],
)
def test_texts(source: str, value: str, found: str) -> None:
    assert [found] == places(text_haystack(page(f"<body>{source}")), value)


def test_start_tags_are_apart() -> None:
    haystack = tag_haystack(page("<body><a title=x>y</a><b title=z></b>"))
    assert [] == places(haystack, "><b")
    assert ["title=z"] == places(haystack, "title=z")


@pytest.mark.parametrize(
    ("script", "value", "found"),
    [
        (r'{"a": "caf\u00e9 \/ bar"}', "caf\u00e9 / bar", r"caf\u00e9 \/ bar"),
        (r'{"a": "say \"yes\" now"}', 'say "yes" now', r"say \"yes\" now"),
        (r'{"a": "\ud83d\ude00 smile"}', "\U0001f600 smile", r"\ud83d\ude00 smile"),
        (r'push("{\"a\":\"x\\u00e9 y\"}")', "x\u00e9 y", r"x\\u00e9 y"),
        (r"JSON.parse('{\x22a\x22:\x22b\xe9c d\x22}')", "b\u00e9c d", r"b\xe9c d"),
        (r'{"a": "one\ntwo"}', "one two", r"one\ntwo"),
        ('{"a": "Q&amp;A"}', "Q&A", "Q&amp;A"),
    ],
)
def test_scripts(script: str, value: str, found: str) -> None:
    assert [found] == places(script_haystack(page(f"<body><script>{script}</script>")), value.replace("\\", ""))


def test_long_scripts_are_mapped_across_chunks() -> None:
    state = json.dumps({f"key{number}": f"value \u00e9 number {number}" for number in range(300)})
    haystack = script_haystack(page(f"<body><script>{state}</script>"))
    assert all(
        [rf"value \u00e9 number {number}"] == places(haystack, f"value \u00e9 number {number}")
        for number in (100, 222, 299)
    )


def test_a_nul_in_the_page_is_no_border() -> None:
    assert ["b"] == places(text_haystack(page("<body><p>a\0</p><p>b</p>")), "b")


@given(st.lists(st.text("ab &;\u00ad\u00e9\n<", min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_character_leads_back_to_the_source(texts: list[str]) -> None:
    whole = page("<body>" + "".join(f"<p>{text.replace('<', '&lt;')}</p>" for text in texts))
    haystack = text_haystack(whole)
    for number, run in enumerate(haystack.runs):
        firsts, lasts = haystack._map(number)
        following = haystack.starts[number + 1] if number + 1 < len(haystack.runs) else len(haystack.folded)
        assert following - haystack.starts[number] == len(firsts) == len(lasts)
        assert all(run.start <= start < end <= run.end for start, end in zip(firsts, lasts, strict=True))

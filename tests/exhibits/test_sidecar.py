"""A sidecar that cannot be used ends in one line that names file, key and remedy."""

import pytest

from harness.errors import CassetteError
from harness.exhibits.sidecar import check_sidecar, is_exhibit

SOUND: dict[str, object] = {
    "family": "not-found",
    "imitates": "a page",
    "source": "RFC 9110 section 15.5.5",
    "sign": ["status", "page"],
    "tags": ["error"],
}
SIGNS = "status, header, redirect, page"

REFUSED = [
    ({"famly": "x"}, "unknown key 'famly': did you mean 'family'?"),
    ({"colour\nx": "red"}, "unknown key 'colour x': an exhibit has family, imitates, source, sign"),
    ({"k" * 500: 1}, f"unknown key '{'k' * 57}...': an exhibit has"),
    ({"family": ""}, "family is missing: name the kind of error, such as not-found or challenge"),
    ({"family": "../../etc"}, "family '../../etc' is no plain word: use letters, digits and hyphens"),
    ({"imitates": None}, "imitates is missing: say in words what the page imitates"),
    ({"source": " \t"}, "source is blank: say where the facts come from"),
    ({"sign": []}, f"sign is missing: list where a scraper can see it: {SIGNS}"),
    ({"sign": ["satus"]}, "unknown sign 'satus': did you mean 'status'?"),
    ({"sign": ["smell"]}, f"unknown sign 'smell': use {SIGNS}"),
    ({"forbidden": ["403"]}, "forbidden text '403' is shorter than 4 characters: take more of its sentence"),
    ({"expect": "content"}, "expect is content, but an exhibit is to be refused: leave expect out"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_a_sidecar_that_cannot_be_used_is_one_clear_line(change: dict[str, object], message: str) -> None:
    with pytest.raises(CassetteError) as raised:
        check_sidecar({**SOUND, **change}, "mine/gone.toml")
    said = str(raised.value)
    assert said.startswith(f"mine/gone.toml: {message}")
    assert len(said.splitlines()) == 1
    assert len(said) < 250


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("family", 7),
        ("sign", "status"),
        ("article", "yes"),
        ("forbidden", [{"a": 1}]),
        ("expect", "nothing"),
        ("tags", 1.5),
    ],
)
def test_a_value_of_the_wrong_type_is_one_clear_line(key: str, value: object) -> None:
    with pytest.raises(CassetteError) as raised:
        check_sidecar({**SOUND, key: value}, "mine/gone.toml")
    said = str(raised.value)
    assert said.startswith("mine/gone.toml: ")
    assert f"$.{key}" in said
    assert said.endswith(": correct it")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("missing", ["family", "imitates", "source", "sign"])
def test_what_an_exhibit_needs_is_asked_for(missing: str) -> None:
    with pytest.raises(CassetteError, match=f"^x.toml: {missing} is missing: "):
        check_sidecar({key: value for key, value in SOUND.items() if key != missing}, "x.toml")


def test_a_sound_sidecar_is_read() -> None:
    said = check_sidecar({**SOUND, "article": True, "expect": "refusal"}, "x.toml")
    assert (said.family, said.sign, said.article) == ("not-found", ("status", "page"), True)


def test_an_exhibit_is_known_by_its_family_or_sign() -> None:
    assert is_exhibit(SOUND)
    assert is_exhibit({"sign": ["page"]})
    assert not is_exhibit({"expect": "content", "tags": ["news"]})

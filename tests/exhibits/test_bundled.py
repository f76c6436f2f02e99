"""The bundled cassettes are found in an installed package and in a checkout."""

from pathlib import Path

import pytest

from harness.errors import CassetteError
from harness.exhibits import bundled_cassettes

REPO = Path(__file__).parents[2]


def test_a_checkout_has_them_beside_the_package() -> None:
    assert bundled_cassettes() == REPO / "cassettes"


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "harness"
    (package / "_cassettes" / "errors").mkdir(parents=True)
    (package.parent / "cassettes" / "errors").mkdir(parents=True)
    assert package / "_cassettes" == bundled_cassettes(package)


def test_a_package_without_them_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CassetteError) as raised:
        bundled_cassettes(tmp_path)
    assert f"{tmp_path}: no bundled cassettes in or beside it: install scraper-harness again" == str(raised.value)

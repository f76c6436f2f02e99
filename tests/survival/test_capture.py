"""Captures are cassettes or pages; the day is told by the name, else by the answer's Date."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from harness.cases import Limits
from harness.errors import CassetteError
from harness.model import Case, Exchange, Request, Response
from harness.survival import day_of, months_between, read_capture

CASE = Case("one", "one.yaml", "https://a.example/", (Exchange(Request("GET", "https://a.example/"), Response(200)),))


def dated(name: str, *headers: tuple[str, str]) -> Case:
    exchange = msgspec.structs.replace(CASE.exchanges[0], response=Response(200, headers))
    return msgspec.structs.replace(CASE, path=name, exchanges=(exchange,))


@pytest.mark.parametrize(
    ("case", "day"),
    [
        (dated("shop-2026-01-10.yaml"), date(2026, 1, 10)),
        (dated("shop-2026-13-10.html"), None),
        (dated("shop.html"), None),
        (dated("shop.yaml", ("Date", "Sat, 10 Jan 2026 08:00:00 GMT")), date(2026, 1, 10)),
        (dated("2025-01-10.yaml", ("Date", "Sat, 10 Jan 2026 08:00:00 GMT")), date(2025, 1, 10)),
    ],
)
def test_day(case: Case, day: date | None) -> None:
    assert day_of(case) == day


def test_months_go_forward_only() -> None:
    old, new = dated("2025-01-01.html"), dated("2026-01-01.html")
    assert months_between(old, new) == pytest.approx(12, abs=0.05)
    assert months_between(new, old) is None


def test_a_page_is_at_its_canonical_address(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<link rel="canonical" href="https://shop.example/lamp"><p>Lamp')
    case = read_capture(path, limits=Limits())
    assert (case.url, case.exchanges[0].response.body) == ("https://shop.example/lamp", path.read_bytes())


@pytest.mark.parametrize(("name", "body"), [("gone.html", None), ("broken.html.gz", b"\x1f\x8b no gzip")])
def test_what_cannot_be_read_is_told(name: str, body: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(CassetteError, match="name a cassette or a page's source"):
        read_capture(path, limits=Limits())

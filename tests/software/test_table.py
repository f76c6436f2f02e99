"""What is recorded from real software is what its table says, differs, and tells nothing of the machine."""

import re
from collections import Counter
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness.cases import read_exchanges
from harness.model import Exhibit
from tests.exhibits.recorded import exhibit
from tests.software.leaks import leaks
from tests.software.model import Answer, Software
from tests.software.pinned import PACKAGE, REQUIREMENTS
from tests.software.table import CASSETTES, SIDECARS, SOFTWARE

README = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
ROWS = [(software, answer) for software in SOFTWARE for answer in software.answers]
EACH = pytest.mark.parametrize(("software", "answer"), ROWS, ids=[answer.name for _, answer in ROWS])


def of_software() -> list[Exhibit]:
    return [exhibit(answer.name) for _, answer in ROWS]


@EACH
def test_the_recorded_answer_is_the_one_of_the_table(software: Software, answer: Answer) -> None:
    (exchange,) = read_exchanges(CASSETTES / f"{answer.name}.yaml")
    assert answer.status == exchange.response.status
    assert ("http", software.host) == urlsplit(exchange.request.url)[:2]


@EACH
def test_a_recorded_answer_tells_nothing_of_the_machine(software: Software, answer: Answer) -> None:
    assert [] == leaks((CASSETTES / f"{answer.name}.yaml").read_text(encoding="utf-8"))
    assert software.host.endswith(".errors.example")


@EACH
def test_pages_are_of_a_size_to_review(software: Software, answer: Answer) -> None:
    assert software.answers
    assert len(exhibit(answer.name).response.body) < 200_000


def test_sidecars_on_disk_are_those_of_the_table() -> None:
    assert SIDECARS == {path: (CASSETTES.parent / f"{path}.toml").read_text(encoding="utf-8") for path in SIDECARS}


def test_a_sidecar_names_the_software_its_version_and_licence() -> None:
    source = exhibit("not-found/nginx-404").source
    assert "recorded from nginx 1.22.1 (Debian package nginx, BSD-2-Clause)" == source


def test_an_answer_is_called_after_its_software_and_status() -> None:
    for _, answer in ROWS:
        assert re.fullmatch(rf"[a-z-]+/[a-z]+-{answer.status}(-debug)?", answer.name)


def test_no_two_pages_are_alike() -> None:
    bodies = Counter(each.response.body for each in of_software() if each.response.body)
    assert [] == [body for body, count in bodies.items() if count > 1]


def test_the_statuses_of_real_servers_are_covered() -> None:
    expected = {200, 400, 401, 403, 404, 405, 406, 408, 410, 413, 414, 422, 429, 431, 500, 502, 503, 504}
    assert expected == {answer.status for _, answer in ROWS}


def test_every_kind_of_listing_and_language_is_there() -> None:
    listings = {answer.name.partition("/")[2] for _, answer in ROWS if answer.name.startswith("directory-listing/")}
    assert {f"{name}-200" for name in ("aiohttp", "apache", "caddy", "lighttpd", "nginx", "tomcat")} == listings
    assert {"de", "en", "fr", "ja"} == {answer.language for _, answer in ROWS}


def test_retry_after_is_there_in_seconds_and_as_a_date() -> None:
    later = {each.name: value for each in of_software() if (value := each.response.header("Retry-After")) is not None}
    date = later.pop("rate-limit/haproxy-429")
    assert parsedate_to_datetime(date).tzinfo is not None
    assert {
        "rate-limit/express-429": "3600",
        "rate-limit/flask-429": "3600",
        "rate-limit/nginx-429": "30",
        "server-error/varnish-503": "5",
    } == later


def test_what_has_a_page_has_a_marker() -> None:
    assert [] == [each.name for each in of_software() if each.response.body and not each.markers]


def test_the_readme_has_a_row_for_every_software() -> None:
    expected = []
    for software in SOFTWARE:
        statuses = " ".join(map(str, sorted({answer.status for answer in software.answers})))
        package = f"{software.registry}: {' '.join(software.packages)}"
        expected.append(f"| {software.title} {software.version} | {package} | {software.licence} | {statuses} |")
    assert expected == [line for line in README.splitlines() if re.match(r"\| .* \| (Debian|PyPI|npm): ", line)]


def test_versions_are_pinned_without_naming_a_host() -> None:
    for text in (REQUIREMENTS.read_text(encoding="utf-8"), PACKAGE.read_text(encoding="utf-8")):
        assert "://" not in text
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in REQUIREMENTS.read_text(encoding="utf-8").split())
    assert all(re.fullmatch(r'"[\w-]+": "\d+\.\d+\.\d+",?', line.strip()) for line in _dependencies())


def _dependencies() -> list[str]:
    return PACKAGE.read_text(encoding="utf-8").partition('"dependencies": {\n')[2].partition("\n  }")[0].splitlines()

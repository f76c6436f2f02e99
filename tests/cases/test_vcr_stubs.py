"""What vcrpy itself writes is read: each shape in which one of its stubs stores a request or an answer."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from vcr.request import Request as Asked  # type: ignore[import-untyped]  # it has no types
from vcr.serialize import serialize  # type: ignore[import-untyped]  # as above
from vcr.serializers import jsonserializer, yamlserializer  # type: ignore[import-untyped]  # as above

from harness.cases.vcr import read_exchanges
from harness.model import Exchange
from tests.cases.cassette import URL

SERIALIZERS = [yamlserializer, jsonserializer]


def written(tmp_path: Path, sent: Any = None, serializer: Any = yamlserializer, **answer: Any) -> Exchange:
    """Return what is read of a request that carries something, and of its answer, as vcrpy writes them."""
    response = {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": {"string": b"hi"}} | answer
    recorded = {"requests": [Asked("POST", URL, sent, {})], "responses": [response]}
    path = tmp_path / "case.yaml"
    path.write_text(serialize(recorded, serializer), "utf-8")
    (exchange,) = read_exchanges(path)
    return exchange


@pytest.mark.parametrize("serializer", SERIALIZERS)
@pytest.mark.parametrize("body", [{}, None, {"string": None}, {"string": b""}])
def test_an_answer_without_a_body_is_empty(tmp_path: Path, serializer: Any, body: Any) -> None:
    """aiohttp's stub stores `{}` for each redirect that it follows."""
    assert b"" == written(tmp_path, serializer=serializer, body=body).response.body


@pytest.mark.parametrize("serializer", SERIALIZERS)
def test_a_head_may_be_a_list_of_names_and_their_values(tmp_path: Path, serializer: Any) -> None:
    """As Tornado's stub stores it."""
    head = [("Content-Type", ["text/html"]), ("Set-Cookie", ["a=1", "b=2"])]
    expected = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))

    assert expected == written(tmp_path, serializer=serializer, headers=head).response.headers


@pytest.mark.parametrize(
    ("body", "carried"),
    [
        pytest.param(lambda: io.BytesIO(b"\xffa"), b"\xffa", id="a file"),
        pytest.param(lambda: iter([b"a", b"\xff"]), b"a\xff", id="an iterator"),
        pytest.param(lambda: iter([("a", "1")]), b"", id="an iterator of no bytes"),
        pytest.param(lambda: {"state": ["CA", 1]}, b'{"state": ["CA", 1]}', id="what is to be JSON"),
        pytest.param(lambda: {"a": b"\xff"}, b"", id="what can be none"),
    ],
)
def test_what_a_request_carried_is_read_as_far_as_can_be_told(
    tmp_path: Path, body: Callable[[], object], carried: bytes
) -> None:
    assert carried == written(tmp_path, body()).request.body

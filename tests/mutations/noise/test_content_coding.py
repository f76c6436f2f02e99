"""A body is sent compressed, and stays the same."""

import pytest

from harness.model import Response
from harness.mutations.noise.content_coding import Coding, ContentCoding
from tests.mutations.noise.sample import HTML


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_changes(coding: Coding) -> None:
    assert Response(200, HTML, b"<p>a", coding=coding) == ContentCoding(coding).rewrite(Response(200, HTML, b"<p>a"))


@pytest.mark.parametrize("response", [Response(204), Response(200, HTML, b"<p>a", coding="gzip")])
def test_leaves_alone(response: Response) -> None:
    assert ContentCoding("deflate").rewrite(response) is response


def test_what_is_simpler_and_what_is_said() -> None:
    assert ([ContentCoding("gzip")], []) == (list(ContentCoding("deflate").simpler()), list(ContentCoding().simpler()))
    assert "body sent in gzip to clients that accept it" == ContentCoding().describe()

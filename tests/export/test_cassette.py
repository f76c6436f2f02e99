"""A cassette holds what travels, so that vcrpy and the harness both read the page from it."""

import gzip

import yaml

from harness.cases.limits import Limits
from harness.cases.vcr import parse_exchanges
from harness.export import cassette_text
from harness.model import Exchange, Request, Response

PAGE = Response(200, (("Content-Type", "text/html"),), b"<p>page</p>", "OK", coding="gzip")


def test_a_compressed_body_is_kept_compressed_and_read_plain() -> None:
    written = cassette_text([Exchange(Request("GET", "https://shop.example/"), PAGE)])

    (stored,) = yaml.safe_load(written)["interactions"]
    assert ["gzip"] == stored["response"]["headers"]["Content-Encoding"]
    assert gzip.decompress(stored["response"]["body"]["string"]) == PAGE.body
    (read,) = parse_exchanges(written.encode(), Limits())
    assert (PAGE.headers, PAGE.body) == (read.response.headers, read.response.body)

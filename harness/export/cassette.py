"""Exchanges as a vcrpy cassette, for readers that know nothing of the harness.

In: exchanges. Out: YAML. Connections that fail are left out, for vcrpy has no place for them; a body that travels
compressed is kept so, as vcrpy keeps it.
"""

from collections.abc import Iterable
from typing import Any

from harness.cases.record import Readable
from harness.delivery import coded
from harness.model import Exchange, Headers


def cassette_text(exchanges: Iterable[Exchange]) -> str:
    """Return the cassette."""
    whole = [_interaction(exchange) for exchange in exchanges if exchange.response.fault is None]
    return Readable.serialize({"interactions": whole, "version": 1})


def _interaction(exchange: Exchange) -> dict[str, Any]:
    request, response = exchange.request, coded(exchange.response, exchange.response.coding)
    return {
        "request": {
            "method": request.method,
            "uri": request.url,
            "body": _body(request.body) if request.body else None,
            "headers": _headers(request.headers),
        },
        "response": {
            "status": {"code": response.status, "message": response.reason},
            "headers": _headers(response.headers),
            "body": {"string": _body(response.body)},
        },
    }


def _headers(headers: Headers) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name, []).append(value)
    return found


def _body(body: bytes) -> str | bytes:
    """Return a body as text where that is the same bytes again, for a cassette that can be read."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body

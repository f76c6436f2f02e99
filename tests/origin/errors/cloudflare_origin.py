"""What Cloudflare answers when it cannot get the page from the origin: statuses 520 to 526, which no standard names."""

from tests.origin.errors.bare import bare
from tests.origin.errors.chrome import PADARIA, document
from tests.origin.errors.cloudflare import HOST, MOMENT, REMEDY, STYLE, WHY, box, edge, numbered
from tests.origin.errors.shown import Shown, shown

_GATEWAY = "Cloudflare documentation, Cloudflare 5xx errors"
_REASON = "<none>"
"""What Cloudflare sends for a status that no standard names."""

_BROWSER, _NETWORK, _ORIGIN = "Your browser", "Cloudflare network", f"Host {HOST}"


def _node(part: str, place: str, name: str, state: str) -> str:
    return (
        f'<div id="cf-{part}-status" class="cf-error-source"><span class="cf-icon cf-icon-{part}"></span>'
        f'<span class="place">{place}</span><h3>{name}</h3><span class="state">{state}</span></div>'
    )


def _path(name: str, code: int, happened: str, remedy: str, ray: str) -> str:
    """Return the page of an error between the network and the origin: three stations, of which the last fails."""
    return (
        f'<div id="cf-wrapper"><div id="cf-error-details">\n<header><h1><span>{name}</span> <span class="code-label">'
        f"Error code {code}</span></h1>\n<div>{MOMENT}</div></header>\n<div class='stations'>"
        + _node("browser", "You", _BROWSER, "Working")
        + _node("cloudflare", "Amsterdam", _NETWORK, "Working")
        + _node("host", "Origin", _ORIGIN, "Error")
        + f"</div>\n<h2>{WHY}</h2><p>{happened}</p>\n<h2>{REMEDY}</h2><p>{remedy}</p>\n"
        f'<p class="cf-error-footer foot">Ray ID: <strong>{ray}</strong> &bull; 192.0.2.17</p></div></div>'
    )


def _between(code: int, name: str, happened: str, remedy: str, ray: str, *, imitates: str) -> Shown:
    title = f"{HOST} | {code}: {name}"
    return shown(
        f"server-error/cloudflare-{code}",
        code,
        _REASON,
        bare(title, _path(name, code, happened, remedy, ray), head=STYLE),
        *edge(ray),
        imitates=imitates,
        source=f"{_GATEWAY} ({code}, {name.lower()})",
        sign=("header", "page"),
        markers=("Server: cloudflare", 'id="cf-error-details"', f"Error code {code}"),
        forbidden=(
            *(title, name, f"Error code {code}", MOMENT, _BROWSER, _NETWORK, _ORIGIN),
            *(WHY, happened, REMEDY, remedy, f"Ray ID: {ray}"),
        ),
    )


UNKNOWN_520 = _between(
    520,
    "Web server is returning an unknown error",
    "The answer of the origin was empty, cut off, or not HTTP at all.",
    "Come back in some minutes; the owner finds more in the log of the origin.",
    "8e221a70b5d96c02",
    imitates="an origin whose answer the network cannot read",
)
TIMEOUT_524 = _between(
    524,
    "A timeout occurred",
    "The origin took the request, and then said nothing for as long as the network waits.",
    "A page that takes so long to make should be made in the background.",
    "8e222f18d40b95e7",
    imitates="an origin that accepts the connection and never answers",
)
HANDSHAKE_525 = _between(
    525,
    "SSL handshake failed",
    "The network and the origin found no version and no cipher that both of them speak.",
    "The owner should look at the port, the protocol and the certificate of the origin.",
    "8e2234b9c2fa0d76",
    imitates="an origin that does not come to terms over TLS",
)
CERTIFICATE_526 = _between(
    526,
    "Invalid SSL certificate",
    "The certificate of the origin has run out, or was made for another name.",
    "The owner has to renew it, or to have one issued for this host.",
    "8e223f05a8617cbd",
    imitates="an origin whose certificate cannot be trusted",
)

_PT_TITLE = "O forno apagou-se"
_PT_TEXT = "As receitas voltam assim que o servidor for ligado outra vez. Os detalhes técnicos estão em baixo."
_DOWN = "Web server is down"
_DOWN_WHY = "The origin refuses connections: nothing listens there, or a firewall is in the way."
_DOWN_REMEDY = "The owner should start the web server and let the network's addresses through."
_DOWN_RAY = "8e224871e6bd3f90"
DOWN_521 = shown(
    "server-error/cloudflare-521",
    521,
    _REASON,
    document(
        PADARIA,
        f"{_PT_TITLE} - {PADARIA.name}",
        f'<section class="notice"><h1>{_PT_TITLE}</h1>\n<p class="lede">{_PT_TEXT}</p></section>\n'
        + _path(_DOWN, 521, _DOWN_WHY, _DOWN_REMEDY, _DOWN_RAY),
    ),
    *edge(_DOWN_RAY),
    imitates="a recipe site's own Portuguese page around the English box, because the origin is down",
    source=f"{_GATEWAY} (521, web server is down); Error tokens (::CLOUDFLARE_ERROR_500S_BOX::)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', "Error code 521"),
    forbidden=(
        *(_PT_TITLE, _PT_TEXT, _DOWN, "Error code 521", MOMENT, _BROWSER, _NETWORK, _ORIGIN),
        *(WHY, _DOWN_WHY, REMEDY, _DOWN_REMEDY, f"Ray ID: {_DOWN_RAY}"),
    ),
    language="pt",
)

_CONNECT = "Connection timed out"
_CONNECT_WHY = "The network knocked at the origin, and nobody opened."
_CONNECT_REMEDY = "Try again later; the host may be overloaded, or drop what the network sends."
_CONNECT_RAY = "8e2251ce0b47a238"
CONNECT_522 = shown(
    "server-error/cloudflare-522",
    522,
    _REASON,
    bare(
        f"{HOST} | 522: {_CONNECT}",
        box(numbered(522, _CONNECT_RAY), _CONNECT, _CONNECT_WHY, _CONNECT_REMEDY, _CONNECT_RAY),
        head=STYLE,
    ),
    *edge(_CONNECT_RAY),
    imitates="an origin that does not take the connection, on the older page whose heading glues its parts together",
    source=f"{_GATEWAY} (522, connection timed out)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', '<span class="cf-error-code">522</span>'),
    forbidden=(
        *(f"{HOST} | 522: {_CONNECT}", _CONNECT, WHY, _CONNECT_WHY, REMEDY, _CONNECT_REMEDY),
        f"Ray ID: {_CONNECT_RAY}",
    ),
)

_UNREACHABLE = "error code: 523"
UNREACHABLE_523 = shown(
    "server-error/cloudflare-523",
    523,
    _REASON,
    _UNREACHABLE,
    ("Content-Type", "text/plain; charset=UTF-8"),
    *edge("8e225a92f7c014eb"),
    imitates="an origin that no route leads to, told in three words of plain text",
    source=f"{_GATEWAY} (523, origin is unreachable)",
    sign=("header", "page"),
    markers=("Server: cloudflare", _UNREACHABLE),
    forbidden=(_UNREACHABLE,),
)

SHOWN: tuple[Shown, ...] = (
    UNKNOWN_520,
    DOWN_521,
    CONNECT_522,
    UNREACHABLE_523,
    TIMEOUT_524,
    HANDSHAKE_525,
    CERTIFICATE_526,
)

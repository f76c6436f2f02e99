"""A server says where it is, in words that can be pasted, and then a line a request."""

import shlex

from harness.model import Case, Exchange, Fault, Request, RequestMade, Response
from harness.reports.line import plain_text
from harness.reports.paint import paint
from harness.reports.served import closing_lines, opening_lines, request_line
from tests.reports.screen import Screen

URL = "https://shop.example/a?x='1'"
CASES = [
    Case(name="a", path="a.yaml", url=URL, exchanges=(Exchange(Request("GET", URL), Response(200)),) * count)
    for count in (1, 2)
]
PROXY, CA = "http://127.0.0.1:8080", "/tmp/x/ca.pem"
ENVIRONMENT = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), PROXY),
    **dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"), CA),
    "NODE_USE_ENV_PROXY": "1",
}


def test_where_it_is_and_how_programs_come_there() -> None:
    expected = f"""2 cases with 3 exchanges, served at {PROXY}
certificate to trust: {CA}

curl
  curl --proxy {PROXY} \\
    --cacert {CA} \\
    {shlex.quote(URL)}

requests, httpx
  export http_proxy={PROXY}
  export https_proxy={PROXY}
  export REQUESTS_CA_BUNDLE={CA}
  export SSL_CERT_FILE={CA}

Node, from 22.21 on
  export NODE_USE_ENV_PROXY=1
  export HTTP_PROXY={PROXY}
  export HTTPS_PROXY={PROXY}
  export NODE_EXTRA_CA_CERTS={CA}

Go
  export HTTP_PROXY={PROXY}
  export HTTPS_PROXY={PROXY}
  export SSL_CERT_FILE={CA}

Any port and host leads here, nothing leads out. Ctrl-C stops.
"""
    assert expected == plain_text(opening_lines(CASES, ("127.0.0.1", 8080), CA, ENVIRONMENT))


def told(made: RequestMade, response: Response, place: str = "a 0") -> str:
    return plain_text([request_line(made, response, place)])


def test_a_line_a_request() -> None:
    made = RequestMade("GET", "https://a.example/", 0)
    broken = Response(200, fault=Fault("reset-in-body"))

    assert "200  GET https://a.example/  a 0" == told(made, Response(200))
    assert "200  GET https://a.example/  a 0  reset-in-body" == told(made, broken)
    assert "---  CONNECT https://a.example  a 0  reset-in-body" == told(
        RequestMade("CONNECT", "https://a.example", 0), broken
    )
    assert "404  GET https://a.example/  not recorded" == told(RequestMade("GET", "https://a.example/", -1), MISS, "")


MISS = Response(404)


def test_a_request_that_was_not_recorded_stands_out() -> None:
    screen = Screen(terminal=True)
    paint(screen.console, [request_line(RequestMade("GET", "/", -1), MISS, "")])

    assert "\x1b[1;33m404  \x1b[0mGET /\x1b[1;33m  not recorded\x1b[0m\n" == screen.text


def test_what_a_client_sends_cannot_move_the_cursor() -> None:
    line = told(RequestMade("GET", f"http://a/\x1b[2J{'x' * 70_000}", -1), MISS, "")

    assert line.isprintable()
    assert len(line) < 400


def test_what_it_came_to() -> None:
    strangers = ("SSH-2.0", "\\x05")
    expected = """
1 request came too fast to be shown
1,200 requests, 3 not recorded, 2 strangers
  neither HTTP nor TLS: SSH-2.0
  neither HTTP nor TLS: \\x05"""

    assert expected == plain_text(closing_lines(1200, 3, strangers, 1))
    assert "\n0 requests, 0 not recorded, 0 strangers" == plain_text(closing_lines(0, 0, (), 0))

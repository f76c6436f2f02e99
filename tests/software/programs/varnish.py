"""Varnish: the guru meditation, and a refusal without a word."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
vcl 4.1;

backend down {
  .host = "127.0.0.1";
  .port = "9001";
}
"""

VARNISH = Software(
    name="varnish",
    title="Varnish",
    version="7.1.1",
    licence="BSD-2-Clause",
    registry="Debian",
    packages=("varnish",),
    files={"site.vcl": CONFIGURATION},
    command=(
        *("varnishd", "-F", "-f", "/srv/varnish/site.vcl", "-a", ":80", "-n", "/srv/varnish/work"),
        *("-s", "malloc,8m", "-p", "http_req_hdr_len=2k"),
    ),
    answers=(
        Answer(
            name="bad-request/varnish-400",
            status=400,
            path="/lots/",
            headers={"Cookie": f"seen={'0' * 4000}"},
            imitates="Varnish when the browser sends more cookies than a header line may hold: a status, nothing else",
        ),
        Answer(
            name="server-error/varnish-503",
            status=503,
            path="/lots/4711",
            imitates="Varnish before an application that is down; like all its pages it says when to come back",
            sign=("header", "page"),
            markers=("<h3>Guru Meditation:</h3>", "Server: Varnish", "Retry-After: 5"),
            forbidden=("503 Backend fetch failed", "Backend fetch failed", "Guru Meditation:", "Varnish cache server"),
        ),
    ),
)

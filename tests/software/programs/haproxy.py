"""HAProxy: what a load balancer says by itself when no server could."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
global
  maxconn 64
defaults
  mode http
  retries 0
  option http-buffer-request
  timeout connect 1s
  timeout client 5s
  timeout server 1s
  timeout http-request 1s
frontend site
  bind :80
  http-request deny if { path_beg /office }
  http-request deny deny_status 429 if { path_beg /search }
  http-after-response set-header Retry-After %[date(300),http_date] if { status 429 }
  default_backend down
backend down
  server one 127.0.0.1:9001
"""

HAPROXY = Software(
    name="haproxy",
    title="HAProxy",
    version="2.6.12",
    licence="GPL-2.0-or-later",
    registry="Debian",
    packages=("haproxy",),
    files={"haproxy.cfg": CONFIGURATION},
    command=("haproxy", "-db", "-f", "/srv/haproxy/haproxy.cfg"),
    answers=(
        Answer(
            name="bad-request/haproxy-408",
            status=408,
            path="/berths",
            headers={"Content-Length": "9"},
            imitates="HAProxy when a request is not whole in time",
            markers=("<html><body><h1>408 Request Time-out</h1>\n",),
            forbidden=("408 Request Time-out", "Your browser didn't send a complete request in time."),
        ),
        Answer(
            name="forbidden/haproxy-403",
            status=403,
            path="/office",
            imitates="HAProxy where a rule denies the address",
            markers=("<html><body><h1>403 Forbidden</h1>\n",),
            forbidden=("403 Forbidden", "Request forbidden by administrative rules."),
        ),
        Answer(
            name="rate-limit/haproxy-429",
            status=429,
            path="/search",
            imitates="HAProxy with a rule against crawlers, and a header that says as a date when to come back",
            sign=("header", "page"),
            markers=("<html><body><h1>429 Too Many Requests</h1>\n", "retry-after: "),
            forbidden=("429 Too Many Requests", "You have sent too many requests in a given amount of time."),
        ),
        Answer(
            name="server-error/haproxy-503",
            status=503,
            path="/timetable",
            imitates="HAProxy when no server is left",
            markers=("<html><body><h1>503 Service Unavailable</h1>\n",),
            forbidden=("503 Service Unavailable", "No server is available to handle this request."),
        ),
    ),
)

"""nginx: one template for every error, limits that are set by hand, and a plain listing."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
daemon off;
pid /srv/nginx/pid;
error_log stderr;
events {}
http {
  access_log off;
  types { text/html html; application/pdf pdf; }
  large_client_header_buffers 2 2k;
  client_max_body_size 1k;
  limit_req_zone $binary_remote_addr zone=search:32k rate=1r/m;
  limit_req_status 429;
  server {
    listen 80;
    server_name nginx.errors.example;
    root /srv/nginx/site;
    location /tables/ { autoindex on; }
    location /search { limit_req zone=search; add_header Retry-After 30 always; }
    location /gauge { proxy_pass http://127.0.0.1:9002; proxy_read_timeout 1s; }
  }
}
"""

_MARKERS = ("<hr><center>nginx/", "Server: nginx/")

NGINX = Software(
    name="nginx",
    title="nginx",
    version="1.22.1",
    licence="BSD-2-Clause",
    registry="Debian",
    packages=("nginx",),
    files={
        "nginx.conf": CONFIGURATION,
        "site/tables/2026/": "",
        "site/tables/harbour-entrance.pdf": "high water 04:10\n",
        "site/tables/outer-mole.pdf": "high water 03:55\n",
        "site/tables/read-me-before-you-print-any-of-the-tables-above.html": "<p>Print both sides.</p>\n",
    },
    command=("nginx", "-c", "/srv/nginx/nginx.conf"),
    answers=(
        Answer(
            name="bad-request/nginx-400",
            status=400,
            path="/tides/",
            headers={"Cookie": f"seen={'0' * 2100}"},
            imitates="nginx when the browser sends more cookies than a header line may hold",
            markers=_MARKERS,
            forbidden=("400 Bad Request", "Request Header Or Cookie Too Large"),
        ),
        Answer(
            name="bad-request/nginx-413",
            status=413,
            path="/tides/",
            headers={"Content-Length": "1048576"},
            imitates="nginx when a request announces a larger body than is allowed",
            markers=_MARKERS,
            forbidden=("413 Request Entity Too Large",),
        ),
        Answer(
            name="not-found/nginx-404",
            status=404,
            path="/tides/saltmere",
            imitates="nginx where no file has the address",
            markers=_MARKERS,
            forbidden=("404 Not Found",),
        ),
        Answer(
            name="rate-limit/nginx-429",
            status=429,
            path="/search?q=springs",
            knocks=2,
            imitates="nginx with a limit of requests, and a header that says in seconds when to come back",
            sign=("header", "page"),
            markers=(*_MARKERS, "Retry-After: 30"),
            forbidden=("429 Too Many Requests",),
        ),
        Answer(
            name="server-error/nginx-504",
            status=504,
            path="/gauge",
            imitates="nginx before an application that does not answer in time",
            markers=_MARKERS,
            forbidden=("504 Gateway Time-out",),
        ),
        Answer(
            name="directory-listing/nginx-200",
            status=200,
            path="/tables/",
            imitates="nginx with autoindex, where a folder has no index page",
            markers=("<title>Index of /", '<hr><pre><a href="../">../</a>', "Server: nginx/"),
            forbidden=(
                "Index of /tables/",
                "harbour-entrance.pdf",
                "outer-mole.pdf",
                "read-me-before-you-print-any-of-the-tables-abov..>",
                "01-Apr-2026 09:00",
            ),
        ),
    ),
)

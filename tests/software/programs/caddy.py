"""Caddy: a status without a word, and a listing that is a page of today."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
{
    admin off
    auto_https off
}
http://caddy.errors.example {
    root * /srv/caddy/site
    file_server /seeds/* browse
    file_server
}
"""

CADDY = Software(
    name="caddy",
    title="Caddy",
    version="2.6.2",
    licence="Apache-2.0",
    registry="Debian",
    packages=("caddy",),
    files={
        "Caddyfile": CONFIGURATION,
        "site/seeds/heritage/": "",
        "site/seeds/beans.csv": "kind,grams\n",
        "site/seeds/sowing-calendar.pdf": "peas in March\n",
    },
    command=("caddy", "run", "--config", "/srv/caddy/Caddyfile", "--adapter", "caddyfile"),
    answers=(
        Answer(
            name="not-found/caddy-404",
            status=404,
            path="/beds/7",
            imitates="Caddy where no file has the address: a status and nothing else",
            markers=("Server: Caddy",),
        ),
        Answer(
            name="directory-listing/caddy-200",
            status=200,
            path="/seeds/",
            imitates="Caddy with a listing that can be filtered, where a folder has no index page",
            markers=("<body onload='initFilter()'>", "Server: Caddy"),
            forbidden=("Go up", "Modified", "heritage/", "beans.csv", "sowing-calendar.pdf", "04/01/2026 09:00:00 AM"),
        ),
    ),
)

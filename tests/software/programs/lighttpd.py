"""lighttpd: a title and a heading, and a listing with a style and a script of its own."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
server.modules = ("mod_access", "mod_dirlisting")
server.port = 80
server.document-root = "/srv/lighttpd/site"
server.errorlog = "/dev/stderr"
mimetype.assign = (".html" => "text/html", ".gpx" => "application/gpx+xml")
url.access-deny = (".old")
$HTTP["url"] =~ "^/tracks/" { dir-listing.activate = "enable" }
"""

LIGHTTPD = Software(
    name="lighttpd",
    title="lighttpd",
    version="1.4.69",
    licence="BSD-3-Clause",
    registry="Debian",
    packages=("lighttpd",),
    files={
        "lighttpd.conf": CONFIGURATION,
        "site/tracks/winter/": "",
        "site/tracks/corrie-round.gpx": "<gpx/>\n",
        "site/tracks/long-ridge.gpx": "<gpx></gpx>\n",
    },
    command=("lighttpd", "-D", "-f", "/srv/lighttpd/lighttpd.conf"),
    answers=(
        Answer(
            name="forbidden/lighttpd-403",
            status=403,
            path="/huts.old",
            imitates="lighttpd where an address is denied to all",
            markers=("<h1>403 Forbidden</h1>", "Server: lighttpd/"),
            forbidden=("403 Forbidden",),
        ),
        Answer(
            name="directory-listing/lighttpd-200",
            status=200,
            path="/tracks/",
            imitates="lighttpd with a listing that can be sorted, where a folder has no index page",
            markers=("<title>Index of /", '<table summary="Directory Listing"', "Server: lighttpd/"),
            forbidden=(
                "Index of /tracks/",
                "Last Modified",
                "corrie-round.gpx",
                "long-ridge.gpx",
                "2026-Apr-01 09:00:00",
            ),
        ),
    ),
)

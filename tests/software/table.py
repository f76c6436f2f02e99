"""Which software is recorded, and where its exhibits lie."""

from pathlib import Path

from tests.software.model import Software
from tests.software.programs import (
    aiohttp,
    apache,
    caddy,
    django,
    express,
    fastapi,
    flask,
    haproxy,
    jetty,
    lighttpd,
    nextjs,
    nginx,
    squid,
    tinyproxy,
    tomcat,
    trafficserver,
    varnish,
)

REPOSITORY = Path(__file__).parents[2]
CASSETTES = REPOSITORY / "cassettes/errors"

SOFTWARE: tuple[Software, ...] = (
    nginx.NGINX,
    apache.APACHE,
    apache.MODSECURITY,
    lighttpd.LIGHTTPD,
    caddy.CADDY,
    haproxy.HAPROXY,
    varnish.VARNISH,
    squid.SQUID,
    trafficserver.TRAFFICSERVER,
    tinyproxy.TINYPROXY,
    tomcat.TOMCAT,
    jetty.JETTY,
    django.DJANGO,
    django.DJANGO_DEBUG,
    flask.FLASK,
    flask.WERKZEUG,
    fastapi.FASTAPI,
    aiohttp.AIOHTTP,
    express.EXPRESS,
    nextjs.NEXTJS,
)
SIDECARS: dict[str, str] = {
    f"errors/{answer.name}": software.sidecar(answer) for software in SOFTWARE for answer in software.answers
}

"""Apache Traffic Server: upper-case tags without an end, and a reason in the status line that no standard knows."""

from tests.software.model import Answer, Software

LAYOUT = """\
prefix: /usr
exec_prefix: /usr
bindir: /usr/bin
sbindir: /usr/bin
includedir: /usr/include
libdir: /usr/lib/trafficserver
libexecdir: /usr/lib/trafficserver/modules
sysconfdir: /srv/trafficserver/etc
datadir: /srv/trafficserver/cache
localstatedir: /srv/trafficserver/run
runtimedir: /srv/trafficserver/run
logdir: /srv/trafficserver/log
cachedir: /srv/trafficserver/cache
"""

RECORDS = """\
CONFIG proxy.config.http.server_ports STRING 80
CONFIG proxy.config.admin.user_id STRING trafficserver
CONFIG proxy.config.cache.ip_allow.filename STRING /etc/trafficserver/ip_allow.yaml
CONFIG proxy.config.body_factory.template_sets_dir STRING /etc/trafficserver/body_factory
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.http.connect_attempts_max_retries INT 0
"""

_MARKERS = ('<BODY BGCOLOR="white" FGCOLOR="black">', "Server: ATS/")

TRAFFICSERVER = Software(
    name="trafficserver",
    title="Apache Traffic Server",
    version="9.2.5",
    licence="Apache-2.0",
    registry="Debian",
    packages=("trafficserver",),
    files={
        "layout.yaml": LAYOUT,
        "etc/records.config": RECORDS,
        "etc/remap.config": "map http://trafficserver.errors.example/kelp/ http://127.0.0.1:9001/\n",
        "etc/storage.config": "/srv/trafficserver/cache 16M\n",
        "cache/": "",
        "log/": "",
        "run/": "",
    },
    command=("traffic_server", "--run-root=/srv/trafficserver/layout.yaml"),
    answers=(
        Answer(
            name="not-found/trafficserver-404",
            status=404,
            path="/shrimp/",
            imitates="Traffic Server for an address that it has no server for",
            markers=_MARKERS,
            forbidden=(
                "Not Found on Accelerator",
                "Description: Your request on the specified host was not found.",
                "Check the location and try again.",
            ),
        ),
        Answer(
            name="server-error/trafficserver-502",
            status=502,
            path="/kelp/",
            imitates="Traffic Server before an application that is down",
            markers=_MARKERS,
            forbidden=("Could Not Connect", "Description: Could not connect to the requested server host."),
        ),
    ),
)

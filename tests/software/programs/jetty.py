"""Jetty: a table for every error, a line where the request was no good, and a list of all applications."""

from tests.software.model import Answer, Software

CONTEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure class="org.eclipse.jetty.webapp.WebAppContext">
  <Set name="contextPath">/quay</Set>
  <Set name="displayName">Quay tolls</Set>
  <Set name="war">/srv/jetty/quay</Set>
</Configure>
"""

WITHOUT_CLASS = """\
<web-app>
  <filter><filter-name>tolls</filter-name><filter-class>example.quay.Tolls</filter-class></filter>
</web-app>
"""

_POWERED = "Powered by Jetty:// 9.4.57"

JETTY = Software(
    name="jetty",
    title="Jetty",
    version="9.4.57",
    licence="Apache-2.0 or EPL-1.0",
    registry="Debian",
    packages=("jetty9",),
    files={"webapps/quay.xml": CONTEXT, "quay/WEB-INF/web.xml": WITHOUT_CLASS, "temp/": ""},
    command=(
        *("java", "-Xmx128m", "-XX:-UsePerfData", "-Djava.io.tmpdir=/srv/jetty/temp"),
        *("-jar", "/usr/share/jetty9/start.jar", "--module=http,deploy"),
        *("jetty.home=/usr/share/jetty9", "jetty.base=/srv/jetty"),
        *("jetty.http.port=80", "jetty.httpConfig.requestHeaderSize=2048"),
    ),
    answers=(
        Answer(
            name="bad-request/jetty-431",
            status=431,
            path="/quay/",
            headers={"Cookie": f"seen={'0' * 4000}"},
            imitates="Jetty when the browser sends more than a header may hold",
            markers=("<h1>Bad Message 431</h1><pre>reason: ", "Server: Jetty("),
            forbidden=("Bad Message 431", "reason: Request Header Fields Too Large"),
        ),
        Answer(
            name="not-found/jetty-404",
            status=404,
            path="/",
            imitates="Jetty where no application has the address: it lists those that there are",
            markers=("<h2>Error 404 - Not Found.</h2>", "Server: Jetty("),
            forbidden=(
                "Error 404 - Not Found",
                "No context on this server matched or handled this request.",
                "Contexts known to this server are:",
                "Quay tolls",
                "Powered by Eclipse Jetty:// Server",
            ),
        ),
        Answer(
            name="server-error/jetty-503",
            status=503,
            path="/quay/",
            imitates="Jetty when an application could not be started",
            markers=("<body><h2>HTTP ERROR 503", "<tr><th>SERVLET:</th>", "Server: Jetty("),
            forbidden=("Error 503 Service Unavailable", "HTTP ERROR 503 Service Unavailable", _POWERED),
        ),
    ),
)

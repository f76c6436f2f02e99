"""Apache Tomcat: one report for every error, in the browser's language, with a stack trace where there is one."""

from tests.software.model import Answer, Software

SERVER = """\
<?xml version="1.0" encoding="UTF-8"?>
<Server port="-1">
  <Service name="Catalina">
    <Connector port="80" protocol="HTTP/1.1"/>
    <Engine name="Catalina" defaultHost="tomcat.errors.example">
      <Host name="tomcat.errors.example" appBase="webapps" autoDeploy="false"/>
    </Engine>
  </Service>
</Server>
"""

WEB = """\
<?xml version="1.0" encoding="UTF-8"?>
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet>
    <servlet-name>default</servlet-name>
    <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
    <init-param><param-name>listings</param-name><param-value>true</param-value></init-param>
    <init-param><param-name>sortListings</param-name><param-value>true</param-value></init-param>
  </servlet>
  <servlet>
    <servlet-name>jsp</servlet-name>
    <servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class>
  </servlet>
  <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
  <servlet-mapping><servlet-name>jsp</servlet-name><url-pattern>*.jsp</url-pattern></servlet-mapping>
</web-app>
"""

PAGE = """\
<%@ page contentType="text/html; charset=UTF-8" session="false" %>
<h1><%= request.getParameter("berth").trim() %></h1>
"""

_REPORT = '<style type="text/css">body {font-family:Tahoma,Arial,sans-serif;} h1, h2, h3, b {color:white;'
_FOOT = "<h3>Apache Tomcat/"

TOMCAT = Software(
    name="tomcat",
    title="Apache Tomcat",
    version="10.1.60",
    licence="Apache-2.0",
    registry="Debian",
    packages=("tomcat10",),
    files={
        "conf/server.xml": SERVER,
        "conf/web.xml": WEB,
        "logs/": "",
        "temp/": "",
        "work/": "",
        "webapps/ROOT/berth.jsp": PAGE,
        "webapps/ROOT/charts/south/": "",
        "webapps/ROOT/charts/north-channel.pdf": "twelve fathoms\n",
        "webapps/ROOT/charts/soundings.csv": "place,depth\n",
    },
    command=("/usr/share/tomcat10/bin/catalina.sh", "run"),
    environment={
        "CATALINA_HOME": "/usr/share/tomcat10",
        "CATALINA_BASE": "/srv/tomcat",
        "JAVA_OPTS": "-Xmx128m -XX:-UsePerfData",
    },
    answers=(
        Answer(
            name="not-found/tomcat-404",
            status=404,
            path="/berths/9",
            headers={"Accept-Language": "ja"},
            imitates="Tomcat where nothing has the address, asked by a Japanese browser",
            markers=(_REPORT, _FOOT),
            forbidden=(
                "HTTPステータス 404",
                "ステータスレポート",
                "The requested resource [/berths/9] is not available",
                "オリジンサーバーは、ターゲットリソースの現在の表現を見つけられなかったか、",
                "またはそれが存在することを開示するつもりはありません。",
                "Apache Tomcat/10.1.60 (Debian)",
            ),
            language="ja",
        ),
        Answer(
            name="server-error/tomcat-500",
            status=500,
            path="/berth.jsp",
            imitates="Tomcat when a page fails: the exception, the line and the stack trace",
            markers=(_REPORT, "<p><b>Root Cause</b></p><pre>", _FOOT),
            forbidden=(
                "HTTP Status 500",
                "Internal Server Error",
                "Exception Report",
                "An exception occurred processing [/berth.jsp] at line [2]",
                "The server encountered an unexpected condition that prevented it from fulfilling the request.",
                "Root Cause",
                "java.lang.NullPointerException",
                "The full stack trace of the root cause is available in the server logs.",
                "Apache Tomcat/10.1.60 (Debian)",
            ),
        ),
        Answer(
            name="directory-listing/tomcat-200",
            status=200,
            path="/charts/",
            imitates="Tomcat with listings, where a folder has no index page",
            markers=("<title>Directory Listing For [", _FOOT),
            forbidden=(
                "Directory Listing For [/charts/]",
                "Up To [/]",
                "Last Modified",
                "north-channel.pdf",
                "soundings.csv",
                "Apache Tomcat/10.1.60 (Debian)",
            ),
        ),
    ),
)

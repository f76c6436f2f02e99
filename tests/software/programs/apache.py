"""Apache httpd: its built-in pages, one of its multilingual ones, and ModSecurity with the core rule set before it."""

from tests.software.model import Answer, Software

COMMON = """\
ServerRoot /srv/{name}
ServerName {name}.errors.example
ServerAdmin webmaster@{name}.errors.example
PidFile /srv/{name}/pid
DefaultRuntimeDir /srv/{name}
ErrorLog /dev/stderr
Listen 80
Mutex pthread
User www-data
Group www-data
{modules}
ServerSignature On
LimitRequestLine 1000
DocumentRoot /srv/{name}/site
"""

SITE = """\
TypesConfig /etc/mime.types
<Directory /srv/apache/site>
  AllowOverride All
  Options MultiViews
</Directory>
<Directory /srv/apache/site/press>
  Options Indexes
  IndexOptions FancyIndexing HTMLTable SuppressDescription
  ReadmeName README.html
</Directory>
<Location /staff>
  AuthType Basic
  AuthName "Lighthouse staff"
  AuthUserFile /dev/null
  Require valid-user
</Location>
Redirect gone /keepers/2019
ProxyPass /map http://127.0.0.1:9003/

# What Debian's localized-error-pages.conf says, for one address.
AddLanguage en .en
AddLanguage de .de
Alias /error/ /usr/share/apache2/error/
<Directory /usr/share/apache2/error>
  Options IncludesNoExec
  AddOutputFilter Includes html
  AddHandler type-map var
  LanguagePriority en
  ForceLanguagePriority Prefer Fallback
</Directory>
<Location /leuchtturm>
  ErrorDocument 404 /error/HTTP_NOT_FOUND.html.var
</Location>
"""

SITE_MODULES = (
    *("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "alias", "autoindex"),
    *("include", "mime", "negotiation", "proxy", "proxy_http"),
)

RULES = """\
SecRuleEngine On
SecDataDir /srv/modsecurity
SecDefaultAction "phase:1,log,pass"
Include /etc/modsecurity/crs/crs-setup.conf
Include /usr/share/modsecurity-crs/rules/*.conf
"""

RULES_MODULES = ("mpm_event", "authz_core", "unique_id", "security2")


def _configuration(name: str, modules: tuple[str, ...], more: str) -> str:
    loaded = "\n".join(f"LoadModule {each}_module /usr/lib/apache2/modules/mod_{each}.so" for each in modules)
    return COMMON.format(name=name, modules=loaded) + more


_SERVER = "Server: Apache/"
_MARKERS = ("<hr>\n<address>Apache/", _SERVER)

APACHE = Software(
    name="apache",
    title="Apache httpd",
    version="2.4.71",
    licence="Apache-2.0",
    registry="Debian",
    packages=("apache2",),
    files={
        "apache.conf": _configuration("apache", SITE_MODULES, SITE),
        "site/keepers.de.html": "<p>Die Wärter</p>\n",
        "site/keepers.en.html": "<p>The keepers</p>\n",
        "site/stairs/.htaccess": "RewriteEngine On\n",
        "site/press/logo/": "",
        "site/press/lamp-room.jpg": "the lamp\n",
        "site/press/opening-hours.pdf": "ten to four\n",
        "site/press/README.html": "<p>Pictures may be printed with the name of the photographer.</p>\n",
    },
    command=("apache2", "-f", "/srv/apache/apache.conf", "-D", "FOREGROUND"),
    answers=(
        Answer(
            name="bad-request/apache-406",
            status=406,
            path="/keepers",
            headers={"Accept": "application/json"},
            imitates="Apache httpd with several variants of a page, of which none is accepted: it lists them",
            markers=(*_MARKERS, "\nAvailable variants:\n<ul>"),
            forbidden=(
                "406 Not Acceptable",
                "An appropriate representation of the requested resource could not be found on this server.",
                "Available variants:",
                "keepers.en.html",
            ),
        ),
        Answer(
            name="bad-request/apache-414",
            status=414,
            path=f"/keepers?names={'0' * 1000}",
            imitates="Apache httpd when an address is longer than it may be",
            markers=_MARKERS,
            forbidden=(
                "414 Request-URI Too Long",
                "The requested URL's length exceeds the capacity limit for this server.",
            ),
        ),
        Answer(
            name="login/apache-401",
            status=401,
            path="/staff",
            imitates="Apache httpd where a password is asked for",
            sign=("header", "page"),
            markers=(*_MARKERS, 'WWW-Authenticate: Basic realm="'),
            forbidden=(
                "401 Unauthorized",
                "This server could not verify that you are authorized to access the document requested.",
                "Either you supplied the wrong credentials (e.g., bad password)",
            ),
        ),
        Answer(
            name="not-found/apache-404",
            status=404,
            path="/leuchtturm/schlüssel",
            headers={"Accept-Language": "de-DE,de;q=0.9"},
            imitates="Apache httpd with its pages in many languages, asked by a German browser",
            markers=('<link rev="made" href="mailto:', "<h2>Error 404</h2>", _SERVER),
            forbidden=(
                "Objekt nicht gefunden!",
                "Der angeforderte URL konnte auf dem Server nicht gefunden werden.",
                "Sofern Sie den URL manuell eingegeben haben,",
                "Sofern Sie dies für eine Fehlfunktion des Servers halten,",
                "Error 404",
            ),
            language="de",
        ),
        Answer(
            name="not-found/apache-410",
            status=410,
            path="/keepers/2019",
            imitates="Apache httpd where a page was taken away for good",
            markers=_MARKERS,
            forbidden=(
                "410 Gone",
                "The requested resource is no longer available on this server and there is no forwarding address.",
                "Please remove all references to this resource.",
            ),
        ),
        Answer(
            name="server-error/apache-500",
            status=500,
            path="/stairs/",
            imitates="Apache httpd with a mistake in the configuration of a folder",
            markers=_MARKERS,
            forbidden=(
                "500 Internal Server Error",
                "The server encountered an internal error or misconfiguration",
                "Please contact the server administrator at webmaster@apache.errors.example",
                "More information about this error may be available in the server error log.",
            ),
        ),
        Answer(
            name="server-error/apache-502",
            status=502,
            path="/map",
            imitates="Apache httpd before an application that hangs up",
            markers=(*_MARKERS, "<p>Reason: <strong>"),
            forbidden=(
                "502 Proxy Error",
                "The proxy server received an invalid response from an upstream server.",
                "The proxy server could not handle the request",
                "Error reading from remote server",
            ),
        ),
        Answer(
            name="directory-listing/apache-200",
            status=200,
            path="/press/",
            imitates="Apache httpd with a fancy listing, where a folder has no index page but a README below it",
            markers=("<title>Index of /", '<a href="?C=N;O=D">Name</a>', _SERVER),
            forbidden=(
                "Index of /press",
                "Last modified",
                "Parent Directory",
                "lamp-room.jpg",
                "opening-hours.pdf",
                "Pictures may be printed with the name of the photographer.",
            ),
        ),
    ),
)

MODSECURITY = Software(
    name="modsecurity",
    title="ModSecurity (with the OWASP core rule set, in Apache httpd)",
    version="2.9.7",
    licence="Apache-2.0",
    registry="Debian",
    packages=("libapache2-mod-security2", "modsecurity-crs", "apache2"),
    files={
        "modsecurity.conf": _configuration("modsecurity", RULES_MODULES, RULES),
        "site/index.html": "<p>Catalogue</p>\n",
    },
    command=("apache2", "-f", "/srv/modsecurity/modsecurity.conf", "-D", "FOREGROUND"),
    answers=(
        Answer(
            name="block/modsecurity-403",
            status=403,
            path="/?q=' or 1=1 -- <script>alert(1)</script>",
            imitates="a site behind the core rule set of ModSecurity, which takes a question for an attack",
            markers=_MARKERS,
            forbidden=("403 Forbidden", "You don't have permission to access this resource."),
        ),
    ),
)

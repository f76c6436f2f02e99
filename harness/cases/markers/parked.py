"""Nobody has put a site here: a parked domain, or a server as it was installed."""

from harness.cases.markers.marker import headed, markup, noted, stated, titled

PARKED = (
    markup(
        "hosts and scripts of parking companies",
        "sedoparking.com | parkingcrew.net | bodis.com | parklogic.com | hugedomains.com | /parking-lander/ | "
        "data-adblockkey= | window.park = | window.park= | cdn.dan.com | afternic.com/forsale",
    ),
    stated(
        "common practice of registrars, English",
        "domain is for sale | domain may be for sale | buy this domain | domain name is for sale | "
        "domain has expired | domain expired | domain is parked | parked free | offer on this domain",
    ),
    noted(
        "common practice of registrars and hosting companies, English",
        "may be for sale | this domain is available | parked domain | domain parking | parked by | "
        "inquire about this domain | future home of | site coming soon | website coming soon | under construction",
    ),
    titled("hosting companies, English", "^coming soon$"),
    noted(
        "ICANN, Expired Registration Recovery Policy",
        "domain…ist abgelaufen | domaine…a expiré | dominio…ha expirado | dominio…ha caducado | dominio…è scaduto | "
        "domínio…expirou | domein…is verlopen | domena…wygasła",
    ),
    noted("registrars", "domain steht zum verkauf | domain kaufen | ce domaine est à vendre | dominio en venta"),
    noted("registrars", "domínio à venda | dominio in vendita | domein is te koop | домен продается | домен продаётся"),
    noted("registrars", "域名出售 | 本域名 | このドメインは"),
    titled("nginx and OpenResty, index page as installed", "^welcome to nginx | ^welcome to openresty"),
    titled("Apache HTTP Server as packaged", "^apache2…default page | ^it works! | ^test page for the…http server"),
    titled("IIS as installed", "^iis windows | ^internet information services | ^iis7"),
    titled("cPanel and Plesk", "^default web site page | ^web server's default page | ^domain default page"),
    headed("cPanel documentation, suspended accounts", "^account suspended | ^this account has been suspended"),
)

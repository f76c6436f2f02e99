"""Squid: long pages in many languages that name the address, the host and the minute."""

from tests.software.model import Answer, Software

CONFIGURATION = """\
http_port 80 accel defaultsite=squid.errors.example no-vhost
visible_hostname squid.errors.example
cache_mgr webmaster@squid.errors.example
pid_filename /srv/squid/pid
cache_log /dev/stderr
access_log none
cache_store_log none
netdb_filename none
coredump_dir /srv/squid
cache_mem 8 MB
pinger_enable off
dns_nameservers 127.0.0.1
read_timeout 1 second
acl cellar urlpath_regex ^/cellar
acl weather urlpath_regex ^/weather
http_access deny cellar
http_access allow all
never_direct allow all
cache_peer 127.0.0.1 parent 9001 0 no-query no-digest originserver name=down
cache_peer 127.0.0.1 parent 9002 0 no-query no-digest originserver name=slow
cache_peer_access down deny weather
cache_peer_access down allow all
cache_peer_access slow allow weather
cache_peer_access slow deny all
"""

SQUID = Software(
    name="squid",
    title="Squid",
    version="5.7",
    licence="GPL-2.0-or-later",
    registry="Debian",
    packages=("squid", "squid-langpack"),
    files={"squid.conf": CONFIGURATION},
    command=("squid", "-N", "-f", "/srv/squid/squid.conf"),
    answers=(
        Answer(
            name="forbidden/squid-403",
            status=403,
            path="/cellar/",
            headers={"Accept-Language": "fr"},
            imitates="Squid where a rule denies the address, asked by a French browser",
            markers=('<body id="ERR_ACCESS_DENIED">', "X-Squid-Error: ERR_ACCESS_DENIED", "Server: squid/"),
            forbidden=(
                "ERREUR : l'URL demandée n'a pas pu être chargée",
                "L'URL demandée n'a pas pu être trouvée",
                "L'erreur suivante s'est produite en essayant d'accéder à l'URL :",
                "Accès interdit.",
                "La configuration du contrôle d'accès, empêche votre requête d'être acceptée.",
                "Votre administrateur proxy est",
                "par squid.errors.example (squid/5.7)",
            ),
            language="fr",
        ),
        Answer(
            name="server-error/squid-502",
            status=502,
            path="/wines",
            headers={"Accept-Language": "ja"},
            imitates="Squid that has found its application to be down, asked by a Japanese browser",
            markers=('<body id="ERR_READ_ERROR">', "X-Squid-Error: ERR_READ_ERROR", "Server: squid/"),
            forbidden=(
                "エラー: 要求されたURLからデータを取り出せませんでした。",
                "指定された URL を取得できませんでした",
                "の取得中に以下のエラーが発生しました。",
                "読み込みエラー",
                "システムが以下のエラーを返しました:",
                "An error condition occurred while reading data from the network. Please retry your request.",
                "Your cache administrator is",
                "squid.errors.example (squid/5.7)が生成しました。",
            ),
            language="ja",
        ),
        Answer(
            name="server-error/squid-504",
            status=504,
            path="/weather",
            imitates="Squid before an application that does not answer in time",
            markers=('<body id="ERR_READ_TIMEOUT">', "X-Squid-Error: ERR_READ_TIMEOUT", "Server: squid/"),
            forbidden=(
                "ERROR: The requested URL could not be retrieved",
                "The requested URL could not be retrieved",
                "The following error was encountered while trying to retrieve the URL:",
                "Read Timeout",
                "A Timeout occurred while waiting to read data from the network.",
                "The network or server may be down or congested. Please retry your request.",
                "Your cache administrator is",
                "by squid.errors.example (squid/5.7)",
            ),
        ),
    ),
)

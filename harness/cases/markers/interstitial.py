"""Something else comes first: an app, a notice, another browser."""

from harness.cases.markers.marker import bare, captioned, headed, noted, told

INTERSTITIAL = (
    headed(
        "wording, English",
        "open in app | open in the app | open in our app | get the app | download the app | download our app | "
        "continue in app | continue in the app | better in the app | better in our app | view in the app | "
        "install the app | install our app | continue to site | continue to website | you are leaving",
    ),
    told(
        "wording, English",
        "open in app | open in the app | continue in app | continue in browser | continue to mobile site | "
        "continue to site | continue to website | continue to the site | you are leaving | you are about to leave | "
        "you will be redirected to",
    ),
    captioned(
        "wording, English",
        "browser is not supported | browser not supported | unsupported browser | browser is out of date | "
        "update your browser | upgrade your browser | outdated browser | browser is no longer supported",
    ),
    captioned(
        "common practice of publishers",
        "ad blocker detected | adblock detected | adblocker detected | ad blocker is on | using an ad blocker | "
        "disable your ad blocker | turn off your ad blocker | disable adblock | disable your adblocker | "
        "werbeblocker | adblocker deaktivieren | bloqueur de publicité | bloqueur de publicités | "
        "bloqueador de anuncios | bloqueador de anúncios | blocco della pubblicità | adblocker uit",
    ),
    noted("wording, German", "in der app öffnen | app herunterladen | browser…veraltet"),
    noted("wording, French", "ouvrir dans l'application | télécharger l'application | continuer vers le site"),
    noted(
        "wording, Spanish and Portuguese",
        "abrir en la app | abrir la aplicación | abrir la app | en nuestra aplicación | abrir en la aplicación | "
        "descarga la app | abrir no app",
    ),
    noted("wording, Italian, Dutch, Polish", "apri nell'app | scarica l'app | openen in de app | otwórz w aplikacji"),
    noted("wording, Russian", "открыть в приложении | скачать приложение"),
    noted("wording, Japanese, Chinese, Korean", "アプリで開く | 打开app | 앱에서 열기"),
    bare(
        "Apple and Google, addresses that open an app or its store; Schema.org, SoftwareApplication",
        'itms-apps:// | market://details | intent:// | "@type": "softwareapplication" | "@type": "mobileapplication"',
    ),
)

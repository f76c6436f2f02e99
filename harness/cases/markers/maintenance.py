"""The site is closed for a while."""

from harness.cases.markers.marker import noted, said, stated, titled

MAINTENANCE = (
    said("WordPress, wp_maintenance", "briefly unavailable for scheduled maintenance"),
    said("Joomla documentation, offline message", "site is down for maintenance"),
    said("Drupal documentation, maintenance mode", "currently under maintenance"),
    stated("wording, English", "down for maintenance | undergoing maintenance | undergoing…maintenance"),
    noted(
        "wording, English",
        "under maintenance | under…maintenance | scheduled maintenance | maintenance mode | routine maintenance | "
        "planned maintenance | maintenance work | site maintenance | unavailable…maintenance | "
        "performing maintenance | be back soon | be right back | be back shortly | back online soon | "
        "back online shortly | offline page | site is offline | site offline | temporarily offline",
    ),
    titled("wording, English", "^maintenance$ | ^maintenance mode"),
    noted(
        "wording, German",
        "wartungsarbeiten | wartungsmodus | wird gewartet | gleich wieder da | bald wieder da | in kürze wieder",
    ),
    noted("wording, French", "en maintenance | nous revenons | de retour bientôt | maintenance en cours"),
    noted(
        "wording, Spanish, Portuguese, Italian",
        "en mantenimiento | mantenimiento programado | volvemos pronto | volvemos enseguida | em manutenção | "
        "in manutenzione",
    ),
    noted(
        "wording, Dutch and Polish",
        "in onderhoud | onderhoudswerkzaamheden | prace konserwacyjne | przerwa techniczna",
    ),
    noted("wording, Nordic languages", "under vedligeholdelse | under vedlikehold | underhåll | huoltokatko"),
    noted(
        "wording, Russian and Turkish",
        "технические работы | технических работ | на обслуживании | bakımda | bakım çalışması",
    ),
    noted(
        "wording, Japanese, Chinese, Korean",
        "メンテナンス中 | ただいまメンテナンス | 维护中 | 系统维护 | 維護中 | 점검 중 | 점검중",
    ),
)

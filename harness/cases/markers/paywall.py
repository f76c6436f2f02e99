"""The article is kept for subscribers."""

from harness.cases.markers.marker import noted, stated, titled

PAYWALL = (
    titled("RFC 9110, section 15.5.3", "^payment required"),
    stated(
        "wording, English",
        "subscribe…continue reading | subscribe…keep reading | subscribe…read the full | "
        "continue reading…subscri… | keep reading…subscri… | for subscribers only | exclusive to subscribers | "
        "subscription required | reached your limit of | reached the limit of free | read your last free article | "
        "unlock this article",
    ),
    noted(
        "wording, English",
        "already a subscriber | subscribers only | subscriber-only | subscriber exclusive | to read the full… | "
        "to read this article | to continue reading | this article is for | free articles this month | "
        "article limit | free articles left | this content is for members",
    ),
    stated("wording, German", "weiterlesen mit | nur für abonnenten | jetzt weiterlesen"),
    noted("wording, German", "jetzt abonnieren | bereits abonnent | für abonnenten | jetzt freischalten | mit abo"),
    stated("wording, French", "réservé aux abonnés | réservé à nos abonnés | reste à lire | pour lire la suite"),
    noted("wording, French", "déjà abonné | abonnez-vous"),
    stated("wording, Spanish", "exclusivo para suscriptores | solo para suscriptores | ya eres suscriptor"),
    stated("wording, Portuguese and Italian", "exclusivo para assinantes | já é assinante | riservato agli abbonati"),
    noted(
        "wording, Spanish, Portuguese, Italian",
        "suscríbete para | suscríbase para | assine para | sei già abbonato | abbonati per",
    ),
    stated("wording, Dutch and Polish", "alleen voor abonnees | dla prenumeratorów | tylko dla subskrybentów"),
    stated("wording, Nordic languages", "för prenumeranter | kun for abonnenter | vain tilaajille"),
    stated("wording, Russian", "только для подписчиков | только по подписке"),
    stated("wording, Japanese, Chinese, Korean", "有料会員 | 会員限定 | この記事は有料 | 付费阅读 | 구독자 전용"),
)

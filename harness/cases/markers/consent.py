"""A wall asks for consent or for an age before it lets anyone in."""

from harness.cases.markers.marker import headed, markup, titled

CONSENT = (
    markup(
        "Yahoo and Google, consent hosts",
        "consent.yahoo.com/ | guce.yahoo.com/ | guce.aol.com/ | guce.oath.com/ | consent.google. | consent.youtube.",
    ),
    headed("Google, consent page", "^before you continue"),
    titled("wording, English", "^consent$ | cookie consent | privacy consent | ^your privacy choices"),
    headed(
        "IAB Europe, Transparency and Consent Framework: the words of a first layer",
        "we value your privacy | we care about your privacy | we and our…partners | accept cookies to | "
        "accept all…continue | consent or pay | accept or pay | cookie wall | continue without accepting | "
        "before you continue | pay or consent",
    ),
    headed("wording, German", "schätzen ihre privatsphäre | einwilligung | ihre zustimmung | mit werbung weiter"),
    headed("wording, German", "zustimmung | ^datenschutzeinstellungen | ^privatsphäre-einstellungen"),
    headed("wording, French", "respectons votre vie privée | continuer sans accepter"),
    headed("CNIL, guidelines on cookies and other trackers", "traceurs | ^consentement | vos choix…cookies"),
    headed(
        "wording, seven languages",
        "^consentimiento | ^consentimento | ^consenso | ^toestemming | ^samtycke | ^samtykke | ^zgoda",
    ),
    headed(
        "wording, Spanish and Italian",
        "valoramos su privacidad | valoramos tu privacidad | rispettiamo la tua privacy",
    ),
    headed("wording, Russian, Japanese and Chinese", "^согласие | файлы cookie | cookieの使用 | cookie同意"),
    headed(
        "common practice of drinks and adult sites, English",
        "age verification | age check | age gate | are you over | are you of legal | are you old enough | "
        "verify your age | confirm your age | are you 18 | are you 21 | over 18 | adults only | adult content",
    ),
    headed("age gates", "mayor de edad | mayor de 18 | tem idade | maior de 18 | maggiorenne"),
    headed("age gates", "avez-vous l'âge | plus de 18 ans | alt genug | über 18 | volljährig"),
    headed("age gates", "18 jaar | 18 lat | вам есть 18 | исполнилось 18 | 18歳以上 | 年满18"),
)

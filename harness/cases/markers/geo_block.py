"""The page is kept from a country or a network, by its publisher or by law."""

from harness.cases.markers.marker import captioned, headed, noted, said, stated, titled

GEO_BLOCK = (
    stated("RFC 7725", "unavailable for legal reasons"),
    said("Amazon CloudFront Developer Guide, geographic restrictions", "block access from your country"),
    said("Cloudflare documentation, error 1009", "banned the country | banned your country | error 1009"),
    stated(
        "wording, English",
        "not available in your country | not available in your region | not available in your location | "
        "not available in your area | not…available from your | blocked in your country | "
        "restricted in your country | not accessible from your | unavailable in your | unavailable from your | "
        "unavailable to…european | unavailable in most european | not available to visitors from | "
        "not available to readers | not available to users in | not available in the eu",
    ),
    noted(
        "wording, English",
        "not…in your country | not…from your country | not…in your region | not…from your location | "
        "from your country is | from your region is | european economic area | visitors from europe | "
        "european visitors | general data protection regulation",
    ),
    captioned(
        "Google Search Central, localized versions: a page that asks for a region",
        "choose your country | choose your region | choose your location | choose where you | select your country | "
        "select your region | select your location | choose a country | select a country",
    ),
    said("OONI, block pages of India and the Emirates", "department of telecom… | prohibited for viewership"),
    stated(
        "OONI and Citizen Lab, fingerprints of block pages",
        "site is blocked | site blocked | website is blocked | website blocked | website has been blocked | "
        "site has been blocked | url has been blocked",
    ),
    noted(
        "RFC 7725; OONI and Citizen Lab, fingerprints of block pages",
        "court order | order of the court | order from the court… | law enforcement | national law | "
        "page has been blocked | url is blocked | ministry of communication… | copyright infringement",
    ),
    titled("providers", "^blocked$ | ^stop$ | ^stop!$ | ^stop !$ | ^stoppage$ | ^stop page$ | ^site blocked"),
    noted("wording, German", "gesperrt | in ihrem land | in deinem land | in ihrer region"),
    noted("wording, French", "dans votre pays | dans votre région | depuis votre pays"),
    noted("wording, Spanish", "en su país | en tu país | en su región | desde su país"),
    noted("wording, Portuguese and Italian", "no seu país | na sua região | nel tuo paese | nel suo paese"),
    noted("providers, Italian", "pagina bloccata | sito bloccato | autorità giudiziaria"),
    noted("wording, Dutch and Polish", "in uw land | in jouw land | w twoim kraju | w państwa kraju"),
    noted("providers, Danish", "blokeret | blokere | krænker | fogedforbud | i dit land | i ditt land"),
    noted("providers, Indonesian and Malay", "diblokir | tidak dapat diakses | internet positif"),
    stated("providers, Russian", "доступ…ограничен | доступ…закрыт | доступ…запрещен | доступ…запрещён"),
    noted("providers, Russian", "заблокирован… | в вашей стране | в вашем регионе | едином реестре"),
    noted("providers, Greek", "πρόσβαση | επιτρεπτή πρόσβαση | στη χώρα σας"),
    noted("providers, Turkish", "erişime engel… | erişimi engel… | ülkenizde"),
    noted("providers, Arabic", "موقع…محجوب | المحتوى…محظور | غير مسموح"),
    noted(
        "wording, Japanese, Chinese, Korean",
        "お住まいの国 | お住まいの地域 | 您所在的国家 | 您所在的地区 | 귀하의 국가",
    ),
    headed("providers, Korean", "불법·유해 | 불법유해 | warning.or.kr"),
)

"""The site around an error page: head, mega menu, cookie banner, footer and scripts, as a publisher or shop sends them.

An error page is rarely sent alone. What surrounds it is what a loose selector picks up, so the size and the markup here
are those of a site of today: utility classes, inline icons, lazy images, embedded state.
"""

import json
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Site:
    """A site's name and the words of its menus."""

    name: str
    language: str
    sections: tuple[str, ...]
    topics: tuple[str, ...]
    legal: tuple[str, ...]
    cookies: str
    buttons: tuple[str, str]
    search: str


COURIER = Site(
    "Harbour Courier",
    "en",
    ("News", "Business", "Sport", "Culture", "Travel", "Opinion"),
    ("Latest", "Region", "Politics", "Markets", "Football", "Theatre", "Weather", "Podcasts"),
    ("Imprint", "Privacy", "Terms of use", "Advertise", "Careers", "Contact"),
    "We and our 118 partners store and read information on your device.",
    ("Accept all", "Settings"),
    "Search the Courier",
)
KRAMLADEN = Site(
    "Kramladen",
    "de",
    ("Garten", "Werkzeug", "Haushalt", "Leuchten", "Farben", "Angebote"),
    ("Neuheiten", "Bestseller", "Ersatzteile", "Marken", "Ratgeber", "Gutscheine", "Filialen", "Service"),
    ("Impressum", "Datenschutz", "Widerruf", "Versand", "Karriere", "Kontakt"),
    "Wir verwenden Cookies, damit der Warenkorb funktioniert und um Reichweite zu messen.",
    ("Alles erlauben", "Auswahl treffen"),
    "Wonach suchen Sie?",
)
GAZETTE = Site(
    "La Gazette du Vallon",
    "fr",
    ("Actualité", "Économie", "Sports", "Culture", "Cuisine", "Débats"),
    ("En continu", "Région", "Emploi", "Cyclisme", "Cinéma", "Recettes", "Météo", "Vidéos"),
    ("Mentions légales", "Confidentialité", "Abonnements", "Publicité", "Recrutement", "Nous écrire"),
    "Nos partenaires et nous déposons des traceurs pour mesurer l'audience.",
    ("Tout accepter", "Personnaliser"),
    "Rechercher un article",
)
MERCADO = Site(
    "Plaza Mercado",
    "es",
    ("Hogar", "Electrónica", "Moda", "Deportes", "Juguetes", "Ofertas"),
    ("Novedades", "Más vendidos", "Marcas", "Outlet", "Regalos", "Guías", "Tiendas", "Ayuda"),
    ("Aviso legal", "Privacidad", "Devoluciones", "Envíos", "Empleo", "Contacto"),
    "Usamos cookies propias y de terceros para recordar su cesta.",
    ("Aceptar todo", "Configurar"),
    "Buscar productos",
)
HOSHIZORA = Site(
    "ほしぞら書店",
    "ja",
    ("新刊", "文芸", "実用", "コミック", "児童書", "雑誌"),
    ("ランキング", "予約", "特集", "サイン本", "電子書籍", "文具", "店舗案内", "ギフト"),
    ("会社概要", "個人情報", "利用規約", "特定商取引", "採用情報", "お問い合わせ"),
    "当サイトでは買い物かごの保持と利用状況の把握のためにクッキーを使います。",
    ("すべて許可", "設定する"),
    "本を探す",
)
PADARIA = Site(
    "Receitas da Ladeira",
    "pt",
    ("Entradas", "Sopas", "Peixe", "Carne", "Doces", "Vegetariano"),
    ("Rápidas", "Da época", "Festas", "Lanches", "Bolos", "Técnicas", "Vídeos", "Autores"),
    ("Ficha técnica", "Privacidade", "Termos", "Anunciar", "Equipa", "Contactos"),
    "Usamos cookies para medir visitas e guardar as suas receitas.",
    ("Aceitar tudo", "Escolher"),
    "Procurar receitas",
)

BOTTEGA = Site(
    "Bottega Lunaria",
    "it",
    ("Cucina", "Tavola", "Tessili", "Luci", "Giardino", "Offerte"),
    ("Novità", "Più venduti", "Marche", "Idee regalo", "Outlet", "Guide", "Negozi", "Assistenza"),
    ("Note legali", "Privacy", "Resi", "Spedizioni", "Lavora con noi", "Contatti"),
    "Usiamo i cookie per ricordare il carrello e misurare le visite.",
    ("Accetta tutto", "Scegli"),
    "Che cosa cerchi?",
)
KADEKRANT = Site(
    "De Kadekrant",
    "nl",
    ("Nieuws", "Economie", "Sport", "Cultuur", "Reizen", "Opinie"),
    ("Net binnen", "Regio", "Politiek", "Haven", "Wielrennen", "Theater", "Weer", "Podcasts"),
    ("Colofon", "Privacy", "Voorwaarden", "Adverteren", "Vacatures", "Contact"),
    "Wij en onze partners bewaren gegevens op uw apparaat.",
    ("Alles toestaan", "Instellen"),
    "Zoek in de krant",
)
NADBRZEZE = Site(
    "Ogłoszenia Nadbrzeże",
    "pl",
    ("Praca", "Mieszkania", "Auta", "Rowery", "Meble", "Usługi"),
    ("Nowe", "Polecane", "W okolicy", "Promocje", "Poradnik", "Firmy", "Zapisane", "Pomoc"),
    ("Regulamin", "Prywatność", "Reklama", "Kariera", "Bezpieczeństwo", "Kontakt"),
    "Używamy plików cookie, aby zapamiętać wyszukiwania i liczyć odwiedziny.",
    ("Zgadzam się", "Ustawienia"),
    "Czego szukasz?",
)

_STYLE = """<style>
:root{--ink:#1c2530;--paper:#fdfdfb;--accent:#0a5c7a;--muted:#6b7683;--line:#dfe3e8;--gap:clamp(12px,2vw,28px)}
*,*::before,*::after{box-sizing:border-box}html{scroll-behavior:smooth}body{margin:0;color:var(--ink);background:var(--paper);
font:400 1rem/1.6 system-ui,-apple-system,"Segoe UI",sans-serif}a{color:inherit;text-underline-offset:.2em}
.wrap{max-width:1240px;margin:0 auto;padding:0 var(--gap)}.flex{display:flex}.grid{display:grid}.hidden{display:none}
.items-center{align-items:center}.justify-between{justify-content:space-between}.gap-2{gap:.5rem}.gap-4{gap:1rem}
.gap-8{gap:2rem}.p-2{padding:.5rem}.p-4{padding:1rem}.py-8{padding-block:2rem}.mt-4{margin-top:1rem}.mb-6{margin-bottom:1.5rem}
.text-sm{font-size:.875rem}.text-xl{font-size:1.375rem}.font-bold{font-weight:700}.rounded{border-radius:.375rem}
.bg-slate-100{background:#f0f3f6}.border-b{border-bottom:1px solid var(--line)}.sticky{position:sticky;top:0;z-index:40}
.shadow{box-shadow:0 6px 24px -12px rgba(12,24,38,.4)}.mega{grid-template-columns:repeat(6,minmax(0,1fr))}
.mega a:hover{color:var(--accent)}
.btn{border:1px solid var(--accent);padding:.5rem 1.1rem;background:#fff;cursor:pointer}
.btn-solid{background:var(--accent);color:#fff}
.notice{border-left:6px solid #b3261e;background:#fff4f2;padding:1.2rem 1.6rem}
.notice h1{margin:0;font-size:2.6rem;line-height:1.1}.notice h2{margin:.3rem 0;font-size:1.4rem}.lede{font-size:1.15rem}
.cookie{position:fixed;inset:auto 0 0 0;background:#fff;z-index:60}
.card img{width:100%;aspect-ratio:3/2;object-fit:cover}
@media(max-width:720px){.mega{grid-template-columns:1fr 1fr}.md-only{display:none}}@media print{.no-print{display:none}}
</style>"""

_SCRIPT = """<script>
window.dataLayer=window.dataLayer||[];(function(w,d){var q=[];w.metric=function(){q.push([].slice.call(arguments))};
w.metric("set","consent","denied");w.metric("event","page",{path:d.location.pathname,depth:0});
function ready(f){d.readyState!=="loading"?f():d.addEventListener("DOMContentLoaded",f)}
ready(function(){var b=d.querySelector("[data-cookie]");if(!b)return;
try{if(localStorage.getItem("seen"))b.remove()}catch(e){}
b.addEventListener("click",function(e){var t=e.target.closest("button");if(!t)return;b.remove();
try{localStorage.setItem("seen","1")}catch(e){}w.metric("event","consent",{choice:t.name})});
d.querySelectorAll("img[data-src]").forEach(function(i){if(!("IntersectionObserver"in w)){i.src=i.dataset.src;return}
new IntersectionObserver(function(s,o){s.forEach(function(x){if(x.isIntersecting){i.src=i.dataset.src;
o.disconnect()}})}).observe(i)});
d.querySelectorAll("[data-toggle]").forEach(function(t){t.addEventListener("click",function(){
var m=d.getElementById(t.dataset.toggle);m&&m.classList.toggle("hidden")})})})})(window,document);
</script>"""

_ICON = (
    '<svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
    '<path d="M3 5h14M3 10h14M3 15h9" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>'
)


def document(site: Site, title: str, main: str, *, head: str = "") -> str:
    """Return a whole page of `site` whose `<main>` holds `main`."""
    return (
        f'<!DOCTYPE html>\n<html lang="{site.language}" class="no-js" data-build="2026.11.3">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{head}"
        f'<meta property="og:site_name" content="{escape(site.name)}">\n'
        '<link rel="icon" href="/static/icon.svg" type="image/svg+xml">\n'
        '<link rel="preload" href="/static/text.woff2" as="font" type="font/woff2" crossorigin>\n'
        f"{_STYLE}\n</head>\n<body class=page>\n{_header(site)}\n"
        f'<main id="content" class="wrap py-8">\n{main}\n</main>\n{_footer(site)}\n{_cookies(site)}\n{_SCRIPT}\n'
        "</body>\n</html>\n"
    )


def _header(site: Site) -> str:
    menu = "\n".join(_column(site, index, section) for index, section in enumerate(site.sections))
    return (
        '<header class="sticky shadow no-print" role="banner" style="background:#fff">\n'
        '<div class="wrap flex items-center justify-between gap-4 p-4">'
        f'<button class="btn md-only" type=button data-toggle="mega">{_ICON}</button>\n'
        f'<a class="brand text-xl font-bold" href="/" aria-label="{escape(site.name)}">{escape(site.name)}</a>\n'
        f'<form action="/search" role="search" class="flex gap-2"><input name=q type=search class="p-2 rounded" '
        f'placeholder="{escape(site.search)}"><button class="btn" type="submit">{_ICON}</button></form></div>\n'
        f'<nav id="mega" class="wrap grid mega gap-8 p-4 border-b text-sm">\n{menu}\n</nav>\n</header>'
    )


def _column(site: Site, index: int, section: str) -> str:
    links = "\n".join(
        f'  <li class="menu-item"><a class="flex items-center gap-2 p-2 rounded" href="/s{index}/t{number}" '
        f'data-track="mega-{index}-{number}"><span class="truncate">{escape(topic)}</span></a>'
        for number, topic in enumerate(site.topics)
    )
    return (
        f'<div class="menu-column" data-index="{index}"><a class="font-bold" href="/s{index}">{escape(section)}</a>\n'
        f' <ul class="menu-list">\n{links}\n </ul></div>'
    )


def _footer(site: Site) -> str:
    legal = "\n".join(
        f'<li><a class="p-2 text-sm" href="/legal/{number}" rel="nofollow">{escape(word)}</a></li>'
        for number, word in enumerate(site.legal)
    )
    sections = "\n".join(
        f'<li class="text-sm"><a href="/s{number}" class="p-2">{escape(word)}</a>'
        for number, word in enumerate(site.sections)
    )
    return (
        '<footer class="bg-slate-100 mt-4 py-8 no-print" role="contentinfo"><div class="wrap grid gap-4">\n'
        f'<ul class="flex gap-4">\n{sections}\n</ul>\n<ul class="flex gap-4">\n{legal}\n</ul>\n'
        f'<p class="text-sm">&copy; 2026 {escape(site.name)}</p></div></footer>'
    )


def _cookies(site: Site) -> str:
    accept, choose = site.buttons
    return (
        '<div class="cookie shadow p-4 no-print" role="dialog" aria-modal="false" data-cookie>'
        f'<div class="wrap flex items-center justify-between gap-4"><p class="text-sm">{escape(site.cookies)}</p>'
        f'<div class="flex gap-2"><button class="btn" name="some" type="button">{escape(choose)}</button>'
        f'<button class="btn btn-solid" name="all" type="button">{escape(accept)}</button></div></div></div>'
    )


def cards(titles: tuple[str, ...], *, css: str = "card") -> str:
    """Return a grid of teasers, as sites put below an error to keep the visitor."""
    rows = "\n".join(
        f'<div class="{css} rounded shadow"><a href="/i/{4100 + 37 * number}" class="block">'
        f'<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/img/{4100 + 37 * number}-640.webp" '
        f'width=640 height=427 loading="lazy"><div class="p-4"><h3 class="card-title">{escape(title)}</h3></div>'
        f"</a></div>"
        for number, title in enumerate(titles)
    )
    return f'<div class="grid gap-4 teasers">\n{rows}\n</div>'


def priced(items: tuple[tuple[str, str], ...]) -> str:
    """Return a grid of products, each with its name and its price as printed."""
    tiles = "\n".join(
        f'<li class="product-card rounded shadow"><a href="/p/{7300 + 41 * number}"><img alt="" loading="lazy" '
        f'data-src="/img/{7300 + 41 * number}-400.webp" width="400" height="400"><h3 class="product-name">'
        f'{escape(name)}</h3><span class="price font-bold">{escape(price)}</span></a></li>'
        for number, (name, price) in enumerate(items)
    )
    return f'<ul class="grid gap-4 products">\n{tiles}\n</ul>'


def json_ld(value: dict[str, object]) -> str:
    """Return a block of structured data, to stand in a page's head."""
    data = json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>\n'

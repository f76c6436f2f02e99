"""Pages that begin well and do not end: cut off by a range, or by a program that failed while it was writing.

What was written before is genuine and may be extracted. What broke off in the middle of a sentence is no value, and
neither is the program's last word.
"""

from tests.origin.errors.chrome import COURIER, KRAMLADEN, MERCADO, cards, document, priced
from tests.origin.errors.founding import DISCLAIMER, HEADLINE, article
from tests.origin.errors.shown import Shown, shown

_BROKEN_OFF = "The authority put the cost of the stoppage at 1.8 million"
_WHOLE = document(COURIER, f"{HEADLINE} | {COURIER.name}", article(repeated=False)).encode()
_PART = _WHOLE[: _WHOLE.index(_BROKEN_OFF.encode()) + len(_BROKEN_OFF)]
PARTIAL = shown(
    "half-page/206",
    206,
    "Partial Content",
    _PART,
    ("Content-Range", f"bytes 0-{len(_PART) - 1}/{len(_WHOLE)}"),
    ("Accept-Ranges", "bytes"),
    imitates="a cache that answers with the part of the page it has, though nobody asked for a range",
    source="RFC 9110 sections 15.3.7 (206) and 14.4 (Content-Range)",
    sign=("header",),
    markers=("Content-Range: bytes 0-",),
    forbidden=(_BROKEN_OFF,),
    article=True,
)

_STOPPED = "Rendering stopped: no value for 'related.items' (footer.tmpl, line 63)"
_OTHERS = ("A ferry that runs on rape oil", "Net menders wanted", "Fog signal sold to a museum")
_FRAMES = (
    "at Layout.render (layout.tmpl:18)",
    "at Footer.render (footer.tmpl:63)",
    "at Context.require (runtime/context.ts:207)",
)
FOOTER_DIED = shown(
    "half-page/last-tenth",
    200,
    "OK",
    document(
        COURIER,
        f"{HEADLINE} | {COURIER.name}",
        article(repeated=False, comments=False) + f"\n{cards(_OTHERS)}",
    ).partition("</main>")[0]
    + f'<section class="related"><pre class="body-text">{_STOPPED}\n'
    + "\n".join(f"    {each}" for each in _FRAMES)
    + "</pre>",
    imitates="a newspaper whose template fails below the article, which is whole: a stack in place of the footer",
    source="RFC 9110 section 15.3.1 (the 200 was sent before the failure); common practice of streaming templates",
    markers=("Rendering stopped:", "(footer.tmpl, line 63)"),
    forbidden=(_STOPPED, *_FRAMES, *_OTHERS, DISCLAIMER),
    article=True,
)

_DE_NAME = "Gartenschere Rehwald, geschmiedet, 21 cm"
_DE_WHOLE = "Die Klinge wird in Handarbeit gehärtet und lässt sich ohne Werkzeug nachstellen."
_DE_CUT = "Im Griff steckt geöltes Birnenholz, das auch nach"
_TRACE = (
    "Traceback (most recent call last):",
    'File "/srv/kramladen/views/artikel.py", line 141, in schreiben',
    "KeyError: 'lieferzeit_tage'",
)
TRACEBACK = shown(
    "half-page/traceback",
    200,
    "OK",
    document(
        KRAMLADEN,
        f"{_DE_NAME} | {KRAMLADEN.name}",
        f'<article class="product"><h1 class="text-xl">{_DE_NAME}</h1>\n<p class="beschreibung">{_DE_WHOLE}</p>\n'
        f'<p class="beschreibung">{_DE_CUT}\n<pre>{_TRACE[0]}\n  {_TRACE[1]}\n    '
        f"zeile = artikel[feld]\n{_TRACE[2]}\n</pre>",
    ).partition("</main>")[0],
    imitates="a shop's page that breaks off in its description, before the price, with a Python traceback",
    source="Python documentation, traceback; RFC 9110 section 15.3.1 (the 200 was sent before the failure)",
    markers=("Traceback (most recent call last):",),
    forbidden=(_DE_CUT, *_TRACE),
    article=True,
    language="de",
)

_ES_LIST = "Lámparas de mesa"
_ES_ITEMS = (
    ("Lámpara Grulla de latón", "89,00 €"),
    ("Lámpara Tinaja de barro", "54,50 €"),
    ("Flexo Taller con pinza", "37,90 €"),
)
_ES_FATAL = "Uncaught TypeError: unsupported operand types: string * int"
_ES_PLACE = "/var/www/plaza/listado.php"
FATAL_IN_LIST = shown(
    "half-page/fatal-in-list",
    200,
    "OK",
    document(
        MERCADO,
        f"{_ES_LIST} | {MERCADO.name}",
        f'<h1 class="text-xl">{_ES_LIST}: modelos de este invierno</h1>\n{priced(_ES_ITEMS)}'.removesuffix("</ul>")
        + f'<li class="product-card rounded shadow"><h3 class="product-name"><br />\n<b>Fatal error</b>:  {_ES_FATAL} '
        f"in {_ES_PLACE}:212\nStack trace:\n#0 {_ES_PLACE}(87): precio()\n#1 {{main}}\n"
        f"  thrown in <b>{_ES_PLACE}</b> on line <b>212</b><br />\n",
    ).partition("</main>")[0],
    imitates="a shop's list that a PHP program leaves at the fourth of its products, inside that product's name",
    source="PHP manual, display_errors and html_errors; RFC 9110 section 15.3.1",
    markers=("<b>Fatal error</b>:", "Stack trace:"),
    forbidden=("Fatal error", _ES_FATAL, _ES_PLACE, "Stack trace:"),
    article=True,
    language="es",
)

SHOWN: tuple[Shown, ...] = (PARTIAL, FOOTER_DIED, TRACEBACK, FATAL_IN_LIST)

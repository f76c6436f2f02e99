"""Answers that are no page at all: feeds, JSON, a PDF and a picture, mostly under the content type of a page."""

import struct
import zlib

from tests.origin.errors.shown import Shown, shown


def _feed(title: str, about: str, language: str, items: tuple[tuple[str, str], ...]) -> str:
    entries = "\n".join(
        f"<item><title>{name}</title><link>https://errors.example/a/{4711 + number}</link>"
        f'<guid isPermaLink="false">a-{4711 + number}</guid><pubDate>Thu, 19 Nov 2026 0{6 + number}:30:00 GMT</pubDate>'
        f"<description>{text}</description></item>"
        for number, (name, text) in enumerate(items)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f"<title>{title}</title><link>https://errors.example/</link><description>{about}</description>"
        f"<language>{language}</language>\n"
        '<atom:link href="https://errors.example/rss" rel="self" type="application/rss+xml"/>\n'
        f"{entries}\n</channel></rss>\n"
    )


_FR_TITLE = "La Gazette du Vallon : toute l'actualité"
_FR_ABOUT = "Les titres du jour en un seul fil"
_FR_ITEMS = (
    ("Le pont de Sarmel rouvre aux camions", "Après cinq mois de travaux, la circulation reprend lundi."),
    ("Un inventaire des fontaines", "La commune en compte cent douze, dont trente à sec."),
    ("Le relais cycliste change de parcours", "La montée du col disparaît, les pavés reviennent."),
)
FEED_AS_HTML = shown(
    "wrong-type/feed-as-html",
    200,
    "OK",
    _feed(_FR_TITLE, _FR_ABOUT, "fr", _FR_ITEMS),
    imitates="a newspaper's feed in place of an article, under the content type of a page",
    source="RSS 2.0 specification (channel, item); RFC 9110 section 8.3 (Content-Type)",
    markers=('<rss version="2.0"', "<channel>"),
    forbidden=(_FR_TITLE, _FR_ABOUT, *(text for item in _FR_ITEMS for text in item)),
    language="fr",
)

_PT_TITLE = "Receitas da Ladeira: as mais recentes"
_PT_ABOUT = "Uma receita nova todos os dias"
_PT_TEXT = "Misture a farinha com a água morna e deixe repousar uma hora."
_PT_ITEMS = (
    ("Broa de milho da avó", f"<![CDATA[<h1>Broa de milho da avó</h1><ol><li>{_PT_TEXT}</li></ol>]]>"),
    ("Caldo de agrião", "<![CDATA[<p>Para seis pessoas, em quarenta minutos.</p>]]>"),
)
FEED = shown(
    "wrong-type/feed",
    200,
    "OK",
    _feed(_PT_TITLE, _PT_ABOUT, "pt", _PT_ITEMS),
    ("Content-Type", "application/rss+xml; charset=utf-8"),
    imitates="a recipe site's feed under its own content type, with the markup of whole recipes in CDATA",
    source="RSS 2.0 specification (description may hold entity-encoded or CDATA markup); RFC 9110 section 8.3",
    sign=("header", "page"),
    markers=("Content-Type: application/rss+xml", '<rss version="2.0"'),
    forbidden=(_PT_TITLE, _PT_ABOUT, _PT_ITEMS[0][0], _PT_TEXT, _PT_ITEMS[1][0]),
    language="pt",
)

_DE_TITLE = "Sitzung abgelaufen"
_DE_TEXT = "Bitte melden Sie sich erneut an, um den Artikel zu sehen."
JSON_AS_HTML = shown(
    "wrong-type/json-as-html",
    200,
    "OK",
    '{"status":"error","code":"SESSION_EXPIRED","title":"' + _DE_TITLE + '","message":"' + _DE_TEXT + '","price":0.00}',
    imitates="an interface's error object with a title and a price, under the content type of a page",
    source="RFC 8259; RFC 9110 section 8.3 (a Content-Type that the body contradicts)",
    markers=('{"status":"error"', '"code":"SESSION_EXPIRED"'),
    forbidden=(_DE_TITLE, _DE_TEXT),
    language="de",
)

_PDF_TITLE = "Winter timetable of the estuary lines"
_PDF_LINE = "Port Ansel 06.10 - Saint Brede 06.30 - Eel Quay 06.52"


def _pdf(title: str, line: str) -> bytes:
    """Return the smallest document of one page that readers open, with a true table of its objects."""
    text = f"BT /F1 14 Tf 72 720 Td ({title}) Tj 0 -28 Td ({line}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%b) >>" % title.encode(),
    )
    body, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + b"xref\n0 %d\n%b%b" % (size, table, trailer)


PDF_AS_HTML = shown(
    "wrong-type/pdf-as-html",
    200,
    "OK",
    _pdf(_PDF_TITLE, _PDF_LINE),
    imitates="a document behind the address of a page, under the content type of a page",
    source="ISO 32000-2 section 7.5 (header, cross-reference table, trailer); RFC 9110 section 8.3",
    markers=("%PDF-1.7", "%%EOF"),
    forbidden=(_PDF_TITLE, _PDF_LINE),
)

_PNG_COMMENT = "Placeholder for a story without a picture"


def _png(comment: str) -> bytes:
    """Return a picture of one pixel with a comment; its data is stored only, the same by every version of zlib."""
    pixel = b"\0\xd9\xd9\xd9"
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(pixel), len(pixel) ^ 0xFFFF) + pixel
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + comment.encode()),
        (b"IDAT", stored + struct.pack(">I", zlib.adler32(pixel))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


IMAGE_AS_HTML = shown(
    "wrong-type/image-as-html",
    200,
    "OK",
    _png(_PNG_COMMENT),
    imitates="a placeholder picture that a cache answers with under the content type of the page it replaces",
    source="W3C Portable Network Graphics specification (signature, chunks, tEXt); RFC 9110 section 8.3",
    markers=("PNG\r\n", "IHDR"),
    forbidden=(_PNG_COMMENT,),
)

SHOWN: tuple[Shown, ...] = (FEED_AS_HTML, FEED, JSON_AS_HTML, PDF_AS_HTML, IMAGE_AS_HTML)

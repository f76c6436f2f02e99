"""Own-written pages that the planted scrapers read."""

PARAGRAPHS = tuple(
    f"On the {day} the crews of the {line} line met again at the old quay, and after a long evening they agreed to "
    f"sail as before while a board of three hears both sides and counts the hours that were worked in {season}."
    for day, line, season in (
        ("Monday", "northern", "spring"),
        ("Tuesday", "southern", "summer"),
        ("Wednesday", "island", "autumn"),
        ("Thursday", "river", "winter"),
        ("Friday", "harbour", "the years before"),
        ("Saturday", "night", "the holidays"),
        ("Sunday", "lake", "the storms"),
        ("following day", "canal", "the floods"),
        ("day after that", "coast", "the dry months"),
        ("last day", "fjord", "the long winter"),
    )
)
"""Ten paragraphs: a page that is long enough for controls."""

KETTLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kettle K2 - Harbour Hardware</title>
<link rel="canonical" href="https://shop.example/kettle">
<meta property="og:title" content="Kettle K2"><meta property="og:type" content="product">
<meta name="description" content="A kettle of brushed steel for 1.7 litres.">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Kettle K2",
"brand": "Norden", "image": "https://shop.example/k2.jpg", "releaseDate": "2025-03-01",
"offers": {"@type": "Offer", "price": 39.9, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}}</script>
</head><body class="shop"><header class="top"><a class="home" href="/">Harbour Hardware</a></header>
<main class="product" id="product"><h1 class="title">Kettle K2</h1>
<div class="buy" id="buy"><p class="stock">In stock</p><p class="price" data-price="39.90">39.90 EUR</p>
<p class="ship">Ships today</p></div>
<div class="text"><p>The lid opens wide, and the spout pours without a drop beside the cup,
from the first to the last.</p>
<p>Its base stands firm, its handle stays cool, and a light shows when the water boils.</p></div>
<table class="facts"><tr><th>Volume</th><td colspan="1">1.7 litres</td></tr>
<tr><th>Weight</th><td>0.9 kg</td></tr></table>
<ul class="reviews"><li class="review"><b>Ada</b> <time datetime="2025-04-02">2 April 2025</time> Boils fast.</li>
<li class="review"><b>Ben</b> <time datetime="2025-05-11">11 May 2025</time> Looks good.</li></ul></main>
<footer class="end"><a href="/terms">Terms</a></footer></body></html>
"""

STORY = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry crews end their strike - Harbour Courier</title></head>
<body><header><a href="/">Harbour Courier</a></header><main><article><h1>Ferry crews end their strike</h1>
<p class="byline">Ada Holm, 2 April 2025</p>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
</article></main><footer><a href="/imprint">Imprint</a></footer></body></html>
"""

# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""recipes.example: a cook's blog with a recipe card, JSON-LD as one graph, in windows-1252."""

import tomllib
from html import escape
from typing import Any

from tests.origin.page import Page
from tests.origin.sites import chrome

SITE = "The Slow Larder"
HOST = "https://recipes.example"
CHARSET = "windows-1252"
COLUMNS = {
    "Cook": ("New recipes", "In season", "Baking", "Preserving", "All recipes A-Z"),
    "Read": ("The Sunday letter", "Kitchen notes", "Books we use"),
    "Us": ("About Petra", "Work with us", "Privacy choices", "Image use"),
}
HEADERS = (
    ("Content-Type", f"text/html; charset={CHARSET}"),
    ("Server", "Apache"),
    ("Link", f'<{HOST}/wp-json/>; rel="https://api.w.example/"'),
    ("X-Cache", "HIT"),
)


def css(part: str) -> str:
    """Give the classes of a blog theme: prefixes of theme and plugin, dashes for what is inside."""
    return " ".join(f"larder-{name.replace('__', '-')}" for name in part.split())


def recipe() -> dict[str, Any]:
    return tomllib.loads(chrome.read("leek-gratin.toml"))


def graph(facts: dict[str, Any], url: str) -> dict[str, Any]:
    """Give the graph in which the recipe is one node of several that refer to each other."""
    steps = [
        {"@type": "HowToStep", "text": step, "url": f"{url}#step-{at}", "name": step.split(".")[0]}
        for at, step in enumerate(facts["steps"], 1)
    ]
    picture = f"{HOST}/wp-content/uploads/2026/01/{facts['page']}-1200x1200.jpg"
    return {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Article", "@id": f"{url}#article", "isPartOf": {"@id": url}, "headline": facts["title"],
             "datePublished": facts["published"], "dateModified": facts["modified"], "author": {"@id": f"{HOST}/#petra"}},
            {"@type": "WebPage", "@id": url, "url": url, "name": f"{facts['title']} - {SITE}", "inLanguage": "en-GB"},
            {"@type": "ImageObject", "@id": f"{url}#primaryimage", "url": picture, "width": 1200, "height": 1200},
            {"@type": "BreadcrumbList", "@id": f"{url}#breadcrumb", "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": HOST},
                {"@type": "ListItem", "position": 2, "name": "Mains", "item": f"{HOST}/mains/"},
                {"@type": "ListItem", "position": 3, "name": facts["title"]}]},
            {"@type": "WebSite", "@id": f"{HOST}/#website", "url": f"{HOST}/", "name": SITE, "description": "Food that waits for you"},
            {"@type": "Person", "@id": f"{HOST}/#petra", "name": facts["author"], "url": f"{HOST}/about/"},
            {
                "@type": "Recipe",
                "@id": f"{url}#recipe",
                "name": facts["title"],
                "author": {"@type": "Person", "name": facts["author"]},
                "description": facts["description"],
                "datePublished": facts["published"],
                "image": [picture, picture.replace("1200x1200", "800x600")],
                "recipeYield": ["6", facts["yields"]],
                "prepTime": f"PT{facts['prep']}M",
                "cookTime": f"PT{facts['cook']}M",
                "totalTime": "PT1H20M",
                "recipeIngredient": facts["ingredients"],
                "recipeInstructions": steps,
                "aggregateRating": {"@type": "AggregateRating", "ratingValue": facts["rating"], "ratingCount": str(facts["votes"])},
                "recipeCategory": [facts["category"]],
                "recipeCuisine": [facts["cuisine"]],
                "keywords": "leeks, barley, gratin, vegetarian, make ahead",
                "nutrition": {"@type": "NutritionInformation", "calories": facts["calories"], "servingSize": "1 serving"},
                "isPartOf": {"@id": f"{url}#article"},
            },
        ],
    }  # fmt: skip


def head(facts: dict[str, Any], url: str) -> str:
    blocks = ("entry", "card", "menu", "ad", "consent", "signup", "footer", "comment", "jump", "recipe")
    elements = ("", "-title", "-link", "-list", "-item", "-text", "-image", "-inner", "-header", "-meta")
    styles = chrome.critical_css(
        (f".larder-{block}{element}" for block in blocks for element in elements), "#33302b", "#7a4b1e"
    )
    social = {
        "og:locale": "en_GB",
        "og:type": "article",
        "og:title": facts["title"],
        "og:description": facts["description"],
        "og:url": url,
        "og:site_name": SITE,
        "article:published_time": facts["published"],
        "article:modified_time": facts["modified"],
    }
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang="en-GB" prefix="og: https://ogp.me/ns#">
<head>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={CHARSET}">
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{escape(facts["title"])} - {SITE}</title>
<meta name="description" content="{escape(facts["description"])}" />
<link rel="canonical" href="{url}" />
<link rel="shortlink" href="{HOST}/?p=4127&lang=en" />
{chrome.metas(social)}
{chrome.json_ld(graph(facts, url))}
{styles}
{chrome.script("measure.js")}
</head>"""


def card(facts: dict[str, Any]) -> str:
    """Give the recipe card, whose list items lack their end tags here and there."""
    ingredients = []
    for at, text in enumerate(facts["ingredients"]):
        end = "" if at % 4 == 3 else "</li>"
        ingredients.append(
            f'<li class="rc-ingredient" data-uid="{at}"><input type="checkbox" id=rc-check-{at} class="rc-check">'
            f'<label for=rc-check-{at}><span class="rc-ingredient-text">{escape(text, quote=False)}</span></label>{end}'
        )
    steps = [
        f'<li id="step-{at}" class="rc-step"><div class="rc-step-text">{escape(step, quote=False)}</div></li>'
        for at, step in enumerate(facts["steps"], 1)
    ]
    notes = [f'<p class="rc-note">{escape(note, quote=False)}' for note in facts["notes"]]
    listed, done, noted = "\n".join(ingredients), "\n".join(steps), "\n".join(notes)
    return f"""<div id="recipe" class="rc-container rc-template-classic" data-recipe-id="4131" data-servings=6>
<a href="/print/4131/?servings=6&units=metric" class="rc-print" target=_blank rel=nofollow>Print the recipe</a>
<h2 class="rc-name">{escape(facts["title"])}</h2>
<div class="rc-rating" data-average="{facts["rating"]}" data-count="{facts["votes"]}"><span class="rc-rating-average">{facts["rating"]}</span> from
 <span class="rc-rating-count">{facts["votes"]}</span> votes</div>
<div class="rc-summary">{escape(facts["description"], quote=False)}</div>
<div class="rc-times">
<div class="rc-time"><span class="rc-label">Prep Time</span> <span class="rc-prep">{facts["prep"]} minutes</span></div>
<div class="rc-time"><span class="rc-label">Cook Time</span> <span class="rc-cook">{facts["cook"]} minutes</span></div>
<div class="rc-time"><span class="rc-label">Total Time</span> <span class="rc-total">1 hour 20 minutes</span></div>
</div>
<div class="rc-yield"><span class="rc-label">Servings</span> <span class="rc-servings">{facts["yields"]}</span></div>
<div class="rc-author"><span class="rc-label">Author</span> <span class="rc-author-name">{facts["author"]}</span></div>
<div class="rc-ingredients"><h3 class="rc-header">Ingredients</h3>
<ul class="rc-ingredient-list">
{listed}
</ul>
</div>
{chrome.advert(4, css)}
<div class="rc-instructions"><h3 class="rc-header">Method</h3>
<ol class="rc-step-list">
{done}
</ol>
</div>
<div class="rc-notes"><h3 class="rc-header">Notes</h3>
{noted}
</div>
<div class="rc-nutrition">Calories: <span class="rc-calories">{facts["calories"]}</span></div>
</div>"""


def teaser(title: str, time: str, stars: str) -> str:
    picture = chrome.lazy_image(
        f"{HOST}/wp-content/uploads/{chrome.slug(title)}-400x400.jpg", title, css("card__image"), (200, 400)
    )
    return f"""<article class="larder-card" id=post-{chrome.digest(title)}>
<a class="larder-card-link" href="/{chrome.slug(title)}/?ref=more&pos=x">
{picture}
<h3 class="larder-card-title">{escape(title)}</h3></a>
<p class="larder-card-meta"><span class="larder-card-time">{time}</span> <span class="larder-card-stars" title="{stars} of 5">{stars}</span>
</article>"""


def comment(number: int, author: str, day: str, stars: int, text: str) -> str:
    rated = (
        f'<img class="larder-comment-stars" src="/stars/{stars}.svg" alt="{stars} stars" alt="" width=80>'
        if stars
        else ""
    )
    return f"""<LI class="larder-comment depth-{1 if stars else 2}" id="comment-{number}">
<div class="larder-comment-author"><cite class="fn">{escape(author)}</cite> says</div>
<div class="larder-comment-meta"><a href="#comment-{number}"><time>{day}</time></a></div>
{rated}<p>{escape(text, quote=False)}
<div class="larder-comment-reply"><a rel=nofollow href="?replytocom={number}#respond">Reply</a></div>"""


def recipe_page() -> Page:
    facts = recipe()
    url = f"{HOST}{facts['path']}"
    picture = f"{HOST}/wp-content/uploads/2026/01/{facts['page']}"
    story = []
    for at, paragraph in enumerate(facts["story"]):
        story.append(f"<p>{escape(paragraph, quote=False)}" + ("</p>" if at % 2 else ""))
        if at in {1, 3}:
            story += [
                f'<figure class="larder-figure">{chrome.lazy_image(f"{picture}-{at}.jpg", "Leeks, cut into coins", css("entry__image"))}</figure>',
                chrome.advert(at + 1, css),
            ]
    told = "\n".join(story)
    related = "\n".join(teaser(*row) for row in facts["related"])
    comments = "\n".join(comment(900 + at, *row) for at, row in enumerate(facts["comments"]))
    text = f"""{head(facts, url)}
<body class="post-template-default single single-post postid-4127 larder-theme">
{chrome.icon_sprite()}
<div class="larder-site" id=page>
<header class="larder-header"><p class="larder-brand"><a href="/">{SITE}</a></p>
<p class="larder-tagline">Food that waits for you</p>
{chrome.mega_menu("menu-recipes.txt", css)}
</header>
<div class="larder-content">
<article id="post-4127" class="larder-entry post type-post category-mains tag-leeks">
<header class="larder-entry-header">
<p class="larder-breadcrumb"><a href="/">Home</a> &raquo; <a href="/mains/">Mains</a> &raquo; {escape(facts["title"])}
<h1 class="larder-entry-title">{escape(facts["title"])}</h1>
<p class="larder-entry-meta">By <a class="larder-entry-author" href="/about/" rel=author>{facts["author"]}</a> on
 <time class="larder-entry-date" datetime="{facts["published"]}">24 January 2026</time>, last changed <time datetime="{facts["modified"]}">11 February 2026</time></p>
<div class="larder-jump"><a class="larder-jump-link" href="#recipe">Jump to recipe</a> <a class="larder-jump-link" href="/print/4131/?a=1&b=2">Print</a></div>
</header>
<div class="larder-entry-content">
{told}
{card(facts)}
</div>
</article>
</span>
<section class="larder-more"><h2 class="larder-more-title">You might also like</h2>
{related}
</section>
<section class="larder-comments" id="comments"><h2 class="larder-comments-title">{len(facts["comments"])} thoughts on &ldquo;{escape(facts["title"])}&rdquo;</h2>
<ol class="larder-comment-list">
{comments}
</ol>
</section>
<aside class="larder-sidebar">
{chrome.advert(6, css)}
{chrome.newsletter("The Sunday letter", css)}
</aside>
</div>
{chrome.footer(SITE, COLUMNS, css)}
</div>
{chrome.cookie_banner(SITE, css)}
{chrome.script("consent.js")}
{chrome.script("lazy.js")}
</body>
</html>
"""
    return Page(url, text.encode(CHARSET), headers=HEADERS)


PAGES = (recipe_page(),)
RECORDINGS = ((f"sites/recipes/{recipe()['page']}", (PAGES[0].url,)),)
REQUIRED = {RECORDINGS[0][0]: ("title", "ingredients")}

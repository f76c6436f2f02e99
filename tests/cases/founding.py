"""Pages like the founding case: an error banner, a whole article, and what stands below it."""

from collections.abc import Sequence

from harness.model import Response

HEADLINE = "Eleven cavers are brought out alive"
PARAGRAPHS = tuple(
    f"{opening}, and the rest of the party waited on a gallery above the second chamber until the water in the entrance"
    f" had fallen far enough to be crossed with the head above it."
    for opening in (
        "Rescuers came",
        "All were cold",
        "The rain came at noon",
        "Divers had soup",
        "Engineers pumped",
        "It ended",
    )
)
BANNER = "Error! We're sorry, but the page you were looking for doesn't exist."
DISCLAIMER = "This text comes from an agency's feed. All rights reserved; reproduction needs permission in writing."
ABOVE = f'<div class="error"><h1>403</h1><h2>Sorry!!</h2><p>{BANNER}</p><p><a href="/">Front page</a></p></div>'
BELOW = f'<p class="disclaimer">{DISCLAIMER}</p><div class="comments"><h3>Comments</h3><p>No comment</p></div>'


def page(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    above: str = ABOVE,
    below: str = BELOW,
    title: str = HEADLINE,
    status: int = 403,
) -> Response:
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{above}
<div class="header"><a href="/">Gazette</a></div>
<div class="article"><h1>{HEADLINE}</h1><div class="text">{text}</div>{below}</div>
<div class="footer"><p>Gazette, rue des Granges</p></div></body></html>"""
    return Response(status, (("Content-Type", "text/html; charset=utf-8"),), source.encode())

"""A small case with its page, for tests of plans."""

from harness.model import Case, Exchange, Exhibit, Request, Response

URL = "https://news.example/story"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
SOURCE = (
    "<html><head><title>Ferry</title></head><body><main class='page'>"
    "<h1 class='head'>Ferry crews end strike</h1><p class='text'>They go back to work.</p>"
    "<p class='price'>24.50</p></main></body></html>"
)
LONG = SOURCE.replace("They go back to work.", "They go back to work, and the boats go out again. " * 50)
"""A page that takes controls."""
GONE = Exhibit(
    name="not-found/gone",
    family="not-found",
    response=Response(410, HTML, b"<h1>Gone</h1>"),
    imitates="a site",
    source="RFC 9110",
    sign=("status", "page"),
)
LOGIN = Exhibit(
    name="login/redirect",
    family="login",
    response=Response(302, (("Location", "/login"),)),
    follow_up=(("https://other.example/login", Response(200, HTML, b"<h1>Log in</h1>")),),
    imitates="a site",
    source="RFC 9110",
    sign=("redirect", "page"),
)


def case(*sources: str) -> Case:
    pages = sources or (SOURCE,)
    return Case(
        "story",
        "story.yaml",
        URL,
        tuple(
            Exchange(Request("GET", f"{URL}?page={number}" if number else URL), Response(200, HTML, page.encode()))
            for number, page in enumerate(pages)
        ),
    )

"""Outcomes and trials built by hand: what a scraper did, without a scraper."""

from typing import Any

from harness.checks import Trial, judge
from harness.checks.trial import Occasion
from harness.model import ExceptionInfo, Exhibit, Finding, Item, Outcome, RequestMade, Response

URL = "https://news.example/story"
STORY: Item = {"title": "Ferry crews end strike", "price": 24.5, "tags": ["port", "ferry"]}


def returned(*items: Any, **further: Any) -> Outcome:
    """One item, or several."""
    return Outcome(kind="items" if items else "nothing", items=items, **{"many": len(items) > 1, **further})


def raised(kind: Any = "crash", type_: str = "AttributeError", where: str = "news.py:31", **further: Any) -> Outcome:
    return Outcome(kind=kind, exception=ExceptionInfo(type_, "no such thing", where), **further)


def response(body: str, status: int = 200, **headers: str) -> Response:
    return Response(status, (("Content-Type", "text/html; charset=utf-8"), *headers.items()), body.encode())


def requests(count: int, url: str = URL) -> tuple[RequestMade, ...]:
    return tuple(RequestMade("GET", url, 0) for _ in range(count))


def exhibit(body: str = "<h1>Access denied</h1>", status: int = 403, **further: Any) -> Exhibit:
    known = {"name": "block/denied", "family": "block", "imitates": "a wall", "source": "a standard", "sign": ("page",)}
    return Exhibit(response=response(body, status), **{**known, **further})


def trial(occasion: Occasion, outcome: Outcome, **further: Any) -> Trial:
    """A trial against the story as baseline; the played page of an exhibit is filled in."""
    given: dict[str, Any] = {"baseline": returned(STORY), **further}
    if shown := given.get("exhibit"):
        given.setdefault("played", (shown.response, *(answer for _, answer in shown.follow_up)))
    return Trial(occasion=occasion, outcome=outcome, **given)


def found(occasion: Occasion, outcome: Outcome, **further: Any) -> list[tuple[str, str, str]]:
    """Check, severity and field of everything that is found."""
    return [(one.check, one.severity, one.field) for one in findings(occasion, outcome, **further)]


def findings(occasion: Occasion, outcome: Outcome, **further: Any) -> tuple[Finding, ...]:
    return judge(trial(occasion, outcome, **further))

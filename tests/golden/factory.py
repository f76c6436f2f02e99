"""Golden results and outcomes built by hand."""

from typing import Any

from harness.model import ExceptionInfo, Golden, Outcome

REFUSED = Outcome(kind="refusal", exception=ExceptionInfo("news.Blocked", "403", "news.py:3"))


def golden(*items: Any, many: bool = False, **further: Any) -> Golden:
    return Golden(scraper="news", case="story", many=many, **{"items": items, **further})


def returned(*items: Any, many: bool = False) -> Outcome:
    return Outcome(kind="items" if items else "nothing", items=items, many=many)

"""What there is to show of a failure: the page as it was played, and what the scraper made of it.

In: a bench, a failure, and how it was replayed on that bench. Out: everything that an export may want.
"""

from dataclasses import dataclass
from typing import Literal

import msgspec

from harness.errors import PlanError
from harness.exhibits.play import final_answer
from harness.explore import Played
from harness.hunt import Bench, Replay
from harness.model import ErrorPage, Exchange, Exhibit, Failure, Golden, Item, Response, ScraperSpec, answer


@dataclass(frozen=True, slots=True)
class Shown:
    """A failure that was just replayed."""

    failure: Failure
    """As it shows now; as it was stored where it is fixed."""
    fixed: bool
    spec: ScraperSpec
    feed: Literal["url", "html", "response"]
    """How the scraper is fed."""
    kind: str
    """What its first parameter is given."""
    url_parameter: str
    """Name of a further parameter that is given the URL, or an empty text."""
    url: str
    page: Response
    """The page that shows it."""
    exchanges: tuple[Exchange, ...]
    """All that was played."""
    recorded: tuple[Exchange, ...]
    """All that was recorded."""
    recorded_page: Response
    baseline: tuple[Item, ...]
    """What the scraper makes of the recorded page; nothing where that is an error page."""
    items: tuple[Item, ...]
    """What it makes of the played one."""
    exhibit: Exhibit | None
    error_page: ErrorPage | None
    """What is known of the recorded page, where it is itself the error page that is shown."""
    golden: Golden | None
    """What was accepted as the result on the recorded page."""
    timeout: float
    memory: int


def shown(bench: Bench, spec: ScraperSpec, stored: Failure, replayed: Replay) -> Shown:
    """Return what there is to show.

    Raises:
        PlanError: the failure cannot be played any more or another error hides it, or no page shows it.
    """
    if replayed.verdict is None or replayed.state == "cannot tell":
        told = replayed.reason or "it is about what runs leave behind, which no page or cassette shows"
        raise PlanError(f"{stored.id}: {told}")
    played = replayed.verdict.played
    if played.fault is not None:
        raise PlanError(
            f"{stored.id}: its connection fails, which no page or cassette can hold:"
            f" see it with scraper-harness serve {bench.case.path} {_options(bench, stored)}"
        )
    recorded = answer(bench.case)[1] if not stored.mutations else bench.case.exchanges[stored.exchange].response
    return Shown(
        failure=replayed.failure or stored,
        fixed=replayed.state == "fixed",
        spec=spec,
        feed=bench.sandbox.feed,
        kind=bench.sandbox.kind,
        url_parameter=bench.sandbox.url_parameter,
        url=bench.case.url,
        page=_page(bench, played) or recorded,
        exchanges=_exchanges(bench, played),
        recorded=bench.case.exchanges,
        recorded_page=recorded,
        baseline=bench.baseline.items if bench.case.expect == "content" else (),
        items=replayed.verdict.outcome.items,
        exhibit=played.exhibit,
        error_page=None if stored.mutations else bench.case.error_page,
        golden=bench.case.golden,
        timeout=bench.options.timeout,
        memory=bench.options.memory,
    )


def _options(bench: Bench, stored: Failure) -> str:
    """Return how `serve` is told to play a fault where it was found."""
    fault = stored.mutations[0]["fault"]
    byte = "" if fault.get("at") is None else f"@{fault['at']}"
    place = "" if stored.exchange == answer(bench.case)[0] else f" --exchange {stored.exchange}"
    return f"--fault {fault['name']}{byte}{place}"


def _page(bench: Bench, played: Played) -> Response | None:
    if not played.overlays:
        return None
    if played.exhibit is not None and bench.sandbox.feed == "url":
        return final_answer(played.exhibit)
    return played.overlays[0].response


def _exchanges(bench: Bench, played: Played) -> tuple[Exchange, ...]:
    answers = {overlay.exchange: overlay.response for overlay in played.overlays}
    changed = (
        msgspec.structs.replace(exchange, response=answers.get(index, exchange.response))
        for index, exchange in enumerate(bench.case.exchanges)
    )
    return (*changed, *played.extra)

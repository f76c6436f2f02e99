"""A plan and a case to what is played: the mutated response, a control, or the exhibit with its follow-up answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

import msgspec

from harness.delivery import FaultKind, PlayFault, kind_of
from harness.errors import PlanError
from harness.exhibits import Feed, PlayExhibit, exhibit_called, overlays
from harness.explore.wire import strikes
from harness.model import Case, Exchange, Exhibit, Overlay, Plan, Response
from harness.mutations import Mutation, TextMutation, is_ambiguous, is_hostile, muted, reshapes
from harness.mutations.noise.hidden_copy import HiddenCopy
from harness.page import Page, combine


@dataclass(frozen=True, slots=True)
class Played:
    """What a scraper is served instead of the recording."""

    overlays: tuple[Overlay, ...] = ()
    extra: tuple[Exchange, ...] = ()
    responses: tuple[Response, ...] = ()
    """The changed responses alone, for checks that look at the page."""
    applied: tuple[int, ...] = ()
    """Indices of the plan's mutations that changed something."""
    ambiguous: bool = False
    hostile: bool = False
    """Whether a value that no site means was put into the page."""
    reshaped: bool = False
    """Whether that made other elements of it."""
    copied: bool = False
    """Whether a copy that no browser shows was put beside an element."""
    exhibit: Exhibit | None = None
    fault: FaultKind | None = None
    control: str = ""
    """The name of the control that is played: a good page that looks a little like an error page."""
    twin: tuple[Overlay, ...] = ()
    """The control without what it says."""

    @property
    def shown(self) -> str:
        """The name of the exhibit or the control; empty for other plans."""
        return self.exhibit.name if self.exhibit else self.control


class Stage:
    """A case with its pages indexed once, on which plans are played."""

    def __init__(self, case: Case, exhibits: Sequence[Exhibit] = (), *, feed: Feed = "url") -> None:
        self.case = case
        self.exhibits = exhibits
        self.feed = feed
        self._pages: dict[int, Page] = {}

    def page(self, exchange: int) -> Page:
        """Return the page of one exchange."""
        if exchange not in self._pages:
            self._pages[exchange] = Page.of(self._recorded(exchange).response)
        return self._pages[exchange]

    def play(self, plan: Plan) -> Played:
        """Apply a plan; mutations that find nowhere to apply, or overlap an earlier one, are left out."""
        first = plan.mutations[0] if plan.mutations else None
        if isinstance(first, PlayExhibit):
            return self._exhibit(first, plan.exchange)
        if isinstance(first, PlayFault):
            return self._fault(first, plan.exchange)
        played = self._mutated(plan)
        if first is None or first.family != "exhibit" or not played.applied:
            return played
        page = self.page(plan.exchange)
        silent = page.respond([edit._replace(text=muted(edit.text)) for edit in first.edits(page)])
        name = type(first).__struct_config__.tag
        return replace(played, control=name, twin=(Overlay(plan.exchange, silent),))

    def _mutated(self, plan: Plan) -> Played:
        page = self.page(plan.exchange)
        spliced = [mutation.edits(page) if _is_text(mutation) else () for mutation in plan.mutations]
        edits, skipped = combine(spliced)
        applied = [index for index in range(len(plan.mutations)) if index not in skipped]
        response = page.respond(edits)
        for index, mutation in enumerate(plan.mutations):
            if not _is_text(mutation):
                rewritten = mutation.rewrite(response)
                if rewritten is not response:
                    applied.append(index)
                    response = rewritten
        if response == page.response:
            return Played()
        return Played(
            overlays=(Overlay(plan.exchange, response),),
            responses=(response,),
            applied=tuple(sorted(applied)),
            ambiguous=any(is_ambiguous(plan.mutations[index], page) for index in applied),
            hostile=any(is_hostile(plan.mutations[index]) for index in applied),
            reshaped=any(reshapes(plan.mutations[index]) for index in applied),
            copied=any(isinstance(plan.mutations[index], HiddenCopy) for index in applied),
        )

    def _recorded(self, exchange: int) -> Exchange:
        if not 0 <= exchange < len(self.case.exchanges):
            raise PlanError(f"{self.case.path}: the plan changes exchange {exchange}, which is not recorded: record it")
        return self.case.exchanges[exchange]

    def _exhibit(self, record: PlayExhibit, exchange: int) -> Played:
        self._recorded(exchange)
        exhibit = exhibit_called(record.exhibit, self.exhibits)
        performance = overlays(exhibit, self.case, exchange, feed=self.feed)
        return Played(
            overlays=performance.overlays,
            extra=performance.further,
            responses=(exhibit.response, *(response for _, response in exhibit.follow_up)),
            applied=(0,),
            exhibit=exhibit,
        )

    def _fault(self, record: PlayFault, exchange: int) -> Played:
        response = self._recorded(exchange).response
        kind = kind_of(record.fault)
        if self.feed != "url" or not strikes(kind, self.case, exchange):
            return Played()
        return Played(
            overlays=(Overlay(exchange, msgspec.structs.replace(response, fault=record.fault)),),
            responses=(response,),
            applied=(0,),
            ambiguous=record.ambiguous,
            fault=kind,
        )


def _is_text(mutation: Mutation) -> TypeGuard[TextMutation]:
    """Say which kind a mutation is; `isinstance` of a protocol takes longer than most edits."""
    return hasattr(mutation, "edits")

"""Which page a case is about, where the recording goes on from an error page.

In: a case and what the scraper did on it as it was recorded. Out: the case with what is expected there, the pages that
are changed, and why nothing was tested.

Rule 1: a scraper that read content after the error page has taken it for a step on the way.
Rule 2: it has not where one of its values can only come from the error page, unless that is a page which sites put
before others: a shell or a login holds the site's name as well.
Rule 3: who never came to the content that the recording leads to was not tested on it.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from harness.cases.flow import may_hold_content
from harness.checks.error_page import error_as_content
from harness.checks.sources import leaves, taken_from
from harness.checks.trial import Trial
from harness.exhibits import Feed
from harness.model import FIRST_ERROR, REDIRECTS, Case, Finding, Flow, Outcome, Response, answer


def settled(case: Case, feed: Feed, baseline: Outcome) -> Case:
    """Return a case with what is expected of this scraper: a refusal where it stopped at the error page."""
    flow = case.flow
    if flow is None or _goes_on(case, feed, baseline):
        return case
    return msgspec.structs.replace(case, expect="refusal", error_page=flow.known)


def pages_read(case: Case, feed: Feed, baseline: Outcome) -> tuple[int, ...]:
    """Return the exchanges whose pages the scraper reads, in the order of reading: a flow's page first, its step last.

    An answer of an error's status that was only a step holds nothing to change.
    """
    if feed != "url":
        return (answer(case)[0],)
    asked = _in_place(case, _asked(baseline))
    read = tuple(index for index in asked if case.exchanges[index].response.status not in REDIRECTS)
    flow = case.flow
    if flow is None or case.expect == "refusal" or not content_read(case, baseline):
        return read
    step = case.exchanges[flow.first].response
    holds = step.status < FIRST_ERROR or any(taken_from(value, [step]) for _, value in leaves(baseline.items))
    ranked = sorted(read, key=lambda index: (index == flow.first) - (index == flow.page))
    return tuple(index for index in ranked if holds or index != flow.first)


def content_read(case: Case, baseline: Outcome) -> tuple[Response, ...]:
    """Return the pages of content that the scraper read after the error page."""
    later = case.flow.pages if case.flow else ()
    return tuple(case.exchanges[index].response for index in _asked(baseline) if index in later)


def unreached(case: Case, feed: Feed, baseline: Outcome, found: Sequence[Finding]) -> str:
    """Return why a result says nothing of the page that the case is about, or nothing."""
    if feed != "url" or baseline.kind != "items":
        return ""
    if case.expect == "content":
        flow = case.flow
        if flow is None or content_read(case, baseline):
            return ""
        return (
            f"the scraper read the first answer alone ({flow.known.why}), and not the page that the recording leads to:"
            " let it go on, or say in the sidecar what to expect"
        )
    if any(finding.severity == "error" for finding in found):
        return ""
    own = answer(case)[0]
    others = [case.exchanges[index].response for index in _asked(baseline) if index != own]
    stands = any(taken_from(value, others) for _, value in leaves(baseline.items))
    if not stands and not any(map(may_hold_content, others)):
        return ""
    why = f" ({case.error_page.why})" if case.error_page else ""
    return (
        f"its page is held to be an error page{why}, and the scraper went on from there to another:"
        ' if that is content, say expect = "content" in the sidecar'
    )


def _goes_on(case: Case, feed: Feed, baseline: Outcome) -> bool:
    """Say whether a scraper takes the error page for a step on the way to content."""
    flow = case.flow
    if flow is None:
        return False
    read = content_read(case, baseline)
    if feed != "url" or baseline.kind != "items":
        return flow.page is not None or bool(read and feed == "url")
    if read and flow.step:
        return True
    return (bool(read) or flow.page is not None) and not _holds_a_value(flow, case, baseline)


def _holds_a_value(flow: Flow, case: Case, baseline: Outcome) -> bool:
    """Say whether a value can only come from the error page."""
    trial = Trial(
        occasion="recorded",
        baseline=baseline,
        outcome=baseline,
        refusal_expected=True,
        error_page=flow.known,
        played=(case.exchanges[flow.first].response,),
        content=content_read(case, baseline),
    )
    return any(True for _ in error_as_content(trial))


def _asked(baseline: Outcome) -> tuple[int, ...]:
    return tuple(dict.fromkeys(request.exchange for request in baseline.requests if request.exchange >= 0))


def _in_place(case: Case, asked: Sequence[int]) -> tuple[int, ...]:
    """Return exchanges with those of one URL in recorded order among themselves: threads ask in another each time."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(asked, reverse=True):
        waiting[case.exchanges[index].request.url].append(index)
    return tuple(waiting[case.exchanges[index].request.url].pop() for index in asked)

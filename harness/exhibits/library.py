"""The error library: recorded error pages with what their sidecars say become exhibits.

In: exchanges and sidecars as `harness.cases` reads them. Out: exhibits, simplest first. Reading files is
the caller's part.

Rule 1: a sign that the answers contradict is refused, because it decides to which scrapers an exhibit is played.
Rule 2: a marker that is in no answer is refused, because nobody could recognise the page by it.
Rule 3: a forbidden or repeated text that is not on the page is refused, because it could never be found in a value.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePath

from harness.charset import decode
from harness.errors import CassetteError
from harness.exhibits.redirects import refreshed, target
from harness.exhibits.sidecar import ExhibitSidecar, check_sidecar, shortened
from harness.model import FIRST_ERROR, REDIRECTS, Exchange, Exhibit, Response, Sign
from harness.model.exchange import key

TWICE = 2

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Recorded:
    """One cassette as read: its path for messages, its exchanges and its sidecar's keys."""

    path: str
    """The cassette's file, or a name where there is none."""
    exchanges: tuple[Exchange, ...]
    sidecar: Mapping[str, object]


def library(recorded: Iterable[Recorded]) -> tuple[Exhibit, ...]:
    """Return the exhibits of all cassettes, simplest first, whatever order they come in.

    Raises:
        CassetteError: one of them is no exhibit, or two have one name.
    """
    named: dict[str, tuple[str, Exhibit]] = {}
    for each in recorded:
        exhibit = exhibit_of(each)
        if exhibit.name in named:
            first = named[exhibit.name][0]
            raise CassetteError(f"{each.path}: {first} is the exhibit {exhibit.name} too: rename one of them")
        named[exhibit.name] = (each.path, exhibit)
    return tuple(sorted((exhibit for _, exhibit in named.values()), key=_difficulty))


def rounds(exhibits: Iterable[Exhibit]) -> tuple[tuple[Exhibit, ...], ...]:
    """Return the exhibits in rounds: the first of each family, then the second of each, and so on.

    Whoever has not the time for all of them sees something of every family so.
    """
    families: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        families.setdefault(exhibit.family, []).append(exhibit)
    turns = zip_longest(*families.values())
    return tuple(tuple(exhibit for exhibit in turn if exhibit is not None) for turn in turns)


def _difficulty(exhibit: Exhibit) -> tuple[int, bool, int, str]:
    """Order exhibits as a person would read them: one answer before several, no content before content, small first."""
    size = len(exhibit.response.body) + sum(len(response.body) for _, response in exhibit.follow_up)
    return len(exhibit.follow_up), exhibit.article, size, exhibit.name


def exhibit_of(recorded: Recorded) -> Exhibit:
    """Return the exhibit of one cassette, called after its family and its file.

    Raises:
        CassetteError: the sidecar cannot be used, or says what the recorded answers contradict.
    """
    stem = re.sub(r"\.(ya?ml|json)$", "", recorded.path)
    said = check_sidecar(recorded.sidecar, f"{stem}.toml")
    chain = _answers(recorded, said.url)
    _check_signs(said, [response for _, response in chain], f"{stem}.toml")
    _check_markers(said, [response for _, response in chain], f"{stem}.toml")
    _check_texts(said, [response for _, response in chain], f"{stem}.toml")
    return Exhibit(
        name=f"{said.family}/{PurePath(stem).name}",
        family=said.family,
        url=chain[0][0],
        response=chain[0][1],
        follow_up=tuple(chain[1:]),
        imitates=said.imitates,
        source=said.source,
        sign=_signs(said),
        article=said.article,
        empty=said.empty,
        markers=said.markers,
        forbidden=said.forbidden,
        repeated=said.repeated,
    )


def _signs(said: ExhibitSidecar) -> tuple[Sign, ...]:
    order: tuple[Sign, ...] = ("status", "header", "redirect", "page")
    return tuple(sign for sign in order if sign in said.sign)


def _answers(recorded: Recorded, url: str | None) -> list[tuple[str, Response]]:
    """Return the exhibit's own answer and those that it leads to, each with its URL and once.

    A redirect leads to an answer that must be there, or the exhibit could not be played; a refresh may lead away.
    """
    if not recorded.exchanges:
        raise CassetteError(f"{recorded.path}: no exchange: record the page again")
    by_key: dict[str, Response] = {}
    for exchange in recorded.exchanges:
        by_key.setdefault(_place(exchange.request.url), exchange.response)
    place: str | None = recorded.exchanges[0].request.url if url is None else url
    chain: dict[str, tuple[str, Response]] = {}
    needed = True
    while place is not None and _place(place) not in chain:
        response = by_key.get(_place(place))
        if response is None and needed:
            raise CassetteError(
                f"{recorded.path}: no exchange for {shortened(place)}: record it, or correct url or Location"
            )
        if response is None:
            break
        chain[_place(place)] = (place, response)
        redirect = target(response, place)
        place, needed = redirect or refreshed(response, place), redirect is not None
    return list(chain.values())


def _place(url: str) -> str:
    return key("GET", url)[1]


def _check_signs(said: ExhibitSidecar, answers: list[Response], path: str) -> None:
    failing = any(response.status >= FIRST_ERROR for response in answers)
    status = answers[-1].status
    _agree("status" in said.sign, failing, path, "status", f"the answer has status {status}")
    moved = answers[0].status in REDIRECTS
    _agree("redirect" in said.sign, moved, path, "redirect", f"the first answer has status {answers[0].status}")


def _agree(claimed: bool, found: bool, path: str, sign: str, because: str) -> None:
    if claimed != found:
        remedy = "add it" if found else "leave it out"
        raise CassetteError(f"{path}: sign {'lacks' if found else 'lists'} {sign}, but {because}: {remedy}")


def _check_markers(said: ExhibitSidecar, answers: list[Response], path: str) -> None:
    sources = [decode(response)[0] for response in answers]
    fields = [f"{name}: {value}" for response in answers for name, value in response.headers]
    for marker in said.markers:
        if not any(marker in source for source in (*sources, *fields)):
            raise CassetteError(
                f"{path}: marker {shortened(marker)} is in no answer: copy it from the source or a header"
            )


def _check_texts(said: ExhibitSidecar, answers: list[Response], path: str) -> None:
    pages = [page_text(response) for response in answers]
    for text in said.forbidden:
        if not any(folded(text) in page for page in pages):
            raise CassetteError(f"{path}: forbidden text {shortened(text)} is not on the page: copy it from there")
    for text in said.repeated:
        if max(page.count(folded(text)) for page in pages) < TWICE:
            raise CassetteError(f"{path}: repeated text {shortened(text)} is not there twice: copy it, or leave it out")


def page_text(response: Response) -> str:
    """Return all text of a page, scripts and title included, with entities resolved and whitespace folded."""
    return folded(html.unescape(_TAG.sub(" ", decode(response)[0])))


def folded(text: str) -> str:
    """Return the text with every run of whitespace as one space."""
    return " ".join(text.split())

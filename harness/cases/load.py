"""Find cassettes and make cases of them.

In: folders and files. Out: cases, each with the URL that a scraper is sent to and what is expected there. Nothing
outside a named folder is read, whatever a link in it points at.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from harness.cases.error_words import error_page
from harness.cases.faults import faults_path, read_faults, with_faults
from harness.cases.flow import flow_of
from harness.cases.limits import Limits
from harness.cases.recognise import recognise
from harness.cases.sidecar import SUFFIXES, read_case_sidecar, sidecar_path, stem
from harness.cases.vcr import read_exchanges
from harness.delivery import kind_of
from harness.errors import CassetteError
from harness.model import GOLDEN_SUFFIX, Case, ErrorPage, Exchange, Expectation
from harness.model.case import answer
from harness.model.names import escaped, is_utf8

_FAILURES = "failures"
_DEFAULT_LIMITS = Limits()
_WANTED = frozenset({"content", "no-results", "wrong-type"})
"""Kinds that are recorded on purpose: a search that finds nothing is honest, and a feed may be what is read."""


def load_case(path: Path, root: Path, *, limits: Limits = _DEFAULT_LIMITS) -> Case:
    """Return the case of the cassette at `path`, named by its place below `root`.

    Raises:
        CassetteError: cassette or sidecar cannot be read or named, or no exchange answers the case's URL.
    """
    if not path.is_relative_to(root):
        raise CassetteError(f"{path}: a path outside the folder {root}: name a folder that it is in")
    for file in (path, sidecar_path(path), faults_path(path)):
        _keep_inside(file, root)
    return _load(path, root, limits)


def _load(path: Path, root: Path, limits: Limits) -> Case:
    if not is_utf8(str(path)):
        raise CassetteError(f"{escaped(path)}: a name that is not UTF-8: rename the file or the folder")
    faults = read_faults(path, limits)
    exchanges = with_faults(read_exchanges(path, limits, empty=bool(faults)), faults, path)
    said = read_case_sidecar(path, limits)
    case = Case(
        name=stem(path).relative_to(root).as_posix(),
        path=str(path),
        url=exchanges[0].request.url if said.url is None else said.url,
        exchanges=exchanges,
        required=said.required,
        tags=said.tags,
    )
    return _expecting(case, said.expect)


def _expecting(case: Case, said: Expectation | None) -> Case:
    """Return a case with what is expected of a scraper there, and what is known of its page if that is an error page.

    From an error page that the recording goes on from, content is expected until a scraper stops at it.
    """
    first, response = answer(case)
    if said == "refusal":
        known = ErrorPage(why='its sidecar says expect = "refusal"')
        return msgspec.structs.replace(case, expect=said, error_page=known)
    if response.fault is not None and not kind_of(response.fault).whole:
        return msgspec.structs.replace(case, expect=said or "refusal")
    recognised = recognise(response, case.exchanges[first].request)
    if recognised.kind in _WANTED:
        return case
    told = error_page(response, f"{recognised.kind}: {recognised.evidence}", refused=said is None)
    flow = flow_of(case, first, recognised.kind, told, _is_content) if told and said is None else None
    if flow is not None:
        return msgspec.structs.replace(case, flow=flow)
    return msgspec.structs.replace(case, expect=said or "refusal", error_page=told)


def _is_content(exchange: Exchange) -> bool:
    return recognise(exchange.response, exchange.request).kind in _WANTED


def load_cases(paths: Sequence[Path], *, limits: Limits = _DEFAULT_LIMITS) -> list[Case]:
    """Return the cases of files and of all cassettes below folders, sorted; a file named twice is one case.

    Raises:
        CassetteError: a path does not exist, a folder holds no cassette, two cases have one name, or one is unreadable.
    """
    seen: dict[Path, Path] = {}
    cases: dict[str, Case] = {}
    for given in paths:
        for path, root in _cassettes(given, limits):
            real = path.resolve()
            if real in seen:
                continue
            seen[real] = path
            # A file that was named itself may be a link to anywhere: naming it is consent.
            case = _load(path, root, limits) if path == given else load_case(path, root, limits=limits)
            if case.name in cases:
                raise CassetteError(f"{path}: {cases[case.name].path} is called {case.name} too: rename one of them")
            cases[case.name] = case
    return list(cases.values())


def _cassettes(given: Path, limits: Limits) -> Iterator[tuple[Path, Path]]:
    """Yield each cassette with the folder that its name is counted from."""
    if not given.is_dir():
        if given.name.endswith(GOLDEN_SUFFIX):
            raise CassetteError(f"{given}: a golden file, no cassette: name the cassette beside it")
        yield given, given.parent
        return
    found = sorted(_below(given))
    if not found:
        raise CassetteError(f"{given}: no cassette (*.yaml, *.yml, *.json) in it: record one, or name another folder")
    if len(found) > limits.files:
        raise CassetteError(
            f"{given}: {len(found):,} cassettes, the limit is {limits.files:,}:"
            " name a folder below it, or raise limits.files"
        )
    for path in found:
        yield path, given


def _below(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder):
        for name in folders:
            _keep_inside(Path(current, name), folder)
        folders[:] = [name for name in folders if name != _FAILURES and not name.startswith(".")]
        for name in files:
            if name.endswith(SUFFIXES) and not name.endswith(GOLDEN_SUFFIX) and not name.startswith("."):
                yield Path(current, name)


def _keep_inside(path: Path, root: Path) -> None:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        raise CassetteError(f"{path}: a path outside the folder {root}: copy the file into it")

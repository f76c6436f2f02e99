"""How the delivery of recorded exchanges failed: `NAME.faults.toml` beside `NAME.yaml`.

A cassette holds answers only; a connection that failed has none. Each `[[fault]]` is about an answer that came in
part, by its place in the cassette, or about a request that was never answered, with the place it would have had:

    [[fault]]
    name = "short-body"             # a name that `harness.delivery.FAULTS` lists
    exchange = 0                    # the first answer of the cassette
    at = 1832                       # bytes of it that came

    [[fault]]
    name = "connection-refused"
    method = "GET"
    url = "https://shop.example/p/2"
    before = 1                      # answers of the cassette that came before
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from harness.cases.document import NOT_UTF8, shortened
from harness.cases.heads import is_url
from harness.cases.limits import Limits
from harness.cases.sidecar import stem
from harness.cases.vcr import read_file
from harness.delivery import kind_of
from harness.errors import CassetteError, PlanError
from harness.model import Exchange, Fault, Request, Response
from harness.model.own_files import FAULTS_SUFFIX
from harness.model.toml import row

_DEFAULT_LIMITS = Limits()


class RecordedFault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One failed delivery: `exchange` for an answer that came in part, else `url`."""

    name: str
    exchange: int | None = None
    at: int | None = None
    method: str = "GET"
    url: str = ""
    before: int = 0


class FaultFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    fault: tuple[RecordedFault, ...] = ()


def faults_path(cassette: Path) -> Path:
    """Return where the faults of a cassette are kept, if there are any."""
    base = stem(cassette)
    return base.with_name(f"{base.name}{FAULTS_SUFFIX}")


def read_faults(cassette: Path, limits: Limits = _DEFAULT_LIMITS) -> tuple[RecordedFault, ...]:
    """Return the faults beside a cassette; none when there is no such file.

    Raises:
        CassetteError: the file cannot be read, or what it says can mean nothing.
    """
    path = faults_path(cassette)
    if not path.exists():
        return ()
    try:
        said = tomllib.loads(read_file(path, limits.sidecar_bytes, "limits.sidecar_bytes").decode("utf-8-sig"))
        faults = msgspec.convert(said, FaultFile).fault
        for fault in faults:
            kind_of(Fault(fault.name))
    except UnicodeDecodeError:
        raise CassetteError(f"{path}: {NOT_UTF8}") from None
    except (tomllib.TOMLDecodeError, RecursionError, msgspec.ValidationError) as error:
        raise CassetteError(f"{path}: {shortened(error)}: correct it, or record it again") from None
    except PlanError as error:
        raise CassetteError(f"{path}: {error}") from None
    for number, fault in enumerate(faults, 1):
        if (fault.exchange is None) == (not fault.url):
            raise CassetteError(f"{path}: fault {number}: give either exchange or url")
        if fault.url and not is_url(fault.url):
            raise CassetteError(f"{path}: fault {number}: {shortened(fault.url)} is no URL: correct it")
    return faults


def with_faults(exchanges: Sequence[Exchange], faults: Sequence[RecordedFault], cassette: Path) -> tuple[Exchange, ...]:
    """Return the exchanges with their faults, those without an answer in their places.

    Raises:
        CassetteError: a fault is about an answer that the cassette does not hold.
    """
    answered = list(exchanges)
    for number, fault in enumerate(faults, 1):
        place = fault.before if fault.exchange is None else fault.exchange
        if not 0 <= place < len(exchanges) + (fault.exchange is None):
            path = faults_path(cassette)
            raise CassetteError(f"{path}: fault {number}: no exchange {place} in {cassette.name}: record it again")
        if fault.exchange is not None:
            response = msgspec.structs.replace(answered[place].response, fault=Fault(fault.name, fault.at))
            answered[place] = msgspec.structs.replace(answered[place], response=response)
    unanswered = [fault for fault in faults if fault.exchange is None]
    placed: list[Exchange] = []
    for index in range(len(answered) + 1):
        placed += [_unanswered(fault) for fault in unanswered if fault.before == index]
        placed += answered[index : index + 1]
    return tuple(placed)


def _unanswered(fault: RecordedFault) -> Exchange:
    response = Response(200, fault=Fault(fault.name, fault.at))
    return Exchange(Request(fault.method.upper(), fault.url), response)


def faults_text(faults: Sequence[RecordedFault]) -> str:
    """Return faults as TOML."""
    blocks = []
    for fault in faults:
        rows = (f"{row(key, value)}\n" for key, value in msgspec.to_builtins(fault).items())
        blocks.append(f"[[fault]]\n{''.join(rows)}")
    return "\n".join(blocks)

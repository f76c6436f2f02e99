"""What is written beside a cassette: `NAME.toml` next to `NAME.yaml`.

A case's sidecar and an exhibit's are read alike (`read_sidecar`); what their keys mean is for their reader to say.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from harness.cases.document import NOT_UTF8, shortened
from harness.cases.limits import Limits
from harness.cases.vcr import read_file
from harness.errors import CassetteError
from harness.model import Expectation
from harness.model.converted import converted
from harness.model.own_files import SIDECAR_SUFFIX
from harness.model.suggest import did_you_mean

SUFFIXES = (".yaml", ".yml", ".json")
_EXHIBIT_KEYS = frozenset(
    {"family", "imitates", "source", "sign", "article", "empty", "markers", "forbidden", "repeated"}
)
"""Keys by which a cassette is an exhibit as well; a case has no use for them."""
_DEFAULT_LIMITS = Limits()


class CaseSidecar(msgspec.Struct, frozen=True, kw_only=True):
    """What a sidecar may say of a case; None where it leaves the default standing."""

    url: str | None = None
    expect: Expectation | None = None
    required: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def stem(path: Path) -> Path:
    """Return a cassette's path without the suffix of its format."""
    return path.with_suffix("") if path.suffix in SUFFIXES else path


def sidecar_path(cassette: Path) -> Path:
    """Return where the sidecar of `cassette` is, if there is one."""
    base = stem(cassette)
    return base.with_name(f"{base.name}{SIDECAR_SUFFIX}")


def read_sidecar(cassette: Path, limits: Limits = _DEFAULT_LIMITS) -> dict[str, Any]:
    """Return the sidecar beside `cassette` as it stands; empty when there is none.

    Raises:
        CassetteError: it is no TOML, or larger than `limits` allow.
    """
    path = sidecar_path(cassette)
    if not path.exists():
        return {}
    if path.is_dir():
        raise CassetteError(f"{path}: a folder, where the sidecar of {cassette.name} would be: rename it")
    try:
        return tomllib.loads(read_file(path, limits.sidecar_bytes, "limits.sidecar_bytes").decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise CassetteError(f"{path}: not TOML ({shortened(error)}): correct it") from None
    except UnicodeDecodeError:
        raise CassetteError(f"{path}: {NOT_UTF8}") from None
    except RecursionError:
        raise CassetteError(f"{path}: nested too deep: a sidecar has plain keys only") from None


def read_case_sidecar(cassette: Path, limits: Limits = _DEFAULT_LIMITS) -> CaseSidecar:
    """Return what the sidecar beside `cassette` says of the case."""
    path = sidecar_path(cassette)
    known = CaseSidecar.__struct_fields__
    said = {key: value for key, value in read_sidecar(cassette, limits).items() if key not in _EXHIBIT_KEYS}
    for key in said:
        if key not in known:
            remedy = did_you_mean(key, known) or f"a case has {', '.join(known)}"
            raise CassetteError(f"{path}: unknown key {shortened(key)}: {remedy}")
    try:
        sidecar: CaseSidecar = converted(said, CaseSidecar)
    except msgspec.ValidationError as error:
        raise CassetteError(f"{path}: {shortened(error)}: correct it") from None
    if sidecar.url == "":
        raise CassetteError(f"{path}: url is empty: give the URL that the scraper is sent to, or leave url out")
    return sidecar

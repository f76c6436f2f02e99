"""How two requests differ, and whether only in what nobody can ask for twice.

In: the URLs of a request and of recorded ones. Out: the parameters in which they differ, and which of these pass: cache
busters, keys, signatures and moments, which are others each time and say nothing of what is asked for.

Rule 1: some names are never anything else.
Rule 2: others pass by their values: a moment where the present one is asked for, and a token that stands on no recorded
page, so that it is made up for each request.
Rule 3: what turns pages or names a thing never passes by its value, but for keys: where both requests have one, such
as an `appid`, it passes if it is a token in both.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice, pairwise

from harness.model import Request
from harness.model.exchange import loose_key
from harness.model.keys import ALWAYS_ANOTHER, LEFT_OUT, plain

Parameters = Mapping[str, tuple[str, ...]]

MOST_COMPARED = 1000
"""Recorded requests among which the nearest is looked for."""
MOST_MEASURED = 30
"""Paths of these of which it is measured how much they are like one."""
LONGEST_PATH = 200
"""Characters of a path's end that are compared."""

_MEANT = re.compile(
    r"page|offset|cursor|next|prev|after|before|continu|start|skip|index|id$|slug|sku|url|query|^q$"
    r"|hash|digest|sha|guid|uuid|code"
)
_MOMENT = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?|2\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 to 2065."""
_WRITTEN_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_TOKEN = re.compile(r"[0-9A-Za-z+/=._~-]{16,}")
_ESCAPED = (("%2B", "+"), ("%2F", "/"), ("%3D", "="))
"""How Base64 stands in a query; whatever else is escaped there is a word of another script, or JSON."""
_UUID = re.compile(r"[0-9a-fA-F]{32}")
_SHORTEST_RUN = 16
_DAY = 86400.0
_MILLISECONDS = 1e11
"""From which a moment is told in them."""


def place_of(url: str) -> str:
    """Return a URL without its query, in one spelling."""
    return loose_key("GET", url)[1].partition("?")[0]


def parameters(url: str) -> Parameters:
    """Return the parameters of a URL's query by name, in one spelling."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = loose_key("GET", url)[1].partition("?")[2]
    for part in filter(None, query.split("&")):
        name, _, value = part.partition("=")
        found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def differing(asked: Parameters, recorded: Parameters) -> tuple[str, ...]:
    """Return the names of the parameters in which two requests differ."""
    names = dict.fromkeys((*asked, *recorded))
    return tuple(name for name in names if asked.get(name, ()) != recorded.get(name, ()))


def passes(
    name: str, asked: tuple[str, ...], recorded: tuple[str, ...], now: Sequence[float], stands: Callable[[str], bool]
) -> bool:
    """Say whether a parameter in which two requests differ says nothing of what is asked for.

    Args:
        name: Its name.
        asked: Its values in the request.
        recorded: Its values in the recorded one.
        now: What moments may be the present one to who asks, in seconds since 1970.
        stands: Says whether a text stands on a recorded page.
    """
    known = plain(name)
    if known in ALWAYS_ANOTHER or (known in LEFT_OUT and not (asked and recorded)):
        return True
    if not asked or (known not in LEFT_OUT and _MEANT.search(known)):
        return False
    if all(_is_now(value, now) for value in asked):
        return all(map(_MOMENT.fullmatch, recorded))
    tokens = recorded and all(map(_is_token, (*asked, *recorded)))
    return bool(tokens) and not any(map(stands, asked))


def made_up(name: str, value: str) -> str:
    """Return as what a value may be made up for one request: a UUID, a moment or a token; "" where it cannot be.

    What turns pages never is, and what names a thing is where it is a UUID alone.
    """
    known = plain(name)
    if _MEANT.search(known.removesuffix("id")):
        return ""
    if _UUID.fullmatch(value.replace("-", "")):
        return "uuid"
    if known.endswith("id") and known not in LEFT_OUT:
        return ""
    if _MOMENT.fullmatch(value) or _WRITTEN_MOMENT.fullmatch(value):
        return "moment"
    return "token" if _is_token(value) else ""


def nearest(method: str, url: str, recorded: Iterable[Request]) -> Request | None:
    """Return the recorded request of the same host that is most like one; None where there is none."""
    (host, wanted), own = _host_and_path(url), parameters(url)
    placed = ((one, *_host_and_path(one.url)) for one in recorded)
    near = list(islice(((one, path) for one, there, path in placed if there == host), MOST_COMPARED))
    paths = _most_alike(wanted, {path for _, path in near})

    def likeness(one: Request) -> tuple[bool, int]:
        return one.method == method, -len(differing(own, parameters(one.url)))

    return max((one for one, path in near if path in paths), key=likeness, default=None)


def _most_alike(wanted: str, paths: set[str]) -> set[str]:
    """Return the paths that are most like one, itself if it is among them.

    To measure that takes milliseconds where a path is long, and so it is done of few: of those that begin and end alike
    first, and of none that cannot be more like it than the best so far.
    """
    if wanted in paths:
        return {wanted}
    best, found, measured = 0.0, set[str](), 0
    end = wanted[-LONGEST_PATH:]
    bounds = SequenceMatcher(None, b=end, autojunk=False)  # which knows the second text by heart
    for path in sorted(paths, key=lambda path: (-_ends_alike(end, path[-LONGEST_PATH:]), path)):
        bounds.set_seq1(path[-LONGEST_PATH:])
        if bounds.real_quick_ratio() < best or bounds.quick_ratio() < best:
            continue
        if measured == MOST_MEASURED:
            break
        measured += 1
        alike = SequenceMatcher(None, end, path[-LONGEST_PATH:], autojunk=False).ratio()
        if alike > best:
            best, found = alike, set()
        if alike == best:
            found.add(path)
    return found


def _ends_alike(one: str, other: str) -> float:
    """Return the share of two texts that they begin and end with alike."""
    head = _begins_alike(one, other)
    tail = _begins_alike(one[head:][::-1], other[head:][::-1])
    return (head + tail) / max(len(one) + len(other), 1)


def _begins_alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _host_and_path(url: str) -> tuple[str, str]:
    """Return what stands before the first slash after the scheme, and behind it; a URL may be none that can be read."""
    host, _, path = place_of(url).partition("://")[2].partition("/")
    return host, path


def _is_now(value: str, now: Sequence[float]) -> bool:
    if not _MOMENT.fullmatch(value):
        return False
    told = float(value)
    seconds = told / 1000 if told > _MILLISECONDS else told
    return any(abs(seconds - one) < _DAY for one in now)


def _is_token(value: str) -> bool:
    """Say whether a value is long and no words: digits among letters, in one run or as a UUID."""
    for escaped, meant in _ESCAPED:
        value = value.replace(escaped, meant)
    if not _TOKEN.fullmatch(value):
        return False
    run = max(re.split(r"[-._~]", value), key=len)
    bare = value.replace("-", "")
    if len(run) < _SHORTEST_RUN and not _UUID.fullmatch(bare):
        return False
    changes = sum(one.isdigit() != other.isdigit() for one, other in pairwise(bare))
    return changes >= len(bare) // 6

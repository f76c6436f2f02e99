"""Measure `recognise`: `python -m tests.cases.measure_recognise [--markdown] [--wrong]`.

Prints how many real error pages are seen (with the status where it is known, and by the body alone), how many real
content pages are taken for one, which kinds are named, what the bundled exhibits are recognised as, and the processor
time that a page takes. `--markdown` prints the tables of `docs/recogniser.md` alone, `--wrong` lists each page it got
wrong.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harness.cases import Recognition, load_cases, recognise
from harness.cases.markers import MARKERS
from harness.exhibits import bundled_cassettes, final_answer
from harness.model import Response
from tests.cases.true_kinds import true_kind
from tests.exhibits.recorded import exhibits

DATA = Path(__file__).parents[2].parent / "shared" / "data"
FRIENDS = "error_wording_with_full_article"
"""Content pages that are filed among the errors because of their wording."""
RENDERED = {"StatusCode": "404", "Message": "Not Found", "Description": "The server can not find the requested page"}
"""What the placeholders of shipped templates are filled with, as the web server would."""
CONTENT = "content"
READINGS = ("status as known", "body alone as 200")
ROUNDS = 3


@dataclass(frozen=True)
class Sample:
    name: str
    true: str
    response: Response

    @property
    def bare(self) -> Response:
        return Response(200, (), self.response.body)


def read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def rendered(body: bytes) -> bytes:
    return re.sub(rb"\{\{ ?\.(\w+) ?\}\}", lambda match: RENDERED.get(match[1].decode(), "").encode(), body)


def errors() -> Iterator[Sample]:
    for item in json.loads((DATA / "errors" / "index.json").read_text("utf-8"))["items"]:
        headers = tuple((name, str(value)) for name, value in (item["headers"] or {}).items())
        response = Response(item["status"] or 200, headers, rendered(read(DATA / "errors" / item["file"])))
        true = CONTENT if item["kind"] == FRIENDS else true_kind(item["file"], item["status"])
        yield Sample(f"errors/{item['file']}", true, response)


def pages() -> Iterator[Sample]:
    for index in sorted((DATA / "pages").glob("*/index.json")):
        for item in json.loads(index.read_text("utf-8"))["items"]:
            name = f"pages/{index.parent.name}/{item['file']}"
            yield Sample(name, CONTENT, Response(200, (), read(index.parent / item["file"])))


def sites() -> tuple[Sample, ...]:
    return tuple(_sites())


def _sites() -> Iterator[Sample]:
    folders = [folder for folder in bundled_cassettes().iterdir() if folder.is_dir() and folder.name != "errors"]
    for case in load_cases(sorted(folders)):
        for exchange in case.exchanges:
            if exchange.response.status == 200:
                yield Sample(f"{case.name} {exchange.request.url}", CONTENT, exchange.response)


@cache
def samples() -> tuple[Sample, ...]:
    return (*errors(), *pages())


def recognised(sample: Sample, reading: str) -> Recognition:
    return recognise(sample.response if reading == READINGS[0] else sample.bare)


def figures(reading: str) -> tuple[int, int, int, int]:
    """Return error pages seen, error pages, content pages taken for one, content pages."""
    seen = Counter((each.true == CONTENT, recognised(each, reading).kind == CONTENT) for each in samples())
    return (
        seen[False, False],
        seen[False, False] + seen[False, True],
        seen[True, False],
        seen[True, False] + seen[True, True],
    )


def markdown() -> str:
    """Return the tables of the documentation."""
    lines = ["| reading | error pages seen | content taken for an error |", "| --- | --- | --- |"]
    for reading in READINGS:
        seen, real, wrong, content = figures(reading)
        lines.append(
            f"| {reading} | {seen} of {real}, {seen / real:.1%} | {wrong} of {content}, {wrong / content:.2%} |"
        )
    for reading in READINGS:
        lines += ["", f"True kind by row, recognised kind by column, {reading}:", "", *confusion(reading)]
    return "\n".join(lines)


def confusion(reading: str) -> Iterable[str]:
    counts = Counter((each.true, recognised(each, reading).kind) for each in samples())
    order = [CONTENT, *MARKERS, "empty", "wrong-type"]
    rows = [kind for kind in order if any(true == kind for true, _ in counts)]
    columns = [kind for kind in order if any(named == kind for _, named in counts)]
    yield f"| | {' | '.join(columns)} |"
    yield f"| --- |{' --- |' * len(columns)}"
    for row in rows:
        cells = [str(counts[row, column] or "") for column in columns]
        marked = [
            f"**{cell}**" if cell and row == column else cell for cell, column in zip(cells, columns, strict=True)
        ]
        yield f"| {row} | {' | '.join(marked)} |"


def exhibit_table() -> Iterator[str]:
    """Yield a line per exhibit: its family, and what it is recognised as at first, where it leads, by its body."""
    named = 0
    for each in sorted(exhibits(), key=lambda each: each.name):
        last = final_answer(each)
        kinds = [recognise(response).kind for response in (each.response, last, Response(200, (), last.body))]
        named += each.family in kinds[:2]
        differs = "" if each.family in kinds[:2] or each.family == "founding" else "  <- another kind"
        yield f"  {each.name:44} {' '.join(f'{kind:17}' for kind in kinds)}{differs}"
    yield f"  family and kind agree on {named} of {len(exhibits())}"


def timing() -> str:
    best: list[tuple[float, int]] = []
    for sample in samples():
        rounds = []
        for _ in range(ROUNDS):
            started = time.process_time()
            recognise(sample.response)
            rounds.append(time.process_time() - started)
        best.append((min(rounds), len(sample.response.body)))
    whole = sum(seconds for seconds, _ in best) / sum(size for _, size in best) * 115e6
    worst, size = max(best)
    median = statistics.median(seconds for seconds, _ in best)
    return f"median {median * 1e3:.2f} ms, {whole:.2f} ms per 115 KB, worst {worst * 1e3:.1f} ms ({size:,} bytes)"


def wrong() -> Iterator[str]:
    for sample in samples():
        for reading in READINGS:
            said = recognised(sample, reading)
            if (sample.true == CONTENT) != (said.kind == CONTENT):
                yield f"{sample.name}, {reading}: {said.kind}, {said.evidence}"


def main(arguments: list[str]) -> None:
    if "--markdown" in arguments:
        sys.stdout.write(f"{markdown()}\n")
        return
    lines = ["exhibit, first answer, where it leads, body alone:", *exhibit_table()]
    taken = [page.name for page in sites() if recognise(page.response).kind != CONTENT]
    lines.append(f"bundled pages taken for an error: {len(taken)} of {len(sites())} {' '.join(taken)}")
    if DATA.is_dir():
        lines += [markdown(), f"time: {timing()}", *(wrong() if "--wrong" in arguments else ())]
    else:
        lines.append(f"{DATA}: no real pages here, so nothing else is measured")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

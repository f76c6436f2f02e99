"""Measure `recognise` on real pages: `python -m tests.cases.measure_recognise [--wrong]`.

Prints recall on real error pages (with the status where it is known, and by the body alone), false positives on real
content pages, which kinds were named, and the time a page takes. `--wrong` lists each page it got wrong.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.cases import recognise
from harness.model import Response

DATA = Path(__file__).parents[2].parent / "shared" / "data"
FRIENDS = "error_wording_with_full_article"
"""Content pages that are filed among the errors because of their wording."""
RENDERED = {"StatusCode": "404", "Message": "Not Found", "Description": "The server can not find the requested page"}
"""What the placeholders of shipped templates are filled with, as the web server would."""


@dataclass(frozen=True)
class Sample:
    name: str
    group: str
    status: int | None
    response: Response


def read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def rendered(body: bytes) -> bytes:
    return re.sub(rb"\{\{ ?\.(\w+) ?\}\}", lambda match: RENDERED.get(match[1].decode(), "").encode(), body)


def errors() -> Iterator[Sample]:
    for item in json.loads((DATA / "errors" / "index.json").read_text("utf-8"))["items"]:
        headers = tuple((name, str(value)) for name, value in (item["headers"] or {}).items())
        response = Response(item["status"] or 200, headers, rendered(read(DATA / "errors" / item["file"])))
        yield Sample(item["file"], item["kind"], item["status"], response)


def pages() -> Iterator[Sample]:
    for index in sorted((DATA / "pages").glob("*/index.json")):
        for item in json.loads(index.read_text("utf-8"))["items"]:
            yield Sample(
                f"{index.parent.name}/{item['file']}",
                "pages",
                None,
                Response(200, (), read(index.parent / item["file"])),
            )


def is_error(response: Response) -> bool:
    return recognise(response).kind != "content"


def report(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str]) -> None:
    found = list(errors())
    real = [sample for sample in found if sample.group != FRIENDS]
    content = [sample for sample in found if sample.group == FRIENDS] + list(pages())
    bare = {sample.name: Response(200, (), sample.response.body) for sample in real}
    seen = sum(is_error(sample.response) for sample in real)
    seen_bare = sum(is_error(response) for response in bare.values())
    wrong = [sample for sample in content if is_error(sample.response)]
    report(f"recall, status as known     {seen}/{len(real)} = {seen / len(real):.1%}")
    report(f"recall, body alone as 200   {seen_bare}/{len(bare)} = {seen_bare / len(bare):.1%}")
    report(f"false positives             {len(wrong)}/{len(content)} = {len(wrong) / len(content):.2%}")
    table: dict[str, Counter[str]] = {}
    for sample in real:
        table.setdefault(sample.group, Counter())[recognise(sample.response).kind] += 1
    for group, kinds in sorted(table.items()):
        report(f"  {group:24} {', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}")
    if "--wrong" in arguments:
        for sample in wrong:
            report(f"FALSE POSITIVE {sample.name} {recognise(sample.response)}")
        for sample in real:
            if not is_error(sample.response):
                report(f"MISSED {sample.name} {recognise(sample.response)}")
            elif not is_error(bare[sample.name]):
                report(f"MISSED WITHOUT STATUS {sample.name} {recognise(bare[sample.name])}")
    times = []
    for sample in content:
        started = time.perf_counter()
        recognise(sample.response)
        times.append((time.perf_counter() - started, len(sample.response.body)))
    whole, size = sum(seconds for seconds, _ in times), sum(length for _, length in times)
    report(f"time                        {whole / size * 115e6:.2f} ms per 115 KB, worst {max(times)[0] * 1000:.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])

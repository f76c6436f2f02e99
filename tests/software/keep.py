"""Record one answer of a software that runs, and keep it if it is what the table says.

In: a row of the table and one of its answers. Out: the answer's cassette and sidecar below `cassettes/errors`.
"""

import http.client
import tomllib
from collections.abc import Mapping
from pathlib import Path

from harness.cases import read_exchanges
from harness.cases.record import HEADERS, record, write_text
from harness.errors import HarnessError
from harness.exhibits import Recorded, library
from tests.software.leaks import leaks
from tests.software.model import Answer, NotRecordedError, Software
from tests.software.table import CASSETTES

LOOPBACK, HTTP = "127.0.0.1", 80
ANSWER_SECONDS = 20


def answers(host: str) -> bool:
    """Say whether the server answers anything at all."""
    try:
        knock(host, "/", {})
    except (OSError, http.client.HTTPException):
        return False
    return True


def knock(host: str, path: str, headers: Mapping[str, str]) -> None:
    """Send a request that is not recorded."""
    connection = http.client.HTTPConnection(LOOPBACK, HTTP, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path, headers={"Host": host, **HEADERS, **headers})
        connection.getresponse()
    finally:
        connection.close()


def keep(software: Software, answer: Answer, unproved: Path, folder: Path = CASSETTES) -> int:
    """Record one answer by way of the file `unproved`; return the size of its page in bytes.

    Raises:
        NotRecordedError: the answer is another one than the table says, or tells of this machine; nothing was kept.
    """
    try:
        for _ in range(answer.knocks):
            knock(software.host, answer.path, answer.headers)
        record(
            unproved,
            [f"http://{software.host}{answer.path}"],
            headers=answer.headers,
            resolve={software.host: (LOOPBACK, HTTP)},
            timeout=ANSWER_SECONDS,
            overwrite=True,
        )
        exchanges = read_exchanges(unproved)
        response = exchanges[0].response
        if response.status != answer.status:
            raise NotRecordedError(f"answered with {response.status} where the table says {answer.status}")
        sidecar = software.sidecar(answer)
        library([Recorded(f"{answer.name}.yaml", exchanges, tomllib.loads(sidecar))])
    except (HarnessError, OSError, http.client.HTTPException) as error:
        raise NotRecordedError(str(error)) from error
    text = unproved.read_text(encoding="utf-8")
    if told := leaks(text):
        raise NotRecordedError(f"tells of this machine: {', '.join(told)}")
    write_text(folder / f"{answer.name}.yaml", text)
    write_text(folder / f"{answer.name}.toml", sidecar)
    return len(response.body)

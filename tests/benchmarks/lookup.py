"""What a request takes among many recorded exchanges: with the harness, and with vcrpy's own replay.

The client is the same, requests with one session that is warm; the requests are spread evenly over the exchanges.
Loading is left out of all: it happens once for a case.
"""

import statistics
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import requests
import vcr  # type: ignore[import-untyped]  # it has no types
from rich.console import Console
from vcr.request import Request as VcrRequest  # type: ignore[import-untyped]  # it has no types

from harness.model import Exchange, Request, Response
from harness.replay import Player, installed

FEW, MANY = 10, 5000
REQUESTS = {FEW: 500, MANY: 500}
VCR_REQUESTS = 10
"""Requests in each round."""
ROUNDS = 7
MOST_GROWTH = 1.5
LEAST_SPEEDUP = 50.0

HEADERS = (("Content-Type", "text/html"),)
BODY = b"<p>page</p>" * 100


def url(number: int) -> str:
    return f"https://shop.example/products/{number}?page=1"


def asked(count: int, requests_made: int) -> list[str]:
    """Return URLs spread evenly over `count` exchanges."""
    return [url(turn * count // requests_made) for turn in range(requests_made)]


@cache
def exchanges(count: int) -> tuple[Exchange, ...]:
    return tuple(Exchange(Request("GET", url(number)), Response(200, HEADERS, BODY, "OK")) for number in range(count))


class Held:
    """A persister of vcrpy's that has the exchanges in memory."""

    @staticmethod
    def load_cassette(*_: object, **__: object) -> tuple[list[Any], list[Any]]:
        many = exchanges(MANY)
        headers = {name: [value] for name, value in HEADERS}
        status = {"code": 200, "message": "OK"}
        answers = [{"status": status, "headers": headers, "body": {"string": one.response.body}} for one in many]
        return [VcrRequest("GET", one.request.url, None, {}) for one in many], answers

    @staticmethod
    def save_cassette(*_: object, **__: object) -> None:
        """Keep nothing: nothing is recorded."""


def milliseconds(session: requests.Session, urls: Iterable[str]) -> float:
    """Return how long a request takes: their median, which one that the machine held up does not move."""
    session.get(url(1), timeout=10)  # opens the connection
    taken = []
    for one in urls:
        started = time.perf_counter()
        answer = session.get(one, timeout=10)
        taken.append(time.perf_counter() - started)
        assert answer.content == BODY
    return statistics.median(taken) * 1000


def with_harness(count: int) -> float:
    player = Player()
    player.load(exchanges(count))
    player.begin(limit=REQUESTS[count] + 1)
    with installed(player), requests.Session() as session:
        return milliseconds(session, asked(count, REQUESTS[count]))


def with_vcrpy() -> float:
    recorder = vcr.VCR(record_mode="none")
    recorder.register_persister(Held)
    with recorder.use_cassette("held"), requests.Session() as session:
        return milliseconds(session, asked(MANY, VCR_REQUESTS))


def main() -> bool:
    """Measure and print, and say whether the promises are kept."""
    rounds = [(with_harness(FEW), with_harness(MANY), with_vcrpy()) for _ in range(ROUNDS)]
    few, many, by_vcrpy = (statistics.median(column) for column in zip(*rounds, strict=True))
    growth = statistics.median(among_many / among_few for among_few, among_many, _ in rounds)
    speedup = statistics.median(slow / fast for _, fast, slow in rounds)
    console = Console(soft_wrap=True)
    console.print(
        f"a request with requests: {few:.2f} ms among {FEW} exchanges, {many:.2f} ms among {MANY:,};"
        f" with vcrpy {by_vcrpy:.1f} ms"
    )
    console.print(f"among {MANY:,} exchanges it takes {growth:.2f} times as long; promised: at most {MOST_GROWTH}")
    console.print(f"vcrpy takes {speedup:.0f} times as long; promised: at least {LEAST_SPEEDUP:.0f}")
    return growth <= MOST_GROWTH and speedup >= LEAST_SPEEDUP

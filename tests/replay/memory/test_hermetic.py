"""Nothing leaves the process, however many threads ask, and though no guard is armed."""

from tests.replay.tripwire import connections, run, tripwire

THREADS = """
import json, sys, threading
from harness.model import Exchange, Request, Response
from harness.replay import Player, installed

origin = f"http://127.0.0.1:{sys.argv[1]}"
player = Player()
pages = [f"/{number}/{turn}" for number in range(16) for turn in range(1000) if turn % 4]
player.load([Exchange(Request("GET", origin + page), Response(200, body=page.encode())) for page in pages])
player.begin(limit=100_000)
seen, failures = [], []

def work(number):
    import requests, urllib3
    pool = urllib3.PoolManager()
    with requests.Session() as session:
        for turn in range(1000):
            path = f"/{number}/{turn}"
            expected = (200, path.encode()) if turn % 4 else (404, b"")
            try:
                match turn % 3:
                    case 0:
                        answer = session.get(origin + path)
                        got = answer.status_code, answer.content
                    case 1:
                        answer = requests.get(origin + path)
                        got = answer.status_code, answer.content
                    case _:
                        answer = pool.request("GET", origin + path)
                        got = answer.status, answer.data
            except Exception as failure:
                failures.append(repr(failure))
            else:
                seen.append(got == expected)
    pool.clear()

with installed(player):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
misses = sum(made.exchange < 0 for made in player.ledger())
print(json.dumps({"right": sum(seen), "asked": len(player.ledger()), "misses": misses, "failures": failures[:3]}))
"""


def test_sixteen_threads_are_answered_from_memory() -> None:
    """Each request by its own page. The client libraries are first imported by those threads, all at once."""
    with tripwire() as listener:
        told = run(THREADS, listener.getsockname()[1])

        assert {"right": 16_000, "asked": 16_000, "misses": 4_000, "failures": []} == told
        assert 0 == connections(listener)

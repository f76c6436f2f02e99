"""Each of many threads is given what was recorded for it, and nothing goes past the wire."""

from harness.model import Exchange, Request, Response
from tests.replay.tripwire import connections, run, tripwire
from tests.replay.wire.wires import serving

THREADS, TURNS = 16, 1000

PROGRAM = """
import http.client, json, ssl, sys, threading
import httpx, requests, urllib3

port, proxy, ca, turns = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
proxies, address = {"http": proxy, "https": proxy}, ("127.0.0.1", int(proxy.rpartition(":")[2]))
right, failures = [], []

def work(number, get):
    origin = f"{'https' if number % 2 else 'http'}://127.0.0.1:{port}"
    count = 0
    for turn in range(turns):
        path = f"/{number}/{turn}"
        try:
            count += get(origin + path) == ((200, path.encode()) if turn % 4 else (404, b""))
        except Exception as failure:
            failures.append(repr(failure))
    right.append(count)

def by_requests(number):
    with requests.Session() as session:
        session.trust_env, session.proxies, session.verify = False, proxies, ca
        def get(url):
            answer = session.get(url, timeout=30)
            return answer.status_code, answer.content
        work(number, get)

def by_httpx(number):
    with httpx.Client(proxy=proxy, verify=ssl.create_default_context(cafile=ca), timeout=30) as client:
        def get(url):
            answer = client.get(url)
            return answer.status_code, answer.content
        work(number, get)

def by_urllib3(number):
    with urllib3.ProxyManager(proxy, ca_certs=ca, timeout=30) as pool:
        def get(url):
            answer = pool.request("GET", url)
            return answer.status, answer.data
        work(number, get)

def by_http_client(number):
    if number % 2:
        connection = http.client.HTTPSConnection(*address, timeout=30, context=ssl.create_default_context(cafile=ca))
        connection.set_tunnel("127.0.0.1", int(port))
    else:
        connection = http.client.HTTPConnection(*address, timeout=30)
    def get(url):
        connection.request("GET", url[url.index(port) + len(port):] if number % 2 else url)
        answer = connection.getresponse()
        return answer.status, answer.read()
    work(number, get)
    connection.close()

clients = [by_requests, by_httpx, *[by_urllib3] * 4, *[by_http_client] * 10]
threads = [threading.Thread(target=client, args=(number,)) for number, client in enumerate(clients)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps({"right": sum(right), "failures": failures[:3]}))
"""


def test_sixteen_threads_are_answered_on_the_wire() -> None:
    """By four clients, over http and https; the origin that they ask for is a listener that must see none of them."""
    with tripwire() as listener:
        port = listener.getsockname()[1]
        pages = [(number, f"/{number}/{turn}") for number in range(THREADS) for turn in range(TURNS) if turn % 4]
        recorded = [
            Exchange(
                Request("GET", f"{'https' if number % 2 else 'http'}://127.0.0.1:{port}{path}"),
                Response(200, body=path.encode()),
            )
            for number, path in pages
        ]
        with serving(*recorded, limit=100_000) as (wire, player):
            told = run(PROGRAM, port, f"http://127.0.0.1:{wire.address[1]}", wire.ca, TURNS)
        misses = sum(made.exchange < 0 for made in player.ledger())

        assert {"right": THREADS * TURNS, "failures": []} == told
        assert (THREADS * TURNS, THREADS * TURNS // 4) == (len(player.ledger()), misses)
        assert () == wire.strangers()
        assert 0 == connections(listener)

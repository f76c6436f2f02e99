"""A text that tells of the machine it was written on is found out; one that speaks of servers in general is not."""

import platform

import pytest

from tests.software.leaks import leaks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("File &#x27;/root/.venv/lib/python3.11/app.py&#x27;", ["/root/.venv/lib/python3.11/app.py"]),
        ('"/home/ines/site/app.js:8:54"', ["/home/ines/site/app.js"]),
        ("in /tmp", ["/tmp"]),
        ("at (/builds/app.js) and /tmp/x", ["/tmp/x", "/builds/app.js"]),
        ("Server at 127.0.0.1:41873 and localhost:80", ["localhost:80", "127.0.0.1:41873"]),
        (f"Linux {platform.release()}", [platform.release()]),
    ],
)
def test_finds(text: str, found: list[str]) -> None:
    assert found == leaks(text)


@pytest.mark.parametrize(
    "text",
    [
        'File "/srv/venv/lib/python3.11/site-packages/flask/app.py"',
        "/usr/lib/python3.11 and /usr/local/bin:/usr/bin",
        '<a href="/homepage">home</a> <a href="https://site.example/work-with-us">work</a>',
        "REMOTE_ADDR 127.0.0.1, SERVER_NAME localhost, SERVER_PORT 80",
        "MEDIA_ROOT root@localhost /srv/tmp/x",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert [] == leaks(text)

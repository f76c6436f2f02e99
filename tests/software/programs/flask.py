"""Flask on Werkzeug's server: a sentence for every error, a rate limit, and the debugger that was left on."""

from tests.software.model import Answer, Software
from tests.software.pinned import PYPI

APPLICATION = """\
from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", headers_enabled=True)
BOATS = {"heron": {"berth": 4}}


@app.route("/boats/<name>")
def boat(name):
    return f"<h1>{name}</h1><p>Berth {BOATS[name]['berth']}</p>"


@app.post("/crew")
def crew():
    return "<h1>Signed on</h1>"


@app.route("/search")
@limiter.limit("1 per hour")
def search():
    return "<h1>No boat found</h1>"
"""

COMMAND = ("/srv/venv/bin/python", "-m", "flask", "run", "--port", "80", "--no-reload")

_SERVER = "Server: Werkzeug/"

FLASK = Software(
    name="flask",
    title="Flask",
    version=PYPI["Flask"],
    licence="BSD-3-Clause",
    registry="PyPI",
    packages=("Flask", "Flask-Limiter"),
    files={"app.py": APPLICATION},
    command=COMMAND,
    answers=(
        Answer(
            name="bad-request/flask-405",
            status=405,
            path="/crew",
            imitates="Flask where an address is there for a form alone",
            sign=("header", "page"),
            markers=(_SERVER, "<!doctype html>\n<html lang=en>\n<title>405 ", "Allow: "),
            forbidden=("405 Method Not Allowed", "The method is not allowed for the requested URL."),
        ),
        Answer(
            name="not-found/flask-404",
            status=404,
            path="/moorings/7",
            imitates="Flask where no address of the site matches",
            markers=(_SERVER, "<!doctype html>\n<html lang=en>\n<title>404 "),
            forbidden=(
                "404 Not Found",
                "The requested URL was not found on the server.",
                "If you entered the URL manually please check your spelling and try again.",
            ),
        ),
        Answer(
            name="rate-limit/flask-429",
            status=429,
            path="/search",
            knocks=1,
            imitates="Flask with a limit of requests, which the page names and headers count",
            sign=("header", "page"),
            markers=(_SERVER, "<!doctype html>\n<html lang=en>\n<title>429 ", "X-RateLimit-Remaining: 0"),
            forbidden=("429 Too Many Requests", "1 per 1 hour"),
        ),
    ),
)

WERKZEUG = Software(
    name="werkzeug",
    title="Werkzeug's debugger",
    version=PYPI["Werkzeug"],
    licence="BSD-3-Clause",
    registry="PyPI",
    packages=("Werkzeug", "Flask"),
    files={"app.py": APPLICATION},
    command=(*COMMAND, "--debug"),
    environment={"WERKZEUG_DEBUG_PIN": "off"},
    answers=(
        Answer(
            name="server-error/werkzeug-500-debug",
            status=500,
            path="/boats/curlew",
            imitates="Flask when a view fails, with the debugger on: every frame of the traceback",
            markers=(_SERVER, "// Werkzeug Debugger</title>", '<div class="debugger">', "?__debugger__=yes"),
            forbidden=(
                "KeyError: 'curlew'",
                "Traceback (most recent call last)",
                "return self.wsgi_app(environ, start_response)",
                "This is the Copy/Paste friendly version of the traceback.",
                "The debugger caught an exception in your WSGI application.",
                "Brought to you by",
                "Console Locked",
            ),
        ),
    ),
)

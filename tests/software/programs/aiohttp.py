"""aiohttp's server: a line for every error, and a listing of a few more."""

from tests.software.model import Answer, Software
from tests.software.pinned import PYPI

APPLICATION = """\
from aiohttp import web

KILNS = {}


async def kiln(request):
    return web.Response(text=KILNS[request.match_info["name"]], content_type="text/html")


def main(arguments):
    app = web.Application()
    app.router.add_get("/kilns/{name}", kiln)
    app.router.add_static("/glazes", "glazes", show_index=True)
    return app
"""

_SERVER = "Server: Python/"

AIOHTTP = Software(
    name="aiohttp",
    title="aiohttp",
    version=PYPI["aiohttp"],
    licence="Apache-2.0",
    registry="PyPI",
    packages=("aiohttp",),
    files={
        "app.py": APPLICATION,
        "glazes/celadon.csv": "ash,10\n",
        "glazes/tenmoku.csv": "iron,8\n",
        "glazes/trials/": "",
    },
    command=("/srv/venv/bin/python", "-m", "aiohttp.web", "-H", "127.0.0.1", "-P", "80", "app:main"),
    environment={"PYTHONPATH": "."},
    answers=(
        Answer(
            name="not-found/aiohttp-404",
            status=404,
            path="/wheels",
            imitates="aiohttp where no address of the site matches: a line of plain text",
            markers=(_SERVER,),
            forbidden=("404: Not Found",),
        ),
        Answer(
            name="server-error/aiohttp-500",
            status=500,
            path="/kilns/north",
            imitates="aiohttp when a handler fails",
            markers=("Server got itself in trouble", _SERVER),
            forbidden=("500 Internal Server Error", "Server got itself in trouble"),
        ),
        Answer(
            name="directory-listing/aiohttp-200",
            status=200,
            path="/glazes/",
            imitates="aiohttp with a listing, where a folder is asked for",
            markers=("<title>Index of /", _SERVER),
            forbidden=("Index of /.", "celadon.csv", "tenmoku.csv", "trials/"),
        ),
    ),
)

"""FastAPI: errors in JSON, and one in plain text."""

from tests.software.model import Answer, Software
from tests.software.pinned import PYPI

APPLICATION = """\
from fastapi import FastAPI

app = FastAPI()
BARRELS = {1: "oak"}


@app.get("/barrels/{number}")
def barrel(number: int) -> dict[str, str]:
    return {"wood": BARRELS[number]}
"""

FASTAPI = Software(
    name="fastapi",
    title="FastAPI",
    version=PYPI["fastapi"],
    licence="MIT",
    registry="PyPI",
    packages=("fastapi", "uvicorn"),
    files={"app.py": APPLICATION},
    command=("/srv/venv/bin/python", "-m", "uvicorn", "--host", "127.0.0.1", "--port", "80", "app:app"),
    answers=(
        Answer(
            name="bad-request/fastapi-422",
            status=422,
            path="/barrels/first",
            imitates="FastAPI when a part of the address is not of the type that it must be",
            markers=('{"detail":[{"type":"', "server: uvicorn"),
            forbidden=("Input should be a valid integer, unable to parse string as an integer", "int_parsing"),
        ),
        Answer(
            name="not-found/fastapi-404",
            status=404,
            path="/casks/1",
            imitates="FastAPI where no address of the site matches",
            markers=('{"detail":"', "server: uvicorn"),
            forbidden=("Not Found",),
        ),
        Answer(
            name="server-error/fastapi-500",
            status=500,
            path="/barrels/2",
            imitates="FastAPI when a function fails: three words of plain text",
            markers=("server: uvicorn",),
            forbidden=("Internal Server Error",),
        ),
    ),
)

"""A software for tests, that nobody needs to install."""

from dataclasses import replace

from tests.software.model import Answer, Software

GONE = Answer(
    name="not-found/made-410",
    status=410,
    path="/lamp",
    headers={"Accept-Language": "de"},
    knocks=2,
    imitates="a server of these tests that has lost a lamp",
    markers=("<h1>Lamp",),
    forbidden=("Lamp is gone",),
)
MADE = Software(
    name="made",
    title="Made",
    version="1.2",
    licence="MIT",
    registry="Debian",
    packages=("made", "made-more"),
    files={},
    command=("made",),
    answers=(GONE, replace(GONE, name="not-found/made-404", status=404)),
)

"""A run whose host is killed, again and again: `kill_soak` does the same at random moments."""

from collections.abc import Callable
from pathlib import Path

from tests.campaign.kills import complaints, document, finished, kill_when, outcomes, project, rows, run
from tests.campaign.runs import CRASHING, SOUND

MOMENTS = (
    "SELECT 1 FROM outcome",
    "SELECT 1 FROM failure",
    "SELECT 1 FROM unit WHERE result IS NOT NULL",
)


def holds(folder: Path, statement: str) -> Callable[[], bool]:
    return lambda: bool(rows(folder, statement))


def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    """What was shown is in the journal, no process is left, and the results are those of a run that nobody killed."""
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
        project(tmp_path / name, 1, {"crashing": CRASHING, "sound": SOUND})
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for number, moment in enumerate(MOMENTS):
        with run(killed, *(["--resume"] if number else []), workers=1 + number % 2) as running:
            kill_when(running, holds(killed, moment))
        assert [] == list(complaints(killed, running))
        assert document(killed) is None
    with run(killed, "--resume", workers=2) as going, run(whole, workers=1) as running:
        assert finished(going) == finished(running)

    assert "going on with run 1, in which " in going.lines[0]
    assert document(whole) == document(killed)
    assert document(whole)
    assert outcomes(whole) == outcomes(killed)
    assert [(1, "finished")] == rows(killed, "SELECT id, state FROM run")

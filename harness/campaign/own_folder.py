"""The harness's own folder in a project, `.scraper-harness`: made where it is first needed, and ignored by git."""

from pathlib import Path

OWN_FOLDER = Path(".scraper-harness")
_IGNORED = "*\n"


def make_own_folder(folder: Path) -> None:
    """Make the folder, with a `.gitignore` for all that will lie in it; one that is there is left as it is.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text(_IGNORED)

"""Where the cassettes are that come with the harness."""

from pathlib import Path

from harness.errors import CassetteError


def bundled_cassettes(package: Path | None = None) -> Path:
    """Return the folder that holds `errors` and `sites`: inside the installed package, or beside it in a checkout.

    `package` is the folder of the package, by default that of `harness` itself.

    Raises:
        CassetteError: neither folder is there.
    """
    folder = Path(__file__).parents[1] if package is None else package
    for candidate in (folder / "_cassettes", folder.parent / "cassettes"):
        if (candidate / "errors").is_dir():
            return candidate
    raise CassetteError(f"{folder}: no bundled cassettes in or beside it: install scraper-harness again")

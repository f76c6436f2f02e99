"""Imports go down the layers only, and siblings in one layer never import each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HARNESS = Path(__file__).parents[1] / "harness"

LAYERS = (
    {"errors"},
    {"model"},
    {"charset", "files"},
    {"page", "delivery", "golden"},
    {"mutations", "checks", "exhibits", "cases", "replay", "scrapers", "reports"},
    {"sandbox", "explore", "parts"},
    {"hunt", "ageing"},
    {"survival"},
    {"run"},
    {"campaign", "xray"},
    {"config", "serve", "export"},
    {"cli", "pytest_items"},
    {"pytest_plugin", "__main__", "__init__"},
)
"""Lowest first; a name is a module or a package directly below `harness`."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(HARNESS.rglob("*.py"))


def part(path: Path) -> str:
    """Return the module or package below `harness` to which a file belongs."""
    return path.relative_to(HARNESS).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [
                f"{node.module}.{alias.name}" if node.module == "harness" else str(node.module) for alias in node.names
            ]
        for name in names:
            steps = name.split(".")
            if steps[0] == "harness" and len(steps) > 1:
                yield steps[1]


def test_every_module_has_a_layer() -> None:
    """A new package is placed on purpose."""
    assert set() == {part(path) for path in MODULES} - set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HARNESS)))
def test_imports_go_down(path: Path) -> None:
    """No module imports from a higher layer, nor from a sibling in its own."""
    own = part(path)
    upward = {name for name in imported_parts(path) if name != own and LEVEL[name] >= LEVEL[own]}
    assert set() == upward


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HARNESS)))
def test_modules_are_small(path: Path) -> None:
    """A module fits in a head: at most 400 lines."""
    assert len(path.read_text().splitlines()) <= 400

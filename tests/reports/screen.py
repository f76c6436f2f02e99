"""Consoles for tests: one that is a file, one that is a terminal of 100 columns."""

import io

from rich.console import Console


class Screen:
    """A console with what it was told to print."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self._bytes = io.BytesIO()
        self._file = io.TextIOWrapper(self._bytes, encoding=encoding, newline="")
        self.console = Console(
            file=self._file,
            width=100,
            force_terminal=terminal,
            color_system="truecolor" if terminal else None,
            legacy_windows=False,
            _environ={},
        )

    @property
    def text(self) -> str:
        """What was printed, without the spaces that fill a table's last column."""
        self._file.flush()
        printed = self._bytes.getvalue().decode(self._file.encoding)
        return "\n".join(line.rstrip() for line in printed.split("\n"))

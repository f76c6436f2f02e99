"""Write the table of keys into docs/configuration.md: python -m tests.config."""

from tests.config.table import DOCS, written

if __name__ == "__main__":
    DOCS.write_text(written(DOCS.read_text(encoding="utf-8")), encoding="utf-8")

"""`python -m tests.origin`: serve every page of the origin and record all of `cassettes/` again."""

import sys

from tests.origin.record import CASSETTES, record_all


def main() -> int:
    written = record_all()
    cassettes = [path for path in written if path.suffix == ".yaml"]
    size = sum(path.stat().st_size for path in written)
    print(f"{CASSETTES}: {len(cassettes)} cassettes, {len(written)} files, {size / 1024:.0f} KB")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main())

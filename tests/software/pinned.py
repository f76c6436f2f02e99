"""The versions of what comes from PyPI and npm: they stand where the installers read them, and only there."""

import json
import re
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
PACKAGE = Path(__file__).with_name("package.json")

PYPI: dict[str, str] = dict(re.findall(r"^([\w.-]+)==(\S+)$", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE))
NPM: dict[str, str] = json.loads(PACKAGE.read_text(encoding="utf-8"))["dependencies"]

"""Write small cassettes for tests."""

from pathlib import Path
from typing import Any

import yaml

URL = "https://shop.example/p/1"


def interaction(body: Any = "<p>page</p>", *, url: str = URL, status: int = 200, headers: Any = None) -> dict[str, Any]:
    return {
        "request": {"method": "GET", "uri": url, "body": None, "headers": {}},
        "response": {
            "status": {"code": status, "message": "OK"},
            "headers": headers if headers is not None else {"Content-Type": ["text/html; charset=utf-8"]},
            "body": {"string": body},
        },
    }


def cassette(*interactions: dict[str, Any], version: Any = 1) -> dict[str, Any]:
    return {"version": version, "interactions": list(interactions)}


def write(path: Path, *interactions: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(cassette(*(interactions or (interaction(),)))), "utf-8")
    return path

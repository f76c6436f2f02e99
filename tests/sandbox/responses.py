"""A scraper that is given a response. Imported in worker processes only."""

from typing import Any

import requests


def response_status(response: requests.Response) -> dict[str, Any]:
    return {"status": response.status_code, "url": response.url, "text": response.text}

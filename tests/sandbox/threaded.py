"""A scraper whose import starts a thread, so that its process cannot be forked."""

import os
import threading
from typing import Any

threading.Thread(target=threading.Event().wait, daemon=True).start()
COUNT = [0]


def counts(html: str) -> dict[str, Any]:
    if "exit" in html:
        os._exit(4)
    while "hang" in html:
        pass
    COUNT[0] += 1
    return {"count": COUNT[0]}

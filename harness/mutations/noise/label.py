"""Where a page itself may say how it is encoded, so that whoever looks there reads the same.

In: the text of a page. Out: the place, or None where it stands behind what is looked through, or where some take for
markup what others do not: in a comment, in a script.
"""

import re

from harness.charset import META_WINDOW

_ENCLOSING = (("<!--", "-->"), *((f"<{tag}", f"</{tag}") for tag in ("script", "style", "title", "noscript")))


def open_at(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match, if it ends where an encoding is looked for and stands in nothing that holds no markup."""
    found = pattern.search(text)
    if found is None or found.end() > META_WINDOW:
        return None
    before = text[: found.start()].lower()
    return None if any(before.rfind(begin) > before.rfind(end) for begin, end in _ENCLOSING) else found

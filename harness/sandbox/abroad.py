"""Another locale and another time zone for a scraper's process, whatever this machine has installed.

In: a folder to put a locale in. Out: what to change in a process's environment; nothing where it cannot be done.

The locale is a small one of our own, because a machine may have none but C, and compiling a whole one takes a second.
Characters stay as they are (`LC_CTYPE`): what is asked is whether numbers, dates and names follow the locale.
"""

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

LOCALE = "nl_NL"
"""Dutch: a comma in numbers, and names of days and months in ASCII, so that no charset has to be chosen."""
CHARACTERS = "C.UTF-8"

_ZONES = (("Asia/Kolkata", 19800), ("America/Bogota", -18000))
"""Time zones without summer time, half an hour off in one of them, with their seconds east of UTC."""
_ZONE_FILES = Path("/usr/share/zoneinfo")
_INSTALLED = "/usr/lib/locale"
_CATEGORIES = ("LC_COLLATE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME")
_SECONDS = 5.0

_DEFINITION = """\
comment_char %
escape_char /
LC_NUMERIC
decimal_point ","
thousands_sep "."
grouping 3;3
END LC_NUMERIC
LC_MONETARY
int_curr_symbol "EUR "
currency_symbol "EUR"
mon_decimal_point ","
mon_thousands_sep "."
mon_grouping 3;3
positive_sign ""
negative_sign "-"
int_frac_digits 2
frac_digits 2
p_cs_precedes 1
p_sep_by_space 1
n_cs_precedes 1
n_sep_by_space 1
p_sign_posn 1
n_sign_posn 4
END LC_MONETARY
LC_TIME
abday "zo";"ma";"di";"wo";"do";"vr";"za"
day "zondag";"maandag";"dinsdag";"woensdag";"donderdag";"vrijdag";"zaterdag"
abmon "jan";"feb";"mrt";"apr";"mei";"jun";"jul";"aug";"sep";"okt";"nov";"dec"
mon "januari";"februari";"maart";"april";"mei";"juni";/
  "juli";"augustus";"september";"oktober";"november";"december"
d_t_fmt "%a %d %b %Y %T"
d_fmt "%d-%m-%y"
t_fmt "%T"
am_pm "";""
t_fmt_ampm ""
END LC_TIME
"""


class Locale(NamedTuple):
    """A locale for a process."""

    environment: dict[str, str]
    """What is changed for it; nothing where there is none."""
    note: str = ""
    """Why there is none, where there would be one another time."""


def other_locale(folder: Path) -> Locale:
    """Return a locale with another way to write numbers and dates, compiled into `folder`.

    Of what the process would inherit only the characters are kept. Without `localedef` there is no such locale: a name
    that is not installed would make `locale.setlocale(LC_ALL, "")` fail, and that would be our doing.
    """
    if _own_locale().startswith(LOCALE[:2]):
        return Locale({"LC_ALL": CHARACTERS, "LANG": CHARACTERS, "LANGUAGE": ""})
    environment = {
        "LC_ALL": "",
        "LANG": LOCALE,
        "LANGUAGE": LOCALE[:2],
        **dict.fromkeys(_CATEGORIES, LOCALE),
        "LC_CTYPE": CHARACTERS,
        "LOCPATH": f"{folder}{os.pathsep}{_INSTALLED}",
    }
    (folder / "definition").write_text(_DEFINITION, "ascii")
    compiling = ["localedef", "-c", "-i", str(folder / "definition"), "--no-archive", str(folder / LOCALE)]
    try:
        subprocess.run(compiling, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - no part is foreign
        asked = subprocess.run(
            ["locale", "decimal_point"],  # noqa: S607 - from PATH, as any program asks
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        note = (
            f"was not tried in another locale: to make one took more than {_SECONDS:g} s; run it again with less load"
        )
        return Locale({}, note)
    except OSError:
        return Locale({})
    return Locale(environment if (asked.stdout.strip(), asked.stderr) == (b",", b"") else {})


def other_zone() -> dict[str, str]:
    """Return the environment of a time zone that is another than this machine's; nothing where none is installed."""
    here = time.localtime().tm_gmtoff
    others = (name for name, east in _ZONES if east != here and (_ZONE_FILES / name).is_file())
    return next(({"TZ": name} for name in others), {})


def _own_locale() -> str:
    names = ("LC_ALL", "LC_NUMERIC", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")

"""When a case was recorded is told by its answers."""

import pytest

from harness.model import Exchange, Request, Response
from harness.model.case import EPOCH, recorded_at

AT_NINE = 1775034000.0


@pytest.mark.parametrize(
    ("dates", "moment"),
    [
        (["Wed, 01 Apr 2026 09:00:00 GMT"], AT_NINE),
        (["Wed, 01 Apr 2026 09:00:00 GMT", "Thu, 02 Apr 2026 09:00:00 GMT"], AT_NINE),
        (["", "soon", "Wed, 01 Apr 2026 09:00:00 GMT"], AT_NINE),
        (["Wed, 01 Apr 2026 09:00:00 -0000"], AT_NINE),
        (["Wed, 01 Apr 2026 11:00:00 +0200"], AT_NINE),
        (["Thu, 01 Jan 1800 00:00:00 GMT"], EPOCH),
        (["Fri, 31 Dec 9999 23:59:59 GMT"], EPOCH),
        ([""], EPOCH),
        ([], EPOCH),
    ],
)
def test_recorded_at(dates: list[str], moment: float) -> None:
    """Whatever the time zone of this machine."""
    answers = (Response(200, (("date", date),) if date else ()) for date in dates)

    assert moment == recorded_at([Exchange(Request("GET", "https://a.example/"), answer) for answer in answers])

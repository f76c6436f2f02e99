"""A URL is shown without the values of keys."""

import pytest

from harness.model.keys import without_keys


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/?apikey=LIVE-1", "https://a.example/?apikey=…"),
        ("https://a.example/?q=x&X-Api-Key=k%3D%3D&page=2#a", "https://a.example/?q=x&X-Api-Key=…&page=2#a"),
        ("https://a.example/?access_token=1&key=2;auth=3", "https://a.example/?access_token=…&key=…;auth=…"),
        ("https://a.example/key=1?page_token=t&keyword=k&key&token=", None),
        ("https://[oops/?q=1", None),
    ],
    ids=["a key", "among others", "several", "none", "no URL"],
)
def test_keys_have_no_values(url: str, shown: str | None) -> None:
    assert (shown or url) == without_keys(url)

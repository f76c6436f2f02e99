"""What passes for a page's own value is of its kind, and is known again where the kind has room for a canary."""

import pytest

from harness.mutations.data.counterfeit import counterfeit


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("https://a.example/b/c.jpg?w=1", "https://zqvxa.example/zqvxb.jpg"),
        ("//a.example", "https://zqvxa.example/zqvxb"),
        ("2025-03-01", "2011-11-11"),
        (" 2025-03-01T09:30:00Z ", "2011-11-11T09:30:00Z"),
        ("39.90", "73313.37"),
        ("€ 1.299,00", "€ 73313.37"),
        ("39,90 EUR", "73313.37 EUR"),
        ("Kettle K2", "zqvxa zqvxb"),
        ("", "zqvxa zqvxb"),
    ],
)
def test_is_of_the_same_kind(value: str, other: str) -> None:
    assert other == counterfeit(value)

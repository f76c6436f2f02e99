"""How old pages are made: `--months 3,12,24,36`, `--profile measured`."""

import re
from typing import Any

import click
import msgspec

from harness.ageing import LONGEST, MEASURED, named_profile
from harness.config import MONTHS, MOST_AGES, Config
from harness.model import Options

_NUMBERS = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})*")


class Months(click.ParamType["tuple[int, ...]"]):
    """`3,12,24,36`, as numbers in order; `0` for none."""

    name = "N,..."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Return the ages, each once."""
        if isinstance(value, tuple):
            return value
        found = sorted({int(number) for number in value.split(",")}) if _NUMBERS.fullmatch(value) else []
        if found == [0]:
            return ()
        usual = ",".join(map(str, MONTHS))
        if not found or not 1 <= found[0] <= found[-1] <= LONGEST:
            self.fail(f"{value!r} is no list of months from 1 to {LONGEST}; give some such as {usual}", param, ctx)
        if len(found) > MOST_AGES:
            self.fail(f"{value!r} are {len(found)} ages; give at most {MOST_AGES}, such as {usual}", param, ctx)
        return tuple(found)


def with_ages(config: Config, months: tuple[int, ...] | None, profile: str | None) -> Config:
    """Return the configuration with how pages age, for all scrapers; as it says itself where that is None.

    Raises:
        ConfigError: there is no such profile.
    """
    ages = config.months if months is None else months
    found = config.profile if profile is None else named_profile(profile)

    def aged(options: Options) -> Options:
        return msgspec.structs.replace(options, months=ages, profile=None if found is MEASURED else found)

    own = {name: aged(options) for name, options in config.own.items()}
    return msgspec.structs.replace(config, options=aged(config.options), own=own)

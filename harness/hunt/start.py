"""From a scraper as it is configured to the sandbox in which it runs."""

import os
from collections.abc import Mapping
from types import MappingProxyType

from harness.errors import ConfigError
from harness.model import Options, ScraperSpec, VariableError, expanded
from harness.sandbox import AnySandbox, Sandbox


def sandbox_of(
    spec: ScraperSpec,
    options: Options,
    *,
    hash_seed: int = 0,
    environment: Mapping[str, str] = MappingProxyType({}),
    alike: bool = True,
) -> AnySandbox:
    """Return a sandbox for a scraper as it is configured, with what else is changed in its environment.

    Raises:
        ConfigError: a variable in its command or environment is not set.
    """
    environment = {**environment_of(spec), **environment}
    if spec.command:
        from harness.sandbox.program import Program  # noqa: PLC0415 (TLS takes 0.1 s to import)

        return Program(
            tuple(_expanded(spec, "command", argument) for argument in spec.command),
            folder=spec.folder,
            refusal_codes=spec.refusal_codes,
            timeout=options.timeout,
            memory=options.memory,
            hash_seed=hash_seed,
            environment=environment,
            name=spec.target,
        )
    return Sandbox(
        spec.target,
        refusals=spec.refusals,
        config=spec.config,
        timeout=options.timeout,
        memory=options.memory,
        search_path=spec.search_path,
        hash_seed=hash_seed,
        environment=environment,
        wire=options.replay == "wire",
        alike=alike,
    )


def environment_of(spec: ScraperSpec) -> dict[str, str]:
    """Return the variables that are configured for a scraper, with their values of now.

    Raises:
        ConfigError: a variable in one of them is not set.
    """
    return {name: _expanded(spec, f"env.{name}", value) for name, value in spec.environment}


def _expanded(spec: ScraperSpec, key: str, text: str) -> str:
    try:
        return expanded(text, os.environ)
    except VariableError as error:
        raise ConfigError(f"{spec.name}: {key}: {error}") from None

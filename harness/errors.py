"""Misuse of the harness, as one tree.

HarnessError
├── ConfigError         a configuration file or option that cannot be used
├── CassetteError       a cassette, exhibit or file beside one that cannot be read
├── ScraperError        a scraper that cannot be imported, fed or run
├── RecordError         a page that cannot be recorded
├── PlanError           a stored plan that cannot be decoded or applied
└── SandboxError        the worker process itself could not be started or spoken to

Each message is one line that names file (or thing), what is wrong, and the remedy. What a *scraper* does wrong is never
raised from here: it is data (`harness.model.Failure`).
"""


class HarnessError(Exception):
    """Base of every error that the harness raises about its own use."""


class ConfigError(HarnessError):
    """A configuration file, key or command-line option cannot be used."""


class CassetteError(HarnessError):
    """A cassette, a file beside it or an exhibit cannot be read."""


class ScraperError(HarnessError):
    """A scraper cannot be imported or run, or its first parameter says not how to feed it."""


class RecordError(HarnessError):
    """A page cannot be recorded."""


class PlanError(HarnessError):
    """A stored plan cannot be decoded, or cannot be applied to this page."""


class SandboxError(HarnessError):
    """The worker process could not be started or broke the protocol."""

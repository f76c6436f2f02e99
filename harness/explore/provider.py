"""Where draws get their choices from: the seed alone.

Hypothesis mixes integers and strings that it finds in the loaded modules of the project into what it draws, so the same
seed gives other examples in a worker process than in the one that started it, and others again under pytest. And it
prefers small integers, which suits numbers but not places: of a page of a thousand elements, all are to be struck.
"""

from typing import Any

from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

BACKEND = "scraper-harness"


class SeedOnly(HypothesisProvider):
    """Draws as Hypothesis does, but without constants from source code, and bounded integers evenly."""

    def draw_integer(self, min_value: int | None = None, max_value: int | None = None, **others: Any) -> int:
        """Draw an integer."""
        if self._random is None or min_value is None or max_value is None or others.get("weights"):
            return super().draw_integer(min_value, max_value, **others)
        return self._random.randint(min_value, max_value)

    def _maybe_draw_constant(self, *_: Any, **__: Any) -> None:
        return None


AVAILABLE_PROVIDERS[BACKEND] = f"{SeedOnly.__module__}.{SeedOnly.__qualname__}"

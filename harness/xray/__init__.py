"""X-ray: what each field of a scraper's result depends on in its pages, found by taking parts of them away."""

from harness.xray.look import chosen, xray

__all__ = ["chosen", "xray"]

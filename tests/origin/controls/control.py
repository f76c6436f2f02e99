"""One control page, and how something is put into the page of a site."""

from dataclasses import dataclass, replace

from tests.origin.page import Page


@dataclass(frozen=True, slots=True)
class Control:
    """A good page with what makes it look like an error page."""

    name: str
    """`site/name`, its place below `cassettes/controls`."""
    page: Page
    tempting: tuple[str, ...]
    """Texts in its source by which a careless scraper takes it for an error page."""
    required: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"controls/{self.name}"


def put_before(page: Page, mark: str, markup: str) -> Page:
    """Return a page with markup put before the one place in its source that reads `mark`."""
    source = page.body.decode()
    if source.count(mark) != 1:
        raise ValueError(f"{page.url}: {mark!r} is there {source.count(mark)} times, and should be once")
    return replace(page, body=source.replace(mark, markup + mark).encode())

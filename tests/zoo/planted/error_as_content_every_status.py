"""Planted: a spider that asks Scrapy for answers of every status, and takes the heading of each for a story's."""

from collections.abc import Iterator

from scrapy.http import TextResponse
from sound.refusal import UnexpectedPageError


class Stories:
    handle_httpstatus_all = True

    def parse(self, response: TextResponse) -> Iterator[dict]:
        if not isinstance(response, TextResponse):
            raise UnexpectedPageError(response.url)
        yield {
            "title": response.css("h1").xpath("normalize-space()").get(),
            "text": "\n".join(p.xpath("normalize-space()").get() for p in response.css("p.nc-story__paragraph")),
        }


stories = Stories()

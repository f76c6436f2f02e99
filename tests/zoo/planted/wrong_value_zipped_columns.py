"""Planted: titles, companies and salaries are zipped; one card without a salary shifts those of all cards below."""

from parsel import Selector


def scrape(html: str) -> list[dict] | None:
    page = Selector(html, type="html")
    if page.xpath("//link[@rel='canonical']/@href").get() != "https://jobs.example/jobs":
        return None
    columns = [
        [part.xpath("normalize-space()").get() for part in page.xpath(f"//*[starts-with(@class, 'JobCard_{name}__')]")]
        for name in ("title", "company", "salary")
    ]
    links = [
        address.partition("?")[0] for address in page.xpath("//a[starts-with(@class, 'JobCard_link__')]/@href").getall()
    ]
    return [
        {"title": title or None, "url": link, "company": company or None, "salary": salary or None}
        for link, title, company, salary in zip(links, *columns, strict=False)
    ]

"""Planted: a job without a place is said to be where the board's first job is."""

from sound.board_state import fields, jobs_of


def scrape(html: str) -> list[dict]:
    jobs = [fields(job) for job in jobs_of(html)]
    return [{**job, "place": job["place"] or jobs[0]["place"]} for job in jobs]

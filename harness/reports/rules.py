"""What each check asks, for a service that shows failures to whoever has not read the documentation.

In: the name of a check. Out: a SARIF rule. `docs/families.md` says the same at greater length.
"""

from typing import Any

HELP = (
    "The message of each failure holds the smallest change of the recorded page that brings it about, and the command"
    " that runs it again. An error fails a run, a warning does not. What each family of changes promises, and when a"
    " check only warns, is told in docs/families.md of scraper-harness."
)

SAID: dict[str, tuple[str, str]] = {
    "crash": (
        "The scraper crashes",
        "It raised an exception that is neither its HTTP client's own nor listed under refusals.",
    ),
    "hang": ("The scraper hangs", "It gave no result within the time limit."),
    "exhaustion": ("The scraper takes too much memory", "It asked for more memory than its limit."),
    "killed": ("The scraper ends its process", "Its process ended instead of giving a result."),
    "error-as-content": (
        "An error page is taken for content",
        "A value was taken from an error page, or holds its wording where an article stands on it.",
    ),
    "silent-empty": (
        "Nothing is returned where a refusal is due",
        "An error page gave an empty result, or an item without a value: to whoever stores it, nothing is there.",
    ),
    "silent-partial": (
        "A part of a listing is returned as if it were all",
        "A later page of a listing failed, and the items so far were returned without a word.",
    ),
    "silent-loss": (
        "A value that is there is lost without a word",
        "A field or an entry is gone, though its page still holds it as before: a strange value stands elsewhere.",
    ),
    "contamination": (
        "Text that stands beside a value comes back in it",
        "Text that was put into the page came back in a field that it does not belong to.",
    ),
    "wrong-value": (
        "A wrong value is returned",
        "A value is neither the recorded page's nor absent.",
    ),
    "type-change": (
        "A value changes its type",
        "A value is of another type than on the recorded page, as a list in place of a text.",
    ),
    "mojibake": (
        "Text is read in the wrong encoding",
        "A value's bytes were read in another encoding than its page is in.",
    ),
    "noise-sensitive": (
        "The result depends on what no browser shows",
        "The page was changed in a way that means the same to a browser, and the result is another.",
    ),
    "missing-required": (
        "A good page loses a required field",
        "A required field, or all of a good page, was lost although it is there.",
    ),
    "golden": (
        "The result is not the accepted one",
        "A value of the recorded page is not the one that was accepted in a golden file.",
    ),
    "nondeterministic": (
        "The same page gives another result in another process",
        "A field follows chance, the date, the hash seed, the locale or the time zone.",
    ),
    "state-leak": (
        "A page changes the result of the next",
        "After other pages in the same process a page gives another result, or each run leaves something behind.",
    ),
    "network-escape": (
        "The scraper connects past the recording",
        "It opened a connection that is not in its cassette.",
    ),
    "request-storm": (
        "Requests are repeated without end",
        "It made far more requests than the recorded page takes.",
    ),
    "retry-after-ignored": (
        "Retry-After is ignored",
        "An answer said when to come back, and its URL was asked for again before.",
    ),
    "no-backoff": (
        "A failing URL is asked for again at once",
        "A URL that failed was asked for three more times without a pause.",
    ),
    "duplicate-content": (
        "The same content is returned twice",
        "A paragraph, or an entry of a list, is returned more often than the page calls for.",
    ),
}


def rule(check: str) -> dict[str, Any]:
    """Return what a service shows of a check."""
    short, full = SAID[check]
    return {
        "id": check,
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": f"{full} {HELP}"},
    }

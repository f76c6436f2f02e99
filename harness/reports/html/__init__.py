"""A run as one HTML page, for whoever looks rather than reads: nothing is loaded from anywhere, and no script runs.

In: a finished run, its options and exit code. Out: bytes; the same for the same results but for times. The words are
those of the other reports; `view` says what is shown, `report.html.jinja` where, `report.css` how.
"""

from harness.reports.html.document import html_document, write_html

__all__ = ["html_document", "write_html"]

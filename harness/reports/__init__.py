"""Reports: each takes a run's events or results and tells them in its own way; none knows the engine."""

from harness.reports.accepted import AcceptReport
from harness.reports.baseline import show_baseline, show_lacking, show_update
from harness.reports.failure_text import failure_text
from harness.reports.github import annotations, step_summary, stop_commands
from harness.reports.history import history_lines, overview_lines
from harness.reports.json_report import json_document, write_json
from harness.reports.junit import junit_document, write_junit
from harness.reports.replayed import show_replay
from harness.reports.sarif import sarif_document, write_sarif
from harness.reports.terminal import TerminalReport
from harness.reports.write import check_apart, check_writable, write
from harness.reports.xray import show_xray
from harness.reports.xray_json import write_xray

__all__ = [
    "AcceptReport",
    "TerminalReport",
    "annotations",
    "check_apart",
    "check_writable",
    "failure_text",
    "history_lines",
    "json_document",
    "junit_document",
    "overview_lines",
    "sarif_document",
    "show_baseline",
    "show_lacking",
    "show_replay",
    "show_update",
    "show_xray",
    "step_summary",
    "stop_commands",
    "write",
    "write_json",
    "write_junit",
    "write_sarif",
    "write_xray",
]

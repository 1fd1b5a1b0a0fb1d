"""A shift's report as a print job keeps it: JSON with a version, read strictly."""

from __future__ import annotations

import json

from shuke.application.ports.printing import PrintJob
from shuke.application.print_queue import UnreadableContent
from shuke.application.shifts.report_paper import report_paper
from shuke.application.shifts.shift_report import ShiftReport
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.paper import Paper

__all__ = ["compose_report", "packed_report"]

_VERSION = 1
_MOST_BYTES = 64 * 1024


def packed_report(report: ShiftReport) -> bytes:
    """The content of its print job."""
    return json.dumps([_VERSION, to_plain(report)], ensure_ascii=False, separators=(",", ":")).encode()


def compose_report(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no report of a version known here.
    """
    if len(job.content) > _MOST_BYTES:
        raise UnreadableContent("larger than any shift's report")
    try:
        version, plain = json.loads(job.content)
        if version != _VERSION:
            raise UnreadableContent("not a report of a version known here")
        return report_paper(from_plain(ShiftReport, plain), job.copy)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableContent("not a shift's report") from error

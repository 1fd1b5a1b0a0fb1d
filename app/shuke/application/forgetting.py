"""What a till keeps of its own print jobs: as long as its own sales, thirteen months."""

from __future__ import annotations

from datetime import date

from shuke.application.counter.desk import Desk

__all__ = ["MOST_AT_ONCE", "forget_print_jobs", "kept_from"]

KEPT_MONTHS = 13

MOST_AT_ONCE = 100
"""Jobs deleted in one piece: a key pressed meanwhile waits for one piece at most."""


def kept_from(today: date) -> date:
    """The first business date that is kept: the first of its month."""
    months = today.year * 12 + today.month - 1 - KEPT_MONTHS
    return date(months // 12, months % 12 + 1, 1)


def forget_print_jobs(desk: Desk) -> bool:
    """Delete a piece of the done jobs that are too old; whether there may be more. Nothing is written if none is.

    How old they are goes by the newest fact of this till, not by its clock, which may run ahead for a while.
    """
    with desk.store.writing() as work:
        newest = work.journal.head(desk.till)
        if newest is None:
            return False
        gone = work.print_jobs.forget_done(kept_from(newest.business_date), MOST_AT_ONCE)
        if gone:
            work.commit()
    return gone > 0

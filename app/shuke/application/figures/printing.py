"""A report that is looked at, printed by the till's own printer."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.figures.figures_slip import FiguresSlip
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settlement_sheet import PaperStatement
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["MOST_ROWS", "print_figures"]

MOST_ROWS = 120
"""Some metres of paper; files have all."""


def print_figures(
    desk: Desk, session: Session, right: Right, paper: PaperStatement, language: Language
) -> FiguresSlip | Refused:
    """Queue it. No fact: nothing has happened.

    Args:
        right: to look at what it tells.
        paper: with one table.
    """
    if not session.may(right):
        return Refused(Refusal.NOT_ALLOWED)
    (table,) = paper.tables
    at = desk.local_time(desk.recorder.now_ms())
    with desk.store.writing() as work:
        slip = FiguresSlip(
            shop=desk.shop.name,
            till=work.shops.till_name(desk.till) or desk.till,
            title=paper.title,
            lines=tuple(line for line in paper.lines if line),
            head=table.head,
            rows=table.rows[:MOST_ROWS],
            numbers=tuple(sorted(table.numbers)),
            more=max(len(table.rows) - MOST_ROWS, 0),
            printed_at=f"{at:%Y-%m-%d %H:%M}",
            printed_by=session.staff.name,
            language=language.value,
        )
        work.print_jobs.add(PrintJobDraft(PrintKind.FIGURES_SLIP, paper.title, packed_content(slip), 0))
        work.commit()
    return slip

"""Reading from the journals what a simulation repeats, in the order of the business dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Work
from shuke.application.simulation.recorded import Recorded, TakenBack, recorded
from shuke.domain.facts.kinds import read_body

__all__ = ["KINDS_REPEATED", "read_recorded"]

KINDS_REPEATED = frozenset({"member.enrolled", "value.topped_up", "sale.completed", "sale.refunded"})
_PAGE = 500


def read_recorded(
    work: Work, sealing: FactSealing, first: date, last: date, told: Callable[[], None] = lambda: None
) -> list[Recorded]:
    """Of all tills whose journals lie here, both days included; on one day by till, as each recorded it, and what was
    taken back after all that was sold.

    Args:
        told: hears of every few hundred facts; what it raises ends the reading.
    """
    tills = sorted(work.journal.tills())
    found = [one for till in tills for one in _of(work, sealing, till, first, last, told)]
    return sorted(found, key=lambda one: (one.on, isinstance(one, TakenBack)))


def _of(
    work: Work, sealing: FactSealing, till: str, first: date, last: date, told: Callable[[], None]
) -> Iterator[Recorded]:
    epoch = seq = 0
    while page := work.journal.after(till, epoch, seq, _PAGE):
        told()
        epoch, seq = page[-1].epoch, page[-1].seq
        for fact in page:
            if fact.kind not in KINDS_REPEATED:
                continue
            header, kind, version, plain = sealing.open(fact.content)
            if first <= header.business_date <= last:
                body = read_body(kind, version, plain)
                event = recorded(body, header) if body is not None else None
                if event is not None:
                    yield event

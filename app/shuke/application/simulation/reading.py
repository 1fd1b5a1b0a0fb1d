"""Reading from the journals what a simulation repeats, in the order of the business dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Work
from shuke.application.simulation.recorded import PaidBack, Recorded, TakenBack, recorded
from shuke.domain.birthday import Birthday
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.segments.fields import Kept

__all__ = ["KINDS_REPEATED", "read_recorded"]

KINDS_REPEATED = frozenset(
    {"member.enrolled", "value.topped_up", "value.paid_back", "sale.completed", "sale.refunded"}
)
_PAGE = 500


def read_recorded(
    work: Work, sealing: FactSealing, first: date, last: date, told: Callable[[], None] = lambda: None
) -> list[Recorded]:
    """Of all tills whose journals lie here, both days included; on one day by till, as each recorded it, and what was
    taken or paid back after all that was sold.

    Args:
        told: hears of every few hundred facts; what it raises ends the reading.
    """
    birthday_of = _birthdays(work, last).get
    tills = sorted(work.journal.tills())
    found = [
        event
        for till in tills
        for header, body in _of(work, sealing, till, first, last, told)
        for event in recorded(body, header, birthday_of)
    ]
    return sorted(found, key=lambda one: (one.on, isinstance(one, TakenBack | PaidBack)))


def _birthdays(work: Work, on: date) -> Mapping[str, Birthday]:
    """Facts do not say them: they lie beside the journal and go with whoever is forgotten."""
    known = work.segments.members((Kept.BIRTHDAY,), on)
    days = zip(known.ids, known.columns[Kept.BIRTHDAY].cells(), strict=True)
    return {one: Birthday.of_key(*divmod(day, 100)) for one, day in days if isinstance(day, int)}


def _of(
    work: Work, sealing: FactSealing, till: str, first: date, last: date, told: Callable[[], None]
) -> Iterator[tuple[FactHeader, FactBody]]:
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
                if body is not None:
                    yield header, body

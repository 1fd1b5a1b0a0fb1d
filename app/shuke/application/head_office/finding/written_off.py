"""A till that was given up with what it held: what it spent meanwhile is lost."""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.ground import Found, Ground, raise_all
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.exceptions.worth import worth
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.slices_moved import TillWrittenOff
from shuke.domain.money import Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.holders import till_of

__all__ = ["raise_written_off"]


def raise_written_off(
    work: Work, entry: OfficeEntry, header: FactHeader, written_off: TillWrittenOff
) -> None:
    """Nothing where it held nothing."""
    if not any(part.amount for part in written_off.at_risk):
        return
    ground = Ground(work, till_of(written_off.holder), header.business_date, ProgrammeShelf())
    rate = _points_rate(ground)
    at_risk = sum(worth(part.account, part.amount, rate).minor for part in written_off.at_risk)
    place = (header.till, str(header.epoch), str(header.seq))
    found = Found(
        kind=ExceptionKind.WRITTEN_OFF_TILL,
        cause=(written_off.holder, *place),
        happened_on=header.business_date,
        facts=(NamedFact(header.till, header.epoch, header.seq),),
        at_risk=Money(at_risk),
        about=tuple((part.account.value, str(part.amount)) for part in written_off.at_risk if part.amount),
    )
    raise_all(ground, entry, [found])


def _points_rate(ground: Ground) -> PointsAsMoney | None:
    try:
        return ground.shelf.in_force(ground.work, ground.today).points_as_money
    except NoProgramme:
        return None

"""What the programme costs the chain or a shop, for people at head office, and what they say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.figures.cost import CostScope, CostSeen, read_cost
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.programme.document import Programme
from shuke.domain.shop import HEAD_OFFICE, Right, Shop
from shuke.wording.programme_cost import CostReport

__all__ = ["CostDesk", "OfficeCostSeen"]


@dataclass(frozen=True, slots=True)
class OfficeCostSeen:
    """`shop_of`: the shop's name by till."""

    seen: CostSeen
    shops: tuple[Shop, ...]
    shop_of: Mapping[str, str]


class CostDesk:
    """Each call is one transaction."""

    def __init__(self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._shelf = ProgrammeShelf()

    def cost(
        self, session: Session, months: Months | None, kind: MonthsKind, shop_id: str, which: CostReport
    ) -> OfficeCostSeen | Refused:
        """Of the whole chain, or of one shop; without months the present month, quarter or year."""
        if not session.may(Right.SEE_EXPOSURE):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            today = self._recorder.today(work, self._identity.calendar)
            shops = {shop.shop_id: shop for shop in work.shops.all() if shop.shop_id != HEAD_OFFICE}
            shop_of = {till: shop for till, shop, _ in work.shops.till_keys() if shop in shops}
            whole = shop_id not in shops
            scope = CostScope(
                None if whole else frozenset(till for till, shop in shop_of.items() if shop == shop_id),
                "" if whole else shop_id,
                self._identity.calendar.zone if whole else shops[shop_id].zone,
                self._programme(work, today),
                whole=whole,
                members_known=True,
            )
            seen = read_cost(work, scope, months or months_of(kind, today), today, which)
        return OfficeCostSeen(
            seen, tuple(shops.values()), {till: shops[shop].name for till, shop in shop_of.items()}
        )

    @tried_again
    def set_costs(self, session: Session, shop_id: str, said: CostsSaid) -> CostsSet | Refused:
        """Of that shop; of none: of the whole chain. Every till is told."""
        if not session.may(Right.MANAGE_PROGRAMME):
            return Refused(Refusal.NOT_ALLOWED)
        if not said.is_possible:
            return Refused(Refusal.AMOUNT)
        with self._writing.writing() as work:
            if shop_id and (shop_id == HEAD_OFFICE or work.shops.get(shop_id) is None):
                return Refused(Refusal.NOT_ALLOWED)
            fact = CostsSet(shop_id, said)
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            entry.record(fact, session.staff.staff_id)
            entry.settle()
            work.commit()
        return fact

    @tried_again
    def take_list(self, session: Session, which: CostReport, rows: int) -> ListExported | Refused:
        """Record who takes a list of members."""
        if not session.may(Right.EXPORT_LISTS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            fact = ListExported("members", (which.value,), masked=True, rows_at_most=rows)
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            entry.record(fact, session.staff.staff_id)
            entry.settle()
            work.commit()
        return fact

    def _programme(self, work: Work, today: date) -> Programme | None:
        try:
            return self._shelf.in_force(work, today)
        except NoProgramme:
            return None

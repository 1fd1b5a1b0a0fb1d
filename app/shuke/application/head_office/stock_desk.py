"""What of prizes and gifts there is only so much of, for people at head office: where it lies; set right by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.application.events.calendar import with_own_events
from shuke.application.head_office.allotting import open_account
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.members.merging import refused_reason
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.stock_corrected import CORRECTED, StockCorrected
from shuke.domain.membership.attending import event_rule
from shuke.domain.prize_stock import Stock, stocks
from shuke.domain.profile_fields import clean_text
from shuke.domain.programme.document import Programme
from shuke.domain.programme.tiers import entry_rule
from shuke.domain.shop import HEAD_OFFICE, Right, Shop
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["MOST_PIECES", "AtTill", "QuotaSeen", "StockDesk", "StockSeen", "StocksSeen"]

MOST_PIECES = 1_000_000
"""At a time."""


@dataclass(frozen=True, slots=True)
class AtTill:
    till: str
    amount: int


@dataclass(frozen=True, slots=True)
class StockSeen:
    """A prize of the chain's wheel, or a shop's gift for points.

    Attributes:
        shop: whose gift it is; None: the whole chain's.
        whole: as the programme says; `corrected`: by how much it was set right by hand since.
        here: what no till holds; what was never asked for is all here.
        given: pieces that members got.
        holds: what tills hold in slices.
    """

    holder: str
    rule: str
    name: Bilingual
    shop: Shop | None
    whole: int
    corrected: int
    here: int
    given: int
    holds: tuple[AtTill, ...]

    @property
    def left(self) -> int:
        return self.here + sum(one.amount for one in self.holds)


@dataclass(frozen=True, slots=True)
class QuotaSeen:
    """What a rule gives so many of at each shop: a tier to the first comers, places at an event. `given` may be above
    `whole` where a later version has fewer."""

    rule: str
    name: Bilingual
    shop: Shop
    whole: int
    given: int


@dataclass(frozen=True, slots=True)
class StocksSeen:
    """Empty while no programme is in force, or where nothing is limited."""

    at_ms: int
    stocks: tuple[StockSeen, ...]
    quotas: tuple[QuotaSeen, ...] = ()


class StockDesk:
    """`reading` and `writing` as for `Office`."""

    def __init__(self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._shelf = ProgrammeShelf()

    def seen(self, session: Session) -> StocksSeen | Refused:
        if not session.may(Right.MANAGE_PROGRAMME):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            programme = self._programme(work)
            if programme is None:
                return StocksSeen(self._recorder.now_ms(), ())
            today = self._recorder.today(work, self._identity.calendar)
            found = tuple(self._all(work, programme))
            quotas = (one for shop in _open_shops(work) for one in _quotas(work, programme, shop, today))
            return StocksSeen(self._recorder.now_ms(), found, tuple(quotas))

    def look(self, session: Session, holder: str) -> StockSeen | Refused:
        seen = self.seen(session)
        if isinstance(seen, Refused):
            return seen
        one = next((one for one in seen.stocks if one.holder == holder), None)
        return one if one is not None else Refused(Refusal.STOCK_UNKNOWN)

    @tried_again
    def correct(
        self, session: Session, holder: str, amount: int, reason: str, was: int
    ) -> StockSeen | Refused:
        """So many pieces more, or less, of what lies at head office.

        Args:
            was: what lay here when whoever corrects it looked.
        """
        if not session.may(Right.MANAGE_PROGRAMME):
            return Refused(Refusal.NOT_ALLOWED)
        reason = clean_text(reason)
        refused = refused_reason(reason)
        if refused is not None:
            return refused
        if not 0 < abs(amount) <= MOST_PIECES:
            return Refused(Refusal.AMOUNT)
        with self._writing.writing() as work:
            programme = self._programme(work)
            known = () if programme is None else tuple(self._all(work, programme))
            seen = next((one for one in known if one.holder == holder), None)
            if seen is None or programme is None:
                return Refused(Refusal.STOCK_UNKNOWN)
            if seen.here != was:
                return Refused(Refusal.CHANGED_MEANWHILE)
            if seen.here + amount < 0:
                return Refused(Refusal.STOCK_AT_TILLS, (("count", seen.here),))
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            shop_id = seen.shop.shop_id if seen.shop is not None else ""
            open_account(work, entry, programme, holder, AccountKind.STOCK, shop_id)
            entry.record(StockCorrected(holder, amount, reason), session.staff.staff_id)
            after = next(one for one in self._all(work, programme) if one.holder == holder)
            entry.settle()
            work.commit()
        return after

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self._shelf.in_force(work, self._recorder.today(work, self._identity.calendar))
        except NoProgramme:
            return None

    def _all(self, work: Work, programme: Programme) -> list[StockSeen]:
        """The chain's own first, then shop by shop."""
        names = {
            **{f"wheel.{one.key}": one.name for one in (programme.wheel.segments if programme.wheel else ())},
            **{f"gift.{one.key}": one.name for one in programme.gifts},
        }
        whose: dict[str, tuple[Stock, Shop | None]] = {}
        for shop in _open_shops(work):
            for one in stocks(programme, shop.shop_id):
                whose.setdefault(one.holder, (one, None if one.rule.startswith("wheel.") else shop))
        ordered = sorted(
            whose.values(), key=lambda one: (one[1] is not None, one[1].shop_id if one[1] else "")
        )
        return [_seen(work, stock, shop, names[stock.rule]) for stock, shop in ordered]


def _open_shops(work: Work) -> list[Shop]:
    return [shop for shop in work.shops.all() if shop.shop_id != HEAD_OFFICE and not shop.closed]


def _quotas(work: Work, programme: Programme, shop: Shop, today: date) -> Iterator[QuotaSeen]:
    """Events that are over have none any more."""
    given = work.money_held.stock_given(shop.shop_id)
    for tier in programme.tiers:
        for entry in tier.entries:
            if entry.first is not None:
                rule = entry_rule(tier.key, entry)
                yield QuotaSeen(rule, tier.name, shop, entry.first.count, given.get(rule, 0))
    for event in with_own_events(work, programme, shop.shop_id).events:
        if event.places is not None and event.dates.last >= today and not event.called_off:
            rule = event_rule(event.key)
            yield QuotaSeen(rule, event.name, shop, event.places, given.get(rule, 0))


def _seen(work: Work, stock: Stock, shop: Shop | None, name: Bilingual) -> StockSeen:
    opened = work.prizes.opened(stock.holder, AccountKind.STOCK)
    corrected = work.members.times_used(stock.holder, CORRECTED, NEVER)
    left = work.prizes.stock_left([stock.holder]).get(stock.holder, 0)
    pool = sum(part.amount for part in work.pools.pool(stock.holder, AccountKind.STOCK))
    held = work.pools.held(stock.holder, AccountKind.STOCK, date.min)
    return StockSeen(
        holder=stock.holder,
        rule=stock.rule,
        name=name,
        shop=shop,
        whole=stock.whole,
        corrected=corrected,
        here=pool + max(0, stock.whole - opened),
        given=opened + corrected - left,
        holds=tuple(AtTill(till, amount) for till, amount in sorted(held.items())),
    )

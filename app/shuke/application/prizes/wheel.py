"""The wheel at a till: what a member's wheel looks like now, and one spin of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.allowing import Purse, Terms
from shuke.application.counter.desk import Desk
from shuke.application.counter.money_book import MoneyBook
from shuke.application.money_held.handing import HandWork, Known
from shuke.application.ports.store import Work
from shuke.application.prizes.paper import PrizePaper, queue_prize_slip
from shuke.application.prizes.seeds import Seeds
from shuke.application.prizes.turning import Turn, drawn, shares
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.explanation import Reason
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.spinning import SPIN, in_the_way, offered
from shuke.domain.prize_stock import campaign_of, stock_owner
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["Missing", "Odds", "Spun", "WheelDesk", "WheelNow"]


@dataclass(frozen=True, slots=True)
class Odds:
    """`share_ppb`: how likely the segment is just now, in parts of a billion; nothing if it has left the wheel."""

    key: str
    share_ppb: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What this till might ask head office or its lead for: so many of that holder's account."""

    account: AccountKind
    holder: str
    amount: int


@dataclass(frozen=True, slots=True)
class WheelNow:
    """
    Attributes:
        odds: every segment, in the order of the wheel.
        left: spins of today that are left; `points`: what the next one takes, nothing if it is free.
        why_not: a rule against the next spin.
        missing: what to ask for before it can be spun here, or so that more segments are on the wheel.
        may: whether this till may spin for the member as things stand.
    """

    wheel: Wheel
    odds: tuple[Odds, ...]
    left: int
    points: int
    why_not: Reason | None
    missing: tuple[Missing, ...]
    may: bool


@dataclass(frozen=True, slots=True)
class Spun:
    """The wheel stopped.

    Attributes:
        number: of this member's spins in the campaign, from 1.
        odds: those by which it was drawn, as the fact has them.
        code: the signed text of the prize's QR; empty where nothing waits to be collected.
        shop: the name of the only shop that hands the prize over; empty: any does.
    """

    segment: str
    reasons: tuple[Reason, ...]
    number: int
    odds: tuple[Odds, ...]
    prize: PrizeIssued | None = None
    code: str = ""
    shop: str = ""


class WheelDesk:
    """`paper` signs and shows prize codes."""

    def __init__(self, desk: Desk, sign: Callable[[bytes], bytes], paper: PrizePaper) -> None:
        self._desk = desk
        self._hands = HandWork(desk)
        self._seeds = Seeds(desk.recorder.place, sign)
        self._paper = paper

    def look(self, work: Work, member_id: str) -> WheelNow | Refused | Reason:
        known = self._known(work, member_id)
        if isinstance(known, Refused):
            return known
        wheel = known.programme.wheel
        if wheel is None:
            refusal = in_the_way(known.book, known.programme, known.membership, known.on)
            assert refusal is not None  # there is no wheel
            return refusal
        spun = known.book.used(member_id, SPIN, known.on.isoformat())
        may = self._may_spin(work, member_id, known.on)
        missing = tuple(self._missing(work, known.programme, wheel, member_id, may=may))
        on_wheel = offered(known.book, known.programme, wheel, known.membership)
        return WheelNow(
            wheel=wheel,
            odds=tuple(Odds(one.key, share) for one, share in zip(on_wheel, shares(on_wheel), strict=True)),
            left=max(0, wheel.spins_a_day - spun),
            points=0 if spun < wheel.free_a_day else wheel.points,
            why_not=in_the_way(known.book, known.programme, known.membership, known.on),
            missing=missing,
            may=may,
        )

    def spin(self, session: Session, member_id: str) -> Spun | Refused | Reason:
        """One spin, paid for, drawn and recorded in one step, with the slip of what waits to be collected."""
        if not session.may(Right.SELL):
            return Refused(Refusal.NOT_ALLOWED)
        desk = self._desk
        with desk.store.writing() as work:

            def record(body: FactBody) -> object:
                return desk.recorder.record(work, desk.shop, body, staff=session.staff.staff_id)

            if desk.contact.alone:
                self._open_here(work, record)
            known = self._known(work, member_id)
            if isinstance(known, Refused):
                return known
            if not self._may_spin(work, member_id, known.on):
                return Refused(Refusal.SPIN_ELSEWHERE)
            drawn = self._drawn(work, known, record)
            if isinstance(drawn, Reason):
                return drawn
            fact, outcome = drawn
            header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
            for entry in fact.members[0].entries:
                desk.contact.spent(work, entry.account, -entry.amount)
            code = ""
            if fact.prize is not None:
                code = self._paper.code(member_id, fact.prize)
                queue_prize_slip(desk, work, session, header, known.member, fact.prize, code)
            work.commit()
        odds = tuple(Odds(one.key, one.share_ppb) for one in fact.offered)
        shop = desk.shop.name if fact.prize is not None and fact.prize.shop_id else ""
        return Spun(fact.segment, outcome.reasons, fact.number, odds, fact.prize, code, shop)

    def reveal(self, session: Session) -> int:
        """Show the seeds of campaigns that are over; how many."""
        desk = self._desk
        with desk.store.writing() as work:
            on = desk.recorder.today(work, desk.shop)
            programme = desk.programme_on(work, on)
            wheel = programme.wheel
            goes_on = wheel is not None and (wheel.when is None or on <= wheel.when.last)
            running = [campaign_of(programme.key, wheel.campaign)] if wheel and goes_on else []
            shown = self._seeds.reveal(
                work,
                running,
                lambda body: desk.recorder.record(work, desk.shop, body, staff=session.staff.staff_id),
            )
            work.commit()
        return shown

    # inside

    def _known(self, work: Work, member_id: str) -> Known | Refused:
        """With as much of each prize's stock as this till may give out."""
        known = self._hands.known(work, member_id)
        if isinstance(known, Refused) or known.programme.wheel is None:
            return known
        self._fill_stock(work, known.book, known.programme, known.programme.wheel, known.on)
        return known

    def _fill_stock(self, work: Work, book: MoneyBook, programme: Programme, wheel: Wheel, on: date) -> None:
        campaign = campaign_of(programme.key, wheel.campaign)
        for one in wheel.segments:
            if one.stock is None:
                continue
            here = self._allowed(work, stock_owner(campaign, one.key), AccountKind.STOCK, on)
            if self._desk.contact.alone and not work.prizes.opened(
                stock_owner(campaign, one.key), AccountKind.STOCK
            ):
                here = one.stock  # opened with the first spin
            book.stock[f"wheel.{one.key}"] = one.stock - here

    def _allowed(self, work: Work, holder: str, account: AccountKind, on: date) -> int:
        terms = Terms(self._desk.till, self._desk.away(work))
        return Purse(work, terms, holder, on).allowed(account).amount

    def _may_spin(self, work: Work, member_id: str, on: date) -> bool:
        """A till that stands alone always; in a chain the one that has the right to spin for this member."""
        return self._desk.contact.alone or self._allowed(work, member_id, AccountKind.SPINS, on) > 0

    def _missing(
        self, work: Work, programme: Programme, wheel: Wheel, member_id: str, *, may: bool
    ) -> Sequence[Missing]:
        if self._desk.contact.alone:
            return ()
        found = [] if may else [Missing(AccountKind.SPINS, member_id, 1)]
        campaign = campaign_of(programme.key, wheel.campaign)
        on = self._desk.recorder.today(work, self._desk.shop)
        for one in wheel.segments:
            holder = stock_owner(campaign, one.key)
            if one.stock and one.weight and not self._allowed(work, holder, AccountKind.STOCK, on):
                found.append(Missing(AccountKind.STOCK, holder, -(-one.stock // _PARTS)))
        return found

    def _open_here(self, work: Work, record: Callable[[FactBody], object]) -> None:
        """On a till that stands alone the whole stock is its own; what a newer programme adds comes along."""
        desk = self._desk
        programme = desk.programme_in_force(work)
        if programme.wheel is None:
            return
        campaign = campaign_of(programme.key, programme.wheel.campaign)
        for one in programme.wheel.segments:
            holder = stock_owner(campaign, one.key)
            more = (one.stock or 0) - work.prizes.opened(holder, AccountKind.STOCK)
            if more > 0:
                record(StockOpened(holder, AccountKind.STOCK, more, desk.till))

    def _drawn(
        self, work: Work, known: Known, record: Callable[[FactBody], object]
    ) -> tuple[WheelSpun, Outcome] | Reason:
        desk = self._desk
        turn = Turn(
            book=known.book,
            programme=known.programme,
            member_id=known.member.member_id,
            on=known.on,
            prize_id=desk.ids.new_id(),
            shop=desk.recorder.place.shop_id,
            till=desk.till,
        )
        return drawn(turn, lambda campaign: self._seeds.committed(work, campaign, record))


_PARTS = 5
"""A till asks for a fifth of a prize's stock, or one piece: others want some too."""

"""The wheel at a till: what a member's wheel looks like now, and one spin of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.code_shown import member_in_the_way
from shuke.application.counter.desk import Desk
from shuke.application.money_held.handing import HandWork, Known
from shuke.application.ports.store import Work
from shuke.application.prizes.paper import PrizeSlipOf, prize_code, queue_prize_slip
from shuke.application.prizes.seeds import Seeds
from shuke.application.prizes.stock_here import Missing, StockHere
from shuke.application.prizes.turning import Turn, drawn, shares
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.explanation import Reason
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.spinning import in_the_way, next_spin, offered
from shuke.domain.prize_stock import campaign_of
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["Odds", "Spun", "WheelDesk", "WheelNow"]


@dataclass(frozen=True, slots=True)
class Odds:
    """`share_ppb`: how likely the segment is just now, in parts of a billion; nothing if it has left the wheel."""

    key: str
    share_ppb: int


@dataclass(frozen=True, slots=True)
class WheelNow:
    """
    Attributes:
        odds: every segment, in the order of the wheel.
        left: spins of today that are left; `points`: what the next one takes, nothing if it is free or given.
        chances: spins that were given beside them and are left; `given`: the next one is one of them.
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
    chances: int = 0
    given: bool = False


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
    """`sign` signs with the journal's key."""

    def __init__(self, desk: Desk, sign: Callable[[bytes], bytes]) -> None:
        self._desk = desk
        self._hands = HandWork(desk)
        self._stock = StockHere(desk)
        self._seeds = Seeds(desk.recorder.place, sign)

    def look(self, work: Work, member_id: str) -> WheelNow | Refused | Reason:
        known = self._hands.known(work, member_id)
        if isinstance(known, Refused):
            return known
        wheel = known.programme.wheel
        if wheel is None:
            refusal = in_the_way(known.book, known.programme, known.membership, known.on)
            assert refusal is not None  # there is no wheel
            return refusal
        ahead = next_spin(known.book, known.programme, wheel, member_id, known.on)
        may = self._may_spin(work, member_id, known.on)
        missing = self._missing(work, known, may=may)
        on_wheel = offered(known.book, known.programme, wheel, known.membership)
        return WheelNow(
            wheel=wheel,
            odds=tuple(Odds(one.key, share) for one, share in zip(on_wheel, shares(on_wheel), strict=True)),
            left=ahead.left,
            points=ahead.points,
            why_not=in_the_way(known.book, known.programme, known.membership, known.on),
            missing=missing,
            may=may,
            chances=ahead.chances,
            given=bool(ahead.chance),
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
                self._stock.open_alone(work, desk.programme_in_force(work), record)
            known = self._hands.known(work, member_id)
            if isinstance(known, Refused):
                return known
            if refused := member_in_the_way(desk, work, member_id):
                return refused
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
                code = prize_code(desk, member_id, fact.prize)
                queue_prize_slip(desk, work, session, header, known.member, fact.prize, PrizeSlipOf.WON, code)
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

    def _may_spin(self, work: Work, member_id: str, on: date) -> bool:
        """A till that stands alone always; in a chain the one that has the right to spin for this member."""
        return self._desk.contact.alone or self._stock.allowed(work, member_id, AccountKind.SPINS, on) > 0

    def _missing(self, work: Work, known: Known, *, may: bool) -> tuple[Missing, ...]:
        if self._desk.contact.alone:
            return ()
        right = () if may else (Missing(AccountKind.SPINS, known.member.member_id, 1),)
        wheel = known.programme.wheel
        able = {f"wheel.{one.key}" for one in wheel.segments if one.weight} if wheel is not None else ()
        stock = self._stock.missing(work, known.programme, able, known.on)
        return (*right, *stock)

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

"""Handing a prize over: what it is, whether today is allowed or why not, then the fact, the slip and the spent code
in one step. A wrongly confirmed one is rolled back; both stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.approval import Act
from shuke.application.counter.allowing import Purse, Terms
from shuke.application.counter.desk import Desk
from shuke.application.ports.prizes import PrizeActed, PrizeKept
from shuke.application.ports.store import Work
from shuke.application.prizes.paper import PrizeSlipOf, queue_prize_slip
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import plain, too_long
from shuke.domain.codes.payload import PrizeCode
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.prize_rows import prize_issued
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.member import Member
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.prizes import prize_in_the_way
from shuke.domain.membership.state import PrizeWon
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason
from shuke.domain.shop import Right
from shuke.domain.short_code import is_short_code, read_short_code
from shuke.domain.slices.account import AccountKind

__all__ = ["HandingOver", "PrizeAsked", "PrizeDone", "PrizeShown", "handed_on"]

LONGEST_NOTE = 120
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class PrizeShown:
    """
    Attributes:
        member: None where this till does not know the member.
        shop: the name of the only shop that hands it over; empty: any does.
        why_not: why not today, not here, or never again; None: it may be handed over.
        here: this till holds it; else head office, or the shop's lead, is asked for it.
    """

    prize: PrizeWon
    short_code: str
    member: Member | None
    shop: str
    why_not: Refused | Reason | None
    here: bool


@dataclass(frozen=True, slots=True)
class PrizeAsked:
    """`shows` is what staff looked at, `evidence` its kind and masked number."""

    prize_id: str
    shows: frozenset[Proof] = frozenset()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PrizeDone:
    """`number` is the slip's."""

    number: str
    prize: PrizeWon


class HandingOver:
    """`calendar` has the national holidays."""

    def __init__(self, desk: Desk, calendar: Callable[[], HolidayCalendar]) -> None:
        self._desk = desk
        self._calendar = calendar

    def named(self, work: Work, typed: str) -> PrizeKept | Refused:
        """The prize whose short code was typed."""
        code = read_short_code(typed)
        if not is_short_code(code):
            return Refused(Refusal.SHORT_CODE)
        found = work.prizes.with_short_code(code)
        if len(found) > 1:
            return Refused(Refusal.SHORT_CODE_TWICE)
        return found[0] if found else Refused(Refusal.PRIZE_UNKNOWN)

    def coded(self, work: Work, code: PrizeCode) -> PrizeKept | Refused:
        """The prize that a genuine code names."""
        return work.prizes.find(code.prize_id) or Refused(Refusal.PRIZE_UNKNOWN)

    def look(self, work: Work, kept: PrizeKept) -> PrizeShown:
        desk, prize = self._desk, kept.prize
        on = desk.recorder.today(work, desk.shop)
        shop = work.shops.get(prize.shop) if prize.shop else None
        return PrizeShown(
            prize=prize,
            short_code=kept.short_code,
            member=work.members.get(work.mergers.stands_for(prize.member_id)),
            shop=shop.name if shop else prize.shop,
            why_not=self._why_not(work, kept, on),
            here=self._is_here(work, prize, on),
        )

    def hand_over(self, session: Session, asked: PrizeAsked) -> PrizeDone | Refused | Reason:
        desk, evidence = self._desk, plain(asked.evidence)
        too_much = too_long(evidence, LONGEST_NOTE)
        if too_much is not None:
            return too_much
        with desk.store.writing() as work:
            kept = work.prizes.find(asked.prize_id)
            if kept is None:
                return Refused(Refusal.PRIZE_UNKNOWN)
            shown = self.look(work, kept)
            refused = shown.why_not or _not_shown(kept.prize, asked)
            if refused is not None:
                return refused
            if not shown.here:
                return Refused(Refusal.PRIZE_ELSEWHERE)
            fact = self._fact(PrizeAct.HANDED_OVER, kept.prize, -1)
            fact = replace(fact, evidence=evidence)
            done = self._recorded(work, session, kept.prize, fact, PrizeSlipOf.HANDED_OVER)
            if isinstance(done, PrizeDone):
                work.commit()
        return done

    def roll_back(self, session: Session, place: Place, note: str) -> PrizeDone | Refused:
        """Undo a hand-over of this till, by whoever may take back."""
        desk, why = self._desk, plain(note)
        if not why:
            return Refused(Refusal.REASON_MISSING)
        too_much = too_long(why, LONGEST_NOTE)
        if too_much is not None:
            return too_much
        with desk.store.writing() as work:
            stored = work.journal.get(*place) if place[0] == desk.till else None
            body = desk.recorder.opened(stored)[1] if stored is not None else None
            if not isinstance(body, PrizeTurnedOver) or body.act is not PrizeAct.HANDED_OVER:
                return Refused(Refusal.NOT_HANDED_OUT)
            kept = work.prizes.find(body.prize_id)
            if kept is None or kept.left > 0:
                return Refused(Refusal.TAKEN_BACK_ALREADY)
            fact = replace(self._fact(PrizeAct.ROLLED_BACK, kept.prize, 1), note=why, reverses=place)
            done = self._recorded(work, session, kept.prize, fact, PrizeSlipOf.ROLLED_BACK)
            if isinstance(done, PrizeDone):
                work.commit()
        return done

    # inside

    def _why_not(self, work: Work, kept: PrizeKept, on: date) -> Refused | Reason | None:
        """Handed over before, lapsed, of another shop, or not today: the first of these."""
        desk, prize = self._desk, kept.prize
        if kept.left < 1:
            return self._gone(work, prize)
        lapsed = prize_in_the_way(prize, on, HolidayCalendar())
        if lapsed is not None and lapsed.sentence == HandingTells.PRIZE_LAPSED:
            return lapsed
        if prize.shop and prize.shop != desk.recorder.place.shop_id:
            shop = work.shops.get(prize.shop)
            return Refused(Refusal.PRIZE_OTHER_SHOP, (("shop", shop.name if shop else prize.shop),))
        calendar = self._calendar() if prize.not_on.holidays else HolidayCalendar()
        return prize_in_the_way(prize, on, calendar)

    def _gone(self, work: Work, prize: PrizeWon) -> Refused:
        """When it went, and at which till, if that is known here."""
        acts = [one for one in work.prizes.acts_of(prize) if one.act is PrizeAct.HANDED_OVER]
        if not acts:
            return Refused(Refusal.PRIZE_OVER)
        last = acts[-1]
        till = work.shops.till_name(last.till) or last.till
        at = f"{self._desk.local_time(last.at_ms):%Y-%m-%d %H:%M}"
        return Refused(Refusal.PRIZE_GONE, (("at", at), ("till", till)))

    def _is_here(self, work: Work, prize: PrizeWon, on: date) -> bool:
        """Whether its slice is this till's, and it may spend."""
        till = self._desk.till
        mine = work.members.slices(till, prize.member_id, AccountKind.PRIZE)
        if all(part.lot != prize.prize_id or part.amount < 1 for part in mine):
            return False
        terms = Terms(till, self._desk.away(work))
        return Purse(work, terms, prize.member_id, on).allowed(AccountKind.PRIZE).amount > 0

    def _fact(self, act: PrizeAct, prize: PrizeWon, amount: int) -> PrizeTurnedOver:
        lot = prize.prize_id
        member = Brought(
            prize.member_id,
            entries=(LedgerEntry(AccountKind.PRIZE, lot, amount, f"prize.{act.value}"),),
            slices=(SliceMoved(self._desk.till, AccountKind.PRIZE, lot, amount),),
        )
        return PrizeTurnedOver(act, lot, self._desk.shop.shop_id, member)

    def _recorded(
        self, work: Work, session: Session, prize: PrizeWon, fact: PrizeTurnedOver, kind: PrizeSlipOf
    ) -> PrizeDone | Refused:
        """With its slip, unless a right is against it; the caller commits."""
        desk = self._desk
        back = fact.act is PrizeAct.ROLLED_BACK
        member = work.members.get(work.mergers.stands_for(prize.member_id))
        if member is None:
            return Refused(Refusal.MEMBER_UNKNOWN)
        shown = (("thing", prize.thing), ("number", member.number), ("note", fact.note))
        right = Right.TAKE_BACK if back else Right.HAND_OVER_PRIZES
        act = Act(
            right, f"prize.{fact.act.value}", shown, (prize.prize_id, str(fact.reverses), fact.evidence)
        )
        approved_by = desk.approvals.permitted(session, act)
        if isinstance(approved_by, Refused):
            return approved_by
        fact = replace(fact, approved_by=approved_by)
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        if not back:
            desk.contact.spent(work, AccountKind.PRIZE, 1)
        number = queue_prize_slip(
            desk, work, session, header, member, prize_issued(prize), kind, approved_by=approved_by
        )
        return PrizeDone(number, prize)


def handed_on(desk: Desk, work: Work, day: date, limit: int) -> list[tuple[PrizeActed, PrizeKept | None]]:
    """What this till did with prizes on that day, the newest first."""
    return [(one, work.prizes.find(one.prize_id)) for one in work.prizes.acts_on(desk.till, day, limit)]


def _not_shown(prize: PrizeWon, asked: PrizeAsked) -> Reason | None:
    lacking: Iterable[Proof] = (proof for proof in prize.proofs if proof not in asked.shows)
    names = " ".join(proof.value for proof in lacking)
    return reason(prize.rule, HandingTells.NOT_SHOWN, name=prize.thing, proofs=names) if names else None

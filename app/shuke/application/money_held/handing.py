"""What every act of handing out goes through: the member read, decided purely, permitted, recorded as one fact with
its slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.approval import Act
from shuke.application.counter.code_shown import member_in_the_way
from shuke.application.counter.desk import Desk
from shuke.application.counter.money_book import MoneyBook, money_book
from shuke.application.money_held.booking import booked_here, quotas_apart
from shuke.application.money_held.slips import queue_value_slip, slip_of
from shuke.application.money_held.value_slip import SlipOf
from shuke.application.ports.store import Work
from shuke.application.prizes.paper import PrizeSlipOf, prize_code, queue_prize_slip
from shuke.application.prizes.stock_here import StockHere
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.handed_out import GiveAct, HandedOut, PartnerServed
from shuke.domain.facts.prize_rows import prize_issued, with_prize
from shuke.domain.member import Member
from shuke.domain.membership.changes import Change, Outcome, PrizeGiven, Used
from shuke.domain.membership.perk_quotas import perk_rule
from shuke.domain.membership.state import Membership
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import Coupon
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.programme.parts.perks import Perk
from shuke.domain.shop import Right

__all__ = ["LONGEST_NOTE", "Decided", "HandWork", "Handed", "Known", "called", "quota_limited"]

LONGEST_NOTE = 120
_SPENDS = (GiveAct.GIFT_TAKEN, GiveAct.PERK_USED)
NOTHING = Outcome()


@dataclass(frozen=True, slots=True)
class Handed:
    """It was done. `fee` is what the member pays for it: the caller rings it up."""

    number: str
    reasons: tuple[Reason, ...]
    fee: Money = ZERO


@dataclass(frozen=True, slots=True)
class Known:
    """What an act reads. `on`: the business date."""

    book: MoneyBook
    programme: Programme
    member: Member
    on: date

    @property
    def membership(self) -> Membership:
        return self.book.members[self.member.member_id]


@dataclass(frozen=True, slots=True)
class Decided:
    """An act with what rules say of it. `right` may be had by a second person; `content` is what else decides what
    is done; `signed`: the member signs the slip; `name`: what people call it, where the act does not say;
    `beside`: what moves of others."""

    right: Right
    act: GiveAct
    what: str
    outcome: Outcome = NOTHING
    note: str = ""
    evidence: str = ""
    reverses: tuple[str, int, int] | None = None
    undoes: GiveAct | None = None
    signed: bool = False
    content: tuple[str, ...] = ()
    name: Bilingual | str = ""
    beside: tuple[Brought, ...] = ()


class HandWork:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.stock = StockHere(desk)

    def known(self, work: Work, member_id: str) -> Known | Refused:
        desk = self.desk
        member = work.members.get(member_id)
        if member is None:
            return Refused(Refusal.MEMBER_UNKNOWN)
        programme, on = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
        book = money_book(desk, work, programme, member_id, on)
        self.stock.fill(work, book, programme, on)
        return Known(book, programme, member, on)

    def carried_out(
        self, work: Work, session: Session, known: Known, decided: Decided
    ) -> Handed | Refused | Reason:
        """Record it in the caller's transaction, with its slip, unless a rule or a right is against it; where it was
        done, the caller commits."""
        desk, outcome, member_id = self.desk, decided.outcome, known.member.member_id
        refused = too_long(decided.note, LONGEST_NOTE) or too_long(decided.evidence, LONGEST_NOTE)
        if outcome.refused is not None:
            return outcome.refused
        if refused is None and decided.act in _SPENDS:
            refused = member_in_the_way(desk, work, member_id)
        if refused is not None:
            return refused
        what = decided.name or called(known.programme, decided.act, decided.what)
        shown = (("number", known.member.number), ("what", what), ("note", decided.note))
        content = (member_id, *decided.content, decided.evidence, str(decided.reverses))
        act = Act(decided.right, f"handed.{decided.act.value}", shown, content)
        approved_by = desk.approvals.permitted(session, act)
        if isinstance(approved_by, Refused):
            return approved_by
        fact = self._fact(known, decided, approved_by)
        if fact.stock and desk.contact.alone:
            self.stock.open_alone(
                work,
                known.programme,
                lambda body: desk.recorder.record(work, desk.shop, body, staff=session.staff.staff_id),
            )
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        for entry in fact.member.entries:
            desk.contact.spent(work, entry.account, -entry.amount)
        kind = SlipOf.TAKEN_BACK if decided.act is GiveAct.TAKEN_BACK else SlipOf.HANDED_OUT
        slip = slip_of(desk, work, session, header, kind, member_id, outcome.reasons, approved_by)
        queue_value_slip(work, replace(slip, signed=decided.signed), opens_drawer=False)
        if fact.prize is not None:
            code, ordered = prize_code(desk, member_id, fact.prize), PrizeSlipOf.ORDERED
            queue_prize_slip(desk, work, session, header, known.member, fact.prize, ordered, code)
        return Handed(slip.number, outcome.reasons, outcome.fee)

    def _fact(self, known: Known, decided: Decided, approved_by: str) -> HandedOut:
        desk, programme, changes = self.desk, known.programme, decided.outcome.changes
        outcome, quotas = quotas_apart(decided.outcome)
        member = booked_here(known.book, programme, known.member.member_id, outcome, known.on, desk.till)
        prize = next((prize_issued(one.prize) for one in changes if isinstance(one, PrizeGiven)), None)
        return HandedOut(
            act=decided.act,
            what=decided.what,
            programme=programme.key,
            programme_version=programme.version,
            member=member if prize is None else with_prize(member, prize, desk.till),
            shop_id=desk.shop.shop_id,
            quotas=quotas,
            stock=(*self.stock.taken(programme, changes), *decided.beside),
            prize=prize,
            fee=decided.outcome.fee,
            note=decided.note,
            evidence=decided.evidence,
            reverses=decided.reverses,
            undoes=decided.undoes,
            approved_by=approved_by,
            served=_served(programme, changes),
        )


def _served(programme: Programme, changes: Iterable[Change]) -> PartnerServed | None:
    perks = {perk_rule(perk): perk for perk in programme.perks if perk.partner}
    for one in changes:
        if isinstance(one, Used) and one.rule in perks:
            perk, sign = perks[one.rule], 1 if one.times > 0 else -1
            if perk.worth_most:
                return PartnerServed(perk.partner, perk.key, sign, Money(one.times))
            return PartnerServed(perk.partner, perk.key, one.times)
    return None


def called(programme: Programme, act: GiveAct, what: str) -> Bilingual | str:
    """What people call it."""
    named: Mapping[GiveAct, Iterable[Coupon | Gift | Perk]] = {
        GiveAct.COUPON_GIVEN: programme.coupons,
        GiveAct.GIFT_TAKEN: programme.gifts,
        GiveAct.PERK_USED: programme.perks,
    }
    return next((one.name for one in named.get(act, ()) if one.key == what), what)


def quota_limited(desk: Desk) -> Refused | None:
    """A member's quota is known to all tills of the chain only while head office answers."""
    away = not desk.contact.alone and not desk.contact.online
    return Refused(Refusal.QUOTA_OFFLINE) if away else None

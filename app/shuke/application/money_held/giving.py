"""Coupons by hand, gifts for points, perks, stamps: what may be given now, and giving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.money_held.handing import Decided, Handed, HandWork, Known, quota_limited
from shuke.application.ports.store import Work
from shuke.application.prizes.stock_here import Missing
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import plain
from shuke.domain.explanation import Reason
from shuke.domain.facts.handed_out import GiveAct
from shuke.domain.membership.changes import Outcome, RequestDecided, Requested
from shuke.domain.membership.couponing import give_coupon, withdraw_coupon
from shuke.domain.membership.deciding import approve
from shuke.domain.membership.gifting import GiftAsked, redeem_gift
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import stock_left
from shuke.domain.membership.perk_quotas import quota_left
from shuke.domain.membership.perking import PerkAsked, in_the_way, use_perk
from shuke.domain.membership.stamping_by_hand import MOST_STAMPS_AT_ONCE, give_stamps
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.coupons import Coupon
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.programme.parts.perks import DecidedBy, Per, Perk
from shuke.domain.programme.parts.stamps import Stamps
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.programme.says import reason
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["MOST_COUPONS_AT_ONCE", "CanGive", "GiftNow", "Giving", "PerkNow"]

MOST_COUPONS_AT_ONCE = 100
MOST_TIMES = 1_000_000

Done = Handed | Refused | Reason
_FOR_A_REASON = frozenset({GiveAct.COUPON_GIVEN, GiveAct.COUPON_WITHDRAWN, GiveAct.STAMPS_GIVEN})


@dataclass(frozen=True, slots=True)
class PerkNow:
    """`left` of the quota; None: there is none. `why_not`: a rule against it today, whatever is shown."""

    perk: Perk
    left: int | None
    why_not: Reason | None = None


@dataclass(frozen=True, slots=True)
class GiftNow:
    """`price` in points for this member; `left` at this shop, None: as many as are asked for."""

    gift: Gift
    price: int
    left: int | None
    why_not: Reason | None = None


@dataclass(frozen=True, slots=True)
class CanGive:
    """What this member may have now, and what of it this till knows. `missing`: gifts of which nothing lies here, to
    be asked for."""

    points: int
    perks: tuple[PerkNow, ...] = ()
    gifts: tuple[GiftNow, ...] = ()
    missing: tuple[Missing, ...] = ()
    coupons: tuple[Coupon, ...] = ()
    held: tuple[HeldCoupon, ...] = ()
    stamps: Stamps | None = None
    stamps_held: int = 0


class Giving:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._work = HandWork(desk)

    def look(self, work: Work, member_id: str) -> CanGive | Refused:
        known = self._work.known(work, member_id)
        if isinstance(known, Refused):
            return known
        book, programme = known.book, known.programme
        return CanGive(
            points=sum(part.amount for part in book.lots(member_id, AccountKind.POINTS)),
            perks=tuple(self._perk_now(known, perk) for perk in programme.perks),
            gifts=tuple(self._gift_now(work, known, gift) for gift in programme.gifts),
            missing=self._missing(work, known),
            coupons=programme.coupons,
            held=tuple(work.members.coupons(self._desk.till, member_id)),
            stamps=programme.stamps,
            stamps_held=book.balance(member_id, AccountKind.STAMPS),
        )

    def _missing(self, work: Work, known: Known) -> tuple[Missing, ...]:
        rules = {f"gift.{one.key}" for one in known.programme.gifts}
        return self._work.stock.missing(work, known.programme, rules, known.on)

    def give_coupon(self, session: Session, member_id: str, kind: str, count: int, note: str) -> Done:
        """By hand, for a reason."""
        if not 0 < count <= MOST_COUPONS_AT_ONCE:
            return Refused(Refusal.AMOUNT)

        def act(known: Known, _work: Work) -> Outcome:
            return give_coupon(known.book, known.programme, known.membership, kind, known.on, count)

        decided = Decided(
            Right.GIVE_COUPONS, GiveAct.COUPON_GIVEN, kind, note=plain(note), content=(str(count),)
        )
        return self._done(session, member_id, decided, act)

    def withdraw_coupon(self, session: Session, member_id: str, coupon_id: str, note: str) -> Done:
        """One that lies at this till."""

        def act(known: Known, _work: Work) -> Outcome | Refused:
            lot = known.book.held_lots.get((member_id, AccountKind.COUPON, coupon_id))
            if lot is None or dict(lot.slices).get(self._desk.till, 0) < 1:
                return Refused(Refusal.COUPON_GONE)
            return withdraw_coupon(known.book, known.programme, coupon_id)

        decided = Decided(Right.TAKE_BACK, GiveAct.COUPON_WITHDRAWN, coupon_id, note=plain(note))
        return self._done(session, member_id, decided, act)

    def redeem_gift(self, session: Session, member_id: str, asked: GiftAsked, evidence: str = "") -> Done:
        """Points for it, or points and money, which the caller rings up."""

        def act(known: Known, work: Work) -> Outcome | Refused:
            gift = next((one for one in known.programme.gifts if one.key == asked.key), None)
            limited = quota_limited(self._desk) if gift is not None and gift.per is not None else None
            if limited is not None:
                return limited
            return self._redeemed(work, known, asked, self._desk.ids.new_id())

        content = (str(asked.points), str(asked.with_money), *sorted(asked.shows))
        decided = Decided(
            Right.SELL,
            GiveAct.GIFT_TAKEN,
            asked.key,
            evidence=plain(evidence),
            signed=True,
            content=content,
        )
        return self._done(session, member_id, decided, act)

    def use_perk(self, session: Session, member_id: str, asked: PerkAsked, evidence: str = "") -> Done:
        """Hand it out; where a manager decides, a second person's word is that decision."""
        if not 0 < asked.times <= MOST_TIMES or asked.worth < ZERO:
            return Refused(Refusal.AMOUNT)
        with self._desk.store.reading() as work:
            programme = self._desk.programme_in_force(work)
        perk = next((one for one in programme.perks if one.key == asked.key), None)
        right = Right.SELL if session.may(Right.SELL) else Right.HAND_OVER_PRIZES
        if perk is not None and perk.decided_by is DecidedBy.MANAGER:
            right = Right.DECIDE_REVIEWS

        def act(known: Known, _work: Work) -> Outcome | Refused:
            quota = perk is not None and perk.per is not Per.STANDING
            limited = quota_limited(self._desk) if quota else None
            return limited or self._used(known, replace(asked, event=asked.event or known.on.isoformat()))

        content = (str(asked.times), str(asked.worth.minor), *sorted(asked.shows))
        decided = Decided(right, GiveAct.PERK_USED, asked.key, evidence=plain(evidence), content=content)
        return self._done(session, member_id, decided, act)

    def give_stamps(self, session: Session, member_id: str, count: int, note: str) -> Done:
        if not 0 < count <= MOST_STAMPS_AT_ONCE:
            return Refused(Refusal.AMOUNT)

        def act(known: Known, _work: Work) -> Outcome:
            return give_stamps(known.book, known.programme, known.membership, count)

        decided = Decided(Right.GIVE_COUPONS, GiveAct.STAMPS_GIVEN, str(count), note=plain(note))
        return self._done(session, member_id, decided, act)

    # inside

    def _used(self, known: Known, asked: PerkAsked) -> Outcome:
        calendar = self._desk.holidays(known.programme)
        done = use_perk(known.book, known.programme, known.membership, known.on, asked, calendar)
        requested = next((one.request for one in done.changes if isinstance(one, Requested)), None)
        if requested is None:
            return done
        known.book.apply(done.changes)
        granted = approve(known.book, known.programme, requested.request_id, known.on, calendar)
        changes = tuple(one for one in granted.changes if not isinstance(one, RequestDecided))
        return replace(granted, changes=changes)

    def _done(
        self,
        session: Session,
        member_id: str,
        decided: Decided,
        act: Callable[[Known, Work], Outcome | Refused],
    ) -> Done:
        """Acts for which somebody answers want a reason."""
        if decided.act in _FOR_A_REASON and not decided.note:
            return Refused(Refusal.REASON_MISSING)
        with self._desk.store.writing() as work:
            known = self._work.known(work, member_id)
            if isinstance(known, Refused):
                return known
            outcome = act(known, work)
            if isinstance(outcome, Refused):
                return outcome
            done = self._work.carried_out(work, session, known, replace(decided, outcome=outcome))
            if isinstance(done, Handed):
                work.commit()
        return done

    def _redeemed(self, work: Work, known: Known, asked: GiftAsked, prize_id: str = "") -> Outcome:
        shop_id, programme = self._desk.shop.shop_id, known.programme
        outcome = redeem_gift(
            known.book, programme, known.membership, known.on, asked, prize_id=prize_id, shop=shop_id
        )
        why = outcome.refused
        if why is None or why.sentence != HandingTells.NONE_LEFT:
            return outcome
        if not self._work.stock.lies_elsewhere(work, programme, why.rule):
            return outcome
        name = dict(why.values)["name"]
        return Outcome.no(reason(why.rule, HandingTells.STOCK_ELSEWHERE, name=name))

    def _gift_now(self, work: Work, known: Known, gift: Gift) -> GiftNow:
        """By the points alone: whoever has too few for them may still have enough for points and money."""
        shows = frozenset((*gift.proofs, *gift.shows_one_of))
        asked = GiftAsked(gift.key, shows=shows, reviewed=True)
        why = self._redeemed(work, known, asked).refused
        if why is not None and gift.mixed_points:
            why = self._redeemed(work, known, replace(asked, with_money=True)).refused
        left = stock_left(known.book, known.programme, f"gift.{gift.key}")
        return GiftNow(gift, gift.price_for(known.membership.holds), left, why)

    def _perk_now(self, known: Known, perk: Perk) -> PerkNow:
        event = known.on.isoformat()
        left = quota_left(known.book, known.membership, perk, known.on, event)
        worth = min(perk.worth_most, max(Money(left or 0), Money(1))) if perk.worth_most else ZERO
        asked = PerkAsked(perk.key, worth=worth, shows=frozenset(perk.proofs), event=event)
        calendar = self._desk.holidays(known.programme)
        why = in_the_way(known.book, known.programme, known.membership, perk, known.on, asked, calendar)
        return PerkNow(perk, left, why)

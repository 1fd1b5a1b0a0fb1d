"""What was recorded, done again under a programme by the same acts as ever, on a fresh book.

Everybody does what they did: they buy the same at the same list prices on the same day, pay in the same sums, use as
many points as they then used (of those they have), and the best coupons where they then used one. A way up that opens
is taken, what comes by itself (by joining, on a birthday, by a top-up) comes, and what was brought or paid back goes
back. What cannot be paid as it was, is paid in cash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from shuke.application.rehearsal.shop import RehearsedShop
from shuke.application.simulation.outcome import Month, Played
from shuke.application.simulation.recorded import Joined, PaidBack, PaidIn, Recorded, Sold, TakenBack
from shuke.domain.basket import TenderKind
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.changes import Booked, Change, Outcome, SaleRecorded, TopUpRecorded
from shuke.domain.membership.changes import Joined as Became
from shuke.domain.membership.giving import points_booked, rewards
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.paying_in import TopUpAsked
from shuke.domain.membership.promoting import promote
from shuke.domain.membership.refunding import RefundAsked, refund
from shuke.domain.membership.sale_gifts import GIFT, is_gift
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.membership.state import Membership, SaleOnRecord
from shuke.domain.membership.sums import points_kept, values_of
from shuke.domain.membership.swift_book import SwiftBook
from shuke.domain.membership.topping_up import pay_back, top_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.slices.account import AccountKind

__all__ = ["replay"]

_EVERYTHING = frozenset(Proof)
_BY_TOP_UP = f".{EntryBy.TOP_UP.value}"
_TOP_UP = "top_up"


def replay(
    programme: Programme,
    events: Iterable[Recorded],
    first: date,
    last: date,
    calendar: HolidayCalendar,
    told: Callable[[], None] = lambda: None,
) -> Played:
    """All events, which are in the order of their days, from the morning of the first to the close of the last.

    Args:
        told: hears of each event, for progress; what it raises ends the replay.
    """
    one = _Replay(programme, first, calendar)
    for event in events:
        one.go_to(event.on)
        one.do(event)
        told()
    one.go_to(last + timedelta(days=1))
    one.end(last)
    return one.played


class _Replay:
    def __init__(self, programme: Programme, first: date, calendar: HolidayCalendar) -> None:
        self.played = Played()
        self._programme = programme
        self._calendar = calendar
        self._shop = RehearsedShop(programme, first, calendar, SwiftBook())
        self._shop.versions = [replace(programme, starts_on=min(programme.starts_on, first))]
        self._shop.seed = "simulation"
        self._book = self._shop.book
        self._waiting: set[str] = set()
        self._top_ups: dict[str, str] = {}
        self._this_month: Month | None = None

    def go_to(self, day: date) -> None:
        """Every day before it is closed, and how things stood at each month's end written down."""
        while self._shop.today < day:
            before = self._shop.today
            self._shop.go_to(before + timedelta(days=1))
            for outcome in self._shop.closings:
                self._rewarded(outcome.changes, self.played.month(f"{before:%Y-%m}"))
            self._shop.closings.clear()
            if self._shop.today.month != before.month:
                self.end(before)
                self._this_month = None

    def end(self, day: date) -> None:
        month = self.played.month(f"{day:%Y-%m}")
        active = [one for one in self._book.members.values() if one.active]
        month.tiers = Counter(one.tier for one in active)
        month.points_held = sum(self._held(one, AccountKind.POINTS) for one in active)
        month.points_owed = self._worth(max(month.points_held, 0))
        month.value_held = sum(
            self._held(one, AccountKind.PRINCIPAL) + self._held(one, AccountKind.BONUS) for one in active
        )

    def do(self, event: Recorded) -> None:
        match event:
            case Joined():
                if event.rule.endswith(_BY_TOP_UP):
                    self._waiting.add(event.member_id)
                elif self._become(event, event.tier):
                    self._welcome(event.member_id)
            case PaidIn():
                self._pay_in(event)
            case PaidBack():
                self._pay_back(event)
            case Sold():
                self._sell(event)
            case TakenBack():
                self._take_back(event)

    @property
    def _month(self) -> Month:
        if self._this_month is None:
            self._this_month = self.played.month(f"{self._shop.today:%Y-%m}")
        return self._this_month

    def _held(self, one: Membership, account: AccountKind) -> int:
        return self._book.balance(one.member_id, account)

    def _become(self, event: Joined | PaidIn | Sold, tier_held: str = "", points: int = 0) -> bool:
        """A member of that tier, or the lowest where this programme has none of the name; whether they were none."""
        member_id = event.member_id
        if self._book.membership(member_id) is not None:
            return False
        today = self._shop.today
        tier = self._programme.tier(self._programme.served_as(tier_held))
        ends = self._programme.term_of(tier).last_day(today)
        membership = Membership(member_id, tier.key, today, today, today, ends, birthday=event.birthday)
        self._book.apply([Became(membership)])
        if points > 0:
            self._book.apply([points_booked(self._programme, membership, points, "opening", today)])
        return True

    def _welcome(self, member_id: str) -> None:
        """What joining gives."""
        book, today = self._book, self._shop.today
        membership = book.members[member_id]
        values = values_of(book, membership, today)
        given = rewards(book, self._programme, membership, Trigger.JOINING, today, values, self._calendar)
        book.apply(given.changes)
        self._rewarded(given.changes, self._month)

    def _pay_in(self, event: PaidIn) -> None:
        book, today, calendar = self._book, self._shop.today, self._calendar
        if event.member_id in self._waiting:
            wanted = Application(
                event.member_id,
                EntryBy.TOP_UP,
                shows=_EVERYTHING,
                top_up=event.paid,
                birthday=event.birthday,
            )
            outcome = join(book, self._programme, today, wanted, calendar)
        else:
            self._become(event)
            membership = book.members[event.member_id]
            asked = TopUpAsked(event.top_up or book.new_id("top-up"), event.paid)
            outcome = top_up(book, self._programme, today, membership, asked, calendar)
        if outcome.refused is not None:
            self._month.refused += 1
            return
        self._waiting.discard(event.member_id)
        book.apply(outcome.changes)
        for change in outcome.changes:
            if isinstance(change, TopUpRecorded):
                self._month.bonus += change.top_up.bonus.minor
                self._benefit(event.member_id, change.top_up.bonus.minor)
                self._top_ups[event.top_up] = change.top_up.top_up_id
        self._rewarded(outcome.changes, self._month)
        self._promote(event.member_id)

    def _pay_back(self, event: PaidBack) -> None:
        """As much as it was, or what is left of it; of a top-up of before nothing is here."""
        top_up = self._top_ups.get(event.top_up)
        if top_up is None:
            return
        outcome = pay_back(self._book, top_up, self._shop.today, event.amount)
        if outcome.refused is not None:
            outcome = pay_back(self._book, top_up, self._shop.today)
        if outcome.refused is not None:
            self._month.refused += 1
            return
        self._book.apply(outcome.changes)
        for one in outcome.changes:
            if isinstance(one, Booked):
                self._given(self._month, one.member_id, one.account, one.amount)

    def _sell(self, event: Sold) -> None:
        if event.member_id not in self._waiting:
            self._become(event, event.tier, event.points_before)
        outcome = self._sold(event)
        if outcome.refused is not None:
            self._month.refused += 1
            return
        self._book.apply(outcome.changes)
        for change in outcome.changes:
            if isinstance(change, SaleRecorded):
                self._month.sales += 1
                self._month.points_used += change.sale.points_used
                self._count(event.member_id, _amounts(change.sale))
        self._rewarded(outcome.changes, self._month)
        self._promote(event.member_id)

    def _take_back(self, event: TakenBack) -> None:
        """What was sold in these days; a sale of before is not here."""
        before = self._book.sales.get(event.sale)
        if before is None:
            return
        asked = RefundAsked(self._book.new_id("refund"), event.sale, event.lines)
        outcome = refund(self._book, self._shop.today, asked)
        if outcome.refused is not None:
            self._month.refused += 1
            return
        self._book.apply(outcome.changes)
        self._month.taken_back += 1
        after = self._book.sales[event.sale]
        self._month.points_used -= _used_back(after) - _used_back(before)
        whole, left = _amounts(before), _amounts(after)
        self._count(event.member_id, tuple(now - was for was, now in zip(whole, left, strict=True)))
        for account in (AccountKind.POINTS, AccountKind.BONUS):
            back = _gifts_back(after, account) - _gifts_back(before, account)
            self._given(self._month, event.member_id, account, back)

    def _sold(self, event: Sold) -> Outcome:
        """As it was; else paid in cash, and without points and coupons."""
        member_id = "" if event.member_id in self._waiting else event.member_id
        held = self._book.balance(member_id, AccountKind.POINTS) if member_id else 0
        as_it_was = SaleAsked(
            event.sale or self._book.new_id("sale"),
            event.lines,
            member_id,
            rest=event.paid_by if member_id else TenderKind.CASH,
            points_wanted=max(min(event.points_used, held), 0),
            coupons=None if event.with_coupons and member_id else (),
            signed=True,
            shows=_EVERYTHING,
        )
        outcome = sell(self._book, self._programme, self._shop.today, as_it_was, self._calendar)
        if outcome.refused is None:
            return outcome
        self._month.paid_otherwise += 1
        plain = replace(as_it_was, rest=TenderKind.CASH, points_wanted=0, coupons=())
        return sell(self._book, self._programme, self._shop.today, plain, self._calendar)

    def _count(self, member_id: str, amounts: tuple[int, ...]) -> None:
        """Those of `_amounts`; below zero for what went back."""
        gross, discount, coupons, by_points, points = amounts
        month = self._month
        month.gross += gross
        month.discount += discount
        month.coupons += coupons
        month.points_value += by_points
        month.points_issued += points
        self._benefit(member_id, discount + coupons + self._worth(points))

    def _rewarded(self, changes: Iterable[Change], month: Month) -> None:
        """Points and bonus that came by themselves. A top-up's own bonus is counted with it."""
        for one in changes:
            if isinstance(one, Booked) and (
                one.rule.startswith(GIFT) or (one.rule == _TOP_UP and one.account is AccountKind.POINTS)
            ):
                self._given(month, one.member_id, one.account, one.amount)

    def _given(self, month: Month, member_id: str, account: AccountKind, amount: int) -> None:
        if account is AccountKind.POINTS:
            month.points_issued += amount
            self._benefit(member_id, self._worth(amount), month)
        elif account is AccountKind.BONUS:
            month.bonus += amount
            self._benefit(member_id, amount, month)

    def _benefit(self, member_id: str, amount: int, month: Month | None = None) -> None:
        (month or self._month).cost += amount
        self.played.benefits[member_id] += amount

    def _worth(self, points: int) -> int:
        rate = self._programme.points_as_money
        whole = abs(points) * rate.worth.minor // rate.points if rate else 0
        return whole if points >= 0 else -whole

    def _promote(self, member_id: str) -> None:
        membership = self._book.membership(member_id)
        if membership is None or not membership.active:
            return
        up = promote(self._book, self._programme, membership, self._shop.today, self._calendar, _EVERYTHING)
        if up.refused is None:
            self._book.apply(up.changes)
            self._rewarded(up.changes, self._month)


def _amounts(sale: SaleOnRecord) -> tuple[int, ...]:
    """What counts of it, less what went back: list price, discounts, coupons, what points paid, points earned."""
    lines = sale.lines
    return (
        sum(one.gross.minor - one.returned(one.gross).minor for one in lines),
        sum(one.discount.minor - one.returned(one.discount).minor for one in lines),
        sum(one.coupon_share.minor - one.returned(one.coupon_share).minor for one in lines),
        sum(one.points_share.minor - one.returned(one.points_share).minor for one in lines),
        points_kept(sale),
    )


def _used_back(sale: SaleOnRecord) -> int:
    """Points that had paid for what went back, and are the member's again."""
    return sum(one.amount for one in sale.reversed if one.account is AccountKind.POINTS and one.amount > 0)


def _gifts_back(sale: SaleOnRecord, account: AccountKind) -> int:
    """What went back of what a sale's rewards gave; below zero."""
    return sum(one.amount for one in sale.reversed if one.account is account and is_gift(one))

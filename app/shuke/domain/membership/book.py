"""The book of a chain in memory: every membership with its balances, coupons, cards, quotas and sales.

It is what acts read, and what their changes are folded into. A rehearsal lives in one; so does the simulator.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from shuke.domain.card import Card, CardStatus
from shuke.domain.membership import changes as c
from shuke.domain.membership.due_days import DueDays
from shuke.domain.membership.state import (
    CouponState,
    DrawOnRecord,
    Membership,
    OwnedCoupon,
    PrizeState,
    PrizeWon,
    Request,
    SaleOnRecord,
    TopUpOnRecord,
)
from shuke.domain.programme.parts.measures import Measure
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["Book"]


class Book:
    """All of it; nothing here knows a rule."""

    def __init__(self) -> None:
        self.members: dict[str, Membership] = {}
        self.sales: dict[str, SaleOnRecord] = {}
        self.top_ups: dict[str, TopUpOnRecord] = {}
        self.coupons: dict[str, OwnedCoupon] = {}
        self.cards: dict[str, Card] = {}
        self.prizes: dict[str, PrizeWon] = {}
        self.handed: list[c.Handed] = []
        self.stock: defaultdict[str, int] = defaultdict(int)
        self.uses: list[c.Used] = []
        self.passed_on: list[c.CardPassedOn] = []
        self.looked_after: Counter[str] = Counter()
        self.for_publication: list[c.ListedForPublication] = []
        self.draws: list[DrawOnRecord] = []
        self.due = DueDays()
        self.entitlements: list[c.Entitled] = []
        self.requests: dict[str, Request] = {}
        self._lots: defaultdict[tuple[str, AccountKind], dict[str, int]] = defaultdict(dict)
        self._lapsed: defaultdict[tuple[str, AccountKind, str], int] = defaultdict(int)
        self._sales_by: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._coupons_by: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._uses_by: defaultdict[str, list[c.Used]] = defaultdict(list)
        self._made: defaultdict[str, int] = defaultdict(int)

    # reading

    def membership(self, member_id: str) -> Membership | None:
        return self.members.get(member_id)

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        """What is there lot by lot, soonest to lapse first; lots of nothing left out."""
        found = self._lots[member_id, account]
        return [Slice(lot, found[lot]) for lot in sorted(found) if found[lot]]

    def balance(self, member_id: str, account: AccountKind) -> int:
        """All lots together; may be below zero after a clawback."""
        return sum(self._lots[member_id, account].values())

    def lapsed(self, member_id: str, account: AccountKind, lot: str) -> int:
        """How much of a lot was lost by time."""
        return self._lapsed[member_id, account, lot]

    def coupons_of(self, member_id: str) -> list[OwnedCoupon]:
        """Those not used, earliest to lapse first."""
        own = (
            one
            for one in (self.coupons[name] for name in self._coupons_by[member_id])
            if one.member_id == member_id and one.state is CouponState.OPEN
        )
        return sorted(own, key=lambda one: (one.held.last_day or date.max, one.held.coupon_id))

    def coupons_given(self, member_id: str, kind: str) -> int:
        """How many of a kind the member was ever given."""
        own = (self.coupons[name] for name in self._coupons_by[member_id])
        return sum(one.member_id == member_id and one.held.kind == kind for one in own)

    def cards_of(self, member_id: str) -> list[Card]:
        """Oldest first."""
        return [card for card in self.cards.values() if card.member_id == member_id]

    def card_named(self, number: str) -> Card | None:
        """The card with that number printed on it."""
        return self.cards.get(number)

    def name_card(self, member_id: str, number: str = "") -> tuple[str, str]:  # noqa: ARG002 - a store asks whose
        """The id of a new card and its number: the one wanted, or the next free one. Here they are the same."""
        while not number or number in self.cards:
            number = self.new_id("card")
        return number, number

    def live_card(self, member_id: str, card_type: str) -> Card | None:
        """The one card of that type that works."""
        return next(
            (
                card
                for card in self.cards_of(member_id)
                if card.card_type == card_type and card.status is CardStatus.ACTIVE
            ),
            None,
        )

    def used(self, member_id: str, rule: str, period: str) -> int:
        """How often the member's quota of that rule was used in that period."""
        uses = self.uses_of(member_id)
        return sum(one.times for one in uses if (one.rule, one.period) == (rule, period))

    def used_by_period(self, member_id: str, rule: str) -> Counter[str]:
        """How often the member's quota of that rule was used, by period."""
        found: Counter[str] = Counter()
        for one in self.uses_of(member_id):
            if one.rule == rule:
                found[one.period] += one.times
        return found

    def uses_of(self, member_id: str) -> Sequence[c.Used]:
        """Every use of any quota by the member, oldest first."""
        return self._uses_by[member_id]

    def last_used_on(self, member_id: str, rule: str) -> date | None:
        """When it was used last."""
        return max(
            (one.on for one in self.uses_of(member_id) if one.rule == rule and one.times > 0), default=None
        )

    def entitled(self, member_id: str, rule: str) -> int:
        """How much a rule granted the member so far, used or not."""
        return sum(one.amount for one in self.entitlements if (one.member_id, one.rule) == (member_id, rule))

    def prizes_of(self, member_id: str) -> list[PrizeWon]:
        """Those that wait to be handed over, oldest first."""
        return [
            one for one in self.prizes.values() if one.member_id == member_id and one.state is PrizeState.WON
        ]

    def sales_of(self, member_id: str, first: date = date.min, last: date = date.max) -> list[SaleOnRecord]:
        """A member's sales in a time, both days included, oldest first."""
        return [
            sale
            for sale in (self.sales[name] for name in self._sales_by[member_id])
            if sale.member_id == member_id and first <= sale.business_date <= last
        ]

    def last_valid_sale_on(self, member_id: str) -> date | None:
        """The last purchase that was not given back."""
        bought = (sale.business_date for sale in self.sales_of(member_id) if sale.counted.minor > 0)
        return max(bought, default=None)

    def summed(self, membership: Membership, measure: Measure, on: date) -> int | None:
        """What the measure comes to, in a book that keeps sums and no sales; None: it has to be worked out."""
        _ = (membership, measure, on)
        return None

    def last_sale_on(self, member_id: str) -> date | None:
        return max((sale.business_date for sale in self.sales_of(member_id)), default=None)

    def top_ups_of(self, holder: str) -> list[TopUpOnRecord]:
        """What a member, or somebody for a bearer card, paid in, oldest first."""
        return [one for one in self.top_ups.values() if one.holder == holder]

    def sales_paid_by(self, holder: str) -> list[SaleOnRecord]:
        """The sales that the stored value of a member or a bearer card may have paid, oldest first."""
        return [sale for sale in self.sales.values() if (sale.bearer or sale.member_id) == holder]

    def referred_by(self, member_id: str) -> list[Membership]:
        """Whom the member brought."""
        return [one for one in self.members.values() if one.referrer == member_id]

    def new_id(self, sort: str) -> str:
        """A name for something new: ``card-1``, ``card-2`` …"""
        self._made[sort] += 1
        return f"{sort}-{self._made[sort]}"

    # writing

    def apply(self, changes: Iterable[c.Change]) -> None:
        """Fold the changes in, in their order."""
        for change in changes:
            _FOLDS[type(change)](self, change)
            self.due.note(change)

    def _book(self, change: c.Booked) -> None:
        lots = self._lots[change.member_id, change.account]
        lots[change.lot] = lots.get(change.lot, 0) + change.amount
        if change.rule == c.LAPSE:
            self._lapsed[change.member_id, change.account, change.lot] -= change.amount

    def _change_member(self, member_id: str, **values: Any) -> None:
        self._set_member(replace(self.members[member_id], **values))

    def _set_member(self, membership: Membership) -> None:
        """Keep it, and count for whom somebody is there."""
        before = self.members.get(membership.member_id)
        if before is not None and before.active:
            self.looked_after[before.contact] -= 1
        if membership.active:
            self.looked_after[membership.contact] += 1
        self.members[membership.member_id] = membership

    def _give_tier(self, change: c.TierGiven) -> None:
        origin = change.origin or self.members[change.member_id].origin
        self._change_member(change.member_id, tier=change.tier, tier_since=change.since, origin=origin)

    def _give_extra(self, change: c.ExtraCardGiven) -> None:
        others = [card for card in self.members[change.member_id].cards if card.key != change.card.key]
        self._change_member(change.member_id, cards=(*others, change.card))

    def _take_extra(self, change: c.ExtraCardTaken) -> None:
        kept = tuple(card for card in self.members[change.member_id].cards if card.key != change.key)
        self._change_member(change.member_id, cards=kept)

    def _turn_card(self, change: c.CardTurned) -> None:
        card = self.cards[change.card_id]
        replaced_by = change.replaced_by or card.replaced_by
        self.cards[change.card_id] = replace(card, status=change.status, replaced_by=replaced_by)

    def _record_sale(self, change: c.SaleRecorded) -> None:
        sale = change.sale
        self.sales[sale.sale_id] = sale
        self._sales_by[sale.member_id][sale.sale_id] = None

    def _give_coupon(self, change: c.CouponGiven) -> None:
        coupon = change.coupon
        self.coupons[coupon.held.coupon_id] = coupon
        self._coupons_by[coupon.member_id][coupon.held.coupon_id] = None

    def _turn_coupon(self, change: c.CouponTurned) -> None:
        coupon = self.coupons[change.coupon_id]
        self.coupons[change.coupon_id] = replace(coupon, state=change.state, sale_id=change.sale_id)

    def _turn_prize(self, change: c.PrizeTurned) -> None:
        prize = self.prizes[change.prize_id]
        handed_over_on = change.on if change.state is PrizeState.HANDED_OVER else None
        self.prizes[change.prize_id] = replace(prize, state=change.state, handed_over_on=handed_over_on)

    def _decide(self, change: c.RequestDecided) -> None:
        request = self.requests[change.request_id]
        self.requests[change.request_id] = replace(
            request, state=change.state, granted=change.granted, decided_on=change.on
        )

    def _use(self, change: c.Used) -> None:
        self.uses.append(change)
        self._uses_by[change.member_id].append(change)

    def _take_stock(self, change: c.StockTaken) -> None:
        self.stock[change.rule] += change.times


_FOLDS: Mapping[type, Callable[[Book, Any], None]] = {
    c.Joined: lambda book, it: book._set_member(it.membership),
    c.Booked: Book._book,
    c.TierGiven: Book._give_tier,
    c.TermBegun: lambda book, it: book._change_member(
        it.member_id, term_from=it.begins, term_ends=it.ends, progress_from=it.progress
    ),
    c.MembershipTurned: lambda book, it: book._change_member(it.member_id, state=it.state),
    c.ExtraCardGiven: Book._give_extra,
    c.ExtraCardTaken: Book._take_extra,
    c.CardGiven: lambda book, it: book.cards.__setitem__(it.card.card_id, it.card),
    c.CardTurned: Book._turn_card,
    c.CardPassedOn: lambda book, it: book.passed_on.append(it),
    c.CouponGiven: Book._give_coupon,
    c.CouponTurned: Book._turn_coupon,
    c.PrizeGiven: lambda book, it: book.prizes.__setitem__(it.prize.prize_id, it.prize),
    c.PrizeTurned: Book._turn_prize,
    c.Used: Book._use,
    c.Entitled: lambda book, it: book.entitlements.append(it),
    c.Requested: lambda book, it: book.requests.__setitem__(it.request.request_id, it.request),
    c.RequestDecided: Book._decide,
    c.StockTaken: Book._take_stock,
    c.Handed: lambda book, it: book.handed.append(it),
    c.ListedForPublication: lambda book, it: book.for_publication.append(it),
    c.Drawn: lambda book, it: book.draws.append(it.draw),
    c.DataChanged: lambda book, it: book._change_member(it.member_id, birthday=it.birthday),
    c.Noticed: lambda book, it: book._change_member(it.member_id, noticed_on=it.on),
    c.OperatorNamed: lambda book, it: book._change_member(it.member_id, firm=it.firm),
    c.ContactGiven: lambda book, it: book._change_member(it.member_id, contact=it.contact),
    c.SaleRecorded: Book._record_sale,
    c.TopUpRecorded: lambda book, it: book.top_ups.__setitem__(it.top_up.top_up_id, it.top_up),
}

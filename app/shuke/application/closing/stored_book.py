"""A book of some members as the store knows them: sums day by day in place of sales."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from shuke.application.ports.clock import Ids
from shuke.application.ports.closing import KnownMember, Lot
from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import Card
from shuke.domain.member import Member
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CardGiven, Change
from shuke.domain.membership.state import ExtraCardHeld, Membership, OwnedCoupon
from shuke.domain.programme.counting import counter_of, kept, span_of
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.quote import SINCE_JOINING
from shuke.domain.slices.account import AccountKind

__all__ = ["StoredBook"]


class StoredBook(Book):
    """Filled with a batch; changes are folded in as in any book, so that one step sees what the one before did."""

    def __init__(self, ids: Ids, programme: Programme, batch: Iterable[KnownMember]) -> None:
        super().__init__()
        self._ids = ids
        self.known: dict[str, KnownMember] = {}
        self.held_lots: dict[tuple[str, AccountKind, str], Lot] = {}
        self._given: dict[str, dict[str, int]] = {}
        self._counted: dict[str, dict[str, list[tuple[str, int]]]] = {}
        self._times: dict[str, Counter[tuple[str, str]]] = {}
        self._cards: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one in batch:
            self._take_in(programme, one)

    def _take_in(self, programme: Programme, one: KnownMember) -> None:
        member_id = one.member.member_id
        self.known[member_id] = one
        self.members[member_id] = _membership(programme, one.member, one.noticed_on, one.beside)
        for account, name, lot in one.lots:
            self.held_lots[member_id, account, name] = lot
            if account is not AccountKind.COUPON:
                self._lots[member_id, account][name] = lot.amount
        for account, name, amount in one.lapsed:
            self._lapsed[member_id, account, name] = amount
        for coupon in one.coupons:
            self._own(coupon)
        self._given[member_id] = dict(one.coupons_given)
        for card in one.cards:
            self.cards[card.card_id] = card
            self._cards[member_id][card.card_id] = None
        self._times[member_id] = Counter({(rule, period): times for rule, period, times in one.uses})
        days: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for counter, day, amount in one.counted:
            days[counter].append((day, amount))
        self._counted[member_id] = days
        for review in one.reviews:
            self.requests[review.request_id] = review

    def _own(self, coupon: OwnedCoupon) -> None:
        self.coupons[coupon.held.coupon_id] = coupon
        self._coupons_by[coupon.member_id][coupon.held.coupon_id] = None

    def apply(self, changes: Iterable[Change]) -> None:
        folded = tuple(changes)
        super().apply(folded)
        for change in folded:
            if isinstance(change, CardGiven):
                self._cards[change.card.member_id][change.card.card_id] = None

    def card_named(self, number: str) -> Card | None:
        """By its id, too: two tills may have counted alike."""
        by_number = (card for card in self.cards.values() if card.number == number)
        return self.cards.get(number) or next(by_number, None)

    def name_card(self, member_id: str, number: str = "") -> tuple[str, str]:
        """The member's number with a count behind it: 00111000042, then 00111000042-2, -3 … The count is that of the
        member's cards, so no number comes twice, whatever an old system's numbers look like."""
        if not number:
            number = f"{self.known[member_id].member.number}-{len(self._cards[member_id]) + 1}"
        return self._ids.new_id(), number

    def cards_of(self, member_id: str) -> list[Card]:
        return [self.cards[name] for name in self._cards[member_id]]

    def coupons_given(self, member_id: str, kind: str) -> int:
        return self._given[member_id].get(kind, 0)

    def used(self, member_id: str, rule: str, period: str) -> int:
        return self._times[member_id][rule, period] + super().used(member_id, rule, period)

    def used_by_period(self, member_id: str, rule: str) -> Counter[str]:
        found = super().used_by_period(member_id, rule)
        for (used_rule, period), times in self._times[member_id].items():
            if used_rule == rule:
                found[period] += times
        return found

    def last_valid_sale_on(self, member_id: str) -> date | None:
        return self.known[member_id].member.last_sale_on

    def summed(self, membership: Membership, measure: Measure, on: date) -> int | None:
        member_id = membership.member_id
        if measure.counted is Counted.PROGRESS:
            return None
        if measure == SINCE_JOINING:
            return self.known[member_id].member.cumulative.minor
        if not kept(measure) or measure.span is Span.SALE:
            return 0
        first, last = span_of(measure, on, membership.joined_on, membership.term_from)
        days = self._counted[member_id].get(counter_of(measure), ())
        return sum(amount for day, amount in days if first.isoformat() <= day <= last.isoformat())

    def new_id(self, sort: str) -> str:  # noqa: ARG002 - ids here say nothing of what they name
        return self._ids.new_id()


def _membership(
    programme: Programme, member: Member, noticed_on: date | None, beside: Iterable[tuple[str, BesideHeld]]
) -> Membership:
    tier = programme.served_as(member.tier)
    return Membership(
        member_id=member.member_id,
        tier=tier,
        joined_on=member.joined_on,
        tier_since=member.tier_since,
        term_from=member.sums_from,
        term_ends=programme.term_of(programme.tier(tier)).last_day(member.term_since),
        birthday=member.profile.kept_birthday,
        state=member.held.state,
        origin=member.held.origin,
        shop=member.shop_id,
        noticed_on=noticed_on,
        progress_from=member.held.progress,
        cards=tuple(ExtraCardHeld(key, held.since, held.ends) for key, held in beside if not held.taken),
    )

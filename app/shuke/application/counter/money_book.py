"""A member as acts on money held see one: the whole balances, but of lots only what this till may spend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shuke.application.closing.stored_book import StoredBook
from shuke.application.counter.allowing import Purse, Terms
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.sync.epochs import own_slices
from shuke.domain.basket import Basket
from shuke.domain.facts.member_promoted import GRANTED
from shuke.domain.membership import changes as c
from shuke.domain.membership.state import Membership, SaleEntry, SaleOnRecord, ValueSource
from shuke.domain.membership.stored_value import STORED
from shuke.domain.membership.sums import paid_in_at_once
from shuke.domain.money import ZERO, total
from shuke.domain.programme.counting import STORED_VALUE_SPENT, counters
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.slices.account import NEVER, AccountKind, Slice, is_over

__all__ = ["MoneyBook", "money_book"]

_SPENT_HERE = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS)


class MoneyBook(StoredBook):
    """`allowed`: what this till may spend of each account; everything else is as the store knows it."""

    def take_in_money(
        self, work: Work, member_id: str, on: date, own: dict[AccountKind, list[Slice]]
    ) -> None:
        self._on = on
        self._spendable: defaultdict[tuple[str, AccountKind], dict[str, int]] = defaultdict(dict)
        for account, parts in own.items():
            self._spendable[member_id, account] = {part.lot: part.amount for part in parts}
        self._last_uses = dict(work.money_held.last_uses(member_id))
        sources: list[ValueSource] = []
        for kept in work.money_held.top_ups((member_id, *work.mergers.gone_up_in(member_id))):
            record = kept.record
            self.top_ups[record.top_up_id] = record
            sources += [
                ValueSource(record.top_up_id, record.shop, account, amount) for account, amount in kept.spent
            ]
        spent_today = work.members.counted(member_id, STORED_VALUE_SPENT, on, on)
        self._spent = SaleOnRecord(
            sale_id="",
            business_date=on,
            programme="",
            programme_version=0,
            lines=(),
            tenders=(),
            to_pay=ZERO,
            member_id=member_id,
            entries=(SaleEntry(AccountKind.PRINCIPAL, "", -spent_today, member_id),),
            sources=tuple(sources),
        )

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        if account not in _SPENT_HERE:
            return super().lots(member_id, account)
        found = self._spendable[member_id, account]
        return [Slice(lot, found[lot]) for lot in sorted(found) if found[lot]]

    def _book(self, change: c.Booked) -> None:
        super()._book(change)
        own = self._spendable[change.member_id, change.account]
        own[change.lot] = own.get(change.lot, 0) + change.amount

    def sales_paid_by(self, holder: str) -> list[SaleOnRecord]:
        """What all sales used of it, as if it were one of today."""
        return [self._spent] if holder == self._spent.member_id else []

    def last_used_on(self, member_id: str, rule: str) -> date | None:
        return super().last_used_on(member_id, rule) or self._last_uses.get(rule)

    def entitled(self, member_id: str, rule: str) -> int:
        """What promotions granted lies among the quotas."""
        return super().entitled(member_id, rule) + self.used(member_id, rule, GRANTED)

    def summed(self, membership: Membership, measure: Measure, on: date) -> int | None:
        if measure.counted is Counted.TOP_UP and measure.span is Span.SALE:
            return paid_in_at_once(self.top_ups_of(membership.member_id), on)
        return super().summed(membership, measure, on)


def money_book(
    desk: Desk, work: Work, programme: Programme, member_id: str, on: date, basket: Basket | None = None
) -> MoneyBook:
    """The member with all that acts on money held may ask; an empty book where nobody is known by that id.

    Args:
        basket: the one that is being paid: what it was promised is its own; None: it is done beside all baskets.
    """
    book = MoneyBook(desk.ids, programme, work.closings.known([member_id], counters(programme)))
    promised = desk.paid_in_part(work, member_id, basket.basket_id if basket else "")
    points = sum(one.points_wanted for one in promised)
    terms = Terms(desk.till, desk.away(work)) if basket is None else desk.terms(work, basket)
    purse = Purse(work, terms, member_id, on, points)
    stored = total(one.stored_value for one in promised).minor
    own: dict[AccountKind, list[Slice]] = {}
    for account in _SPENT_HERE:
        allowed = purse.allowed(account).amount
        kept = min(stored, allowed) if account in STORED else 0
        stored -= kept
        own[account] = list(_within(own_slices(work, desk.till, member_id, account), allowed - kept, on))
    book.take_in_money(work, member_id, on, own)
    book.stock.update(work.money_held.stock_given(desk.shop.shop_id))
    return book


def _within(own: list[Slice], allowed: int, on: date) -> Iterator[Slice]:
    """Of what is this till's own so much as it may spend; what a floor lends lies on the lot without end."""
    left = allowed
    for part in sorted(own, key=lambda part: part.lot):
        if part.amount > 0 and not is_over(part.lot, on) and left:
            yield Slice(part.lot, min(part.amount, left))
            left -= min(part.amount, left)
    if left:
        yield Slice(NEVER, left)

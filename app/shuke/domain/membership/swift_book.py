"""A book for a great many sales: what each member bought, paid in and holds is found without going through what is
everybody's, and sums run along. It answers as the plain one does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shuke.domain.card import Card
from shuke.domain.membership import changes as c
from shuke.domain.membership.book import Book
from shuke.domain.membership.own_sales import OF_SALES, OwnSales
from shuke.domain.membership.state import Membership, SaleOnRecord, TopUpOnRecord
from shuke.domain.programme.counting import span_of
from shuke.domain.programme.parts.measures import Measure

__all__ = ["SwiftBook"]


class SwiftBook(Book):
    """Everything is written by `apply` alone."""

    def __init__(self) -> None:
        super().__init__()
        self._own: defaultdict[str, OwnSales] = defaultdict(OwnSales)
        self._paid: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._top_ups_by: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._cards_by: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._owner: dict[str, str] = {}
        self._claimed = False

    def apply(self, changes: Iterable[c.Change]) -> None:
        """Fold the changes in, in their order."""
        found = tuple(changes)
        super().apply(found)
        for change in found:
            if isinstance(change, c.SaleRecorded):
                self._follow_sale(change.sale)
            elif isinstance(change, c.TopUpRecorded):
                self._top_ups_by[change.top_up.holder][change.top_up.top_up_id] = None
            elif isinstance(change, c.CardGiven):
                self._cards_by[change.card.member_id][change.card.card_id] = None

    def _follow_sale(self, sale: SaleOnRecord) -> None:
        before = self._owner.get(sale.sale_id)
        if before is not None and before != sale.member_id:
            self._own[before].forget(sale.sale_id)
            self._claimed = True
        self._owner[sale.sale_id] = sale.member_id
        self._own[sale.member_id].record(sale)
        self._paid[sale.bearer or sale.member_id][sale.sale_id] = None

    def sales_of(self, member_id: str, first: date = date.min, last: date = date.max) -> list[SaleOnRecord]:
        """A member's sales in a time, both days included, oldest first."""
        return self._own[member_id].between(first, last)

    def last_valid_sale_on(self, member_id: str) -> date | None:
        """The last purchase that was not given back."""
        return self._own[member_id].last_valid_on

    def last_sale_on(self, member_id: str) -> date | None:
        return self._own[member_id].last_on

    def summed(self, membership: Membership, measure: Measure, on: date) -> int | None:
        """What the measure comes to, where it counts sales; None: it has to be worked out."""
        if measure.counted not in OF_SALES:
            return None
        days = span_of(measure, on, membership.joined_on, membership.term_from)
        return self._own[membership.member_id].summed(measure, *days)

    def top_ups_of(self, holder: str) -> list[TopUpOnRecord]:
        """What a member, or somebody for a bearer card, paid in, oldest first."""
        return [self.top_ups[name] for name in self._top_ups_by.get(holder, ())]

    def sales_paid_by(self, holder: str) -> list[SaleOnRecord]:
        """The sales that the stored value of a member or a bearer card may have paid, oldest first."""
        if self._claimed:  # somebody's since then, in the order in which they were made
            return super().sales_paid_by(holder)
        return [self.sales[name] for name in self._paid.get(holder, ())]

    def cards_of(self, member_id: str) -> list[Card]:
        """Oldest first."""
        return [self.cards[name] for name in self._cards_by.get(member_id, ())]

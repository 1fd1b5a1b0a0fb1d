"""From the book to what the engine must know of a member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from shuke.domain.membership.book import Book
from shuke.domain.membership.card_terms import runs_until
from shuke.domain.membership.carding import spending_stopped
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import measured, points_kept
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Measure
from shuke.domain.programme.quote import SINCE_JOINING, Standing
from shuke.domain.slices.account import AccountKind, spendable

__all__ = ["standing_of"]


def standing_of(book: Book, programme: Programme, membership: Membership, on: date) -> Standing:
    """The member as the engine sees one, to be asked while the book stands as it does; in a book everything known
    may be spent."""
    member_id = membership.member_id

    stopped = spending_stopped(book, member_id) is not None

    def usable(account: AccountKind) -> int:
        if stopped:
            return 0
        return min(spendable(book.lots(member_id, account), on), max(book.balance(member_id, account), 0))

    return Standing(
        member_id=member_id,
        tier=membership.tier,
        joined_on=membership.joined_on,
        tier_since=membership.tier_since,
        birthday=membership.birthday,
        points_known=book.balance(member_id, AccountKind.POINTS),
        points_spendable=usable(AccountKind.POINTS),
        cumulative=Money(measured(book, membership, SINCE_JOINING, on)),
        member_days_this_year=_member_days(book, programme, membership, on),
        cards=frozenset(card.key for card in membership.cards),
        coupons=tuple(coupon.held for coupon in book.coupons_of(member_id)),
        principal=Money(usable(AccountKind.PRINCIPAL)),
        bonus=Money(usable(AccountKind.BONUS)),
        stamps=book.balance(member_id, AccountKind.STAMPS),
        points_today=sum(points_kept(sale) for sale in book.sales_of(member_id, on, on)),
        term_ends=runs_until(programme, membership, on),
        is_firm=membership.is_firm,
        measured=_Asked(book, membership, on, programme.measures()),
    )


class _Asked(Mapping[Measure, int]):
    """What these measures come to, each worked out when a rule asks for it first: a sale asks for few of them."""

    def __init__(self, book: Book, membership: Membership, on: date, measures: frozenset[Measure]) -> None:
        self._of = book, membership
        self._on = on
        self._measures = measures
        self._known: dict[Measure, int] = {}

    def __getitem__(self, measure: Measure) -> int:
        found = self._known.get(measure)
        if found is None:
            if measure not in self._measures:
                raise KeyError(measure)
            found = self._known[measure] = measured(*self._of, measure, self._on)
        return found

    def __iter__(self) -> Iterator[Measure]:
        return iter(self._measures)

    def __len__(self) -> int:
        return len(self._measures)


def _member_days(book: Book, programme: Programme, membership: Membership, on: date) -> int:
    """Days of this year, before today, on which a day with a yearly limit was used."""
    limited = {rule.key for rule in programme.days if rule.most_a_year(membership.tier) is not None}
    return max((_days_used(book, membership.member_id, key, on) for key in limited), default=0)


def _days_used(book: Book, member_id: str, rule: str, on: date) -> int:
    """One whose sales were all taken back was not used."""
    times: Counter[date] = Counter()
    for one in book.uses_of(member_id):
        if one.rule == rule:
            times[one.on] += one.times
    return sum(day.year == on.year and day < on for day, count in times.items() if count > 0)

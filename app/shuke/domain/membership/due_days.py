"""Which members have something due on a day, so that the day's close looks at no others.

What stands here are hints, noted from changes and never taken out again; whoever looks decides by what is. A store
answers the same questions from its indices: lots, coupons, prizes and terms by their last day, members by the day
of their last purchase and by birthday, and those whom today's facts speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shuke.domain.birthday import Birthday, kept_in_month, kept_on
from shuke.domain.membership import changes as c
from shuke.domain.slices.account import NEVER

__all__ = ["DueDays"]


class DueDays:
    """Members by the days on which something of theirs ends or has its birthday."""

    def __init__(self) -> None:
        self._ends: defaultdict[date, set[str]] = defaultdict(set)
        self._bought: defaultdict[date, set[str]] = defaultdict(set)
        self._birthdays: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        self._touched: set[str] = set()
        self.beside: set[str] = set()

    def ending(self, day: date) -> set[str]:
        """Whose lots, coupons, prizes, terms or cards beside the tier have that last day."""
        return self._ends.get(day, set())

    def bought(self, days: Iterable[date]) -> set[str]:
        """Who bought something, or joined, on one of these days."""
        return {member for day in days for member in self._bought.get(day, ())}

    def born_on(self, day: date) -> set[str]:
        """Whose birthday is kept on that day."""
        return self._born_at(kept_on(day))

    def born_in_month_of(self, day: date) -> set[str]:
        return self._born_at(kept_in_month(day.year, day.month))

    def _born_at(self, keys: Iterable[tuple[int, int]]) -> set[str]:
        return {member for key in keys for member in self._birthdays.get(key, ())}

    def take_touched(self) -> set[str]:
        """Of whom something changed since this was last asked."""
        found, self._touched = self._touched, set()
        return found

    def note(self, change: c.Change) -> None:
        """Hear of a change."""
        match change:
            case c.Joined(membership):
                self._touch(membership.member_id, membership.term_ends)
                self._bought[membership.joined_on].add(membership.member_id)
                self._born(membership.member_id, membership.birthday)
            case c.Booked(member_id, _, lot) if lot != NEVER and lot[:1].isdigit():
                self._touch(member_id, date.fromisoformat(lot))
            case c.TermBegun(member_id, _, ends):
                self._touch(member_id, ends)
            case c.CouponGiven(coupon):
                self._touch(coupon.member_id, coupon.held.last_day)
            case c.PrizeGiven(prize):
                self._touch(prize.member_id, prize.last_day)
            case c.ExtraCardGiven(member_id, card):
                self.beside.add(member_id)
                self._touch(member_id, card.ends)
            case c.SaleRecorded(sale) if sale.member_id:
                self._touch(sale.member_id)
                self._bought[sale.business_date].add(sale.member_id)
            case c.DataChanged(member_id, birthday):
                self._touch(member_id)
                self._born(member_id, birthday)
            case c.TierGiven() | c.Noticed() | c.TopUpRecorded():
                self._touch(
                    change.top_up.member_id if isinstance(change, c.TopUpRecorded) else change.member_id
                )
            case _:
                pass

    def _touch(self, member_id: str, ends: date | None = None) -> None:
        self._touched.add(member_id)
        if ends is not None:
            self._ends[ends].add(member_id)

    def _born(self, member_id: str, birthday: Birthday | None) -> None:
        if birthday is not None:
            self._birthdays[birthday.key].add(member_id)

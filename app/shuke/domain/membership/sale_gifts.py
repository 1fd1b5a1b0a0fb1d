"""What a sale gave on top, kept with the sale so that a refund takes back just that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shuke.domain.membership.changes import Booked, Change, CouponGiven, Handed, Used
from shuke.domain.membership.state import SaleEntry, SaleOnRecord

__all__ = ["GIFT", "is_gift", "with_gifts"]

GIFT = "reward."
"""How the rules of rewards begin."""


def is_gift(entry: SaleEntry) -> bool:
    """Whether a reward booked it; such a one goes back with the last piece of the sale."""
    return entry.rule.startswith(GIFT)


def with_gifts(sale: SaleOnRecord, changes: Iterable[Change]) -> SaleOnRecord:
    """The sale with the movements, coupons and quotas of its rewards."""
    changes = tuple(changes)
    if not changes:
        return sale
    entries = list(sale.entries)
    given = list(sale.given)
    uses = list(sale.uses)
    things = list(sale.things)
    for change in changes:
        match change:
            case Booked(member_id, account, lot, amount, rule):
                entries.append(SaleEntry(account, lot, amount, member_id, rule))
            case CouponGiven(coupon):
                given.append(coupon.held.coupon_id)
            case Used():
                uses.append((change.rule, change.period))
            case Handed():
                things.append(change.thing)
            case _:
                pass
    return replace(sale, entries=tuple(entries), given=tuple(given), uses=tuple(uses), things=tuple(things))

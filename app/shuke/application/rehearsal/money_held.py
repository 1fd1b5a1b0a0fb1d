"""What may be expected of stored value, the pay of sellers and what shops owe each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from shuke.application.rehearsal.seeing import Expectation, Found, Seen
from shuke.domain.membership.changes import SaleRecorded
from shuke.domain.membership.stored_value import left_today
from shuke.domain.membership.takings import owed_to_holders, revenue
from shuke.domain.money import Money
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.slices.account import AccountKind

__all__ = ["EXPECTATIONS"]


def _on_card(account: AccountKind) -> Callable[[Seen], Found]:
    return lambda seen: seen.money(Money(seen.shop.book.balance(str(seen.names.get("bearer")), account)))


def _left_today(seen: Seen) -> Found:
    holder = str(seen.names.get("bearer") or seen.whom)
    left = left_today(seen.shop.book, seen.shop.programme, holder, seen.shop.today)
    return None if left is None else seen.money(left)


def _amounts(sort: str, *, in_money: bool) -> Callable[[Seen], Found]:
    """``["wang 150", …]`` of what the step computed under that name."""

    def find(seen: Seen) -> Found:
        found = []
        for name, number in seen.outcome.gave:
            if name.startswith(f"{sort}."):
                value = seen.money(Money(int(number))) if in_money else Fraction(number)
                found.append(f"{name.removeprefix(f'{sort}.')} {decimal_text(value)}")
        return list(found)

    return find


def _invoiced(seen: Seen) -> Found:
    """Of the sale that the step made."""
    made = [change.sale for change in seen.outcome.changes if isinstance(change, SaleRecorded)]
    return seen.money(made[0].invoiced) if made else None


EXPECTATIONS: Mapping[str, Expectation] = {
    "on_card": _on_card(AccountKind.PRINCIPAL),
    "bonus_on_card": _on_card(AccountKind.BONUS),
    "left_today": _left_today,
    "invoiced": _invoiced,
    "revenue": lambda seen: seen.money(revenue(seen.shop.book)),
    "owed_to_holders": lambda seen: seen.money(owed_to_holders(seen.shop.book)),
    "pay": _amounts("pay", in_money=True),
    "owes": _amounts("owes", in_money=True),
    "served": _amounts("served", in_money=False),
}
"""What each is, in words, stands in `shuke.wording.rehearsal_page`."""

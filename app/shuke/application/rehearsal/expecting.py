"""What a step may expect, and whether it came so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from shuke.application.rehearsal import handed_out, held_cards, money_held, time_seen
from shuke.application.rehearsal.seeing import Expectation, Found, Seen
from shuke.domain.membership.promoting import open_promotion
from shuke.domain.membership.standing import standing_of
from shuke.domain.membership.state import Membership
from shuke.domain.money import Money
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.quote import Quote
from shuke.domain.slices.account import AccountKind

__all__ = ["EXPECTATIONS", "Met", "met"]


@dataclass(frozen=True, slots=True)
class Met:
    """An expectation as it came: equal or not. `expected` and `found` are as a person writes them."""

    name: str
    expected: str
    found: str
    good: bool


def met(seen: Seen, expect: Mapping[str, object]) -> list[Met]:
    """Every expectation of a step. One that nobody knows is not met."""
    return [_met(seen, name, value) for name, value in expect.items()]


def _met(seen: Seen, name: str, expected: object) -> Met:
    known = EXPECTATIONS.get(name)
    if known is None:
        return Met(name, _written(expected), "?", good=False)
    found = known(seen)
    if isinstance(found, list) and isinstance(expected, list):
        good = (
            all(item in found for item in expected) if name == "says" else sorted(expected) == sorted(found)
        )
    elif name == "refused" and isinstance(expected, bool):
        good = bool(found) is expected
        return Met(name, _written(expected), _written(found or False), good)
    else:
        good = found == expected and isinstance(found, bool) == isinstance(expected, bool)
    return Met(name, _written(expected), _written(found), good)


def _written(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    return str(value)


def _balance(account: AccountKind) -> Callable[[Seen], Found]:
    def find(seen: Seen) -> Found:
        return None if seen.member is None else seen.shop.book.balance(seen.whom, account)

    return find


def _money_balance(account: AccountKind) -> Callable[[Seen], Found]:
    def find(seen: Seen) -> Found:
        return None if seen.member is None else seen.money(Money(seen.shop.book.balance(seen.whom, account)))

    return find


def _of_quote(read: Callable[[Quote], Money | int]) -> Callable[[Seen], Found]:
    def find(seen: Seen) -> Found:
        answer = seen.shop.quote
        if answer is None:
            return None
        found = read(answer)
        return seen.money(found) if isinstance(found, Money) else found

    return find


def _of_member(read: Callable[[Membership], Found]) -> Callable[[Seen], Found]:
    return lambda seen: None if seen.member is None else read(seen.member)


def _says(seen: Seen) -> Found:
    reasons = (*seen.outcome.reasons, *((seen.outcome.refused,) if seen.outcome.refused else ()))
    return [one.sentence for one in reasons] + [one.rule for one in reasons if one.applied]


def _promotion(seen: Seen) -> Found:
    if seen.member is None:
        return None
    offer = open_promotion(seen.shop.book, seen.shop.programme, seen.member, seen.shop.today)
    return offer.tier if offer else ""


def _cumulative(seen: Seen) -> Found:
    if seen.member is None:
        return None
    shop = seen.shop
    return seen.money(standing_of(shop.book, shop.programme, seen.member, shop.today).cumulative)


def _coupons(seen: Seen) -> Found:
    """The kinds in hand, each as often as it is there."""
    if seen.member is None:
        return None
    return [one.held.kind for one in seen.shop.book.coupons_of(seen.whom)]


def _card(seen: Seen) -> Found:
    """What the member's newest card is."""
    cards = seen.shop.book.cards_of(seen.whom)
    return cards[-1].status.value if cards else None


def _by_stored_value(seen: Seen) -> Found:
    answer = seen.shop.quote
    return None if answer is None or answer.by_stored_value is None else seen.money(answer.by_stored_value)


EXPECTATIONS: Mapping[str, Expectation] = {
    "refused": lambda seen: seen.outcome.refused.sentence if seen.outcome.refused else False,
    "says": _says,
    "to_pay": _of_quote(lambda answer: answer.to_pay),
    "gross": _of_quote(lambda answer: answer.gross),
    "discount": _of_quote(lambda answer: answer.discount),
    "coupon_value": _of_quote(lambda answer: answer.coupon_value),
    "points_used": _of_quote(lambda answer: answer.points_used),
    "points_value": _of_quote(lambda answer: answer.points_value),
    "points_earned": _of_quote(lambda answer: answer.points_earned),
    "by_stored_value": _by_stored_value,
    "missing": _of_quote(lambda answer: answer.next_tier.missing if answer.next_tier else 0),
    "tier": _of_member(lambda member: member.tier),
    "state": _of_member(lambda member: member.state.value),
    "term_ends": _of_member(lambda member: member.term_ends),
    "cards": _of_member(lambda member: [card.key for card in member.cards]),
    "promotion": _promotion,
    "cumulative": _cumulative,
    "points": _balance(AccountKind.POINTS),
    "progress": _balance(AccountKind.PROGRESS),
    "stamps": _balance(AccountKind.STAMPS),
    "principal": _money_balance(AccountKind.PRINCIPAL),
    "bonus": _money_balance(AccountKind.BONUS),
    "coupons": _coupons,
    "card": _card,
    **handed_out.EXPECTATIONS,
    **held_cards.EXPECTATIONS,
    **money_held.EXPECTATIONS,
    **time_seen.EXPECTATIONS,
}
"""What each is, in words, stands in `shuke.wording.rehearsal_page`."""

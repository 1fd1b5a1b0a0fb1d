"""The points mall: a gift for points, from stock, within a member's quota; and points paid out in cash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Change, Handed, Outcome, StockTaken, Used
from shuke.domain.membership.giving import given
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.joining import not_shown
from shuke.domain.membership.limits import coupon_in_the_way, points_taken, stock_left, who_in_the_way
from shuke.domain.membership.perk_quotas import quota_renews
from shuke.domain.membership.prizes import Collecting, won
from shuke.domain.membership.quotas import period_of
from shuke.domain.membership.state import Membership
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["GiftAsked", "gift_quota", "pay_out_points", "redeem_gift"]

CASH = "points.cash"
POINTS = Bilingual("积分兑现", "Points in cash")


@dataclass(frozen=True, slots=True)
class GiftAsked:
    """Which gift, and what comes with the wish.

    Attributes:
        points: the price agreed, for a gift of a band; None: its list price.
        reviewed: staff say that they looked at what is shown.
        with_money: by the second price, points and money.
    """

    key: str
    points: int | None = None
    shows: frozenset[Proof] = frozenset()
    reviewed: bool = False
    with_money: bool = False


def redeem_gift(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    asked: GiftAsked,
    prize_id: str = "",
    shop: str = "",
) -> Outcome:
    """The gift, its points taken lot by lot; or why not. One that is ordered waits like a prize.

    Args:
        prize_id: the name of what waits; empty: one is made.
        shop: where it is ordered: it hands over what is in its own stock.
    """
    gift = next((one for one in programme.gifts if one.key == asked.key), None)
    if gift is None:
        return Outcome.no(reason("gift", HandingTells.NO_SUCH_GIFT, gift=asked.key))
    rule, member_id = f"gift.{gift.key}", membership.member_id
    refusal = _in_the_way(book, programme, membership, gift, on, asked)
    if refusal is not None:
        return Outcome.no(refusal)
    price = _price(gift, membership, asked)
    paid = points_taken(book, membership, price, rule, on, gift.name)
    if isinstance(paid, Reason):
        return Outcome.no(paid)
    changes: list[Change] = [*paid]
    if gift.stock is not None:
        changes.append(StockTaken(rule, 1))
    if gift.per is not None:
        changes.append(Used(member_id, gift_quota(gift), period_of(gift.per, membership, on), 1, on))
    reasons = [reason(rule, HandingTells.GIFT_TAKEN, applied=True, points=-price, name=gift.name)]
    if gift.reviewed:
        shown = " ".join(sorted(proof.value for proof in asked.shows))
        reasons.append(reason(rule, HandingTells.GIFT_REVIEWED, applied=True, name=gift.name, proofs=shown))
    fee = gift.mixed_pay if asked.with_money else ZERO
    taken = Outcome(tuple(changes), tuple(reasons), None, (("gift", gift.key),), fee)
    if gift.collected is not None:
        gives = replace(gift.gives or Gives(), thing=(gift.gives and gift.gives.thing) or gift.name)
        collecting = Collecting(gift.collected, gift.not_on, shop if gift.stock is not None else "")
        return taken.and_then(won(book, programme, membership, gives, rule, on, collecting, prize_id))
    if gift.gives is None:
        return taken.and_then(Outcome((Handed(member_id, gift.name, rule),)))
    return taken.and_then(given(book, programme, membership, gift.gives, rule, on))


def _price(gift: Gift, membership: Membership, asked: GiftAsked) -> int:
    if asked.with_money:
        return gift.mixed_points
    return gift.price_for(membership.holds) if asked.points is None else asked.points


def gift_quota(gift: Gift) -> str:
    """Gifts of a group share one quota."""
    return f"gifts.{gift.group}" if gift.group else f"gift.{gift.key}"


def _in_the_way(
    book: Book, programme: Programme, membership: Membership, gift: Gift, on: date, asked: GiftAsked
) -> Reason | None:
    rule = f"gift.{gift.key}"
    return (
        who_in_the_way(programme, membership, gift.tiers, rule, gift.name)
        or _list_in_the_way(book, programme, gift, on)
        or _mixed_in_the_way(gift, asked)
        or _price_in_the_way(gift, asked.points)
        or _quota_in_the_way(book, membership, gift, on)
        or _proof_in_the_way(gift, asked)
        or coupon_in_the_way(book, programme, membership, gift.gives, rule)
    )


def _list_in_the_way(book: Book, programme: Programme, gift: Gift, on: date) -> Reason | None:
    rule = f"gift.{gift.key}"
    if gift.when is not None and not gift.when.first <= on <= gift.when.last:
        days = f"{gift.when.first.isoformat()} – {gift.when.last.isoformat()}"
        return reason(rule, HandingTells.GIFT_NOT_LISTED, name=gift.name, days=days)
    left = stock_left(book, programme, rule)
    if left is not None and left <= 0:
        return reason(rule, HandingTells.NONE_LEFT, name=gift.name)
    return None


def _mixed_in_the_way(gift: Gift, asked: GiftAsked) -> Reason | None:
    """Why there is no price of points and money."""
    if not asked.with_money or (gift.mixed_points and asked.points is None):
        return None
    return reason(f"gift.{gift.key}", HandingTells.GIFT_PRICE_FIXED, name=gift.name)


def _price_in_the_way(gift: Gift, agreed: int | None) -> Reason | None:
    """Why the price agreed is none for this gift."""
    if agreed is None:
        return None
    rule = f"gift.{gift.key}"
    if not gift.below and not gift.open_ended:
        return reason(rule, HandingTells.GIFT_PRICE_FIXED, name=gift.name)
    if agreed < gift.points:
        return reason(rule, HandingTells.GIFT_PRICE_LOW, name=gift.name, least=gift.points)
    if gift.below and agreed >= gift.below:
        return reason(rule, HandingTells.GIFT_PRICE_HIGH, name=gift.name, below=gift.below)
    return None


def _quota_in_the_way(book: Book, membership: Membership, gift: Gift, on: date) -> Reason | None:
    if gift.per is None:
        return None
    quota = gift_quota(gift)
    if book.used(membership.member_id, quota, period_of(gift.per, membership, on)) < gift.most:
        return None
    last = book.last_used_on(membership.member_id, quota)
    day = "" if last is None else last.isoformat()
    again = quota_renews(gift.per, on)
    if again is None:
        return reason(f"gift.{gift.key}", HandingTells.GIFT_HAD_FOR_GOOD, name=gift.name, day=day)
    return reason(f"gift.{gift.key}", HandingTells.GIFT_HAD, name=gift.name, day=day, again=again.isoformat())


def _proof_in_the_way(gift: Gift, asked: GiftAsked) -> Reason | None:
    rule = f"gift.{gift.key}"
    lacking = not_shown(gift.proofs, asked.shows)
    if lacking:
        return reason(rule, HandingTells.NOT_SHOWN, name=gift.name, proofs=lacking)
    if gift.shows_one_of and not asked.shows.intersection(gift.shows_one_of):
        either = " ".join(proof.value for proof in gift.shows_one_of)
        return reason(rule, HandingTells.GIFT_NOT_SHOWN_ONE_OF, name=gift.name, either=either)
    if gift.reviewed and not asked.reviewed:
        return reason(rule, HandingTells.GIFT_NOT_REVIEWED, name=gift.name)
    return None


def pay_out_points(
    book: Book, programme: Programme, membership: Membership, points: int, on: date
) -> Outcome:
    """Points for cash, where the programme allows it; a manager does it."""
    rate = programme.points_as_money
    if rate is None or not rate.in_cash:
        return Outcome.no(reason(CASH, HandingTells.CASH_OFF))
    refusal = who_in_the_way(programme, membership, frozenset(), CASH, POINTS)
    if refusal is not None:
        return Outcome.no(refusal)
    if not points or points % rate.step:
        return Outcome.no(reason(CASH, HandingTells.CASH_STEP, step=rate.step))
    if book.balance(membership.member_id, AccountKind.POINTS) < rate.least_balance:
        return Outcome.no(reason(CASH, HandingTells.CASH_LEAST, least=rate.least_balance))
    paid: tuple[Booked, ...] | Reason = points_taken(book, membership, points, CASH, on, POINTS)
    if isinstance(paid, Reason):
        return Outcome.no(paid)
    worth = Money(rate.step_worth.minor * (points // rate.step))
    why = reason(CASH, HandingTells.CASH_PAID, applied=True, points=-points, amount=worth, paid=worth)
    return Outcome(paid, (why,))

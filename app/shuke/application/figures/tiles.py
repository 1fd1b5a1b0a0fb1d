"""A period's figures one by one, each against the one before, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from shuke.application.figures.dashboard import Dashboard, PeriodFigures
from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind
from shuke.wording import dashboard as words
from shuke.wording.dashboard import Figure
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["Names", "Tile", "change_in_words", "change_of_share", "percent", "tiles"]


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called.

    Attributes:
        money: an amount with the currency's sign.
        tiers: by their keys, the lowest first.
        words_of: a name in both languages as it is told here.
        shop_of: the name of a till's shop; none where only one till is looked at.
    """

    money: Callable[[Money], str]
    tiers: Mapping[str, Bilingual]
    words_of: Callable[[Bilingual], Words]
    shop_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure against the one before. `change`: with a sign that says which way, so that no colour has to."""

    figure: Figure
    amount: str
    before: str
    change: Words
    rose: bool | None


def tiles(seen: Dashboard, names: Names) -> tuple[Tile, ...]:
    """In the order in which they are read."""
    now = dict(_figures(seen.now))
    before = dict(_figures(seen.before))
    found = [_tile(figure, now[figure], before[figure], names) for figure in now]
    if seen.owed is not None:
        owed = seen.owed
        found += [
            Tile(figure, _text(figure, owed.get(account, 0), names), "", "", None)
            for figure, account in (
                (Figure.POINTS_OWED, AccountKind.POINTS),
                (Figure.PRINCIPAL_OWED, AccountKind.PRINCIPAL),
                (Figure.BONUS_OWED, AccountKind.BONUS),
            )
        ]
    return tuple(found)


_MONEY = frozenset(
    {
        Figure.SALES,
        Figure.BASKET,
        Figure.DISCOUNT,
        Figure.PAID_IN,
        Figure.PRINCIPAL_SPENT,
        Figure.BONUS_GIVEN,
        Figure.BONUS_SPENT,
        Figure.COUPONS_COST,
        Figure.MESSAGES_COST,
        Figure.PRINCIPAL_OWED,
        Figure.BONUS_OWED,
    }
)


def _figures(period: PeriodFigures) -> Iterator[tuple[Figure, int]]:
    sums, moved = period.sums, period.moved
    points, principal, bonus = (
        moved(account) for account in (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS)
    )
    coupons, prizes = moved(AccountKind.COUPON), moved(AccountKind.PRIZE)
    yield Figure.SALES, period.net_minor
    yield Figure.MEMBERS_SHARE, period.member_share_milli
    yield Figure.PURCHASES, sums.sales
    yield Figure.VISITS, sums.member_sales
    yield Figure.BASKET, period.basket_minor
    yield Figure.NEW_MEMBERS, sums.joined
    yield Figure.DISCOUNT, sums.discount_minor
    yield Figure.POINTS_EARNED, points.came
    yield Figure.POINTS_USED, points.went
    yield Figure.POINTS_LAPSED, points.lapsed
    yield Figure.PAID_IN, sums.topped_up_minor
    yield Figure.PRINCIPAL_SPENT, principal.went
    yield Figure.BONUS_GIVEN, bonus.came
    yield Figure.BONUS_SPENT, bonus.went
    yield Figure.COUPONS_ISSUED, coupons.came
    yield Figure.COUPONS_USED, coupons.went
    yield Figure.COUPONS_COST, sums.coupon_off_minor
    yield Figure.GIFTS, sums.gifts
    yield Figure.PERKS, sums.perks
    yield Figure.PRIZES, prizes.went
    if period.messages is not None:
        yield Figure.MESSAGES, period.messages.parts
        yield Figure.MESSAGES_COST, period.messages.cost.minor


_MANIFOLD = 10


def _tile(figure: Figure, now: int, before: int, names: Names) -> Tile:
    rose = None if now == before else now > before
    change = change_of_share if figure is Figure.MEMBERS_SHARE else change_in_words
    return Tile(figure, _text(figure, now, names), _text(figure, before, names), change(now, before), rose)


def change_of_share(now: int, before: int) -> Words:
    """Of thousandths: by how many hundredths of the whole. By how many per cent a share rose is read as that."""
    if now == before:
        return words.AS_BEFORE
    if before <= 0:
        return "" if before else words.NOT_BEFORE
    points = f"{abs(now - before) / 10:,.1f}"
    return said(words.MORE_SHARE if now > before else words.LESS_SHARE, points=points)


def change_in_words(now: int, before: int) -> Words:
    """By how many per cent; beyond ten times as much, how many times. Of less than nothing, when more came back than
    was sold, no share can be said; both amounts stand there."""
    if now == before:
        return words.AS_BEFORE
    if before <= 0:
        return "" if before else words.NOT_BEFORE
    if now > _MANIFOLD * before:
        return said(words.MANIFOLD, times=points_text(now // before))
    share = percent(abs(now - before) * 1000 / before)
    return said(words.MORE if now > before else words.LESS, share=share)


def _text(figure: Figure, amount: int, names: Names) -> str:
    if figure is Figure.MEMBERS_SHARE:
        return percent(amount)
    return names.money(Money(amount)) if figure in _MONEY else points_text(amount)


def percent(milli: float) -> str:
    return f"{milli / 10:,.1f}%"

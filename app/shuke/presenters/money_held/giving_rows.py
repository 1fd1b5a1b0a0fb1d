"""The rows of each page: what may be had, what is said of it, what is asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shuke.application.money_held.giving import CanGive, GiftNow, PerkNow
from shuke.application.money_held.taking_back import HandedBefore
from shuke.domain.money import Money
from shuke.domain.programme.parts.perks import DecidedBy
from shuke.domain.programme.parts.shown import Proof
from shuke.presenters.counter_words import MoneyText, bilingual_words, reason_words
from shuke.wording import giving as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["GiveRow", "coupon_rows", "done_rows", "gift_rows", "perk_rows", "stamp_rows"]


@dataclass(frozen=True, slots=True)
class GiveRow:
    """
    Attributes:
        told: said of it when it is chosen.
        confirm: what the button says; empty: it cannot be done now.
        number_label, number: the field for a count, an amount or points, and what stands in it at first.
        one_of: of `proofs` one is enough.
        note: it wants a reason.
    """

    key: str
    words: Words
    detail: Words
    told: tuple[Words, ...] = ()
    confirm: Words = ""
    proofs: tuple[Proof, ...] = ()
    one_of: bool = False
    number_label: Words = ""
    number: str = ""
    in_money: bool = False
    mixed: Words = ""
    reviewed: bool = False
    note: bool = False
    takes_away: bool = False


def perk_rows(can: CanGive, money: MoneyText) -> Iterator[GiveRow]:
    """What may be had first."""
    for one in sorted(can.perks, key=lambda one: one.why_not is not None):
        perk, name = one.perk, bilingual_words(one.perk.name)
        told: list[Words] = []
        if one.why_not is not None:
            told.append(said(words.NOT_NOW, why=reason_words(one.why_not, money)))
        if perk.decided_by is DecidedBy.MANAGER:
            told.append(words.MANAGER_DECIDES)
        more = one.left is not None and one.left > 1
        yield GiveRow(
            key=perk.key,
            words=name,
            detail=_left(one, money),
            told=tuple(told),
            confirm=said(words.GIVE, what=name) if one.why_not is None else "",
            proofs=perk.proofs,
            number_label=words.WORTH if perk.worth_most else words.COUNT if more else "",
            number="" if perk.worth_most else "1",
            in_money=bool(perk.worth_most),
        )


def _left(one: PerkNow, money: MoneyText) -> Words:
    if one.why_not is not None:
        return words.NOT_TODAY
    if one.left is None:
        return words.STANDING
    if one.perk.worth_most:
        return said(words.LEFT_MONEY, left=money(Money(max(one.left, 0))))
    return said(words.LEFT, left=max(one.left, 0), unit=bilingual_words(one.perk.unit))


def gift_rows(can: CanGive, money: MoneyText) -> Iterator[GiveRow]:
    for one in sorted(can.gifts, key=lambda one: one.why_not is not None):
        gift, name = one.gift, bilingual_words(one.gift.name)
        told: list[Words] = [words.SIGNED]
        if one.why_not is not None:
            told = [said(words.NOT_NOW, why=reason_words(one.why_not, money))]
        agreed = bool(gift.below or gift.open_ended)
        mixed: Words = ""
        if gift.mixed_points:
            points = points_text(gift.mixed_points)
            mixed = said(words.WITH_MONEY, mixed=points, pay=money(gift.mixed_pay))
        yield GiveRow(
            key=gift.key,
            words=name,
            detail=_price(one, money),
            told=tuple(told),
            confirm=said(words.TAKE_GIFT, what=name) if one.why_not is None else "",
            proofs=(*gift.proofs, *gift.shows_one_of),
            one_of=not gift.proofs and bool(gift.shows_one_of),
            number_label=words.AGREED if agreed else "",
            number=str(gift.points) if agreed else "",
            mixed=mixed,
            reviewed=gift.reviewed,
        )


def _price(one: GiftNow, money: MoneyText) -> Words:
    gift, points = one.gift, points_text(one.price)
    price: Words = said(words.PRICE_FROM if gift.below or gift.open_ended else words.PRICE, points=points)
    if gift.mixed_points:
        mixed = points_text(gift.mixed_points)
        price = said(words.PRICE_BOTH, points=points, mixed=mixed, pay=money(gift.mixed_pay))
    return price if one.left is None else said(words.STOCK, price=price, left=one.left)


def coupon_rows(can: CanGive) -> Iterator[GiveRow]:
    """Kinds to give, then those that the member holds here."""
    names = {kind.key: bilingual_words(kind.name) for kind in can.coupons}
    for kind in can.coupons:
        yield GiveRow(
            key=kind.key,
            words=names[kind.key],
            detail=words.COUPON_GIVE,
            confirm=said(words.GIVE, what=names[kind.key]),
            number_label=words.COUNT,
            number="1",
            note=True,
        )
    for held in can.held:
        day = held.last_day
        yield GiveRow(
            key=held.coupon_id,
            words=names.get(held.kind, held.kind),
            detail=said(words.COUPON_HELD, day=day.isoformat()) if day else words.COUPON_HELD_EVER,
            confirm=words.WITHDRAW,
            note=True,
            takes_away=True,
        )


def stamp_rows(can: CanGive) -> Iterator[GiveRow]:
    stamps = can.stamps
    if stamps is None:
        return
    full = can.stamps_held >= stamps.full
    means = words.STAMP_FULL if full else said(words.STAMP_MEANS, full=stamps.full)
    yield GiveRow(
        key="stamps",
        words=said(words.STAMP_CARD, held=can.stamps_held, full=stamps.full),
        detail=means,
        told=(means,),
        confirm=words.GIVE_STAMPS,
        number_label=words.COUNT,
        number="1",
        note=True,
    )


def done_rows(
    done: Sequence[HandedBefore], name: Callable[[HandedBefore], Words], at: Callable[[HandedBefore], str]
) -> Iterator[GiveRow]:
    for one in done:
        what = name(one)
        yield GiveRow(
            key="/".join(map(str, one.place)),
            words=said(words.DONE_ROW, act=words.ACTS[one.fact.act.value], what=what),
            detail=at(one),
            confirm=said(words.TAKE_BACK, what=what),
            note=True,
            takes_away=True,
        )

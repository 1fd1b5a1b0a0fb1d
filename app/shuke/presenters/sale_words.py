"""A sale's fact as it is read: lines, sums, tenders, points, and every reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shuke.application.journal_reading import SaleRecord
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.sale_completed import SaleCompleted, SoldLine
from shuke.domain.money import total
from shuke.domain.signature import Stroke
from shuke.presenters.basket_lines import ReasonState, line_name
from shuke.presenters.counter_words import MoneyText, reason_words
from shuke.wording import journal_view as words
from shuke.wording import receipt
from shuke.wording.figures import points_text, quantity_text
from shuke.wording.said import Words, said

__all__ = ["SaleLineState", "SaleState", "sale_state"]

Pair = tuple[Words, Words]
"""A name and its value."""


@dataclass(frozen=True, slots=True)
class SaleLineState:
    """A line of goods. `off` is what came off it, empty if nothing did."""

    name: Words
    detail: Words
    amount: str
    off: str = ""


@dataclass(frozen=True, slots=True)
class SaleState:
    """A sale in words.

    Attributes:
        about: when, where, who.
        sums: from the subtotal to what was to pay; the last one is the total.
        voided: lines that were rung up and taken out before payment.
        signed: it was signed on a screen; `signature` is empty where the drawing does not lie here any more.
        place: where in the journal it stands.
    """

    number: str
    intact: bool
    about: tuple[Pair, ...] = ()
    lines: tuple[SaleLineState, ...] = ()
    sums: tuple[Pair, ...] = ()
    tenders: tuple[Pair, ...] = ()
    points: tuple[Pair, ...] = ()
    reasons: tuple[ReasonState, ...] = ()
    voided: tuple[SaleLineState, ...] = ()
    signed: bool = False
    signature: tuple[Stroke, ...] = ()
    place: str = ""


def sale_state(record: SaleRecord, sold_at: datetime, money: MoneyText) -> SaleState:
    """`sold_at` is the moment on the shop's own wall clock."""
    sale, stored = record.sale, record.stored
    return SaleState(
        number=sale.receipt_number,
        intact=record.intact,
        about=_about(record, sold_at),
        lines=tuple(_sold(sold, money) for sold in sale.lines),
        sums=_sums(sale, money),
        tenders=tuple(pair for tender in sale.tenders for pair in _tender(tender, money)),
        points=_points(sale) if sale.member_id else (),
        reasons=_reasons(sale, money),
        voided=tuple(_voided(line, money) for line in sale.voided),
        signed=bool(sale.signature),
        signature=record.signature.strokes if record.signature else (),
        place=f"{stored.till}.{stored.epoch}/{stored.seq} · {stored.hash.hex()[:16]}",
    )


def _about(record: SaleRecord, sold_at: datetime) -> tuple[Pair, ...]:
    about: list[Pair] = [
        (receipt.TIME, f"{sold_at:%Y-%m-%d %H:%M}"),
        (receipt.BUSINESS_DATE, record.header.business_date.isoformat()),
        (receipt.TILL, record.till),
        (receipt.CASHIER, record.staff),
    ]
    if record.sale.member_id:
        about.append((receipt.MEMBER, _member(record)))
    return tuple(about)


def _member(record: SaleRecord) -> Words:
    member = record.member
    if member is None:
        return words.UNKNOWN_MEMBER
    return " · ".join(part for part in (member.profile.name, member.number) if part)


def _sold(sold: SoldLine, money: MoneyText) -> SaleLineState:
    off = sold.discount + sold.coupon_share
    return SaleLineState(
        line_name(sold.line), _priced(sold.line, money), money(sold.gross), money(-off) if off else ""
    )


def _voided(line: BasketLine, money: MoneyText) -> SaleLineState:
    return SaleLineState(line_name(line), _priced(line, money), money(line.gross))


def _priced(line: BasketLine, money: MoneyText) -> Words:
    return said(words.LINE_PRICE, price=money(line.unit_price), quantity=quantity_text(line.quantity_milli))


def _sums(sale: SaleCompleted, money: MoneyText) -> tuple[Pair, ...]:
    sums: list[Pair] = [(receipt.SUBTOTAL, money(sale.gross))]
    on_lines = total(sold.discount for sold in sale.lines)
    if on_lines:
        sums.append((receipt.LINE_DISCOUNTS, money(-on_lines)))
    if sale.discount - on_lines:
        sums.append((receipt.OTHER_DISCOUNT, money(on_lines - sale.discount)))
    if sale.coupon_value:
        sums.append((receipt.COUPONS, money(-sale.coupon_value)))
    if sale.points_used:
        used = said(receipt.POINTS_PAID, points=points_text(sale.points_used))
        sums.append((used, money(-sale.points_value)))
    return (*sums, (receipt.TO_PAY, money(sale.to_pay)))


def _tender(tender: Tender, money: MoneyText) -> list[Pair]:
    pairs: list[Pair] = [(receipt.TENDERS[tender.kind], money(tender.amount))]
    if tender.change:
        pairs += [(receipt.RECEIVED, money(tender.given)), (receipt.CHANGE, money(tender.change))]
    if tender.kind is TenderKind.STORED_VALUE and tender.reference in receipt.CONFIRMED_BY:
        pairs.append((receipt.CONFIRMED_BY[tender.reference], ""))
    elif tender.reference:
        pairs.append((receipt.REFERENCE, tender.reference))
    return pairs


def _points(sale: SaleCompleted) -> tuple[Pair, ...]:
    return (
        (receipt.POINTS_BEFORE, points_text(sale.points_before)),
        (receipt.POINTS_EARNED, points_text(sale.points_earned, signed=True)),
        (receipt.POINTS_USED, points_text(-sale.points_used, signed=True)),
        (receipt.POINTS_AFTER, points_text(sale.points_after)),
    )


def _reasons(sale: SaleCompleted, money: MoneyText) -> tuple[ReasonState, ...]:
    """What applied stands first."""
    reasons = sorted(reasons_of(sale.explanation), key=lambda reason: not reason.applied)
    return tuple(
        ReasonState(
            reason_words(reason, money), money(-reason.amount) if reason.amount else "", reason.applied
        )
        for reason in reasons
    )

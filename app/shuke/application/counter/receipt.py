"""From a sale's fact to what its receipt states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from shuke.application.counter.desk import Desk, Quoted
from shuke.application.counter.stored_value import SIGNED
from shuke.application.ports.store import Work
from shuke.application.session import Session
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.membership.stored_value import STORED
from shuke.domain.money import Money
from shuke.domain.profile import mask_name
from shuke.domain.programme.ahead import look_ahead
from shuke.domain.receipt import (
    LONGEST_AHEAD,
    MOST_LINE_REASONS,
    MOST_REASONS,
    Receipt,
    ReceiptLine,
    ReceiptMember,
    ReceiptPoints,
)
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.wording.ahead import ahead_briefly
from shuke.wording.checkout import OPEN_AMOUNT
from shuke.wording.figures import money_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

__all__ = ["FRESH_MS", "receipt_of"]

FRESH_MS = 120_000
"""A balance that head office confirmed this recently is printed without "as known at"."""

_ON_PAPER = ("earning.", "day.", "no_member")
"""Beside discounts and points, which stand with their amounts, paper tells why points were earned."""

_OFF_THE_BASKET = ("coupon.", "stamps.")


def receipt_of(
    desk: Desk, work: Work, session: Session, paid: Quoted, sale: SaleCompleted, header: FactHeader
) -> Receipt:
    """Everything the receipt says, in the language the till prints in."""
    reasons = reasons_of(sale.explanation)
    template = desk.receipt_template()
    return Receipt(
        shop_name=desk.shop.name,
        shop_lines=(*desk.shop.address_lines, *template.header),
        till=work.shops.till_name(desk.till) or desk.till,
        staff=session.staff.name,
        number=sale.receipt_number,
        sold_at=desk.local_time(header.recorded_at_ms),
        business_date=header.business_date,
        lines=tuple(
            ReceiptLine(
                name=sold.line.name or OPEN_AMOUNT.into(Language(desk.language())),
                unit_price=sold.line.unit_price,
                gross=sold.gross + sold.line.off_by_hand,
                quantity_milli=sold.line.quantity_milli,
                discount=sold.discount + sold.line.off_by_hand,
                reasons=_line_reasons(reasons, sold.line.line_id),
            )
            for sold in sale.lines
        ),
        to_pay=sale.to_pay,
        tenders=sale.tenders,
        discounts=_basket_discounts(reasons),
        points_value=sale.points_value,
        rounding=sale.rounding,
        member=_member(desk, paid, sale),
        points=_points(desk, work, sale, header),
        stored_value=_stored_value(work, sale),
        signature_asked=any(tender.reference == SIGNED for tender in sale.tenders),
        ahead=_ahead(desk, paid, sale),
        explanation=_told(reasons),
        code=sale.receipt_code,
        language=desk.language(),
        currency_symbol=CURRENCY_SIGNS[sale.currency],
        footer_lines=template.footer,
        hidden=template.hidden,
    )


def _stored_value(work: Work, sale: SaleCompleted) -> Money | None:
    """What is left, where it paid. The sale is recorded already."""
    if sale.member_id is None or all(one.kind is not TenderKind.STORED_VALUE for one in sale.tenders):
        return None
    return Money(sum(work.members.balance(sale.member_id, account) for account in STORED))


def _ahead(desk: Desk, paid: Quoted, sale: SaleCompleted) -> str:
    """With this sale in it."""
    if paid.standing is None:
        return ""
    after = replace(paid.standing, points_known=sale.points_after)
    ahead = look_ahead(paid.programme, after, paid.on, sale.tier_progress)
    symbol, language = CURRENCY_SIGNS[sale.currency], Language(desk.language())
    told = ahead_briefly(ahead, lambda amount: money_text(amount, symbol=symbol))
    return str(in_words(told, language))[:LONGEST_AHEAD]


def _told(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What paper tells beside the amounts: why points were earned."""
    told = (reason for reason in reasons if reason.applied and reason.sentence.startswith(_ON_PAPER))
    return tuple(islice(told, MOST_REASONS))


def _basket_discounts(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What coupons and full stamp cards took off; their share of a line stands here and not with the line."""
    told = (reason for reason in reasons if reason.rule.startswith(_OFF_THE_BASKET) and reason.amount)
    return tuple(islice(told, MOST_REASONS))


def _line_reasons(reasons: Sequence[Reason], line_id: int) -> tuple[Reason, ...]:
    """Why this line was cheaper; the points' share of a line stands at the end, with the points."""
    told = (
        reason
        for reason in reasons
        if reason.line_id == line_id
        and reason.applied
        and reason.amount
        and not reason.rule.startswith(_OFF_THE_BASKET)
    )
    return tuple(islice(told, MOST_LINE_REASONS))


def _member(desk: Desk, paid: Quoted, sale: SaleCompleted) -> ReceiptMember | None:
    if paid.member is None:
        return None
    tier = paid.programme.tier(sale.tier).name
    number = sale.card_number or paid.member.number
    return ReceiptMember(
        name=mask_name(paid.member.profile.name),
        card="*" * max(0, len(number) - 4) + number[-4:],
        tier=tier.zh if desk.language() == "zh" else tier.en,
    )


def _points(desk: Desk, work: Work, sale: SaleCompleted, header: FactHeader) -> ReceiptPoints | None:
    """The sale is recorded already: what lapses next is what lapses next behind it."""
    if sale.member_id is None:
        return None
    known = sale.points_known_at_ms
    stale = known > 0 and header.recorded_at_ms - known > FRESH_MS
    next_lot = _next_to_lapse(work, sale.member_id, header.business_date)
    return ReceiptPoints(
        before=sale.points_before,
        earned=sale.points_earned,
        used=sale.points_used,
        after=sale.points_after,
        known_at=desk.local_time(known) if stale else None,
        expiring=next_lot.amount if next_lot else 0,
        expires_on=date.fromisoformat(next_lot.lot) if next_lot else None,
    )


def _next_to_lapse(work: Work, member_id: str, today: date) -> Slice | None:
    lots = work.members.lots(member_id, AccountKind.POINTS)
    dated = (lot for lot in lots if lot.amount > 0 and lot.lot != NEVER and lot.lot >= today.isoformat())
    return next(dated, None)

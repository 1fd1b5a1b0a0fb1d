"""Prices by somebody's word: a line or the whole basket made cheaper, another price for a piece, and back again.

It comes before any rule: discounts, coupons and points reckon with what is left, and a line that became cheaper
counts as reduced goods do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import MOST_UNIT_PRICE, Basket, BasketLine, ByHand, HandKind
from shuke.domain.money import ZERO, Money, share_out, total

__all__ = ["LONGEST_REASON", "leave_prices", "price_by_hand", "priced"]

LONGEST_REASON = 80
_MOST_PERCENT = 100


def price_by_hand(
    desk: Desk, session: Session, basket_id: str, line_id: int, kind: HandKind, value: int, reason: str
) -> CounterView | Refused:
    """
    Args:
        line_id: 0 for the whole basket, which knows no price for a piece.
        value: percent, or minor units; an amount is taken off all lines together in proportion.
    """

    def change(_work: Work, basket: Basket) -> Basket | Refused:
        lines = _meant(basket, line_id)
        why = reason.strip()
        refusal = too_long(why, LONGEST_REASON) or _refusal(lines, line_id, kind, value, why)
        if refusal is not None:
            return refusal
        wished = priced(lines, kind, value, why)
        before, after = _full(lines), total(line.gross for line in wished)
        right = desk.rules().right_to_reduce(before, after)
        shown = (("from", before), ("reason", why), ("to", after))
        content = tuple(
            part for line in lines for part in (line.line_id, line.unit_price, line.quantity_milli)
        )
        approved_by = desk.approvals.permitted(session, Act(right, "price.by_hand", shown, content))
        if isinstance(approved_by, Refused):
            return approved_by
        return _with(basket, [_signed(line, session.staff.staff_id, approved_by) for line in wished])

    return desk.step(session, basket_id, change)


def leave_prices(desk: Desk, session: Session, basket_id: str, line_id: int) -> CounterView | Refused:
    """As the articles have it again; 0 for the whole basket."""

    def change(_work: Work, basket: Basket) -> Basket | Refused:
        lines = _meant(basket, line_id)
        return _with(basket, [_plain(line) for line in lines]) if lines else Refused(Refusal.LINE_GONE)

    return desk.step(session, basket_id, change)


def priced(lines: Sequence[BasketLine], kind: HandKind, value: int, reason: str) -> list[BasketLine]:
    """The lines with that price, in place of what was done by hand before; whoever does it is not named yet."""
    plain = [_plain(line) for line in lines]
    values = [value] * len(plain)
    if kind is HandKind.AMOUNT and len(plain) > 1:
        values = [part.minor for part in share_out(Money(value), [line.gross.minor for line in plain])]
    return [
        replace(
            line,
            reduced=line.reduced or by_hand.off(line.unit_price, line.quantity_milli) > ZERO,
            by_hand=by_hand,
        )
        for line, own in zip(plain, values, strict=True)
        for by_hand in [ByHand(kind, own, reason, "", was_reduced=line.reduced)]
    ]


def _meant(basket: Basket, line_id: int) -> list[BasketLine]:
    return [line for line in basket.lines if line_id in (0, line.line_id)]


def _refusal(
    lines: Sequence[BasketLine], line_id: int, kind: HandKind, value: int, why: str
) -> Refused | None:
    if not lines:
        return Refused(Refusal.LINE_GONE if line_id else Refusal.BASKET_EMPTY)
    most = {
        HandKind.PERCENT: _MOST_PERCENT,
        HandKind.AMOUNT: _full(lines).minor,
        HandKind.PRICE: MOST_UNIT_PRICE.minor if line_id else -1,
    }[kind]
    least = 0 if kind is HandKind.PRICE else 1
    if not least <= value <= most:
        return Refused(Refusal.HAND_VALUE)
    return None if why else Refused(Refusal.REASON_MISSING)


def _full(lines: Sequence[BasketLine]) -> Money:
    """Without anything done by hand."""
    return total(_plain(line).gross for line in lines)


def _plain(line: BasketLine) -> BasketLine:
    return line if line.by_hand is None else replace(line, reduced=line.by_hand.was_reduced, by_hand=None)


def _signed(line: BasketLine, staff: str, approved_by: str) -> BasketLine:
    assert line.by_hand is not None  # given a step before
    return replace(line, by_hand=replace(line.by_hand, staff=staff, approved_by=approved_by))


def _with(basket: Basket, changed: Sequence[BasketLine]) -> Basket:
    by_id = {line.line_id: line for line in changed}
    return replace(basket, lines=tuple(by_id.get(line.line_id, line) for line in basket.lines))

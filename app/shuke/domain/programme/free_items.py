"""The stamp card at a checkout: a full one makes one item free; a purchase earns a stamp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, divide_half_up, total
from shuke.domain.programme.goods import in_scope
from shuke.domain.programme.parts.stamps import Stamps
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.sharing import nature_of

__all__ = ["FreeItem", "free_item", "stamps_earned"]

RULE = "stamps.card"
WHOLE = 1000


@dataclass(frozen=True, slots=True)
class FreeItem:
    """What a full card takes off, and where; `used` stamps."""

    shares: list[Money]
    used: int
    reasons: tuple[Reason, ...]


def free_item(
    rules: Stamps | None, held: int, lines: Sequence[BasketLine], nets: Sequence[Money]
) -> FreeItem:
    """One piece, the dearest, is free when the card is full: it could have been bought alone."""
    shares = [ZERO] * len(lines)
    if rules is None or held < rules.full:
        return FreeItem(shares, 0, ())
    places = [p for p, line in enumerate(lines) if in_scope(rules.scope, line) and nets[p]]
    if not places:
        return FreeItem(shares, 0, ())
    best = min(places, key=lambda p: (-_piece(lines[p], nets[p]).minor, nature_of(lines[p])))
    shares[best] = _piece(lines[best], nets[best])
    free = reason(
        RULE,
        Says.STAMPS_FREE,
        applied=True,
        amount=shares[best],
        line_id=lines[best].line_id,
        full=rules.full,
        saved=shares[best],
    )
    return FreeItem(shares, rules.full, (free,))


def stamps_earned(
    rules: Stamps | None, held: int, used: int, lines: Sequence[BasketLine], nets: Sequence[Money]
) -> tuple[int, tuple[Reason, ...]]:
    """One for a purchase in which something is paid for; a full card takes no more."""
    if rules is None:
        return 0, ()
    left = held - used
    paid = total(net for line, net in zip(lines, nets, strict=True) if in_scope(rules.scope, line))
    if not paid or paid < rules.least or left >= rules.full:
        says = Says.STAMPS_BELOW_LEAST if paid and paid < rules.least else None
        return 0, () if says is None else (reason(RULE, says, least=rules.least),)
    return 1, (
        reason(
            RULE,
            Says.STAMPS_EARNED,
            applied=True,
            full=rules.full,
            missing=rules.full - left - 1,
            now=left + 1,
        ),
    )


def _piece(line: BasketLine, net: Money) -> Money:
    if line.quantity_milli <= WHOLE:
        return net
    return min(Money(divide_half_up(net.minor * WHOLE, line.quantity_milli)), net)

"""Sharing an amount out over lines, to the fen, whatever order the goods were rung up in."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.domain.basket import BasketLine
from shuke.domain.money import ZERO, Money, share_out

__all__ = ["nature_of", "share_over_lines"]


def share_over_lines(amount: Money, lines: Sequence[BasketLine], nets: Sequence[Money]) -> list[Money]:
    """Each line's part of an amount, in proportion to its net, in the order of the lines.

    The odd fen go by what the lines are, not by where they stand: the points of a sale must not depend on
    the order of scanning.
    """
    if not amount:
        return [ZERO] * len(lines)
    order = sorted(range(len(lines)), key=lambda place: nature_of(lines[place]))
    parts = share_out(amount, [nets[place].minor for place in order])
    shares = [ZERO] * len(lines)
    for place, part in zip(order, parts, strict=True):
        shares[place] = part
    return shares


def nature_of(line: BasketLine) -> tuple[str | int, ...]:
    """Everything that a rule may ask of a line; equal lines are as good as one another."""
    return (
        line.category,
        line.brand,
        line.zone,
        line.reduced,
        line.special_price,
        line.style,
        line.article_id,
        line.department,
        line.model,
        line.unit_price.minor,
        line.quantity_milli,
        line.name,
    )

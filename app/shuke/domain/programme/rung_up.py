"""The lines of a basket as every step of a quote looks at them: whole minor units, in the order of their nature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from shuke.domain.basket import BasketLine
from shuke.domain.money import shared_out
from shuke.domain.programme.goods import in_scope
from shuke.domain.programme.parts.goods import NO_GOODS, Goods, Scope

__all__ = ["WHOLE", "RungUp", "nature_of", "piece_price", "pieces_of", "rung_up"]

WHOLE = 1000
"""One piece, in thousandths."""

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class RungUp:
    """The lines sorted by what they are, so that nothing depends on the order of scanning: not even the odd fen of
    an amount that is shared out. Amounts of a quote on its way are lists in this order, in minor units.

    Attributes:
        gross: each line's price.
        scanned: the places here of the lines, in the order of the receipt.
    """

    lines: tuple[BasketLine, ...]
    gross: tuple[int, ...]
    scanned: tuple[int, ...]
    _inside: dict[Scope, tuple[int, ...]] = field(default_factory=dict)
    _alike: list[tuple[BasketLine, list[int]]] = field(default_factory=list)

    @property
    def whole(self) -> int:
        """All lines' price."""
        return sum(self.gross)

    def inside(self, scope: Scope) -> tuple[int, ...]:
        """The places of the lines that a rule of this scope is about."""
        found = self._inside.get(scope)
        if found is None:
            found = self._inside[scope] = self._look(scope)
        return found

    def _look(self, scope: Scope) -> tuple[int, ...]:
        if scope.only is None and scope.without == NO_GOODS:
            return tuple(range(len(self.lines)))
        if _by_article(scope.without) or (scope.only is not None and _by_article(scope.only)):
            return tuple(place for place, line in enumerate(self.lines) if in_scope(scope, line))
        return tuple(
            sorted(place for line, places in self.alike() if in_scope(scope, line) for place in places)
        )

    def alike(self) -> list[tuple[BasketLine, list[int]]]:
        """One line, and the places of all, of each kind that rules tell apart which name no single article."""
        if not self._alike:
            kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
            for place, line in enumerate(self.lines):
                kinds[line.category, line.brand, line.zone, line.reduced, line.special_price].append(place)
            self._alike.extend((self.lines[places[0]], places) for places in kinds.values())
        return self._alike

    def as_scanned(self, values: Sequence[One]) -> list[One]:
        """Values of the lines, in the order of the receipt."""
        return [values[place] for place in self.scanned]

    def shares(self, amount: int, nets: Sequence[int]) -> list[int]:
        """Each line's part of an amount, in proportion to its net, so that the parts add up to it."""
        return shared_out(amount, nets) if amount else [0] * len(nets)


def rung_up(lines: Sequence[BasketLine]) -> RungUp:
    order = sorted(range(len(lines)), key=[nature_of(line) for line in lines].__getitem__)
    found = tuple(lines[place] for place in order)
    gross = tuple([line.gross.minor for line in found])
    return RungUp(found, gross, tuple(sorted(range(len(order)), key=order.__getitem__)))


def _by_article(goods: Goods) -> bool:
    return bool(goods.articles or goods.styles)


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
        -line.off_by_hand.minor if line.by_hand is not None else 0,
        line.name,
    )


def pieces_of(quantity_milli: int) -> int:
    """How many pieces a quantity is; goods by weight below one are one."""
    return max(quantity_milli // WHOLE, 1) if quantity_milli else 0


def piece_price(net: int, quantity_milli: int) -> int:
    """What one piece of a line costs after its discount, rounded down: all pieces together are never dearer than
    the line."""
    return net if quantity_milli <= WHOLE else net * WHOLE // quantity_milli

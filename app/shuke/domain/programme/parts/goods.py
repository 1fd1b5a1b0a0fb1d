"""Goods as a rule names them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Table

__all__ = ["ALL_GOODS", "NO_GOODS", "Goods", "Scope", "read_goods", "read_scope"]


@dataclass(frozen=True, slots=True)
class Goods:
    """A description of goods. An empty set names nothing; a flag that is off says nothing."""

    categories: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    reduced: bool = False
    special_price: bool = False


NO_GOODS = Goods()


class _Hashed:
    __slots__ = ("_hash",)
    _hash: int


@dataclass(frozen=True, slots=True)
class Scope(_Hashed):
    """The goods a rule is about: `only` must hold in all it names (None: all goods), `without` takes out
    whatever it names."""

    only: Goods | None = None
    without: Goods = NO_GOODS

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.only, self.without)))

    def __hash__(self) -> int:
        """Worked out once: every line of every sale is asked for by it."""
        return self._hash


ALL_GOODS = Scope()


def read_goods(table: Table, key: str) -> Goods | None:
    """The goods at a key; None if the key is absent."""
    inner = table.table_if_there(key)
    if inner is None:
        return None
    goods = Goods(
        categories=inner.names("categories"),
        brands=inner.names("brands"),
        zones=inner.names("zones"),
        articles=inner.names("articles"),
        styles=inner.names("styles"),
        reduced=inner.yes_or_no("reduced", default=False),
        special_price=inner.yes_or_no("special_price", default=False),
    )
    inner.close()
    if inner.there and goods == NO_GOODS:
        table.note(ProblemKind.NAMES_NO_GOODS, key)
    return goods


def read_scope(table: Table) -> Scope:
    """The keys ``only`` and ``without`` of a rule's own table."""
    return Scope(read_goods(table, "only"), read_goods(table, "without") or NO_GOODS)

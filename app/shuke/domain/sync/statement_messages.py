"""Settled months of one shop, as till and head office speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.shop_statement import ShopStatement
from shuke.domain.sync.bounds import at_most, bound, count
from shuke.domain.sync.limits import MOST_STATEMENT_SUMS, MOST_STATEMENTS

__all__ = ["AskStatements", "StatementsSent"]


@dataclass(frozen=True, slots=True)
class AskStatements:
    """The till wants to know what was settled for its shop."""


@dataclass(frozen=True, slots=True)
class StatementsSent:
    """The newest settled months that name the till's shop, the newest first, as of `version`; it keeps no others."""

    version: int
    statements: tuple[ShopStatement, ...]

    def __post_init__(self) -> None:
        count(self.version, "version")
        at_most(self.statements, MOST_STATEMENTS, "statements")
        bound(sum(len(one.sums) for one in self.statements) <= MOST_STATEMENT_SUMS, "sums")

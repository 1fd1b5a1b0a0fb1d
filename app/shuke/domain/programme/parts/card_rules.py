"""The card itself and its replacement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.validity import Validity, read_validity
from shuke.domain.programme.tables import Table

__all__ = ["CardOrigin", "CardRules", "OldScheme", "Replacement", "Where", "read_card"]


class CardOrigin(StrEnum):
    """How a card was come by; some rights are for earned ones only. BESIDE: with a card beside the tier."""

    EARNED = "earned"
    PAID = "paid"
    GOODWILL = "goodwill"
    BUSINESS_GIFT = "business-gift"
    OLD_SCHEME = "old-scheme"
    BESIDE = "beside"


class Where(StrEnum):
    """Where something is done: at the shop that issued the card, at any shop that reaches head office, at any."""

    ISSUING_SHOP = "issuing-shop"
    ANY_SHOP_ONLINE = "any-shop-online"
    ANY_SHOP = "any-shop"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a new card in place of an old one costs, and what has to be shown."""

    fee: Money
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class OldScheme:
    """Cards of an earlier scheme are swapped: spending since that day counts for the tier, not for points."""

    since: date
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRules:
    """The card itself.

    Attributes:
        validity: how long it runs, where the tier does not say.
        lost, damaged: how one is replaced.
        lost_at: where a loss is reported; at the issuing shop always.
        data_at: where a member's data are changed.
        recalled_on_promotion: the old card is taken back.
        sums_go_on: what was reached in the card's term goes on counting after a promotion; otherwise the new card
            begins at nothing.
        free_for: tiers and cards whose holders pay no fee.
        old_scheme: None: there was none.
    """

    validity: Validity
    lost: Replacement
    damaged: Replacement
    lost_at: Where = Where.ANY_SHOP_ONLINE
    data_at: Where = Where.ANY_SHOP
    recalled_on_promotion: bool = False
    sums_go_on: bool = False
    free_for: frozenset[str] = frozenset()
    old_scheme: OldScheme | None = None


def read_card(table: Table) -> CardRules:
    old = table.table_if_there("old_scheme")
    card = CardRules(
        validity=read_validity(table, "validity"),
        lost=_replacement(table.table("lost")),
        damaged=_replacement(table.table("damaged")),
        lost_at=table.choice_or("lost_at", Where.ANY_SHOP_ONLINE),
        data_at=table.choice_or("data_at", Where.ANY_SHOP),
        recalled_on_promotion=table.yes_or_no("recalled_on_promotion", default=False),
        sums_go_on=table.yes_or_no("sums_go_on", default=False),
        free_for=table.names("free_for"),
        old_scheme=None if old is None else _old_scheme(old),
    )
    table.close()
    return card


def _replacement(table: Table) -> Replacement:
    replacement = Replacement(fee=table.amount("fee", ZERO), proofs=read_proofs(table))
    table.close()
    return replacement


def _old_scheme(table: Table) -> OldScheme:
    old = OldScheme(since=table.date("since"), proofs=read_proofs(table))
    table.close()
    return old

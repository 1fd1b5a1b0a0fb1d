"""Cards of an earlier scheme swapped for new ones: what was bought counts for the tier, not for points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine
from shuke.domain.birthday import Birthday
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import new_card
from shuke.domain.membership.changes import CardGiven, Change, Joined, Outcome, SaleRecorded
from shuke.domain.membership.joining import not_shown
from shuke.domain.membership.state import Membership, SaleLine, SaleOnRecord
from shuke.domain.membership.tells import Tells
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason

__all__ = ["OLD_CARD", "Purchase", "SwapAsked", "swap"]

OLD_CARD = "old-scheme"
"""The type of a card of the earlier scheme."""

RULE = "card.old_scheme"


@dataclass(frozen=True, slots=True)
class Purchase:
    """What the old scheme has on record."""

    on: date
    paid: Money


@dataclass(frozen=True, slots=True)
class SwapAsked:
    """The old card, its purchases, and the details taken anew.

    Attributes:
        number: the new card's; empty: the next free one.
    """

    member_id: str
    old_card: str
    purchases: tuple[Purchase, ...] = ()
    shows: frozenset[Proof] = frozenset()
    birthday: Birthday | None = None
    shop: str = ""
    number: str = ""


def swap(book: Book, programme: Programme, on: date, asked: SwapAsked) -> Outcome:
    """A membership of the lowest tier, from which the purchases may open a higher one; the old card is recalled."""
    scheme = programme.card.old_scheme
    if scheme is None:
        return Outcome.no(reason(RULE, CardTells.NO_OLD_SCHEME))
    before = book.card_named(asked.old_card)
    if before is not None:
        return Outcome.no(
            reason(RULE, CardTells.SWAPPED_BEFORE, card=before.number, replacement=before.replaced_by or "–")
        )
    if book.membership(asked.member_id) is not None:
        return Outcome.no(reason(RULE, Tells.MEMBER_ALREADY))
    lacking = not_shown(scheme.proofs, asked.shows)
    if lacking:
        return Outcome.no(reason(RULE, CardTells.NOT_SHOWN, proofs=lacking))
    counted = [one for one in asked.purchases if scheme.since <= one.on <= on]
    member = _membership(programme, on, asked, counted)
    card = new_card(book, asked.member_id, MEMBER_CARD, on, asked.number, member.term_ends)
    if isinstance(card, Reason):
        return Outcome.no(card)
    old = Card(
        asked.old_card,
        asked.member_id,
        asked.old_card,
        OLD_CARD,
        scheme.since,
        CardStatus.RECALLED,
        card.number,
    )
    changes: list[Change] = [Joined(member), CardGiven(old), CardGiven(card)]
    changes += [
        SaleRecorded(_sale(programme, asked, place, one)) for place, one in enumerate(counted, start=1)
    ]
    return Outcome(
        tuple(changes), tuple(_told(programme, asked, counted, card)), None, (("card", card.number),)
    )


def _membership(programme: Programme, on: date, asked: SwapAsked, counted: Sequence[Purchase]) -> Membership:
    """It began with the first purchase that counts, so that sums since joining hold them all."""
    tier = programme.tiers[0]
    return Membership(
        member_id=asked.member_id,
        tier=tier.key,
        joined_on=min((one.on for one in counted), default=on),
        tier_since=on,
        term_from=on,
        term_ends=programme.term_of(tier).last_day(on),
        birthday=asked.birthday,
        origin=CardOrigin.OLD_SCHEME,
        shop=asked.shop,
        terms_version=programme.version,
    )


def _sale(programme: Programme, asked: SwapAsked, place: int, one: Purchase) -> SaleOnRecord:
    """Money that counts; nothing in it earns."""
    line = SaleLine(BasketLine(1, "", one.paid), one.paid, ZERO, ZERO, ZERO, one.paid, ZERO)
    return SaleOnRecord(
        sale_id=f"{asked.old_card}-{place}",
        business_date=one.on,
        programme=programme.key,
        programme_version=programme.version,
        lines=(line,),
        tenders=(),
        to_pay=one.paid,
        member_id=asked.member_id,
    )


def _told(programme: Programme, asked: SwapAsked, counted: Sequence[Purchase], card: Card) -> list[Reason]:
    scheme = programme.card.old_scheme
    assert scheme is not None  # asked for after looking
    since = scheme.since.isoformat()
    told = [reason(RULE, CardTells.SWAPPED, applied=True, card=card.number, old=asked.old_card)]
    money = total(one.paid for one in counted)
    told.append(reason(RULE, CardTells.SWAP_COUNTS, applied=bool(money), money=money, since=since))
    earlier = total(one.paid for one in asked.purchases if one.on < scheme.since)
    if earlier:
        told.append(reason(RULE, CardTells.SWAP_TOO_EARLY, money=earlier, since=since))
    return told

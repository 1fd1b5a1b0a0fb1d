"""Paying with stored value: principal first, then bonus, never more than is there or than the day allows.

A balance belongs to a holder: a member, or a bearer card by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.basket import Tender, TenderKind
from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.carding import dead
from shuke.domain.membership.changes import Booked
from shuke.domain.membership.state import SaleEntry, SaleOnRecord, TopUpOnRecord, ValueSource
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.stored_value import Invoices
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind, Slice, spendable, take

__all__ = [
    "BEARER_CARD",
    "RULE",
    "STORED",
    "Spent",
    "as_entries",
    "bearer_card",
    "counter_refusal",
    "given_back",
    "invoice_of",
    "left_today",
    "spent",
    "unspent",
    "why_not_lost",
]

RULE = "stored_value"
BEARER_CARD = "bearer"
"""The type of a card with nobody behind it."""
STORED = (AccountKind.PRINCIPAL, AccountKind.BONUS)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a payment books, and the top-ups it is paid from."""

    moves: tuple[Booked, ...]
    sources: tuple[ValueSource, ...]


def spent(book: Book, programme: Programme, holder: str, amount: Money, on: date) -> Spent | Reason:
    """The movements that pay this amount, or why it cannot be paid so."""
    if programme.stored_value is None:
        return reason(RULE, Tells.STORED_VALUE_NONE)
    lots = {account: book.lots(holder, account) for account in STORED}
    there = spendable(lots[AccountKind.PRINCIPAL], on)
    short = amount.minor - there - spendable(lots[AccountKind.BONUS], on)
    if short > 0:
        return reason(RULE, Tells.STORED_VALUE_SHORT, missing=Money(short))
    left = left_today(book, programme, holder, on)
    if left is not None and amount > left:
        says = ValueTells.SAME_DAY if left else ValueTells.SAME_DAY_NONE
        return reason(RULE, says, most=left, share=_share(programme))
    first = min(amount.minor, there)
    parts = {
        AccountKind.PRINCIPAL: take(lots[AccountKind.PRINCIPAL], first, on) or (),
        AccountKind.BONUS: take(lots[AccountKind.BONUS], amount.minor - first, on) or (),
    }
    moves = tuple(
        Booked(holder, account, part.lot, -part.amount, RULE) for account in STORED for part in parts[account]
    )
    return Spent(moves, tuple(_sources(book, holder, parts)))


def _share(programme: Programme) -> str:
    share = programme.stored_value.same_day_below if programme.stored_value else None
    return f"{decimal_text((share or 0) * Fraction(100))}%"


def left_today(book: Book, programme: Programme, holder: str, on: date) -> Money | None:
    """What may still be spent on a day on which something was paid in; None: the day sets no limit.

    All that is spent on that day counts, also from an older balance; what was given back does not.
    """
    share = programme.stored_value.same_day_below if programme.stored_value else None
    paid_in = total(one.kept for one in book.top_ups_of(holder) if one.business_date == on).minor
    if share is None or not paid_in:
        return None
    used = -sum(
        entry.amount
        for sale in book.sales_paid_by(holder)
        if sale.business_date == on
        for entry in (*sale.entries, *sale.reversed)
        if entry.account in STORED and entry.member_id == holder
    )
    below = -(-paid_in * share.numerator // share.denominator) - 1
    return Money(max(below - used, 0))


def counter_refusal(
    programme: Programme, shows: frozenset[Proof], signed: bool, invoice: bool, tenders: Sequence[Tender]
) -> Reason | None:
    """Why the counter may not take stored value yet: the card was not shown, the bill is not signed, or an invoice
    is asked for money that had its own when it was paid in."""
    rules = programme.stored_value
    if rules is None:
        return None
    lacking = " ".join(proof.value for proof in rules.proofs if proof not in shows)
    if lacking:
        return reason(RULE, ValueTells.SHOW_FIRST, proofs=lacking)
    if rules.signed and not signed:
        return reason(RULE, ValueTells.SIGN_FIRST)
    if invoice and not invoice_of(programme, invoice, tenders)[0]:
        return reason(RULE, ValueTells.INVOICED_AT_TOP_UP)
    return None


def invoice_of(
    programme: Programme, wanted: bool, tenders: Sequence[Tender]
) -> tuple[Money, tuple[Reason, ...]]:
    """What the invoice of a sale is made out for: stored value has its own at the top-up."""
    if not wanted:
        return ZERO, ()
    paid = total(tender.amount for tender in tenders)
    stored = total(tender.amount for tender in tenders if tender.kind is TenderKind.STORED_VALUE)
    rules = programme.stored_value
    if not stored or rules is None or rules.invoices is Invoices.AT_SPENDING:
        return paid, (reason("invoice", ValueTells.INVOICED, applied=True, paid=paid),)
    rest = paid - stored
    return rest, (reason("invoice", ValueTells.INVOICE_FOR_REST, applied=True, paid=rest, stored=stored),)


# --- where it came from ---


def unspent(book: Book, holder: str) -> dict[str, dict[AccountKind, int]]:
    """What is left of each top-up, by its id, oldest first. What is paid in first is spent first."""
    left = {
        one.top_up_id: {AccountKind.PRINCIPAL: one.kept.minor, AccountKind.BONUS: _bonus_kept(one)}
        for one in book.top_ups_of(holder)
    }
    for sale in book.sales_paid_by(holder):
        for sign, source in _net_of_refunds(sale):
            if source.top_up_id in left:
                left[source.top_up_id][source.account] -= sign * source.amount
    return left


def _bonus_kept(top_up: TopUpOnRecord) -> int:
    """Bonus given and not taken back when some of it was refunded: `entries` carry both."""
    return sum(entry.amount for entry in top_up.entries if entry.account is AccountKind.BONUS)


def _net_of_refunds(sale: SaleOnRecord) -> Iterable[tuple[int, ValueSource]]:
    yield from ((1, source) for source in sale.sources)
    yield from ((-1, source) for _, source in given_back(sale))


def given_back(sale: SaleOnRecord) -> list[tuple[date, ValueSource]]:
    """What refunds of a sale returned to its sources and when, the source used last first."""
    rest = [[source, source.amount] for source in reversed(sale.sources)]
    found: list[tuple[date, ValueSource]] = []
    for entry in sale.reversed:
        amount = entry.amount if entry.account in STORED else 0
        for pair in rest:
            source, there = pair
            assert isinstance(source, ValueSource)
            assert isinstance(there, int)
            back = min(amount, there) if source.account is entry.account else 0
            if back > 0:
                pair[1] = there - back
                amount -= back
                day = entry.on or sale.business_date
                found.append((day, ValueSource(source.top_up_id, source.shop, source.account, back)))
    return found


def _sources(book: Book, holder: str, parts: Mapping[AccountKind, Sequence[Slice]]) -> Iterable[ValueSource]:
    left, shops = unspent(book, holder), {one.top_up_id: one.shop for one in book.top_ups_of(holder)}
    for account in STORED:
        missing = sum(part.amount for part in parts[account])
        for top_up_id, there in left.items():
            amount = min(missing, max(there[account], 0))
            if amount:
                missing -= amount
                yield ValueSource(top_up_id, shops[top_up_id], account, amount)
        if missing:
            yield ValueSource("", "", account, missing)


# --- bearer cards ---


def bearer_card(book: Book, card_id: str) -> Card | Reason:
    """The live bearer card of that id, or why there is none."""
    card = book.cards.get(card_id)
    if card is None or card.card_type != BEARER_CARD:
        return reason(RULE, ValueTells.BEARER_UNKNOWN, card=card_id)
    return dead(card) or card


def why_not_lost(card: Card) -> Reason | None:
    """Why a card cannot be reported lost; None: it can. Nobody stands behind a bearer card."""
    return reason("card.lost", ValueTells.BEARER_NOT_LOST, card=card.number) if not card.member_id else None


def as_entries(moves: Iterable[Booked]) -> tuple[SaleEntry, ...]:
    """Movements as a record keeps them."""
    return tuple(SaleEntry(one.account, one.lot, one.amount, one.member_id, one.rule) for one in moves)

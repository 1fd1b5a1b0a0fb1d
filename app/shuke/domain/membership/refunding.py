"""Goods come back: what the sale did is reversed by its own entries and lots, in proportion, to the last fen.

Nothing is worked out anew, so the programme that is in force today does not matter: what the version of the sale
made of it stands with the sale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Change, CouponTurned, Outcome, SaleRecorded, Used
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.membership.reversing import booked_back, told, undone
from shuke.domain.membership.state import CouponState, RefundOnRecord, SaleLine, SaleOnRecord
from shuke.domain.money import Money, share_out, total
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.says import reason

__all__ = ["RULE", "RefundAsked", "refund"]

RULE = "refund"


@dataclass(frozen=True, slots=True)
class RefundAsked:
    """What is brought back of which sale.

    Attributes:
        lines: line ids with quantities in thousandths; empty: all that is left.
        member_id: whose receipt it is said to be; empty: nobody said.
    """

    refund_id: str
    sale_id: str
    lines: tuple[tuple[int, int], ...] = ()
    member_id: str = ""


def refund(book: Book, on: date, asked: RefundAsked) -> Outcome:
    """The money back by the tenders it came by, and everything else that the sale did; or why not."""
    sale = book.sales.get(asked.sale_id)
    if sale is None:
        return Outcome.no(reason(RULE, ReturnTells.UNKNOWN, receipt=asked.sale_id))
    lines = _returned(sale, asked)
    if isinstance(lines, Reason):
        return Outcome.no(lines)
    if any(asked.refund_id == one.refund_id for one in sale.refunds):
        return Outcome.no(reason(RULE, ReturnTells.NAME_TAKEN, refund=asked.refund_id))
    after = replace(sale, lines=lines)
    tenders = _by_tender(sale, _money(lines) - _money(sale.lines), whole=is_whole(lines))
    money = total(amount for _, amount in tenders)
    entries = undone(after, dict(tenders).get(TenderKind.STORED_VALUE, Money(0)), on)
    record = RefundOnRecord(asked.refund_id, on, tenders)
    after = replace(after, reversed=(*sale.reversed, *entries), refunds=(*sale.refunds, record))
    reasons = [reason(RULE, ReturnTells.DONE, applied=True, money=money, receipt=sale.sale_id)]
    reasons += [
        reason(f"{RULE}.tender.{kind}", ReturnTells.BY_TENDER, applied=True, tender=kind.value, money=amount)
        for kind, amount in tenders
        if amount
    ]
    gave = (("refund", asked.refund_id), *((kind.value, str(back.minor)) for kind, back in tenders if back))
    changes: list[Change] = [SaleRecorded(after), *booked_back(book, entries)]
    done = Outcome(tuple(changes), (*reasons, *told(sale, entries)), None, gave)
    done = done.and_then(_coupons_back(book, sale, after, on))
    return done.and_then(_last_piece(book, sale)) if is_whole(lines) else done


def is_whole(lines: Sequence[SaleLine]) -> bool:
    """Whether everything went back."""
    return all(line.returned_milli == line.line.quantity_milli for line in lines)


def _returned(sale: SaleOnRecord, asked: RefundAsked) -> tuple[SaleLine, ...] | Reason:
    """The lines with what comes back now, or why it cannot."""
    if asked.member_id and asked.member_id != sale.member_id:
        return reason(RULE, ReturnTells.OF_OTHER, receipt=sale.sale_id)
    if is_whole(sale.lines):
        last = max((one.business_date for one in sale.refunds), default=sale.business_date)
        return reason(RULE, ReturnTells.NOTHING_LEFT, receipt=sale.sale_id, day=last.isoformat())
    left = {line.line.line_id: line.line.quantity_milli - line.returned_milli for line in sale.lines}
    wanted = Counter(left)
    if asked.lines:
        wanted = Counter()
        for line_id, milli in asked.lines:
            if milli <= 0:
                return reason(RULE, ReturnTells.NO_QUANTITY, line=line_id)
            wanted[line_id] += milli
    for line_id, milli in wanted.items():
        if line_id not in left:
            return reason(RULE, ReturnTells.NO_SUCH_LINE, receipt=sale.sale_id, line=line_id)
        if milli > left[line_id]:
            there = _pieces(left[line_id])
            return reason(RULE, ReturnTells.TOO_MUCH, line=line_id, left=there, quantity=_pieces(milli))
    return tuple(
        replace(line, returned_milli=line.returned_milli + wanted[line.line.line_id]) for line in sale.lines
    )


def _pieces(milli: int) -> str:
    return decimal_text(Fraction(milli, 1000))


def _money(lines: Sequence[SaleLine]) -> Money:
    return total(line.returned(line.net) for line in lines)


def _by_tender(sale: SaleOnRecord, money: Money, *, whole: bool) -> tuple[tuple[TenderKind, Money], ...]:
    """By each tender in proportion to what is left of it; with the last piece each has given back all it brought,
    however cash was rounded."""
    left: Counter[TenderKind] = Counter()
    for tender in sale.tenders:
        left[tender.kind] += tender.amount.minor
    for one in sale.refunds:
        for kind, amount in one.tenders:
            left[kind] -= amount.minor
    kinds = list(left)
    there = Money(sum(left.values()))
    money = there if whole else min(money, there)
    return tuple(zip(kinds, share_out(money, [left[kind] for kind in kinds]), strict=True))


def _last_piece(book: Book, sale: SaleOnRecord) -> Outcome:
    """What goes back only with all of the sale: coupons that it gave, and quotas."""
    changes: list[Change] = []
    reasons: list[Reason] = []
    for change, why in _coupons_taken(book, sale):
        reasons.append(why)
        if change is not None:
            changes.append(change)
    changes += [Used(sale.member_id, rule, period, -1, sale.business_date) for rule, period in sale.uses]
    reasons += [reason(RULE, ReturnTells.THING_GIVEN, thing=thing) for thing in sale.things]
    return Outcome(tuple(changes), tuple(reasons))


def _coupons_back(book: Book, sale: SaleOnRecord, after: SaleOnRecord, on: date) -> Outcome:
    """Coupons whose goods all went back now: those for one piece with their line, the others with the last piece. One
    that ran out in the meantime stays lost."""
    found = list(
        _coupons_turned(book, [name for name in _coupons_of(after) if name not in _coupons_of(sale)], on)
    )
    return Outcome(tuple(change for change, _ in found), tuple(why for _, why in found))


def _coupons_of(sale: SaleOnRecord) -> list[str]:
    """The coupons whose goods were given back by then."""
    lines = {line.line.line_id: line for line in sale.lines}
    own = {name: [lines[line_id]] for name, line_id in sale.item_coupons}
    return [name for name in sale.coupons if is_whole(own.get(name, sale.lines))]


def _coupons_turned(book: Book, names: Sequence[str], on: date) -> Iterator[tuple[CouponTurned, Reason]]:
    for name in names:
        last = book.coupons[name].held.last_day
        if last is not None and last < on:
            why = reason(RULE, ReturnTells.COUPON_RAN_OUT, coupon=name, last=last.isoformat())
            yield CouponTurned(name, CouponState.LAPSED), why
        else:
            why = reason(RULE, ReturnTells.COUPON_GIVEN, applied=True, coupon=name)
            yield CouponTurned(name, CouponState.OPEN), why


def _coupons_taken(book: Book, sale: SaleOnRecord) -> Iterator[tuple[CouponTurned | None, Reason]]:
    for name in sale.given:
        state = book.coupons[name].state
        if state is CouponState.OPEN:
            why = reason(RULE, ReturnTells.COUPON_TAKEN, applied=True, coupon=name)
            yield CouponTurned(name, CouponState.WITHDRAWN), why
        elif state is CouponState.REDEEMED:
            yield None, reason(RULE, ReturnTells.COUPON_SPENT, coupon=name)

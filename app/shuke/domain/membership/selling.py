"""A sale: quoted by the engine, then everything it does to the membership, as one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Change, CouponTurned, Outcome, SaleRecorded, Used
from shuke.domain.membership.giving import points_booked, rewards
from shuke.domain.membership.promoting import promoted
from shuke.domain.membership.standing import standing_of
from shuke.domain.membership.state import CouponState, Membership, SaleEntry, SaleLine, SaleOnRecord
from shuke.domain.membership.stored_value import spent
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.money import Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.measuring import SoldLine, Values, added_by_sale
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.quote import Checkout, Quote
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import entry_rule, promotion_ways
from shuke.domain.slices.account import NEVER, AccountKind, take

__all__ = ["SaleAsked", "quoted", "sell"]


@dataclass(frozen=True, slots=True)
class SaleAsked:
    """What is rung up, for whom, and how it is to be paid.

    Attributes:
        member_id: empty for a stranger.
        tenders: kinds with amounts, in order; the last kind `rest` pays what is left.
        coupons: ids; None: the best combination.
        operator: who books for a firm and gets the points where the programme says so.
    """

    sale_id: str
    lines: tuple[BasketLine, ...]
    member_id: str = ""
    tenders: tuple[tuple[TenderKind, Money], ...] = ()
    rest: TenderKind = TenderKind.CASH
    points_wanted: int = 0
    coupons: tuple[str, ...] | None = ()
    group_buy: bool = False
    operator: str = ""
    signed: bool = False


def quoted(
    book: Book, programme: Programme, on: date, asked: SaleAsked, calendar: HolidayCalendar
) -> tuple[Quote, tuple[Tender, ...]]:
    """The quote with all tenders known, and the tenders: those named, then the rest."""
    membership = book.membership(asked.member_id) if asked.member_id else None
    question = Checkout(
        business_date=on,
        lines=asked.lines,
        standing=standing_of(book, programme, membership, on) if membership else None,
        points_wanted=asked.points_wanted,
        tenders=tuple(Tender(kind, amount, amount) for kind, amount in asked.tenders),
        coupons=asked.coupons,
        calendar=calendar,
        group_buy=asked.group_buy,
    )
    answer = quote(programme, question)
    left = answer.to_pay - total(tender.amount for tender in question.tenders)
    if left.minor <= 0:
        return answer, question.tenders
    tenders = (*question.tenders, Tender(asked.rest, left, left))
    again = quote(programme, replace(question, tenders=tenders, coupons=_ids(answer, asked)))
    missing = again.to_pay - total(tender.amount for tender in tenders)
    if missing:  # the last tender excluded discounts that the first quote still had
        tenders = (*question.tenders, Tender(asked.rest, left + missing, left + missing))
        again = quote(programme, replace(question, tenders=tenders, coupons=_ids(answer, asked)))
    return again, tenders


def _ids(answer: Quote, asked: SaleAsked) -> tuple[str, ...]:
    """The coupons asked for, or the ones proposed."""
    return tuple(use.coupon_id for use in answer.coupons) if asked.coupons is None else asked.coupons


def sell(book: Book, programme: Programme, on: date, asked: SaleAsked, calendar: HolidayCalendar) -> Outcome:
    """The sale with all it does, or why it cannot be made so."""
    membership = book.membership(asked.member_id) if asked.member_id else None
    refusal = _refusal(book, asked, membership)
    if refusal is not None:
        return Outcome.no(refusal)
    answer, tenders = quoted(book, programme, on, asked, calendar)
    if total(tender.amount for tender in tenders) != answer.to_pay:
        return Outcome.no(reason("sale", Tells.SALE_TENDERS, to_pay=answer.to_pay), *answer.explanation)
    if membership is None:
        sale = _sale(programme, on, asked, answer, tenders, ())
        return Outcome((SaleRecorded(sale),), answer.explanation, None, (("sale", sale.sale_id),))
    moves = _moves(book, programme, membership, on, asked, answer, tenders)
    if isinstance(moves, Reason):
        return Outcome.no(moves, *answer.explanation)
    entries = tuple(SaleEntry(one.account, one.lot, one.amount, one.member_id) for one in moves)
    sale = _sale(programme, on, asked, answer, tenders, entries)
    changes: list[Change] = [SaleRecorded(sale), *moves]
    changes += [CouponTurned(use.coupon_id, CouponState.REDEEMED, sale.sale_id) for use in answer.coupons]
    if answer.member_day:
        changes.append(Used(membership.member_id, answer.day, on.isoformat(), 1, on))
    done = Outcome(tuple(changes), answer.explanation, None, (("sale", sale.sale_id),))
    return done.and_then(_after(book, programme, membership, sale, answer, calendar))


def _refusal(book: Book, asked: SaleAsked, membership: Membership | None) -> Reason | None:
    if asked.member_id and membership is None:
        return reason("sale", Tells.NO_SUCH_MEMBER)
    if membership is not None and not membership.active:
        return reason("sale", Tells.NOT_ACTIVE)
    own = {coupon.held.coupon_id for coupon in book.coupons_of(asked.member_id)}
    for name in asked.coupons or ():
        if name not in own:
            return reason("coupon", Tells.COUPON_NOT_HELD, coupon=name)
    return None


def _moves(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    asked: SaleAsked,
    answer: Quote,
    tenders: Sequence[Tender],
) -> tuple[Booked, ...] | Reason:
    """What the sale books, lot by lot."""
    member_id = membership.member_id
    moves: list[Booked] = []
    stored = total(tender.amount for tender in tenders if tender.kind is TenderKind.STORED_VALUE)
    if stored:
        paid = spent(book, programme, membership, stored, on)
        if isinstance(paid, Reason):
            return paid
        moves += paid
    used = take(book.lots(member_id, AccountKind.POINTS), answer.points_used, on) or ()
    moves += [Booked(member_id, AccountKind.POINTS, part.lot, -part.amount, "points.used") for part in used]
    if answer.points_earned:
        earner = book.membership(asked.operator) or membership
        moves.append(points_booked(programme, earner, answer.points_earned, "earning", on))
        moves.append(Booked(member_id, AccountKind.PROGRESS, NEVER, answer.points_earned, "earning"))
    stamps = answer.stamps_earned - answer.stamps_used
    if stamps:
        moves.append(Booked(member_id, AccountKind.STAMPS, NEVER, stamps, "stamps.card"))
    return tuple(moves)


def _sale(
    programme: Programme,
    on: date,
    asked: SaleAsked,
    answer: Quote,
    tenders: tuple[Tender, ...],
    entries: tuple[SaleEntry, ...],
) -> SaleOnRecord:
    lines = {line.line_id: line for line in asked.lines}
    return SaleOnRecord(
        sale_id=asked.sale_id,
        business_date=on,
        programme=programme.key,
        programme_version=programme.version,
        lines=tuple(
            SaleLine(
                line=lines[one.line_id],
                gross=one.gross,
                discount=one.discount,
                coupon_share=one.coupon_share,
                points_share=one.points_share,
                paid=one.paid,
                eligible=one.eligible_net,
            )
            for one in answer.lines
        ),
        tenders=tenders,
        to_pay=answer.to_pay,
        member_id=asked.member_id,
        points_earned=answer.points_earned,
        points_used=answer.points_used,
        entries=entries,
        coupons=tuple(use.coupon_id for use in answer.coupons),
        group_buy=asked.group_buy,
        signed=asked.signed,
    )


def _after(
    book: Book,
    programme: Programme,
    membership: Membership,
    sale: SaleOnRecord,
    answer: Quote,
    calendar: HolidayCalendar,
) -> Outcome:
    """What follows on a sale: rewards, and a promotion that comes by itself."""
    on = sale.business_date
    values = _values_with(book, membership, sale)
    outcome = Outcome()
    if not book.sales_of(membership.member_id):
        outcome = rewards(book, programme, membership, Trigger.FIRST_SALE, on, values, calendar)
    outcome = outcome.and_then(rewards(book, programme, membership, Trigger.SALE, on, values, calendar))
    offer = answer.promotion
    if offer is not None and offer.automatic:
        for tier, entry in promotion_ways(programme, membership.tier):
            if entry_rule(tier.key, entry) == offer.rule:
                up = promoted(book, programme, membership, tier, entry, on, values, calendar)
                outcome = outcome.and_then(up)
    return outcome


def _values_with(book: Book, membership: Membership, sale: SaleOnRecord) -> Values:
    """Every measure with this sale in the book."""
    before = values_of(book, membership, sale.business_date)
    sold = [SoldLine(line.line, line.paid) for line in sale.lines]
    return lambda measure: before(measure) + added_by_sale(measure, sold, sale.points_earned)

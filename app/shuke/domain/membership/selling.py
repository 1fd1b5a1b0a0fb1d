"""A sale: quoted by the engine, then everything it does to the membership, as one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.carding import shown, spending_stopped
from shuke.domain.membership.changes import Booked, Change, CouponTurned, Outcome, SaleRecorded, Used
from shuke.domain.membership.firms import earner_of
from shuke.domain.membership.giving import points_booked, rewards
from shuke.domain.membership.promoting import promoted
from shuke.domain.membership.referring import by_spending
from shuke.domain.membership.sale_gifts import with_gifts
from shuke.domain.membership.standing import standing_of
from shuke.domain.membership.state import (
    CouponState,
    Membership,
    SaleLine,
    SaleOnRecord,
    ValueSource,
)
from shuke.domain.membership.stored_value import (
    STORED,
    Spent,
    as_entries,
    bearer_card,
    counter_refusal,
    invoice_of,
    spent,
)
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.measuring import SoldLine, Values, added_by_sale
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.quote import Checkout, Quote, Standing
from shuke.domain.programme.says import reason
from shuke.domain.programme.second_quote import rest_is_free
from shuke.domain.programme.tiers import entry_rule, promotion_ways
from shuke.domain.slices.account import NEVER, AccountKind, spendable, take

__all__ = ["SaleAsked", "quoted", "sell"]


@dataclass(frozen=True, slots=True)
class SaleAsked:
    """What is rung up, for whom, and how it is to be paid.

    Attributes:
        member_id: empty for a stranger.
        tenders: kinds with amounts, in order; the last kind `rest` pays what is left.
        coupons: ids; None: the best combination.
        card: the number of the card shown; empty: none, or found otherwise.
        operator: who books for a firm and gets the points where the programme says so.
        bearer: the bearer card that pays what is paid with stored value; empty: the member's own balance does.
        invoice: the customer wants an invoice.
        shows: what the customer shows.
    """

    sale_id: str
    lines: tuple[BasketLine, ...]
    member_id: str = ""
    tenders: tuple[tuple[TenderKind, Money], ...] = ()
    rest: TenderKind = TenderKind.CASH
    points_wanted: int = 0
    coupons: tuple[str, ...] | None = ()
    card: str = ""
    group_buy: bool = False
    operator: str = ""
    signed: bool = False
    shop: str = ""
    bearer: str = ""
    invoice: bool = False
    shows: frozenset[Proof] = frozenset()

    @property
    def holder(self) -> str:
        """Whose stored value pays."""
        return self.bearer or self.member_id


def quoted(
    book: Book, programme: Programme, on: date, asked: SaleAsked, calendar: HolidayCalendar
) -> tuple[Quote, tuple[Tender, ...]]:
    """The quote with all tenders known, and the tenders: those named, then the rest."""
    membership = book.membership(asked.member_id) if asked.member_id else None
    standing = standing_of(book, programme, membership, on) if membership else None
    paying = _on_bearer(book, on, asked.bearer)
    if standing and asked.bearer:
        standing = replace(standing, principal=paying[0], bonus=paying[1])
    question = Checkout(
        business_date=on,
        lines=asked.lines,
        standing=standing,
        principal=paying[0],
        points_wanted=asked.points_wanted,
        tenders=tuple(Tender(kind, amount, amount) for kind, amount in asked.tenders),
        coupons=asked.coupons,
        calendar=calendar,
        group_buy=asked.group_buy,
        rest=asked.rest if _at_once(programme, asked, standing) else None,
    )
    answer = quote(programme, question)
    left = answer.to_pay - total(tender.amount for tender in question.tenders)
    if left.minor <= 0:
        return answer, question.tenders
    tenders = (*question.tenders, Tender(asked.rest, left, left))
    if question.rest is not None:
        return answer, tenders
    again = quote(programme, replace(question, tenders=tenders, coupons=_ids(answer, asked)))
    missing = again.to_pay - total(tender.amount for tender in tenders)
    if missing:  # the last tender excluded discounts that the first quote still had
        tenders = (*question.tenders, Tender(asked.rest, left + missing, left + missing))
        again = quote(programme, replace(question, tenders=tenders, coupons=_ids(answer, asked)))
    return again, tenders


def _at_once(programme: Programme, asked: SaleAsked, standing: Standing | None) -> bool:
    """Whether one quote tells all: nothing is proposed, and what pays the rest changes no price."""
    proposed = asked.coupons is None and standing is not None and standing.coupons
    return not proposed and rest_is_free(programme, asked.rest)


def _on_bearer(book: Book, on: date, card_id: str) -> list[Money]:
    """Principal and bonus of a bearer card; nothing without one."""
    return [Money(spendable(book.lots(card_id, account), on)) if card_id else ZERO for account in STORED]


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
    booked = _booked(book, programme, membership, on, asked, answer, tenders)
    if isinstance(booked, Reason):
        return Outcome.no(booked, *answer.explanation)
    sale = _sale(programme, on, asked, answer, tenders, booked)
    explanation = (*answer.explanation, *booked.reasons)
    gave = (("sale", sale.sale_id),)
    if membership is None:
        return Outcome((SaleRecorded(sale), *booked.moves), explanation, None, gave)
    days = [Used(membership.member_id, answer.day, on.isoformat(), 1, on)] if answer.member_day else []
    gifts = _gifts(book, programme, membership, sale, calendar)
    changes: list[Change] = [SaleRecorded(with_gifts(sale, (*days, *gifts.changes))), *booked.moves]
    changes += [CouponTurned(use.coupon_id, CouponState.REDEEMED, sale.sale_id) for use in answer.coupons]
    done = Outcome((*changes, *days), explanation, None, gave).and_then(gifts)
    return done.and_then(_promotion(book, programme, membership, sale, answer, calendar))


def _refusal(book: Book, asked: SaleAsked, membership: Membership | None) -> Reason | None:
    card = shown(book, asked.card, asked.member_id) if asked.card else None
    if isinstance(card, Reason):
        return card
    if asked.sale_id in book.sales:
        return reason("sale", Tells.SALE_NAME_TAKEN, receipt=asked.sale_id)
    if asked.member_id and membership is None:
        return reason("sale", Tells.NO_SUCH_MEMBER)
    if membership is not None and not membership.active:
        return reason("sale", Tells.NOT_ACTIVE)
    stored = TenderKind.STORED_VALUE in (asked.rest, *(kind for kind, _ in asked.tenders))
    own_spent = asked.points_wanted or (stored and not asked.bearer)
    stopped = spending_stopped(book, asked.member_id) if own_spent else None
    if stopped is not None:
        return stopped
    own = {coupon.held.coupon_id for coupon in book.coupons_of(asked.member_id)}
    for name in asked.coupons or ():
        if name not in own:
            return reason("coupon", Tells.COUPON_NOT_HELD, coupon=name)
    return None


@dataclass(frozen=True, slots=True)
class _Booked:
    """What a sale books, for whomever; where its stored value came from; the money its invoice is made out for."""

    moves: tuple[Booked, ...]
    sources: tuple[ValueSource, ...]
    invoiced: Money
    reasons: tuple[Reason, ...]


def _booked(
    book: Book,
    programme: Programme,
    membership: Membership | None,
    on: date,
    asked: SaleAsked,
    answer: Quote,
    tenders: Sequence[Tender],
) -> _Booked | Reason:
    stored = _stored_value(book, programme, on, asked, tenders)
    if isinstance(stored, Reason):
        return stored
    invoiced, told = invoice_of(programme, asked.invoice, tenders)
    if membership is None:
        return _Booked(stored.moves, stored.sources, invoiced, told)
    own = _moves(book, programme, membership, on, asked, answer)
    if isinstance(own, Reason):
        return own
    brought = by_spending(book, programme, membership, answer.counted, on)
    moves = (*stored.moves, *own, *brought.moves)
    return _Booked(moves, stored.sources, invoiced, (*told, *brought.reasons))


def _stored_value(
    book: Book, programme: Programme, on: date, asked: SaleAsked, tenders: Sequence[Tender]
) -> Spent | Reason:
    """What stored value pays of it, if any does."""
    amount = total(tender.amount for tender in tenders if tender.kind is TenderKind.STORED_VALUE)
    if not amount:
        return Spent((), ())
    if not asked.holder:
        return reason("stored_value", ValueTells.NO_HOLDER)
    paying = bearer_card(book, asked.bearer) if asked.bearer else None
    if isinstance(paying, Reason):
        return paying
    refusal = counter_refusal(programme, asked.shows, asked.signed, asked.invoice, tenders)
    return refusal or spent(book, programme, asked.holder, amount, on)


def _moves(
    book: Book, programme: Programme, membership: Membership, on: date, asked: SaleAsked, answer: Quote
) -> tuple[Booked, ...] | Reason:
    """What the sale books for the member, or the operator, lot by lot."""
    member_id = membership.member_id
    moves: list[Booked] = []
    earner = earner_of(book, programme, membership, asked.operator)
    if isinstance(earner, Reason):
        return earner
    used = take(book.lots(member_id, AccountKind.POINTS), answer.points_used, on) or ()
    moves += [Booked(member_id, AccountKind.POINTS, part.lot, -part.amount, "points.used") for part in used]
    if answer.points_earned:
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
    booked: _Booked,
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
        entries=as_entries(booked.moves),
        coupons=tuple(use.coupon_id for use in answer.coupons),
        item_coupons=tuple((use.coupon_id, use.line_id) for use in answer.coupons if use.line_id is not None),
        group_buy=asked.group_buy,
        signed=asked.signed,
        shop=asked.shop,
        bearer=asked.bearer,
        sources=booked.sources,
        invoiced=booked.invoiced,
    )


def _gifts(
    book: Book, programme: Programme, membership: Membership, sale: SaleOnRecord, calendar: HolidayCalendar
) -> Outcome:
    """The rewards that follow on a sale."""
    on = sale.business_date
    values = _values_with(book, membership, sale)
    outcome = Outcome()
    if book.last_sale_on(membership.member_id) is None:
        outcome = rewards(book, programme, membership, Trigger.FIRST_SALE, on, values, calendar)
    return outcome.and_then(rewards(book, programme, membership, Trigger.SALE, on, values, calendar))


def _promotion(
    book: Book,
    programme: Programme,
    membership: Membership,
    sale: SaleOnRecord,
    answer: Quote,
    calendar: HolidayCalendar,
) -> Outcome:
    """A promotion that comes by itself with a sale."""
    values = _values_with(book, membership, sale)
    outcome = Outcome()
    offer = answer.promotion
    if offer is not None and offer.automatic:
        for tier, entry in promotion_ways(programme, membership.tier):
            if entry_rule(tier.key, entry) == offer.rule:
                up = promoted(book, programme, membership, tier, entry, sale.business_date, values, calendar)
                outcome = outcome.and_then(up)
    return outcome


def _values_with(book: Book, membership: Membership, sale: SaleOnRecord) -> Values:
    """Every measure with this sale in the book."""
    before = values_of(book, membership, sale.business_date)
    sold = [SoldLine(line.line, line.paid) for line in sale.lines]
    return lambda measure: before(measure) + added_by_sale(measure, sold, sale.points_earned)

"""Paying stored value in: what the ladder gives, what the ceilings allow, whom it counts for.

Money paid in is owed to its holder; it becomes revenue when it is spent, never before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, CouponGiven, Outcome, TopUpRecorded
from shuke.domain.membership.giving import bonus_lot, given, rewards
from shuke.domain.membership.state import Membership, TopUpOnRecord
from shuke.domain.membership.stored_value import RULE, as_entries
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.stored_value import Invoices, LadderStep, StoredValue
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["TopUpAsked", "paid_in", "with_top_up"]

_TOP_UP = "top_up"


@dataclass(frozen=True, slots=True)
class TopUpAsked:
    """What is paid in, and what was settled about it at the counter.

    Attributes:
        rate: a higher rate of bonus, set by the manager `approved_by`; None: the ladder's.
        seller: who sold the card; a later top-up counts for the same one again, whoever is named.
        invoice: the customer wants an invoice for the amount paid.
    """

    top_up_id: str
    paid: Money
    rate: Fraction | None = None
    approved_by: str = ""
    seller: str = ""
    shop: str = ""
    invoice: bool = False


def paid_in(
    book: Book,
    programme: Programme,
    on: date,
    holder: Membership | Card,
    asked: TopUpAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    """Principal, bonus and what else the ladder gives, for a member or on a bearer card; or why not."""
    rules = programme.stored_value
    if rules is None:
        return Outcome.no(reason(RULE, Tells.STORED_VALUE_NONE))
    refusal = _refusal(book, rules, holder, asked)
    if refusal is not None:
        return Outcome.no(refusal)
    step = rules.step_for(asked.paid)
    bonus = step.bonus_on(asked.paid) if asked.rate is None else asked.paid.portion(asked.rate)
    holder_id = _id(holder)
    if step.gives is not None and not isinstance(holder, Membership):
        bonus += step.gives.bonus
    moves = [Booked(holder_id, AccountKind.PRINCIPAL, NEVER, asked.paid.minor, RULE)]
    if bonus:
        ends = holder.term_ends if isinstance(holder, Membership) else holder.expires_on
        lot = bonus_lot(programme, ends, on)
        moves.append(Booked(holder_id, AccountKind.BONUS, lot, bonus.minor, RULE))
    done = Outcome(tuple(moves), tuple(_told(book, holder, asked, bonus)))
    if isinstance(holder, Membership):
        done = done.and_then(_gifts(book, programme, on, holder, step, asked, calendar))
    elif step.gives is not None:
        done = done.and_then(Outcome(reasons=(reason(_TOP_UP, ValueTells.GIFTS_FOR_MEMBERS),)))
    record = TopUpRecorded(_record(book, on, holder, asked, done))
    return Outcome((*done.changes, record), done.reasons, None, (*done.gave, ("top_up", asked.top_up_id)))


def _id(holder: Membership | Card) -> str:
    return holder.member_id if isinstance(holder, Membership) else holder.card_id


# --- why not ---


def _refusal(book: Book, rules: StoredValue, holder: Membership | Card, asked: TopUpAsked) -> Reason | None:
    paid, holder_id, named = asked.paid, _id(holder), isinstance(holder, Membership)
    if asked.top_up_id in book.top_ups:
        return reason(_TOP_UP, ValueTells.TOP_UP_TWICE, top_up=asked.top_up_id)
    if isinstance(holder, Membership) and not holder.active:
        return reason(_TOP_UP, Tells.NOT_ACTIVE)
    if rules.tiers and not (isinstance(holder, Membership) and holder.holds & rules.tiers):
        return reason(_TOP_UP, ValueTells.NOT_FOR_TIER)
    if paid < rules.least:
        return reason(_TOP_UP, ValueTells.BELOW_LEAST, least=rules.least, missing=rules.least - paid)
    most = rules.most if named else rules.most_bearer
    there = Money(book.balance(holder_id, AccountKind.PRINCIPAL))
    if most is not None and there + paid > most:
        return reason(_TOP_UP, ValueTells.ABOVE_CEILING, most=most, room=max(most - there, ZERO))
    if asked.invoice and rules.invoices is not Invoices.AT_TOP_UP:
        return reason(_TOP_UP, ValueTells.INVOICE_AT_SPENDING)
    return None if asked.rate is None else _rate_refusal(rules, asked, asked.rate)


def _rate_refusal(rules: StoredValue, asked: TopUpAsked, rate: Fraction) -> Reason | None:
    least = rules.higher_rate_from
    if least is None:
        return reason(_TOP_UP, ValueTells.NO_HIGHER_RATE)
    if asked.paid < least:
        return reason(_TOP_UP, ValueTells.HIGHER_RATE_FROM, least=least, missing=least - asked.paid)
    if not asked.approved_by:
        return reason(_TOP_UP, ValueTells.RATE_BY_MANAGER)
    step = rules.step_for(asked.paid)
    by_ladder = step.bonus_on(asked.paid)
    if rate < step.rate or asked.paid.portion(rate) < by_ladder:
        return reason(_TOP_UP, ValueTells.RATE_BELOW_LADDER, bonus=by_ladder, rate=_percent(rate))
    return None


def _percent(rate: Fraction) -> str:
    return f"{decimal_text(rate * 100)}%"


# --- what it gives ---


def _told(book: Book, holder: Membership | Card, asked: TopUpAsked, bonus: Money) -> Iterable[Reason]:
    yield reason(_TOP_UP, ValueTells.TOPPED_UP, applied=True, bonus=bonus, paid=asked.paid)
    if asked.rate is not None:
        yield reason(
            _TOP_UP,
            ValueTells.HIGHER_RATE,
            applied=True,
            manager=asked.approved_by,
            rate=_percent(asked.rate),
        )
    seller = _seller(book, holder, asked)
    if asked.seller not in ("", seller):
        yield reason("commission", ValueTells.SELLER_STAYS, named=asked.seller, seller=seller)
    if asked.invoice:
        yield reason(_TOP_UP, ValueTells.INVOICE_GIVEN, applied=True, paid=asked.paid)


def _seller(book: Book, holder: Membership | Card, asked: TopUpAsked) -> str:
    """The one of the last top-up, else the one named now, else who sold the membership."""
    before = [one.seller for one in book.top_ups_of(_id(holder)) if one.seller]
    own = holder.seller if isinstance(holder, Membership) else ""
    return before[-1] if before else asked.seller or own


def _gifts(
    book: Book,
    programme: Programme,
    on: date,
    membership: Membership,
    step: LadderStep,
    asked: TopUpAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    done = Outcome()
    if step.gives is not None:
        done = given(book, programme, membership, step.gives, _TOP_UP, on)
    values = with_top_up(values_of(book, membership, on), asked.paid)
    return done.and_then(rewards(book, programme, membership, Trigger.TOP_UP, on, values, calendar))


def with_top_up(before: Values, paid: Money) -> Values:
    """Every measure with this top-up in the book."""

    def value(measure: Measure) -> int:
        known = before(measure)
        if measure.counted is not Counted.TOP_UP or measure.span is Span.LAST_YEAR:
            return known
        return max(known, paid.minor) if measure.span is Span.SALE else known + paid.minor

    return value


def _record(
    book: Book, on: date, holder: Membership | Card, asked: TopUpAsked, done: Outcome
) -> TopUpOnRecord:
    moves = [change for change in done.changes if isinstance(change, Booked)]
    named = isinstance(holder, Membership)
    return TopUpOnRecord(
        top_up_id=asked.top_up_id,
        member_id=holder.member_id,
        business_date=on,
        paid=asked.paid,
        bonus=Money(sum(move.amount for move in moves if move.account is AccountKind.BONUS)),
        seller=_seller(book, holder, asked),
        invoiced=asked.invoice,
        card_id="" if named else _id(holder),
        shop=asked.shop,
        first=not book.top_ups_of(_id(holder)),
        entries=as_entries(moves),
        coupons=tuple(
            change.coupon.held.coupon_id for change in done.changes if isinstance(change, CouponGiven)
        ),
    )

"""Applying for a card beside the tier at the counter: by slips, with what is to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.beside import given, may_hold, rule_of
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.changes import Joined, Outcome, SaleRecorded, StockTaken
from shuke.domain.membership.joining import first_comers_left, not_shown
from shuke.domain.membership.overlays import served
from shuke.domain.membership.state import Membership, SaleOnRecord
from shuke.domain.membership.sums import money_of_sales, values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.extra_cards import ExtraCard
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, Who
from shuke.domain.programme.says import reason

__all__ = ["SegmentAsked", "apply_for", "by_way", "member_or_new"]


@dataclass(frozen=True, slots=True)
class SegmentAsked:
    """Who wants the card, and with what.

    Attributes:
        receipts: ids of sales without a member whose slips are shown; a member's own count without being shown.
        number: the new card's; empty: the next free one.
        birthday, shop: of whoever is no member yet.
    """

    member_id: str
    receipts: tuple[str, ...] = ()
    shows: frozenset[Proof] = frozenset()
    number: str = ""
    birthday: Birthday | None = None
    shop: str = ""


def apply_for(
    book: Book,
    programme: Programme,
    extra: ExtraCard,
    on: date,
    asked: SegmentAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    """The card by the first way that is open, or what is missing to the nearest. Whoever is no member yet becomes
    one of the tier that the card brings."""
    found = member_or_new(book, programme, extra, asked.member_id, on, asked.birthday, asked.shop)
    if isinstance(found, Reason):
        return Outcome.no(found)
    member, is_new = found
    slips = _slips(book, rule_of(extra), asked, not is_new)
    against = may_hold(programme, member, extra) or (slips if isinstance(slips, Reason) else None)
    if against is not None or isinstance(slips, Reason):
        assert against is not None
        return Outcome.no(against)
    sales = [*slips, *(() if is_new else book.sales_of(asked.member_id))]
    shown = asked.shows | ({Proof.SLIP} if any(sale.business_date == on for sale in sales) else frozenset())
    values = _values(values_of(book, member, on), sales, on)
    refusals = []
    for entry in extra.entries:
        why = _in_the_way(book, extra, entry, on, shown, values, tier=member.tier, is_member=not is_new)
        if why is None:
            got = given(book, programme, member, extra, on, rule_of(extra, entry), calendar, asked.number)
            return _with_the_rest(book, programme, member, extra, entry, slips, got)
        refusals.append(why)
    return _refused(refusals)


def by_way(
    book: Book,
    programme: Programme,
    member: Membership,
    extra: ExtraCard,
    entry: Entry,
    on: date,
    shows: frozenset[Proof],
    calendar: HolidayCalendar,
) -> Outcome:
    """The card by that way, what it asks to be bought having been seen on slips by whoever stands at the counter."""
    rule = rule_of(extra, entry)
    against = may_hold(programme, member, extra)
    if against is not None:
        return Outcome.no(against)
    if entry.from_tiers and member.tier not in entry.from_tiers:
        return Outcome.no(reason(rule, CardTells.NO_WAY, name=extra.name))
    lacking = not_shown((*entry.proofs, *extra.proofs), shows)
    if lacking:
        return Outcome.no(reason(rule, CardTells.NOT_SHOWN_FOR, name=extra.name, proofs=lacking))
    return Outcome(fee=entry.fee).and_then(given(book, programme, member, extra, on, rule, calendar))


def _refused(refusals: list[Reason]) -> Outcome:
    """The word of the way that lacks only what every holder shows, else of the one that lacks the least money, else
    of the first; the others beside it."""
    best = next((one for one in refusals if one.sentence == CardTells.NOT_SHOWN_FOR), None)
    lacking = [one for one in refusals if one.sentence == CardTells.MISSING]
    best = best or min(lacking, key=_missing, default=refusals[0])
    return Outcome.no(best, *(one for one in refusals if one is not best))


def _missing(refusal: Reason) -> int:
    missing = dict(refusal.values)["missing"]
    return missing.minor if isinstance(missing, Money) else 0


def member_or_new(
    book: Book,
    programme: Programme,
    extra: ExtraCard,
    member_id: str,
    on: date,
    birthday: Birthday | None,
    shop: str,
) -> tuple[Membership, bool] | Reason:
    """The membership, or the new one that the card brings; and whether it is new."""
    known = book.membership(member_id)
    if known is not None and (known.active or not extra.brings):
        return known, False
    new = _brought_in(programme, extra, member_id, on, birthday, shop)
    return new if isinstance(new, Reason) else (new, True)


def _brought_in(
    programme: Programme, extra: ExtraCard, member_id: str, on: date, birthday: Birthday | None, shop: str
) -> Membership | Reason:
    """The membership that the card brings whoever has none."""
    if not extra.brings:
        return reason(rule_of(extra), CardTells.MEMBERS_ONLY, name=extra.name)
    return Membership(
        member_id=member_id,
        tier=extra.brings,
        joined_on=on,
        tier_since=on,
        term_from=on,
        term_ends=programme.term_of(programme.tier(extra.brings)).last_day(on),
        birthday=birthday,
        origin=CardOrigin.BESIDE,
        shop=shop,
        terms_version=programme.version,
    )


def _slips(book: Book, rule: str, asked: SegmentAsked, is_member: bool) -> list[SaleOnRecord] | Reason:
    """The sales shown. One that is another's, earned points or was used before opens nothing."""
    slips = []
    for name in asked.receipts:
        sale = book.sales.get(name)
        if sale is None:
            return reason(rule, Tells.RECEIPT_UNKNOWN, receipt=name)
        if sale.used_for_entry:
            return reason(rule, Tells.RECEIPT_USED, receipt=name)
        if sale.member_id and sale.member_id == asked.member_id and is_member:
            continue
        if sale.member_id:
            return reason(rule, Tells.RECEIPT_OF_MEMBER, receipt=name)
        if sale.points_earned or sale.claimed:
            return reason(rule, Tells.RECEIPT_EARNED, receipt=name)
        slips.append(sale)
    return slips


def _values(known: Values, sales: Iterable[SaleOnRecord], on: date) -> Values:
    """What the member's own sales and the slips come to; what no slip can show, as it stands with the member."""
    found = list(sales)

    def value(measure: Measure) -> int:
        if measure.counted is not Counted.MONEY or measure.span not in (Span.SALE, Span.DAY, Span.WINDOW):
            return known(measure)
        first = on - timedelta(days=max(measure.days, 1) - 1)
        meant = [sale for sale in found if first <= sale.business_date <= on]
        if measure.span is Span.SALE:
            return max((money_of_sales(measure, [sale]) for sale in meant), default=0)
        return money_of_sales(measure, meant)

    return value


def _in_the_way(
    book: Book,
    extra: ExtraCard,
    entry: Entry,
    on: date,
    shown: frozenset[Proof],
    values: Values,
    *,
    tier: str,
    is_member: bool,
) -> Reason | None:
    rule, name = rule_of(extra, entry), extra.name
    elsewhere = bool(entry.from_tiers) and tier not in entry.from_tiers
    if elsewhere or entry.who is (Who.NEW if is_member else Who.MEMBERS):
        return reason(rule, CardTells.NO_WAY, name=name)
    for reaches in entry.reaches:
        missing = reaches.missing(values(reaches.measure))
        if missing and reaches.measure.counted in (Counted.MONEY, Counted.TOP_UP):
            return reason(rule, CardTells.MISSING, missing=Money(missing), name=name)
        if missing:
            return reason(rule, CardTells.MISSING_TIMES, missing=missing, name=name)
    for proofs, says in ((entry.proofs, CardTells.NOT_SHOWN_BY_WAY), (extra.proofs, CardTells.NOT_SHOWN_FOR)):
        lacking = not_shown(proofs, shown)
        if lacking:
            return reason(rule, says, name=name, proofs=lacking)
    return None if entry.first is None else first_comers_left(book, entry.first, rule, name, on)


def _with_the_rest(
    book: Book,
    programme: Programme,
    member: Membership,
    extra: ExtraCard,
    entry: Entry,
    slips: list[SaleOnRecord],
    got: Outcome,
) -> Outcome:
    """Before the card comes the membership, where there is none; after it, somebody who looks after the member."""
    if got.refused is not None:
        return got
    joined = () if book.membership(member.member_id) is member else (Joined(member),)
    used = tuple(SaleRecorded(replace(slip, used_for_entry=True)) for slip in slips)
    first = (StockTaken(rule_of(extra, entry), 1),) if entry.first is not None else ()
    contact = served(book, programme, extra, member.member_id)
    return Outcome((*joined, *used, *first), fee=entry.fee).and_then(got).and_then(contact)

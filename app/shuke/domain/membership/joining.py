"""Becoming a member: by a sale, the slips of days, a fee, an invitation, a top-up, or by registering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.card import MEMBER_CARD, Card
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CardGiven, Change, Joined, Outcome, SaleRecorded, StockTaken
from shuke.domain.membership.giving import rewards
from shuke.domain.membership.paying_in import TopUpAsked, paid_in
from shuke.domain.membership.referring import by_joining
from shuke.domain.membership.state import Membership, SaleOnRecord
from shuke.domain.membership.sums import money_of_sales
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, EntryBy, FirstComers, Tier, Who
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import entry_rule

__all__ = ["MEMBER_CARD", "Application", "first_comers_left", "join", "not_shown", "ways"]


@dataclass(frozen=True, slots=True)
class Application:
    """Who wants to become a member, how, and with what.

    Attributes:
        by: the kind of way.
        tier: the tier wished; empty: the highest that the way opens.
        receipts: ids of the sales whose slips are shown.
        shows: what else is shown; a slip is shown with any receipt.
        top_up: what is paid in at the same time; `invoice`: with an invoice for it.
    """

    member_id: str
    by: EntryBy
    tier: str = ""
    receipts: tuple[str, ...] = ()
    shows: frozenset[Proof] = frozenset()
    top_up: Money = ZERO
    birthday: Birthday | None = None
    origin: CardOrigin | None = None
    referrer: str = ""
    seller: str = ""
    shop: str = ""
    invoice: bool = False


def join(
    book: Book, programme: Programme, on: date, asked: Application, calendar: HolidayCalendar
) -> Outcome:
    """The new membership with its card and what joining gives, or why not."""
    rule = f"join.{asked.by.value}"
    before = book.membership(asked.member_id)
    if before is not None and before.active:
        return Outcome.no(reason(rule, Tells.MEMBER_ALREADY))
    if asked.referrer == asked.member_id:
        return Outcome.no(reason(rule, ValueTells.REFERRED_HIMSELF))
    slips = _slips(book, asked, rule)
    if isinstance(slips, Reason):
        return Outcome.no(slips)
    chosen = _chosen(book, programme, on, asked, slips)
    if isinstance(chosen, Reason):
        return Outcome.no(chosen)
    tier, entry = chosen
    membership = _as_before(_membership(programme, on, asked, tier, entry), before)
    changes: list[Change] = [Joined(membership), CardGiven(_card(book, membership, on))]
    paid = _paid_in(book, programme, on, membership, asked, calendar)
    if paid.refused is not None:
        return paid
    changes += [SaleRecorded(replace(slip, used_for_entry=True)) for slip in slips]
    if entry.first is not None:
        changes.append(StockTaken(entry_rule(tier.key, entry), 1))
    done = Outcome(
        tuple(changes),
        (reason(entry_rule(tier.key, entry), Tells.JOINED, applied=True, tier=tier.name),),
        None,
        (("tier", tier.key),),
    )
    values = _values(slips, asked.top_up, on)
    done = done.and_then(paid)
    if before is None:
        done = done.and_then(by_joining(book, programme, membership))
    return done.and_then(rewards(book, programme, membership, Trigger.JOINING, on, values, calendar))


def _as_before(membership: Membership, before: Membership | None) -> Membership:
    """Whoever comes back is still who he was, and was brought by whom he was."""
    if before is None:
        return membership
    birthday = membership.birthday or before.birthday
    return replace(membership, birthday=birthday, referrer=before.referrer, contact=before.contact)


def _paid_in(
    book: Book,
    programme: Programme,
    on: date,
    membership: Membership,
    asked: Application,
    calendar: HolidayCalendar,
) -> Outcome:
    """The top-up that comes with joining, if there is one."""
    if not asked.top_up:
        return Outcome()
    top_up = TopUpAsked(
        book.new_id("top-up"), asked.top_up, seller=asked.seller, shop=asked.shop, invoice=asked.invoice
    )
    return paid_in(book, programme, on, membership, top_up, calendar)


def _slips(book: Book, asked: Application, rule: str) -> list[SaleOnRecord] | Reason:
    """The sales shown. One that earned points, was a member's or was used before opens nothing."""
    slips = []
    for name in asked.receipts:
        sale = book.sales.get(name)
        if sale is None:
            return reason(rule, Tells.RECEIPT_UNKNOWN, receipt=name)
        if sale.used_for_entry:
            return reason(rule, Tells.RECEIPT_USED, receipt=name)
        if sale.points_earned or sale.claimed:
            return reason(rule, Tells.RECEIPT_EARNED, receipt=name)
        if sale.member_id:
            return reason(rule, Tells.RECEIPT_OF_MEMBER, receipt=name)
        slips.append(sale)
    return slips


def ways(programme: Programme, by: EntryBy, tier: str = "") -> Iterator[tuple[Tier, Entry]]:
    """The ways of that kind for new members, highest tier first."""
    for one in reversed(programme.tiers):
        for entry in one.entries:
            if entry.by is by and entry.who is not Who.MEMBERS and tier in ("", one.key):
                yield one, entry


def _chosen(
    book: Book, programme: Programme, on: date, asked: Application, slips: list[SaleOnRecord]
) -> tuple[Tier, Entry] | Reason:
    """The highest tier that the way opens; or why not even the lowest is."""
    why = reason(f"join.{asked.by.value}", Tells.NO_SUCH_WAY)
    values = _values(slips, asked.top_up, on)
    for tier, entry in ways(programme, asked.by, asked.tier):
        found = _in_the_way(book, tier, entry, on, asked, values)
        if found is None:
            return tier, entry
        why = found
    return why


def _in_the_way(
    book: Book, tier: Tier, entry: Entry, on: date, asked: Application, values: Values
) -> Reason | None:
    rule = entry_rule(tier.key, entry)
    for reaches in entry.reaches:
        missing = reaches.missing(values(reaches.measure))
        if missing and reaches.measure.counted in (Counted.MONEY, Counted.TOP_UP):
            return reason(rule, Tells.NOT_ENOUGH, missing=Money(missing), tier=tier.name)
        if missing:
            return reason(rule, Tells.NOT_ENOUGH_TIMES, missing=missing, tier=tier.name)
    shown = asked.shows | ({Proof.SLIP} if asked.receipts else frozenset())
    lacking = not_shown(entry.proofs, shown)
    if lacking:
        return reason(rule, Tells.NOT_SHOWN, proofs=lacking, tier=tier.name)
    if entry.first is not None:
        return first_comers_left(book, entry.first, rule, tier.name, on)
    return None


def not_shown(asked: tuple[Proof, ...], shown: frozenset[Proof]) -> str:
    """What is asked for and was not shown, by its kinds, with spaces between; empty: nothing is lacking."""
    return " ".join(proof.value for proof in asked if proof not in shown)


def first_comers_left(book: Book, first: FirstComers, rule: str, name: Bilingual, on: date) -> Reason | None:
    """Why a way for the first comers is closed; None while it is open."""
    if not first.first <= on <= first.last:
        days = f"{first.first.isoformat()} – {first.last.isoformat()}"
        return reason(rule, Tells.NOT_IN_PERIOD, days=days, tier=name)
    if book.stock[rule] >= first.count:
        return reason(rule, Tells.NO_PLACE_LEFT, count=first.count, tier=name)
    return None


def _values(slips: list[SaleOnRecord], top_up: Money, on: date) -> Values:
    """What the slips shown come to: a single one, those of today, those of a window of days."""

    def value(measure: Measure) -> int:
        if measure.counted is Counted.TOP_UP:
            return top_up.minor
        if measure.counted is not Counted.MONEY:
            return 0
        if measure.span is Span.SALE:
            return max((money_of_sales(measure, [slip]) for slip in slips), default=0)
        days = measure.days if measure.span is Span.WINDOW else 1
        first = on - timedelta(days=days - 1)
        return money_of_sales(measure, [slip for slip in slips if slip.business_date >= first])

    return value


def _membership(programme: Programme, on: date, asked: Application, tier: Tier, entry: Entry) -> Membership:
    paid = CardOrigin.PAID if entry.by is EntryBy.FEE else CardOrigin.EARNED
    return Membership(
        member_id=asked.member_id,
        tier=tier.key,
        joined_on=on,
        tier_since=on,
        term_from=on,
        term_ends=programme.term_of(tier).last_day(on),
        birthday=asked.birthday,
        origin=asked.origin or paid,
        shop=asked.shop,
        referrer=asked.referrer,
        seller=asked.seller,
        terms_version=programme.version,
        is_firm=entry.by is EntryBy.ACCOUNT,
    )


def _card(book: Book, membership: Membership, on: date) -> Card:
    card_id, number = book.name_card(membership.member_id)
    return Card(card_id, membership.member_id, number, MEMBER_CARD, on, expires_on=membership.term_ends)

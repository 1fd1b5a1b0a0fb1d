"""Moving up: offered when what was reached opens a higher tier, carried out on the member's wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import (
    Change,
    Outcome,
    StockTaken,
    TermBegun,
    TierGiven,
)
from shuke.domain.membership.closing.cards import card_of_new_term
from shuke.domain.membership.giving import rewards
from shuke.domain.membership.joining import first_comers_left, not_shown
from shuke.domain.membership.perking import promotion_grants
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, Tier
from shuke.domain.programme.quote import PromotionOffer
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import entry_rule, promotion_open, promotion_ways

__all__ = ["open_promotion", "promote", "promoted"]

ALL_PROGRESS = Measure(Counted.PROGRESS, Span.JOINED)


def open_promotion(
    book: Book, programme: Programme, membership: Membership, on: date
) -> PromotionOffer | None:
    """The highest tier that what is on record opens."""
    if not membership.active:
        return None
    return promotion_open(programme, membership.tier, values_of(book, membership, on))


def promote(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    calendar: HolidayCalendar,
    shows: frozenset[Proof] = frozenset(),
) -> Outcome:
    """Take up the open offer. The points stay; a new card's term begins today."""
    offer = open_promotion(book, programme, membership, on)
    if offer is None:
        return Outcome.no(reason("tier", Tells.NOTHING_TO_ACCEPT))
    tier, entry = next(
        (tier, entry)
        for tier, entry in promotion_ways(programme, membership.tier)
        if entry_rule(tier.key, entry) == offer.rule
    )
    lacking = not_shown(entry.proofs, shows)
    if lacking:
        return Outcome.no(reason(offer.rule, Tells.NOT_SHOWN, proofs=lacking, tier=tier.name))
    if entry.first is not None:
        why = first_comers_left(book, entry.first, offer.rule, tier.name, on)
        if why is not None:
            return Outcome.no(why)
    values = values_of(book, membership, on)
    return promoted(book, programme, membership, tier, entry, on, values, calendar)


def promoted(
    book: Book,
    programme: Programme,
    membership: Membership,
    tier: Tier,
    entry: Entry,
    on: date,
    values: Values,
    calendar: HolidayCalendar,
) -> Outcome:
    """The member is in that tier from today; its rewards come with it."""
    rule, member_id = entry_rule(tier.key, entry), membership.member_id
    ends = programme.term_of(tier).last_day(on)
    begins = membership.term_from if programme.card.sums_go_on else on
    changes: list[Change] = [
        TierGiven(member_id, tier.key, on, rule, CardOrigin.EARNED),
        TermBegun(member_id, begins, ends, _progress(programme, membership, values)),
    ]
    if entry.first is not None:
        changes.append(StockTaken(rule, 1))
    changes += card_of_new_term(book, programme, membership, on, ends, recalled=True)
    done = Outcome(
        tuple(changes),
        (reason(rule, Tells.PROMOTED, applied=True, tier=tier.name),),
        None,
        (("tier", tier.key), ("from", membership.tier)),
    )
    held = replace(membership, tier=tier.key, tier_since=on, term_from=begins, term_ends=ends)
    done = done.and_then(promotion_grants(book, programme, held, membership.tier, on))
    return done.and_then(rewards(book, programme, held, Trigger.PROMOTION, on, values, calendar))


def _progress(programme: Programme, membership: Membership, values: Values) -> int:
    """What the new term begins with: all that was earned, so that only what comes on top keeps the tier later."""
    return membership.progress_from if programme.card.sums_go_on else values(ALL_PROGRESS)

"""Cards beside the tier: given, taken, and who may have one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.domain.card import CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import new_card, succeeded
from shuke.domain.membership.changes import (
    CardGiven,
    CardTurned,
    Change,
    ContactGiven,
    ExtraCardGiven,
    ExtraCardTaken,
    Outcome,
)
from shuke.domain.membership.closing.ending import ended
from shuke.domain.membership.giving import rewards
from shuke.domain.membership.state import ExtraCardHeld, Membership, MembershipState
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.extra_cards import ExtraCard, ExtraCardKind
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.tiers import Entry
from shuke.domain.programme.says import reason

__all__ = ["given", "may_hold", "rule_of", "taken"]


def rule_of(extra: ExtraCard, entry: Entry | None = None) -> str:
    """The card's stable name, or that of a way to it."""
    return f"card.{extra.key}" if entry is None else f"card.{extra.key}.{entry.by.value}"


def may_hold(programme: Programme, membership: Membership, extra: ExtraCard) -> Reason | None:
    """Why this member can never get the card as things stand, whatever was bought; None: nothing is against it."""
    rule = rule_of(extra)
    if not membership.active:
        return reason(rule, Tells.NOT_ACTIVE)
    if extra.key in membership.holds:
        return reason(rule, CardTells.HELD_ALREADY, name=extra.name)
    tier = programme.tier(membership.tier)
    if extra.on_tiers and tier.key not in extra.on_tiers:
        return reason(rule, CardTells.OTHER_TIER, name=extra.name, tier=tier.name)
    if membership.origin in extra.not_origins:
        return reason(rule, CardTells.ORIGIN, name=extra.name, tier=tier.name)
    return None


def given(
    book: Book,
    programme: Programme,
    membership: Membership,
    extra: ExtraCard,
    on: date,
    rule: str,
    calendar: HolidayCalendar,
    number: str = "",
    told: Reason | None = None,
) -> Outcome:
    """The member has the card from that day, with what having it brings. A segment card lies in the hand, an overlay
    does not. Whoever calls has looked whether it may be held, and may say in other words why it is given."""
    held = ExtraCardHeld(extra.key, on, extra.term.last_day(on, membership.term_ends))
    changes: list[Change] = [ExtraCardGiven(membership.member_id, held)]
    gave: list[tuple[str, str]] = [("beside", extra.key)]
    if extra.kind is ExtraCardKind.SEGMENT:
        card = new_card(book, membership.member_id, extra.key, on, number, held.ends)
        if isinstance(card, Reason):
            return Outcome.no(card)
        changes += [*succeeded(book, membership.member_id, extra.key, card.number), CardGiven(card)]
        gave.append(("card", card.number))
    why = told or reason(rule, CardTells.GIVEN, applied=True, name=extra.name)
    holder = replace(membership, cards=(*membership.cards, held))
    done = Outcome(tuple(changes), (why,), None, tuple(gave))
    values = values_of(book, membership, on)
    return done.and_then(rewards(book, programme, holder, Trigger.CARD, on, values, calendar))


def taken(
    book: Book,
    programme: Programme,
    membership: Membership,
    extra: ExtraCard,
    on: date,
    becomes: CardStatus,
    told: Reason | None = None,
) -> Outcome:
    """The member has the card no longer, for the reason told. A membership that came with it, and stands on nothing
    else yet, ends."""
    member_id = membership.member_id
    changes: list[Change] = [ExtraCardTaken(member_id, extra.key)]
    why = told or reason(rule_of(extra), CardTells.TAKEN, applied=True, name=extra.name)
    service = programme.account_service
    if service and extra.key in service.holders and not (membership.holds - {extra.key}) & service.holders:
        changes.append(ContactGiven(member_id, ""))
    changes += [
        CardTurned(card.card_id, becomes)
        for card in book.cards_of(member_id)
        if card.card_type == extra.key and card.status is CardStatus.ACTIVE
    ]
    outcome = Outcome(tuple(changes), (why,))
    if membership.origin is not CardOrigin.BESIDE or extra.brings != membership.tier:
        return outcome
    over = reason(rule_of(extra), CardTells.ENDED_WITH_IT, applied=True, name=extra.name)
    return ended(book, membership, MembershipState.ENDED, on, over).and_then(outcome)

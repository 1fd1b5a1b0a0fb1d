"""All of a programme, in the order in which a person asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.programme.document import Programme
from shuke.wording.programme_told import giving, membership, paying
from shuke.wording.programme_told.speech import MoneyText, Speech, both
from shuke.wording.said import Words

__all__ = ["Section", "Subject", "told"]


class Subject(StrEnum):
    TIERS = "tiers"
    CARDS = "cards"
    POINTS = "points"
    DAYS = "days"
    DISCOUNTS = "discounts"
    COUPONS = "coupons"
    STORED_VALUE = "stored_value"
    STAMPS = "stamps"
    PERKS = "perks"
    REWARDS = "rewards"
    GIFTS = "gifts"
    WHEEL = "wheel"
    REFERRAL = "referral"
    EVENTS = "events"
    CARD = "card"
    TIME = "time"
    STAFF = "staff"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Section:
    """What the programme says on one subject, a sentence a line."""

    subject: Subject
    lines: tuple[Words, ...]


def told(programme: Programme, money: MoneyText) -> tuple[Section, ...]:
    """Every rule of the programme in words; subjects of which it says nothing are left out."""
    speech = Speech(programme, money)
    sections = (Section(subject, tuple(_TOLD[subject](programme, speech))) for subject in Subject)
    return tuple(section for section in sections if section.lines)


def _terms(programme: Programme, _: Speech) -> Iterator[Words]:
    yield both(programme.terms)


_TOLD: Mapping[Subject, Callable[[Programme, Speech], Iterator[Words]]] = {
    Subject.TIERS: membership.tiers,
    Subject.CARDS: membership.extra_cards,
    Subject.POINTS: paying.points,
    Subject.DAYS: paying.days,
    Subject.DISCOUNTS: paying.discounts,
    Subject.COUPONS: paying.coupons,
    Subject.STORED_VALUE: paying.stored_value,
    Subject.STAMPS: paying.stamps,
    Subject.PERKS: giving.perks,
    Subject.REWARDS: giving.rewards,
    Subject.GIFTS: giving.gifts,
    Subject.WHEEL: giving.wheel,
    Subject.REFERRAL: giving.referral,
    Subject.EVENTS: giving.events,
    Subject.CARD: membership.card,
    Subject.TIME: membership.time,
    Subject.STAFF: giving.staff,
    Subject.TERMS: _terms,
}

"""Contradictions in what time does: terms that never end, rules that nobody can reach, steps that never come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.lifecycle import DormantThen
from shuke.domain.programme.parts.measures import Counted, Span
from shuke.domain.programme.parts.tiers import AtTermEnd, EntryBy, Tier
from shuke.domain.programme.parts.validity import Validity, ValidityKind
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Notes

__all__ = ["check_time"]

_ENDLESS = (ValidityKind.NEVER_LAPSES, ValidityKind.WITH_CARD)
_AT_ONCE = (Span.SALE, Span.DAY)


def check_time(programme: Programme, notes: Notes) -> None:
    """Note what can never happen, and what would happen over and over."""
    if programme.card.validity.kind is ValidityKind.WITH_CARD:
        _with_card(("card", "validity"), notes)
    for place, tier in enumerate(programme.tiers):
        if tier.term is not None and tier.term.kind is ValidityKind.WITH_CARD:
            _with_card(("tiers", place, "term"), notes)
        _check_renewal(programme, place, tier, notes)
    _check_dormancy(programme, notes)
    _check_overlays(programme, notes)


def _with_card(path: tuple[str | int, ...], notes: Notes) -> None:
    """A card cannot end with itself."""
    choices = ", ".join(kind.value for kind in ValidityKind if kind is not ValidityKind.WITH_CARD)
    notes.add(ProblemKind.NOT_ONE_OF, path, ValidityKind.WITH_CARD.value, choices=choices)


def _check_renewal(programme: Programme, place: int, tier: Tier, notes: Notes) -> None:
    renewal, path = tier.renewal, ("tiers", place, "renewal")
    if renewal is None:
        return
    if _endless(programme.term_of(tier)) and (renewal.reaches is not None or _all_endless(programme)):
        notes.add(ProblemKind.NEEDS, path, other="card.validity")
    if not place and renewal.otherwise not in (None, AtTermEnd.ENDS):
        notes.add(ProblemKind.NOT_ONE_OF, (*path, "otherwise"), renewal.otherwise or "", choices="ends")
    if renewal.grace_days and renewal.reaches is None:
        notes.add(ProblemKind.NEEDS, (*path, "grace_days"), other="from")
    if renewal.reaches is not None and renewal.reaches.measure.span in _AT_ONCE:
        spans = ", ".join(span.value for span in Span if span not in _AT_ONCE)
        notes.add(ProblemKind.NOT_ONE_OF, (*path, "within"), renewal.reaches.measure.span, choices=spans)
    for least in _next_by_progress(programme, place):
        if renewal.restarts_at is not None and renewal.restarts_at >= least:
            where = (*path, "restarts_at")
            notes.add(ProblemKind.OUT_OF_RANGE, where, renewal.restarts_at, least=0, most=least - 1)


def _endless(validity: Validity) -> bool:
    return validity.kind in _ENDLESS


def _all_endless(programme: Programme) -> bool:
    """Otherwise a renewal may stand here only to say what those restart at who come down."""
    return all(_endless(programme.term_of(tier)) for tier in programme.tiers)


def _next_by_progress(programme: Programme, place: int) -> Iterator[int]:
    """What the tiers above ask for in points of progress."""
    for tier in programme.tiers[place + 1 :]:
        for entry in tier.entries:
            if entry.by is EntryBy.PROGRESS:
                yield entry.reaches[0].least


def _check_dormancy(programme: Programme, notes: Notes) -> None:
    """Nothing follows on a cancellation, and only that on an end."""
    steps = sorted(enumerate(programme.dormancy), key=lambda pair: pair[1].months)
    for (_, before), (place, after) in pairwise(steps):
        path = ("dormancy", place, "months")
        if after.months == before.months:
            notes.add(ProblemKind.DUPLICATE, path, after.months)
        elif before.then is DormantThen.CANCELLED or (
            before.then is DormantThen.ENDS and after.then is not DormantThen.CANCELLED
        ):
            notes.add(ProblemKind.NOT_WITH, path, after.months, other=f"then = {before.then.value}")


def _check_overlays(programme: Programme, notes: Notes) -> None:
    """What brings a card in a year must be more than what loses it in that year."""
    for place, card in enumerate(programme.cards):
        for number, entry in enumerate(card.entries):
            for reaches in entry.reaches:
                out = card.out
                if (
                    out is None
                    or reaches.measure != out.measure
                    or reaches.measure.counted is not Counted.MONEY
                ):
                    continue
                if out.least + out.over > reaches.least + reaches.over:
                    path = ("cards", place, "entry", number)
                    words = notes.major(Money(out.least))
                    notes.add(ProblemKind.NOT_ABOVE, path, notes.major(Money(reaches.least)), least=words)

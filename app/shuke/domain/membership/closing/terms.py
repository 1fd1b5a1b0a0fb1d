"""The end of a card's term: the tier is kept for another term, one comes down, or the membership ends."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import LAPSE, Booked, Change, Outcome, TermBegun, TierGiven
from shuke.domain.membership.closing.cards import card_of_new_term
from shuke.domain.membership.closing.ending import ended
from shuke.domain.membership.state import Membership, MembershipState
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Reaches, Span
from shuke.domain.programme.parts.tiers import AtTermEnd, Renewal, Tier
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import promotion_open, promotion_ways
from shuke.domain.slices.account import NEVER, AccountKind, lot_of

__all__ = ["missing_to_keep", "new_term", "term_over"]

RULE = "term"


def term_over(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    """What the end of the term brings at the close of that day; nothing before its last day.

    In the days of grace after it the tier is still held, and kept as soon as what it asks for is reached.
    """
    _ = calendar
    if not membership.active or membership.term_ends is None or day < membership.term_ends:
        return Outcome()
    tier = programme.tier(membership.tier)
    renewal = tier.renewal
    if renewal is None:
        return _over(book, membership, tier, day)
    missing = _missing(book, membership, renewal, day)
    if not missing:
        return new_term(book, programme, membership, tier, day)
    if renewal.reaches is not None and day < membership.term_ends + timedelta(days=renewal.grace_days):
        return _grace(membership, tier, renewal, missing, day)
    lower = _lower(programme, tier, renewal)
    return (
        _over(book, membership, tier, day)
        if lower is None
        else new_term(book, programme, membership, lower, day)
    )


def missing_to_keep(
    book: Book, programme: Programme, membership: Membership, day: date
) -> tuple[int, Reaches] | None:
    """What is missing to keep the tier if its term ended with that day, of what is asked. Where nothing keeps it:
    to come to a higher one before, whose term begins anew. None: nothing is missing, or nothing that adds up would
    do."""
    if not membership.active or membership.term_ends is None:
        return None
    tier = programme.tier(membership.tier)
    if tier.is_kept_anyway:
        return None
    renewal = tier.renewal
    if renewal is None or renewal.reaches is None:
        return _to_rise(book, programme, membership, day)
    missing = _missing(book, membership, renewal, day)
    return (missing, renewal.reaches) if missing else None


def _to_rise(
    book: Book, programme: Programme, membership: Membership, day: date
) -> tuple[int, Reaches] | None:
    """To the nearest tier above that is reached over some time, by one sum alone."""
    values = values_of(book, membership, day)
    if promotion_open(programme, membership.tier, values) is not None:
        return None
    for _, entry in promotion_ways(programme, membership.tier):
        if len(entry.reaches) == 1 and entry.reaches[0].measure.span not in (Span.SALE, Span.DAY):
            return entry.reaches[0].missing(values(entry.reaches[0].measure)), entry.reaches[0]
    return None


def _missing(book: Book, membership: Membership, renewal: Renewal, day: date) -> int:
    """How much is missing to keep the tier; 0: it is kept. Where nothing keeps it, everything is."""
    if renewal.reaches is None:
        return 0 if renewal.otherwise is None else 1
    return renewal.reaches.missing(values_of(book, membership, day)(renewal.reaches.measure))


def _lower(programme: Programme, tier: Tier, renewal: Renewal) -> Tier | None:
    """The tier to come down to; None: there is none, the membership ends."""
    rank = programme.rank(tier.key)
    match renewal.otherwise:
        case AtTermEnd.ONE_TIER_DOWN:
            return programme.tiers[rank - 1] if rank else None
        case AtTermEnd.LOWEST_TIER:
            return programme.tiers[0]
        case _:
            return None


def _over(book: Book, membership: Membership, tier: Tier, day: date) -> Outcome:
    why = reason(RULE, TimeTells.TERM_ENDED, applied=True, tier=tier.name, last=day.isoformat())
    return ended(book, membership, MembershipState.ENDED, day, why)


def _grace(membership: Membership, tier: Tier, renewal: Renewal, missing: int, day: date) -> Outcome:
    """Told once, on the last day of the term."""
    if day != membership.term_ends or renewal.reaches is None:
        return Outcome()
    in_money = renewal.reaches.measure.counted in (Counted.MONEY, Counted.TOP_UP)
    until = (day + timedelta(days=renewal.grace_days)).isoformat()
    left = Money(missing) if in_money else missing
    return Outcome(reasons=(reason(RULE, TimeTells.TERM_GRACE, tier=tier.name, last=until, missing=left),))


def new_term(book: Book, programme: Programme, membership: Membership, tier: Tier, day: date) -> Outcome:
    """A term in that tier, the one held or a lower one, from the next day on."""
    member_id = membership.member_id
    begins = day + timedelta(days=1)
    ends = programme.term_of(tier).last_day(begins)
    base = tier.renewal.restarts_at if tier.renewal is not None else None
    kept = tier.key == membership.tier
    changes: list[Change] = []
    if not kept:
        changes.append(TierGiven(member_id, tier.key, begins, RULE))
    progress = book.balance(member_id, AccountKind.PROGRESS) if base is None else base
    changes.append(TermBegun(member_id, begins, ends, progress))
    changes += card_of_new_term(book, programme, membership, begins, ends, recalled=not kept)
    reasons = [_told(tier, ends, kept=kept)]
    if base is not None:
        lot = lot_of(programme.points_validity.last_day(begins, ends))
        changes += _restart(book, member_id, AccountKind.POINTS, lot, base)
        changes += _restart(book, member_id, AccountKind.PROGRESS, NEVER, base)
        reasons.append(reason(RULE, TimeTells.TERM_RESTARTED, applied=True, balance=base))
    return Outcome(tuple(changes), tuple(reasons))


def _told(tier: Tier, ends: date | None, *, kept: bool) -> Reason:
    if not kept:
        return reason(RULE, TimeTells.TERM_DOWN, applied=True, tier=tier.name)
    if ends is None:
        return reason(RULE, TimeTells.TERM_RENEWED_FOR_EVER, applied=True, tier=tier.name)
    return reason(RULE, TimeTells.TERM_RENEWED, applied=True, tier=tier.name, last=ends.isoformat())


def _restart(book: Book, member_id: str, account: AccountKind, lot: str, base: int) -> list[Booked]:
    """The movements after which there is exactly `base`, in that lot. What is above it was lost by time."""
    moves = dict.fromkeys([part.lot for part in book.lots(member_id, account)], 0)
    moves[lot] = base
    for part in book.lots(member_id, account):
        moves[part.lot] -= part.amount
    return [
        Booked(member_id, account, one, amount, LAPSE if amount < 0 else f"{RULE}.restart")
        for one, amount in sorted(moves.items())
        if amount
    ]

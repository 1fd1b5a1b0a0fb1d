"""Taking the members of a list over, slice by slice, each a transaction of its own and short enough for the counter.

A member's id comes from the older system's name and the number there, so whoever is in is known again: after a break,
after a crash, from the same list a second time, at another till that has heard of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.enrolling import next_numbers
from shuke.application.importing.cells import Fault
from shuke.application.importing.columns import MemberColumn
from shuke.application.importing.old_members import FaultyRow, OldMember, OldMembers
from shuke.application.ports.snapshot import NamesRead
from shuke.application.ports.store import Work
from shuke.application.reading_names import NamesPieceByPiece, make_findable
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import BasketLine
from shuke.domain.facts.member_carried_over import CarriedLot
from shuke.domain.facts.members_carried_over import MOST_CARRIED, CarriedMember, MembersCarriedOver
from shuke.domain.programme.counting import counted_by_sale, counters
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import SoldLine
from shuke.domain.programme.parts.measures import Measure
from shuke.domain.shop import Right
from shuke.domain.slices.account import NEVER, AccountKind, lot_of

__all__ = ["LONGEST_ORIGIN", "ROWS_A_SLICE", "CarriedSlice", "CarryingOver", "Permit", "foresee"]

ROWS_A_SLICE = 100
assert ROWS_A_SLICE <= MOST_CARRIED
LONGEST_ORIGIN = 40

MANY_ROWS = 5_000
"""For so many it is worth taking down, in a shop with few members, what each would be entered into by itself."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave to take one list over, whole; given by `CarryingOver.begin` alone.

    Attributes:
        members: in the order of their ids, so that tables grow where they were written last.
    """

    members: Sequence[tuple[str, OldMember]]
    origin: str
    staff_id: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class CarriedSlice:
    """What one slice does: who comes in, how many are in already, who cannot come in because of somebody else.

    `next_row` is where the next one begins (counted from 0 among the good rows), None when all is done.
    """

    new: int
    there: int
    faulty: tuple[FaultyRow, ...]
    next_row: int | None


@dataclass(frozen=True, slots=True)
class _Sorted:
    new: Sequence[tuple[str, OldMember]]
    there: int
    faulty: tuple[FaultyRow, ...]


def foresee(work: Work, old: OldMembers, origin: str, first_row: int) -> CarriedSlice:
    """What `take_slice` would do with these rows as things are now. Records nothing."""
    rows = old.members[first_row : first_row + ROWS_A_SLICE]
    found = _sorted(work, [(member.member_id(origin), member) for member in rows])
    behind = _behind(first_row + len(rows), len(old.members))
    return CarriedSlice(len(found.new), found.there, found.faulty, behind)


class CarryingOver:
    """`initials` gives a name's pinyin initials for the search."""

    def __init__(self, desk: Desk, initials: Callable[[str], str]) -> None:
        self._desk = desk
        self._initials = initials
        self._names = NamesPieceByPiece(desk.store, initials)

    def begin(self, session: Session, old: OldMembers, origin: str) -> Permit | Refused:
        """Ask once for the whole list; whoever may not do it alone is told whom to ask."""
        origin = origin.strip()
        if not origin or len(origin) > LONGEST_ORIGIN or not origin.isprintable():
            return Refused(Refusal.ORIGIN, (("most", LONGEST_ORIGIN),))
        with self._desk.store.reading() as work:
            if work.member_loading.current() is not None:
                return Refused(Refusal.MEMBERS_COMING)
        totals = old.totals
        shown = (
            ("origin", origin),
            ("members", totals.members),
            ("points", totals.points),
            ("principal", totals.principal),
        )
        act = Act(Right.CARRY_OVER_MEMBERS, "members.carry_over", shown, (old.digest,))
        approved_by = self._desk.approvals.permitted(session, act)
        if isinstance(approved_by, Refused):
            return approved_by
        members = sorted(((one.member_id(origin), one) for one in old.members), key=itemgetter(0))
        return Permit(members, origin, session.staff.staff_id, approved_by)

    def take_slice(self, permit: Permit, first_row: int) -> CarriedSlice:
        """Record the members from `first_row` on, at most `ROWS_A_SLICE`, who are not here."""
        rows = permit.members[first_row : first_row + ROWS_A_SLICE]
        with self._desk.store.writing() as work:
            found = _sorted(work, rows)
            if not first_row and len(permit.members) >= MANY_ROWS:
                work.member_loading.take_down(but_phones=True)  # each row is held against the phones here
            if found.new:
                self._record(work, permit, found.new)
            work.commit()
        behind = _behind(first_row + len(rows), len(permit.members))
        return CarriedSlice(len(found.new), found.there, found.faulty, behind)

    def read_names(self) -> NamesRead | None:
        """Behind the last slice, a piece at a time: who came in is found by name, too, what was taken down is made
        again. None when it is done."""
        standing = self._names.piece()
        if standing is None:
            with self._desk.store.writing() as work:
                more = make_findable(work)
                work.commit()
                return work.member_names.standing() if more else None
        return standing

    def _record(self, work: Work, permit: Permit, new: Sequence[tuple[str, OldMember]]) -> None:
        desk = self._desk
        programme, today = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
        numbers = iter(next_numbers(work, desk, sum(not member.card for _, member in new)))
        profiles = [(member_id, member.profile) for member_id, member in new]
        attached = desk.recorder.attach_profiles(work, profiles)
        terms = _Terms.of(programme, today)
        members = tuple(
            _carried(terms, member, member_id, member.card or next(numbers), attachment.hash)
            for (member_id, member), attachment in zip(new, attached, strict=True)
        )
        fact = MembersCarriedOver(members, permit.origin, desk.shop.shop_id, today, permit.approved_by)
        desk.recorder.record(work, desk.shop, fact, staff=permit.staff_id)
        work.member_names.expect()
        work.members.describe_unread(
            (member_id, profile, self._initials(profile.name)) for member_id, profile in profiles
        )
        work.member_names.expect_more()


def _behind(next_row: int, rows: int) -> int | None:
    return next_row if next_row < rows else None


def _sorted(work: Work, rows: Sequence[tuple[str, OldMember]]) -> _Sorted:
    taken = work.member_keys.taken(
        [member_id for member_id, _ in rows],
        [member.card for _, member in rows if member.card],
        [member.phone for _, member in rows if member.phone],
    )
    new: list[tuple[str, OldMember]] = []
    faulty: list[FaultyRow] = []
    there = 0
    for member_id, member in rows:
        if member_id in taken.members:
            there += 1
            continue
        found = []
        if member.card in taken.numbers:
            values = (("text", member.card),)
            found.append(FaultyRow(member.row, MemberColumn.CARD, Fault.CARD_TAKEN, values))
        if member.phone in taken.phones:
            told = (("text", member.phone), ("other", taken.phones[member.phone][1]))
            found.append(FaultyRow(member.row, MemberColumn.PHONE, Fault.PHONE_TAKEN, told))
        faulty += found
        if not found:
            new.append((member_id, member))
    return _Sorted(new, there, tuple(faulty))


@dataclass(frozen=True, slots=True)
class _Terms:
    """On which members are taken over: the programme, what it counts, the day."""

    counters: Mapping[str, Measure]
    today: date
    expiry: Mapping[str, date | None]
    """By tier, the lowest first."""

    @classmethod
    def of(cls, programme: Programme, today: date) -> _Terms:
        expiry = {tier.key: programme.term_of(tier).last_day(today) for tier in programme.tiers}
        return cls(counters(programme), today, expiry)


def _carried(terms: _Terms, member: OldMember, member_id: str, number: str, profile: bytes) -> CarriedMember:
    # Somebody may have published a programme without that tier since the list was read.
    tier = member.tier if member.tier in terms.expiry else next(iter(terms.expiry))
    lots = (
        CarriedLot(AccountKind.POINTS, lot_of(member.points_last_day), member.points),
        CarriedLot(AccountKind.PRINCIPAL, NEVER, member.principal.minor),
        CarriedLot(AccountKind.BONUS, NEVER, member.bonus.minor),
    )
    return CarriedMember(
        member_id=member_id,
        number=number,
        tier=tier,
        joined_on=member.joined_on or terms.today,
        profile=profile,
        card_id=f"{member_id}-1",
        card_expires_on=terms.expiry[tier],
        lots=tuple(lot for lot in lots if lot.amount),
        cumulative=member.spent,
        sales=member.sales,
        last_sale_on=member.last_sale_on,
        counts=_counts(terms, member),
    )


def _counts(terms: _Terms, member: OldMember) -> tuple[tuple[str, date, int], ...]:
    """As one sale on the day of the last one."""
    on = member.last_sale_on
    if on is None or not member.spent:
        return ()
    line = SoldLine(BasketLine(1, "", member.spent), member.spent)
    return tuple((counter, on, amount) for counter, amount in counted_by_sale(terms.counters, [line], 0))

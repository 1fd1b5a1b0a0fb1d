"""Members of an older system whom two tills took over: what the later one brought is taken back, and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.ground import Found, name_of
from shuke.application.head_office.opening_pushes import OpenedFact
from shuke.application.ports.store import Work
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.members_carried_over import CarriedMember, MembersCarriedOver
from shuke.domain.facts.members_carried_twice import CarriedTwice, MembersCarriedTwice

__all__ = ["take_back_what_came_twice"]


def take_back_what_came_twice(work: Work, entry: OfficeEntry, new: Sequence[OpenedFact]) -> list[Found]:
    """Of these facts, folded just now, those whose members an earlier one brought. One exception an older system and
    till, whatever the number of members."""
    carried = [(one.sealed.header, one.body) for one in new if isinstance(one.body, MembersCarriedOver)]
    wanted = [member.member_id for _, body in carried for member in body.members]
    places: defaultdict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for member_id, place in work.conflicts.concerned_by(wanted, MembersCarriedOver.KIND):
        places[member_id].add((place.till, place.epoch, place.seq))
    arrived = {_place(header) for header, _ in carried}
    found = []
    for header, body in carried:
        earlier = {
            one.member_id: before
            for one in body.members
            for before in _earlier(places[one.member_id], header, arrived)
        }
        if earlier:
            fact = _fact(header, body, earlier)
            entry.record(fact)
            found.append(_found(header, body, next(iter(earlier.values()))))
    return found


def _place(header: FactHeader) -> tuple[str, int, int]:
    return header.till, header.epoch, header.seq


def _earlier(
    places: set[tuple[str, int, int]], header: FactHeader, arrived: set[tuple[str, int, int]]
) -> Iterator[tuple[str, int, int]]:
    """Whatever was here before this push came first, then the lower place in it."""
    own = _place(header)
    return (place for place in places if place != own and (place not in arrived or place < own))


def _fact(
    header: FactHeader, body: MembersCarriedOver, earlier: dict[str, tuple[str, int, int]]
) -> MembersCarriedTwice:
    once: dict[str, CarriedMember] = {}
    for one in body.members:
        if one.member_id in earlier:
            once.setdefault(one.member_id, one)
    members = tuple(
        CarriedTwice(one.member_id, one.lots, one.cumulative, one.sales, one.counts) for one in once.values()
    )
    return MembersCarriedTwice(header.till, header.epoch, header.seq, members)


def _found(header: FactHeader, body: MembersCarriedOver, before: tuple[str, int, int]) -> Found:
    return Found(
        kind=ExceptionKind.CARRIED_TWICE,
        cause=(body.origin, header.till, str(header.epoch)),
        happened_on=header.business_date,
        facts=(NamedFact(*before), name_of(header, body)),
        about=(("origin", body.origin), ("first_till", before[0])),
    )

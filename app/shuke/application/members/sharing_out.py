"""What sharing members out would come to, before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.figures.sharing_out import Cared, Move, share_members
from shuke.domain.money import ZERO, Money
from shuke.domain.segments.fields import Kept
from shuke.domain.shop import Right, Staff

__all__ = ["Load", "Scope", "ShareLine", "SharePlan", "ShareWish", "share_plan"]


class Scope(StrEnum):
    """Whose members are shared out. EVERYBODY: of all who take part, of those who left, and of nobody."""

    EVERYBODY = "everybody"
    ONE = "one"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ShareWish:
    """`staff_id`: whose members go to the others, where it is one person's. `takers`: who takes part; None: whoever
    works in the shop and looks after somebody now, or all who work there where nobody does."""

    scope: Scope = Scope.EVERYBODY
    staff_id: str = ""
    takers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """Members, and what they bought in twelve months."""

    members: int = 0
    spent: Money = ZERO


@dataclass(frozen=True, slots=True)
class ShareLine:
    person: Staff
    takes_part: bool
    now: Load
    then: Load


@dataclass(frozen=True, slots=True)
class SharePlan:
    """`wish` as it was read; `nobody`: members of the shop whom nobody looks after, now and then. `left`: those for
    whom nobody has room."""

    wish: ShareWish
    lines: tuple[ShareLine, ...]
    nobody: tuple[Load, Load]
    moves: tuple[Move, ...]
    most: int | None
    left: int


def share_plan(
    work: Work, machine: Machine, shop_id: str, session: Session, wish: ShareWish
) -> SharePlan | Refused:
    """Among those who work in that shop. For the reading lane: it goes through all members. Members of other shops
    whom nobody looks after, and those of whoever works elsewhere alone, are left as they are.

    Raises:
        NoProgramme: there is none.
    """
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    service = machine.programme_in_force(work).account_service
    most = service.most if service is not None else None
    here = [one for one in work.shops.staff() if not one.shops or shop_id in one.shops]
    held = _held(work, machine, shop_id, frozenset(one.staff_id for one in here))
    people = [one for one in here if one.active or held.get(one.staff_id)]
    wish = _resolved(wish, people, held)
    takers = {one: held.get(one, []) for one in sorted(wish.takers or ())}
    active = {one.staff_id for one in people if one.active}
    gone = [one.staff_id for one in people if one.staff_id not in active]
    scopes: Mapping[Scope, Collection[str]] = {
        Scope.EVERYBODY: ("", *gone),
        Scope.ONE: (wish.staff_id,) if wish.staff_id else (),
        Scope.NOBODY: ("",),
    }
    free = [one for name in scopes[wish.scope] for one in held.get(name, ())]
    moves = share_members(free, takers, evening=wish.scope is Scope.EVERYBODY, most=most)
    now = {staff_id: _load(members) for staff_id, members in held.items()}
    then = _after(now, held, moves)
    nothing = Load()
    lines = (
        ShareLine(
            one, one.staff_id in takers, now.get(one.staff_id, nothing), then.get(one.staff_id, nothing)
        )
        for one in people
    )
    moved = {one.member_id for one in moves}
    left = sum(one.member_id not in moved for one in free)
    nobody = now.get("", nothing), then.get("", nothing)
    return SharePlan(wish, tuple(lines), nobody, moves, most, left)


def _held(work: Work, machine: Machine, shop_id: str, here: Collection[str]) -> dict[str, list[Cared]]:
    today = machine.recorder.today(work, machine.shop)
    kept = work.segments.members((Kept.LOOKED_AFTER, Kept.SHOP, Kept.YEAR_SPENT), today)
    columns = (kept.columns[one].cells() for one in (Kept.LOOKED_AFTER, Kept.SHOP, Kept.YEAR_SPENT))
    held: dict[str, list[Cared]] = {}
    for member_id, staff_id, home, spent in zip(kept.ids, *columns, strict=True):
        if staff_id in here if staff_id else home == shop_id:
            held.setdefault(str(staff_id), []).append(Cared(member_id, str(staff_id), int(spent or 0)))
    return held


def _resolved(wish: ShareWish, people: Sequence[Staff], held: Mapping[str, Collection[Cared]]) -> ShareWish:
    active = frozenset(one.staff_id for one in people if one.active)
    one = ""
    if wish.scope is Scope.ONE:
        one = wish.staff_id if any(wish.staff_id == person.staff_id for person in people) else ""
    takers = wish.takers
    if takers is None:
        takers = frozenset(staff_id for staff_id in active if held.get(staff_id)) - {one} or active
    return ShareWish(wish.scope, one, (takers & active) - {one})


def _load(members: Collection[Cared]) -> Load:
    return Load(len(members), Money(sum(one.spent for one in members)))


def _after(
    now: Mapping[str, Load], held: Mapping[str, Collection[Cared]], moves: Collection[Move]
) -> dict[str, Load]:
    moving = {one.member_id for one in moves}
    givers = {one.before for one in moves}
    spent = {one.member_id: one.spent for name in givers for one in held[name] if one.member_id in moving}
    members, bought = Counter[str](), Counter[str]()
    for move in moves:
        for staff_id, sign in ((move.before, -1), (move.after, 1)):
            members[staff_id] += sign
            bought[staff_id] += sign * spent[move.member_id]
    nothing = Load()
    changed = {
        one: Load(
            now.get(one, nothing).members + members[one], now.get(one, nothing).spent + Money(bought[one])
        )
        for one in members
    }
    return {**now, **changed}

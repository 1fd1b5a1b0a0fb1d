"""What sharing members out would come to, before anything is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.money import ZERO, Money
from shuke.domain.shop import Right, Staff

if TYPE_CHECKING:  # numbers in arrays take a tenth of a second to be there: a till starts without them
    from shuke.application.members.sharing_columns import Held, Moves

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
    moves: Moves
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
    # Arrays, see above.
    from shuke.application.members.sharing_columns import read_held, share_members  # noqa: PLC0415

    today = machine.recorder.today(work, machine.shop)
    held = read_held(work, today, shop_id, frozenset(one.staff_id for one in here))
    now = _loads(held)
    people = [one for one in here if one.active or one.staff_id in now]
    wish = _resolved(wish, people, now)
    active = {one.staff_id for one in people if one.active}
    gone = [one.staff_id for one in people if one.staff_id not in active]
    scopes: Mapping[Scope, Collection[str]] = {
        Scope.EVERYBODY: ("", *gone),
        Scope.ONE: (wish.staff_id,) if wish.staff_id else (),
        Scope.NOBODY: ("",),
    }
    free = held.looked_after_by(scopes[wish.scope])
    takers = wish.takers or frozenset()
    moves = share_members(held, free, takers, evening=wish.scope is Scope.EVERYBODY, most=most)
    then = _loads(held, moves)
    nothing = Load()
    lines = (
        ShareLine(
            one, one.staff_id in takers, now.get(one.staff_id, nothing), then.get(one.staff_id, nothing)
        )
        for one in people
    )
    left = int(free.sum() - free[moves.members].sum())
    nobody = now.get("", nothing), then.get("", nothing)
    return SharePlan(wish, tuple(lines), nobody, moves, most, left)


def _resolved(wish: ShareWish, people: Sequence[Staff], held: Collection[str]) -> ShareWish:
    active = frozenset(one.staff_id for one in people if one.active)
    one = ""
    if wish.scope is Scope.ONE:
        one = wish.staff_id if any(wish.staff_id == person.staff_id for person in people) else ""
    takers = wish.takers
    if takers is None:
        takers = frozenset(staff_id for staff_id in active if staff_id in held) - {one} or active
    return ShareWish(wish.scope, one, (takers & active) - {one})


def _loads(held: Held, moves: Moves | None = None) -> dict[str, Load]:
    """Of everybody who has somebody: now, or once these are moved."""
    return {name: Load(count, Money(spent)) for name, count, spent in held.loads(moves) if count}

"""An action of a scenario: what it is called, what it takes, what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.says import reason
from shuke.domain.programme.tables import Table

__all__ = ["Action", "member_named", "no_such_member"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a till, a manager, a member or the calendar can do. Its words, and those of its keys, stand in
    `shuke.wording.rehearsal_page`.

    Attributes:
        name: what stands after ``do =``.
        keys: those of its step, besides ``do``, ``on`` and ``expect``.
        example: a step as it is written in a scenario; it is part of the documentation, and every example is run.
        act: does it: reads its keys from the step's table, and returns what came of it. The caller applies the
            changes.
    """

    name: str
    keys: tuple[str, ...]
    example: str
    act: Callable[[RehearsedShop, Table], Outcome]


def member_named(shop: RehearsedShop, step: Table, key: str = "member") -> Membership | None:
    """The membership that the step names; None if there is none of that name."""
    return shop.book.membership(step.text(key, 40))


def no_such_member() -> Outcome:
    return Outcome.no(reason("member", Tells.NO_SUCH_MEMBER))

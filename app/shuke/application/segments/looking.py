"""Who is in a segment now: how many, of how many, and some of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.segments import KeptMembers
from shuke.application.ports.store import Work
from shuke.application.segments.view import View, asked_of
from shuke.domain.member import Member
from shuke.domain.programme.document import Programme
from shuke.domain.segments.fields import Kept
from shuke.domain.segments.ladder import ladder_of
from shuke.domain.segments.segment import Rule

__all__ = ["Everybody", "Look", "sample_of"]

SAMPLE = 12

_DUE = frozenset({Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS})


@dataclass(frozen=True, slots=True)
class Look:
    """`members`: the ids of those in it, in their order, of all `of` members. `noted`: of a rule that asks what is
    due to be bought again, for how many of all it is known yet; None: for all, or it is not asked."""

    members: Sequence[str]
    of: int
    noted: int | None = None

    @property
    def count(self) -> int:
        return len(self.members)


class Everybody:
    """All members as they were when first looked at: while somebody makes a rule, only columns that it newly asks for
    are read. `anew` looks again. One at a time may use it.

    Args:
        programme: in force; asked with each look, as tiers are its. Without one nothing is missing to a tier.
    """

    def __init__(self, programme: Callable[[Work], Programme | None], today: Callable[[Work], date]) -> None:
        self._programme = programme
        self._today = today
        self._asked: frozenset[Kept] = frozenset()
        self._kept: KeptMembers | None = None
        self._walked_to: str | None = None

    def anew(self) -> None:
        self._kept = None

    def look(self, work: Work, rule: Rule) -> Look:
        programme, today = self._programme(work), self._today(work)
        kept = self._columns(work, asked_of(rule.where), today)
        ladder = ladder_of(programme) if programme is not None else {}
        view = View(len(kept.ids), kept.columns, today, rule.bounds, ladder)
        noted = None
        if kept.ids and self._walked_to is not None and not _DUE.isdisjoint(asked_of(rule.where)):
            noted = bisect_right(kept.ids, self._walked_to)
        return Look(view.among(view.matching(rule.where), kept.ids), len(kept.ids), noted)

    def _columns(self, work: Work, asked: frozenset[Kept], today: date) -> KeptMembers:
        if self._kept is None or not asked <= self._asked:
            # Together with what was asked before, for columns of two moments would not fit together.
            self._asked |= asked
            self._kept = work.segments.members(self._asked, today)
            self._walked_to = None if _DUE.isdisjoint(self._asked) else work.habits.walked_to()
        return self._kept


def sample_of(work: Work, look: Look) -> list[Member]:
    """Some of them from one end to the other, always the same."""
    step = max(-(-look.count // SAMPLE), 1)
    found = (work.members.get(one) for one in look.members[::step])
    return [member for member in found if member is not None]

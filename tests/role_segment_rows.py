"""Who may do what with saved segments: one row a use case."""

from __future__ import annotations

from collections.abc import Callable

from role_stand import RoleStand, UseCase
from shuke.application.segments.looking import Look
from shuke.application.segments.saving import save, take_down, take_off
from shuke.application.session import Session
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import Right

__all__ = ["ROWS"]

Act = Callable[[Session], object]


def _own(s: RoleStand) -> str:
    answer = save(s.desk, s.boss, "常客", Rule())
    assert isinstance(answer, SegmentSaved), answer
    return answer.segment_id


def _taken_off(s: RoleStand) -> Act:
    key = _own(s)
    return lambda who: take_off(s.desk, who, key)


def _taken_down(s: RoleStand) -> Act:
    key = _own(s)
    return lambda who: take_down(s.desk, who, key, Rule(), Look((s.member,), 2))


CARING = (Right.CARE_FOR_MEMBERS,)
ROWS = {
    "segments.saving:save": UseCase(CARING, lambda s: lambda who: save(s.desk, who, "常客", Rule())),
    "segments.saving:take_off": UseCase(CARING, _taken_off),
    "segments.saving:take_down": UseCase(CARING, _taken_down),
}

"""Who may do what with care of members: one row a use case."""

from __future__ import annotations

from collections.abc import Callable

from role_stand import RoleStand, UseCase
from shuke.application.care.laid_down import lay_down
from shuke.application.session import Session
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.shop import Right

__all__ = ["ROWS"]


def _lays_down(s: RoleStand) -> Callable[[Session], object]:
    plan = CarePlan(what=Handout(points=5))
    return lambda who: lay_down(s.desk, who, Occasion.ANNIVERSARY, plan, on=True)


ROWS = {"care.laid_down:lay_down": UseCase((Right.CARE_FOR_MEMBERS,), _lays_down)}

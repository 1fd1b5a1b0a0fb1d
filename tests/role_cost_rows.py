"""Who may do what with the cost of the programme: one row a use case."""

from __future__ import annotations

from collections.abc import Callable

from role_stand import RoleStand, UseCase
from shuke.application.figures.cost import budget_now, programme_cost
from shuke.application.figures.setting_costs import set_costs, take_member_list
from shuke.application.session import Session
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import MonthsKind
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.wording.programme_cost import CostReport

__all__ = ["ROWS"]

Act = Callable[[Session], object]
SAID = CostsSaid(300, budget=Money(500_00))


def _costs_read(s: RoleStand) -> Act:
    def read(who: Session) -> object:
        with s.shop.store.reading() as work:
            return programme_cost(s.desk, work, who, None, MonthsKind.MONTH, CostReport.KINDS)

    return read


def _budget_read(s: RoleStand) -> Act:
    def read(who: Session) -> object:
        with s.shop.store.reading() as work:
            return budget_now(s.desk, work, who)

    return read


ROWS: dict[str, UseCase] = {
    "figures.cost:programme_cost": UseCase((Right.SEE_EXPOSURE,), _costs_read),
    "figures.cost:budget_now": UseCase((Right.SEE_EXPOSURE,), _budget_read),
    "figures.setting_costs:set_costs": UseCase(
        (Right.MANAGE_PROGRAMME,), lambda s: lambda who: set_costs(s.desk, who, SAID)
    ),
    "figures.setting_costs:take_member_list": UseCase(
        (Right.EXPORT_LISTS,), lambda s: lambda who: take_member_list(s.desk, who, "brought", 1)
    ),
}

"""Who may do what with the cost of the programme: one row a use case."""

from __future__ import annotations

from collections.abc import Callable

from role_stand import RoleStand, UseCase
from shuke.application.figures.cost import budget_now, programme_cost
from shuke.application.figures.printing import print_figures
from shuke.application.figures.setting_costs import set_costs, take_member_list
from shuke.application.session import Session
from shuke.application.settlement_sheet import PaperStatement, PaperTable
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import MonthsKind
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.wording.programme_cost import CostReport
from shuke.wording.sentence import Language

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


PAPER = PaperStatement("t", (), (PaperTable("", ("a", "b"), (("c", "1"),), frozenset({1})),), "")

ROWS: dict[str, UseCase] = {
    "figures.cost:programme_cost": UseCase((Right.SEE_EXPOSURE,), _costs_read),
    "figures.cost:budget_now": UseCase((Right.SEE_EXPOSURE,), _budget_read),
    "figures.printing:print_figures": UseCase(
        (Right.SEE_EXPOSURE,),
        lambda s: lambda who: print_figures(s.desk, who, Right.SEE_EXPOSURE, PAPER, Language.ZH),
    ),
    "figures.setting_costs:set_costs": UseCase(
        (Right.MANAGE_PROGRAMME,), lambda s: lambda who: set_costs(s.desk, who, SAID)
    ),
    "figures.setting_costs:take_member_list": UseCase(
        (Right.EXPORT_LISTS,), lambda s: lambda who: take_member_list(s.desk, who, "brought", 1)
    ),
}

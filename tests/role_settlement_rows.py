"""Who may do what with settled months at a till: one row a use case."""

from __future__ import annotations

from collections.abc import Callable

from role_stand import RoleStand, UseCase
from shuke.application.ports.store import Work
from shuke.application.session import Session
from shuke.application.settled_months import print_settlement, settled_months, settlement_slip
from shuke.bootstrap.demo_shop.settled_months import told_months
from shuke.domain.shop import Right

__all__ = ["ROWS"]

MONTH = "2026-10"


def _told(s: RoleStand) -> None:
    with s.desk.store.writing() as work:
        work.shop_statements.replace(told_months(s.desk.shop.shop_id))
        work.commit()


def _reads(look: Callable[[RoleStand, Work, Session], object]) -> UseCase:
    def ready(s: RoleStand) -> Callable[[Session], object]:
        def act(who: Session) -> object:
            with s.desk.store.reading() as work:
                return look(s, work, who)

        _told(s)
        return act

    return UseCase((Right.READ_SHIFTS,), ready)


def _prints(s: RoleStand) -> Callable[[Session], object]:
    _told(s)
    return lambda who: print_settlement(s.desk, who, MONTH)


ROWS = {
    "settled_months:settled_months": _reads(lambda s, work, who: settled_months(s.desk, work, who)),
    "settled_months:settlement_slip": _reads(lambda s, work, who: settlement_slip(s.desk, work, who, MONTH)),
    "settled_months:print_settlement": UseCase((Right.READ_SHIFTS,), _prints),
}

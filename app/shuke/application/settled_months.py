"""What the till's shop settled with others, month by month: read as head office told it, and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settlement_slip import SettlementSlip, SlipPair, SlipPartner, SlipSum
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS, Right
from shuke.domain.shop_debts import DebtSum, MonthStatement
from shuke.domain.shop_statement import ShopStatement

__all__ = ["SettledMonth", "print_settlement", "settled_months", "settlement_slip"]


@dataclass(frozen=True, slots=True)
class SettledMonth:
    """`gets`: from all shops together, what it pays taken off; below zero: it pays."""

    month: str
    settled_at: str
    gets: Money


def settled_months(desk: Desk, work: Work, session: Session) -> tuple[SettledMonth, ...] | Refused:
    """The newest first."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    return tuple(_listed(desk, one) for one in work.shop_statements.all())


def settlement_slip(desk: Desk, work: Work, session: Session, month: str) -> SettlementSlip | Refused:
    """What the slip of that month says; changes nothing."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    told = work.shop_statements.of_month(month)
    if told is None:
        return Refused(Refusal.STATEMENT_GONE)
    names = {shop.shop_id: shop.name for shop in work.shops.all()}
    own = desk.shop.shop_id
    return SettlementSlip(
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        month=month,
        settled_at=_at(desk, told),
        settled_by=told.settled_by,
        printed_by=session.staff.name,
        pairs=tuple(_pairs(told.statement, own, names)),
        partners=tuple(
            SlipPartner(one.creditor, one.what, one.times, one.principal) for one in told.statement.partners
        ),
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
    )


def print_settlement(desk: Desk, session: Session, month: str) -> SettlementSlip | Refused:
    """Queue the slip; from the second time on marked as a copy. No fact: nothing has happened."""
    with desk.store.writing() as work:
        slip = settlement_slip(desk, work, session, month)
        if isinstance(slip, Refused):
            return slip
        document = f"{desk.shop.shop_id} {month}"
        printed = f"settlement.printed.{month}"  # jobs that are done are forgotten in time, this is not
        copy = work.cursors.get(printed)
        work.cursors.put(printed, copy + 1)
        work.print_jobs.add(PrintJobDraft(PrintKind.SETTLEMENT_SLIP, document, packed_content(slip), copy))
        work.commit()
    return slip


def _pairs(statement: MonthStatement, own: str, names: dict[str, str]) -> Iterator[SlipPair]:
    for pair in statement.pairs:
        other = pair.other if pair.one == own else pair.one
        payment = pair.payment
        pays = Money(0)
        if payment is not None:
            pays = payment.amount if payment.debtor == own else -payment.amount
        sums = tuple(_sum(one, own, statement.month) for one in pair.sums)
        yield SlipPair(names.get(other, other), sums, pays)


def _sum(one: DebtSum, own: str, month: str) -> SlipSum:
    corrects = one.month if one.month != month else ""
    return SlipSum(one.kind.value, one.debtor == own, corrects, one.debts, one.principal, one.bonus)


def _listed(desk: Desk, told: ShopStatement) -> SettledMonth:
    mine = (one for one in told.statement.positions if one.shop == desk.shop.shop_id)
    gets = next((one.gets for one in mine), Money(0))
    return SettledMonth(told.month, _at(desk, told), gets)


def _at(desk: Desk, told: ShopStatement) -> str:
    return f"{desk.local_time(told.settled_at_ms):%Y-%m-%d %H:%M}"

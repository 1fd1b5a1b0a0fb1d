"""Statements: the pay of sellers, and what shops owe each other."""

from __future__ import annotations

from datetime import date

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.explanation import Reason
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.commission import Goal, Worked, commission
from shuke.domain.membership.settlement import settlement
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.says import reason
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

MOST_GOALS = 200
MOST_ENROLLED = 100_000


def _commission(shop: RehearsedShop, step: Table) -> Outcome:
    first, last = step.date("first"), step.date("last")
    goals = tuple(_goal(goal) for goal in step.tables("goals", 0, MOST_GOALS))
    work = tuple(_worked(one) for one in step.tables("worked", 0, MOST_GOALS))
    if step.notes.problems:
        return Outcome()
    found = commission(shop.book, shop.programme, first, last, goals, work)
    if isinstance(found, Reason):
        return Outcome.no(found)
    reasons = tuple(line.why for pay in found for line in pay.lines)
    gave = tuple((f"pay.{pay.person}", str(pay.amount.minor)) for pay in found)
    return Outcome(reasons=reasons, gave=gave)


def _worked(one: Table) -> Worked:
    """``{ person = "chen", sold = 1000, back = 100, enrolled = 2 }``."""
    found = Worked(
        person=one.text("person", 40),
        sold=one.amount_or("sold", ZERO),
        back=one.amount_or("back", ZERO),
        enrolled=one.whole("enrolled", 0, MOST_ENROLLED, default=0),
    )
    one.close()
    return found


def _goal(goal: Table) -> Goal:
    """``{ person = "chen", post = "floor", target = 50000, team = ["wang", "zhao"] }``."""
    found = Goal(
        person=goal.text("person", 40),
        post=goal.key_name("post"),
        amount=goal.amount("target", Money(1)),
        team=goal.names("team"),
    )
    goal.close()
    return found


def _settle(shop: RehearsedShop, step: Table) -> Outcome:
    month = step.date("month")
    if step.notes.problems:
        return Outcome()
    found = settlement(shop.book, shop.programme, month)
    owed = [
        reason(
            "settlement",
            ValueTells.SETTLED,
            applied=True,
            money=one.amount,
            bonus=one.bonus,
            creditor=one.creditor,
            debtor=one.debtor,
            principal=one.principal,
        )
        for one in found.net()
    ]
    names = {perk.key: perk.name for perk in shop.programme.perks}
    uses = [
        reason(
            "settlement.partner",
            ValueTells.PARTNER_USES,
            applied=True,
            count=one.times,
            partner=one.partner,
            perk=names[one.perk],
        )
        for one in found.partners
    ]
    gave = [(f"owes.{one.debtor} {one.creditor}", str(one.amount.minor)) for one in found.net()]
    gave += [(f"served.{one.partner} {one.perk}", str(one.times)) for one in found.partners]
    nothing = reason("settlement", ValueTells.NOTHING_TO_SETTLE, month=_written(month))
    return Outcome(reasons=(*owed, *uses) or (nothing,), gave=tuple(gave))


def _written(month: date) -> str:
    return f"{month:%Y-%m}"


ACTIONS = (
    Action(
        name="commission",
        keys=("first", "last", "goals", "worked"),
        example='do = "commission"\nfirst = 2026-03-01\nlast = 2026-03-31\n[steps.expect]\npay = []',
        act=_commission,
    ),
    Action(
        name="settle-shops",
        keys=("month",),
        example='do = "settle-shops"\nmonth = 2026-03-01\n[steps.expect]\nowes = []',
        act=_settle,
    ),
)

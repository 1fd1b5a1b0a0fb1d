"""Days, months and years that end, and what a person does about members who sleep."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.closing.sleeping import Verdict, decide, notice_sent
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]


def _closed_to(shop: RehearsedShop, step: Table, day: date) -> Outcome:
    """Close every day before that one, and tell what they brought, this step's date included."""
    step.text_or("member", "")
    shop.seed = step.text_or("seed", "") or shop.seed
    shop.go_to(day)
    return Outcome(reasons=tuple(one for outcome in shop.closings for one in outcome.reasons))


def _end_of_day(shop: RehearsedShop, step: Table) -> Outcome:
    return _closed_to(shop, step, shop.today + timedelta(days=1))


def _end_of_month(shop: RehearsedShop, step: Table) -> Outcome:
    year, month = divmod(shop.today.year * 12 + shop.today.month, 12)
    return _closed_to(shop, step, date(year, month + 1, 1))


def _end_of_year(shop: RehearsedShop, step: Table) -> Outcome:
    return _closed_to(shop, step, date(shop.today.year + 1, 1, 1))


def _send_notice(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    return no_such_member() if member is None else notice_sent(member, shop.today)


def _decide(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    verdict = step.choice("verdict", Verdict)
    if member is None or step.notes.problems:
        return no_such_member()
    return decide(shop.book, shop.programme, member, shop.today, verdict)


ACTIONS = (
    Action(
        name="end-of-day",
        keys=("member", "seed"),
        example='do = "end-of-day"',
        act=_end_of_day,
    ),
    Action(
        name="end-of-month",
        keys=("member", "seed"),
        example='do = "end-of-month"\nseed = "a word told beforehand"',
        act=_end_of_month,
    ),
    Action(
        name="end-of-year",
        keys=("member", "seed"),
        example='do = "end-of-year"',
        act=_end_of_year,
    ),
    Action(
        name="send-notice",
        keys=("member",),
        example='do = "send-notice"\nmember = "li"',
        act=_send_notice,
    ),
    Action(
        name="decide-sleeping",
        keys=("member", "verdict"),
        example='do = "decide-sleeping"\nmember = "li"\nverdict = "downgrade"\n[steps.expect]\nrefused = true',
        act=_decide,
    ),
)

"""Goods that come back, and points claimed with a slip."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.claiming import claim
from shuke.domain.membership.refunding import RefundAsked, refund
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

MOST_LINES = 500
MOST_QUANTITY = 100_000


def _refund(shop: RehearsedShop, step: Table) -> Outcome:
    asked = RefundAsked(
        refund_id=step.text_or("refund", "") or shop.book.new_id("refund"),
        sale_id=step.text("sale", 40),
        lines=tuple(_line(line) for line in step.tables("back", 0, MOST_LINES)),
        member_id=step.text_or("member", ""),
    )
    return Outcome() if step.notes.problems else refund(shop.book, shop.today, asked)


def _line(line: Table) -> tuple[int, int]:
    """``{ line = 1, quantity = 2 }``: which line of the receipt, how many of it."""
    found = (
        line.whole("line", 1, MOST_LINES),
        line.whole("quantity", 1, MOST_QUANTITY, default=1) * 1000,
    )
    line.close()
    return found


def _claim(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    sale = step.text("sale", 40)
    if member is None:
        return no_such_member()
    return claim(shop.book, shop.programme, member, shop.today, sale, shop.calendar)


ACTIONS = (
    Action(
        name="refund",
        keys=("sale", "member", "back", "refund"),
        example='do = "refund"\nsale = "first"\nback = [{ line = 1, quantity = 1 }]\n'
        "[steps.expect]\nrefused = true",
        act=_refund,
    ),
    Action(
        name="claim",
        keys=("member", "sale"),
        example='do = "claim"\nmember = "li"\nsale = "first"\n[steps.expect]\nrefused = true',
        act=_claim,
    ),
)

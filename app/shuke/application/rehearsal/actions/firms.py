"""Accounts of firms and who books for them."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.firms import dismiss_operator, name_operator, open_account
from shuke.domain.membership.joining import Application
from shuke.domain.money import ZERO
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]


def _open_account(shop: RehearsedShop, step: Table) -> Outcome:
    asked = Application(
        member_id=step.text("member", 40),
        by=EntryBy.ACCOUNT,
        shows=frozenset(step.choices("shows", Proof)),
        top_up=step.amount_or("top_up", ZERO),
        referrer=step.text_or("referrer", ""),
        seller=step.text_or("seller", ""),
        shop=step.text_or("shop", ""),
        invoice=step.yes_or_no("invoice", default=False),
    )
    return open_account(shop.book, shop.programme, shop.today, asked, shop.calendar)


def _name_operator(shop: RehearsedShop, step: Table) -> Outcome:
    firm = member_named(shop, step)
    operator = shop.book.membership(step.text("operator", 40))
    return no_such_member() if firm is None else name_operator(firm, operator)


def _dismiss_operator(shop: RehearsedShop, step: Table) -> Outcome:
    operator = shop.book.membership(step.text("operator", 40))
    return no_such_member() if operator is None else dismiss_operator(operator)


ACTIONS = (
    Action(
        name="open-account",
        keys=("member", "shows", "top_up", "invoice", "referrer", "seller", "shop"),
        example='do = "open-account"\nmember = "acme"\ntop_up = 100000',
        act=_open_account,
    ),
    Action(
        name="name-operator",
        keys=("member", "operator"),
        example='do = "name-operator"\nmember = "acme"\noperator = "li"',
        act=_name_operator,
    ),
    Action(
        name="dismiss-operator",
        keys=("operator",),
        example='do = "dismiss-operator"\noperator = "li"',
        act=_dismiss_operator,
    ),
)

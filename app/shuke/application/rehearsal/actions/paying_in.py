"""Stored value: topping up, paying back, cards with nobody behind them."""

from __future__ import annotations

from fractions import Fraction

from shuke.application.rehearsal.action import Action, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.card import Card
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.paying_in import TopUpAsked
from shuke.domain.membership.state import Membership
from shuke.domain.membership.stored_value import bearer_card
from shuke.domain.membership.topping_up import close_balance, pay_back, sell_bearer_card, top_up
from shuke.domain.money import Money
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

MOST_PERCENT = Fraction(1000)


def _asked(shop: RehearsedShop, step: Table) -> TopUpAsked:
    return TopUpAsked(
        top_up_id=step.text_or("paid_in", "") or shop.book.new_id("top-up"),
        paid=step.amount("amount", Money(1)),
        rate=_rate(step),
        approved_by=step.text_or("approved_by", ""),
        seller=step.text_or("seller", ""),
        shop=step.text_or("shop", ""),
        invoice=step.yes_or_no("invoice", default=False),
    )


def _rate(step: Table) -> Fraction | None:
    if not step.there_is("bonus_percent"):
        return None
    return step.number("bonus_percent", Fraction(0), MOST_PERCENT) / 100


def _holder(shop: RehearsedShop, step: Table) -> Membership | Card | Outcome:
    """The member, or the bearer card, that the step names."""
    if step.there_is("bearer"):
        card = bearer_card(shop.book, step.text("bearer", 40))
        return card if isinstance(card, Card) else Outcome.no(card)
    return shop.book.membership(step.text("member", 40)) or no_such_member()


def _top_up(shop: RehearsedShop, step: Table) -> Outcome:
    holder, asked = _holder(shop, step), _asked(shop, step)
    if isinstance(holder, Outcome) or step.notes.problems:
        return holder if isinstance(holder, Outcome) else Outcome()
    return top_up(shop.book, shop.programme, shop.today, holder, asked, shop.calendar)


def _sell_bearer_card(shop: RehearsedShop, step: Table) -> Outcome:
    card_id, asked = step.text("bearer", 40), _asked(shop, step)
    if step.notes.problems:
        return Outcome()
    return sell_bearer_card(shop.book, shop.programme, shop.today, card_id, asked, shop.calendar)


def _refund_top_up(shop: RehearsedShop, step: Table) -> Outcome:
    step.text_or("member", "")
    return pay_back(shop.book, step.text("paid_in", 40), shop.today, step.amount_or_none("amount"))


def _close_balance(shop: RehearsedShop, step: Table) -> Outcome:
    if step.there_is("bearer"):
        card_id = step.text("bearer", 40)
        if card_id in shop.book.cards:  # a dead one too
            return close_balance(shop.book, card_id, shop.today)
    holder = _holder(shop, step)
    return holder if isinstance(holder, Outcome) else close_balance(shop.book, _id(holder), shop.today)


def _id(holder: Membership | Card) -> str:
    return holder.member_id if isinstance(holder, Membership) else holder.card_id


_PAYING_IN = ("amount", "bonus_percent", "approved_by", "seller", "shop", "invoice", "paid_in")

ACTIONS = (
    Action(
        name="top-up",
        keys=("member", "bearer", *_PAYING_IN),
        example='do = "top-up"\nmember = "li"\namount = 500\n[steps.expect]\nprincipal = 500',
        act=_top_up,
    ),
    Action(
        name="sell-bearer-card",
        keys=("bearer", *_PAYING_IN),
        example='do = "sell-bearer-card"\nbearer = "b1"\namount = 500\n[steps.expect]\non_card = 500',
        act=_sell_bearer_card,
    ),
    Action(
        name="refund-top-up",
        keys=("member", "paid_in", "amount"),
        example='do = "refund-top-up"\nmember = "li"\npaid_in = "t1"\namount = 100',
        act=_refund_top_up,
    ),
    Action(
        name="close-balance",
        keys=("member", "bearer"),
        example='do = "close-balance"\nmember = "li"\n[steps.expect]\nprincipal = 0',
        act=_close_balance,
    ),
)

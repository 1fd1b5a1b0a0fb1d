"""Becoming a member, moving up, or not."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.birthdays import birthday_of
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.promoting import open_promotion, promote
from shuke.domain.membership.tells import Tells
from shuke.domain.money import ZERO
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.says import reason
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]


def _enrol(shop: RehearsedShop, step: Table) -> Outcome:
    asked = Application(
        member_id=step.text("member", 40),
        by=step.choice("by", EntryBy),
        tier=step.key_name_or("tier", ""),
        receipts=step.texts("receipts"),
        shows=frozenset(step.choices("shows", Proof)),
        top_up=step.amount_or("top_up", ZERO),
        birthday=birthday_of(step),
        origin=step.choice("origin", CardOrigin) if step.there_is("origin") else None,
        referrer=step.text_or("referrer", ""),
        seller=step.text_or("seller", ""),
        shop=step.text_or("shop", ""),
        invoice=step.yes_or_no("invoice", default=False),
    )
    return join(shop.book, shop.programme, shop.today, asked, shop.calendar)


def _accept(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    shows = frozenset(step.choices("shows", Proof))
    if member is None:
        return no_such_member()
    return promote(shop.book, shop.programme, member, shop.today, shop.calendar, shows)


def _decline(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    if member is None:
        return no_such_member()
    offer = open_promotion(shop.book, shop.programme, member, shop.today)
    if offer is None:
        return Outcome.no(reason("tier", Tells.NOTHING_TO_ACCEPT))
    tier = shop.programme.tier(offer.tier)
    return Outcome(reasons=(reason(offer.rule, Tells.DECLINED, tier=tier.name),))


ACTIONS = (
    Action(
        name="enrol",
        keys=(
            "member",
            "by",
            "tier",
            "receipts",
            "shows",
            "top_up",
            "birthday",
            "origin",
            "referrer",
            "seller",
            "shop",
            "invoice",
        ),
        example='do = "enrol"\nmember = "li"\nby = "fee"\nshows = ["document"]',
        act=_enrol,
    ),
    Action(
        name="accept",
        keys=("member", "shows"),
        example='do = "accept"\nmember = "li"',
        act=_accept,
    ),
    Action(
        name="decline",
        keys=("member",),
        example='do = "decline"\nmember = "li"',
        act=_decline,
    ),
)

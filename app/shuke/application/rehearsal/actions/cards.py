"""The life of cards: issued, lost, found, reissued, damaged, recalled, swapped, handed over, closed."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.birthdays import birthday_of
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.card import MEMBER_CARD
from shuke.domain.membership.calling_in import change_data, close_card, issue, recall
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.handing_over import HandOverAsked, hand_over
from shuke.domain.membership.losing import CardMeant, damaged, found_again, reissue, report_lost
from shuke.domain.membership.overlays import assign, found
from shuke.domain.membership.segment import SegmentAsked, apply_for
from shuke.domain.membership.swapping import Purchase, SwapAsked, swap
from shuke.domain.money import Money
from shuke.domain.programme.parts.extra_cards import ExtraCard
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

MOST_PURCHASES = 1000


def _meant(step: Table) -> CardMeant:
    """``card = "card-1"``, or a member and, for a card beside the tier, its type."""
    return CardMeant(step.text_or("card", ""), step.text_or("member", ""), _type(step))


def _type(step: Table) -> str:
    return step.key_name_or("type", MEMBER_CARD)


def _shows(step: Table, key: str = "shows") -> frozenset[Proof]:
    return frozenset(step.choices(key, Proof))


def _extra(shop: RehearsedShop, key: str) -> ExtraCard | Outcome:
    extra = shop.programme.extra_card(key)
    if extra is not None:
        return extra
    choices = ", ".join((MEMBER_CARD, *(card.key for card in shop.programme.cards)))
    return Outcome.no(reason("card", CardTells.NO_SUCH_TYPE, card=key, choices=choices))


def _issue(shop: RehearsedShop, step: Table) -> Outcome:
    """The tier's card; one beside the tier is applied for, unless it is held already."""
    card_type, number = _type(step), step.text_or("number", "")
    asked = SegmentAsked(
        step.text("member", 40),
        step.texts("receipts"),
        _shows(step),
        number,
        birthday_of(step),
        step.text_or("shop", ""),
    )
    member = shop.book.membership(asked.member_id)
    if member is not None and (card_type == MEMBER_CARD or card_type in member.holds):
        return issue(shop.book, shop.programme, member, shop.today, card_type, number)
    if card_type == MEMBER_CARD:
        return no_such_member()
    extra = _extra(shop, card_type)
    if isinstance(extra, Outcome):
        return extra
    return apply_for(shop.book, shop.programme, extra, shop.today, asked, shop.calendar)


def _report_lost(shop: RehearsedShop, step: Table) -> Outcome:
    where, offline = step.text_or("shop", ""), step.yes_or_no("offline", default=False)
    return report_lost(shop.book, shop.programme, _meant(step), where, online=not offline)


def _unreport(shop: RehearsedShop, step: Table) -> Outcome:
    return found_again(shop.book, _meant(step))


def _reissue(shop: RehearsedShop, step: Table) -> Outcome:
    number = step.text_or("number", "")
    return reissue(shop.book, shop.programme, _meant(step), shop.today, _shows(step), number)


def _damaged(shop: RehearsedShop, step: Table) -> Outcome:
    number = step.text_or("number", "")
    return damaged(shop.book, shop.programme, _meant(step), shop.today, _shows(step), number)


def _recall(shop: RehearsedShop, step: Table) -> Outcome:
    return recall(shop.book, shop.programme, _meant(step), shop.today)


def _close(shop: RehearsedShop, step: Table) -> Outcome:
    return close_card(shop.book, shop.programme, _meant(step), shop.today)


def _swap(shop: RehearsedShop, step: Table) -> Outcome:
    asked = SwapAsked(
        member_id=step.text("member", 40),
        old_card=step.text("old_card", 40),
        purchases=_purchases(step),
        shows=_shows(step),
        birthday=birthday_of(step),
        shop=step.text_or("shop", ""),
        number=step.text_or("number", ""),
    )
    return swap(shop.book, shop.programme, shop.today, asked)


def _purchases(step: Table) -> tuple[Purchase, ...]:
    """``purchases = [{ on = 2011-10-01, amount = 6999 }, …]``."""
    found = []
    for one in step.tables("purchases", 0, MOST_PURCHASES):
        found.append(Purchase(one.date("on"), one.amount("amount", Money(1))))
        one.close()
    return tuple(found)


def _hand_over(shop: RehearsedShop, step: Table) -> Outcome:
    extra = _extra(shop, step.key_name("type"))
    asked = HandOverAsked(
        giver=step.text("member", 40),
        taker=step.text("to", 40),
        giver_shows=_shows(step),
        taker_shows=_shows(step, "taker_shows"),
        number=step.text_or("number", ""),
    )
    if isinstance(extra, Outcome):
        return extra
    return hand_over(shop.book, shop.programme, extra, shop.today, asked, shop.calendar)


def _change_data(shop: RehearsedShop, step: Table) -> Outcome:
    member, birthday, where = member_named(shop, step), birthday_of(step), step.text_or("shop", "")
    return no_such_member() if member is None else change_data(shop.programme, member, birthday, where)


def _found(shop: RehearsedShop, step: Table) -> Outcome:
    extra = _extra(shop, step.key_name("type"))
    if isinstance(extra, Outcome):
        return extra
    return found(shop.book, shop.programme, extra, shop.today, shop.calendar)


def _assign(shop: RehearsedShop, step: Table) -> Outcome:
    member, contact = member_named(shop, step), step.text_or("contact", "")
    return no_such_member() if member is None else assign(shop.book, shop.programme, member, contact)


ACTIONS = (
    Action(
        name="issue-card",
        keys=("member", "type", "receipts", "shows", "number", "birthday", "shop"),
        example='do = "issue-card"\nmember = "li"\ntype = "campus"\nreceipts = ["slip-1"]\nshows = ["student-card"]',
        act=_issue,
    ),
    Action(
        name="report-lost",
        keys=("card", "member", "type", "shop", "offline"),
        example='do = "report-lost"\nmember = "li"\n[steps.expect]\ncard = "lost"',
        act=_report_lost,
    ),
    Action(
        name="unreport",
        keys=("card", "member", "type"),
        example='do = "unreport"\nmember = "li"\n[steps.expect]\ncard = "active"',
        act=_unreport,
    ),
    Action(
        name="reissue",
        keys=("card", "member", "type", "shows", "number"),
        example='do = "reissue"\nmember = "li"\nshows = ["document"]\n[steps.expect]\nfee = 5',
        act=_reissue,
    ),
    Action(
        name="damaged",
        keys=("card", "member", "type", "shows", "number"),
        example='do = "damaged"\nmember = "li"\nshows = ["document"]\n[steps.expect]\nfee = 5',
        act=_damaged,
    ),
    Action(
        name="recall",
        keys=("card", "member", "type"),
        example='do = "recall"\nmember = "li"\n[steps.expect]\ncard = "recalled"',
        act=_recall,
    ),
    Action(
        name="close-card",
        keys=("card", "member", "type"),
        example='do = "close-card"\nmember = "li"\n[steps.expect]\nstate = "ended"',
        act=_close,
    ),
    Action(
        name="swap-card",
        keys=("member", "old_card", "purchases", "shows", "birthday", "shop", "number"),
        example=(
            'do = "swap-card"\nmember = "wu"\nold_card = "A-17"\n'
            'purchases = [{ on = 2011-10-01, amount = 7000 }]\nshows = ["document", "card"]'
        ),
        act=_swap,
    ),
    Action(
        name="hand-over-card",
        keys=("member", "to", "type", "shows", "taker_shows", "number"),
        example=(
            'do = "hand-over-card"\nmember = "li"\nto = "wang"\ntype = "campus"\n'
            'shows = ["document"]\ntaker_shows = ["student-card"]'
        ),
        act=_hand_over,
    ),
    Action(
        name="change-data",
        keys=("member", "birthday", "shop"),
        example='do = "change-data"\nmember = "li"\nbirthday = 1990-03-06',
        act=_change_data,
    ),
    Action(
        name="founding-list",
        keys=("type",),
        example='do = "founding-list"\ntype = "supreme"\n[steps.expect]\nlisted = ["li"]',
        act=_found,
    ),
    Action(
        name="assign-contact",
        keys=("member", "contact"),
        example='do = "assign-contact"\nmember = "li"\ncontact = "account-manager-1"',
        act=_assign,
    ),
)

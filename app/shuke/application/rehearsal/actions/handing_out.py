"""Spins, prizes, perks, gifts for points, events; and what a manager decides."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.attending import ahead_of, attend, sign_off, sign_up, wait
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.deciding import approve, refuse
from shuke.domain.membership.gifting import GiftAsked, pay_out_points, redeem_gift
from shuke.domain.membership.perking import PerkAsked, use_perk
from shuke.domain.membership.prizes import hand_over
from shuke.domain.membership.spinning import spin
from shuke.domain.membership.stamping_by_hand import MOST_STAMPS_AT_ONCE, give_stamps
from shuke.domain.membership.state import Membership
from shuke.domain.money import ZERO
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["ACTIONS"]

MOST_TIMES = 1_000_000


def _for_member(
    act: Callable[[RehearsedShop, Membership, Table], Outcome],
) -> Callable[[RehearsedShop, Table], Outcome]:
    """The action for the member that the step names."""

    def acted(shop: RehearsedShop, step: Table) -> Outcome:
        member = member_named(shop, step)
        if member is None:
            step.asked.extend(step.content)  # whatever else it says is about nobody
            return no_such_member()
        return act(shop, member, step)

    return acted


def _spin(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    """The seed is any text: its SHA-256 is what is drawn with. Without one the number of the step will do."""
    seed = step.text_or("seed", "") or ".".join(str(part) for part in step.path)
    return spin(
        shop.book,
        shop.programme,
        member,
        shop.today,
        sha256(seed.encode()).digest(),
        lands_on=step.key_name_or("lands_on", ""),
        prize_id=step.text_or("prize", ""),
    )


def _hand_over(shop: RehearsedShop, step: Table) -> Outcome:
    confirmed = step.yes_or_no("confirmed", default=True)
    return hand_over(shop.book, step.text("prize", 40), shop.today, shop.calendar, confirmed)


def _use_perk(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    asked = PerkAsked(
        key=step.key_name("perk"),
        times=step.whole("times", 1, MOST_TIMES, default=1),
        worth=step.amount_or("worth", ZERO),
        shows=frozenset(step.choices("shows", Proof)),
        event=step.text_or("event", ""),
        request_id=step.text_or("request", ""),
    )
    return use_perk(shop.book, shop.programme, member, shop.today, asked, shop.calendar)


def _approve(shop: RehearsedShop, step: Table) -> Outcome:
    request, granted = step.text("request", 40), step.amount_or_none("worth")
    return approve(shop.book, shop.programme, request, shop.today, shop.calendar, granted)


def _refuse(shop: RehearsedShop, step: Table) -> Outcome:
    return refuse(shop.book, shop.programme, step.text("request", 40), shop.today)


def _redeem_gift(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    asked = GiftAsked(
        key=step.key_name("gift"),
        points=step.whole_or_none("points", 1, MOST_POINTS),
        shows=frozenset(step.choices("shows", Proof)),
        reviewed=step.yes_or_no("reviewed", default=False),
        with_money=step.yes_or_no("with_money", default=False),
    )
    return redeem_gift(shop.book, shop.programme, member, shop.today, asked, step.text_or("prize", ""))


def _give_stamps(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    count = step.whole("count", 1, MOST_STAMPS_AT_ONCE, default=1)
    return give_stamps(shop.book, shop.programme, member, count)


def _pay_out(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    points = step.whole("points", 1, MOST_POINTS)
    return pay_out_points(shop.book, shop.programme, member, points, shop.today)


def _sign_up(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    key = step.key_name("event")
    ahead = ahead_of(shop.book, key, member.member_id)
    return sign_up(shop.book, shop.programme, member, key, shop.today, ahead)


def _wait(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    key = step.key_name("event")
    ahead = ahead_of(shop.book, key, member.member_id)
    return wait(shop.book, shop.programme, member, key, shop.today, ahead)


def _sign_off(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    paid = step.amount_or("paid", ZERO)
    return sign_off(shop.book, shop.programme, member, step.key_name("event"), shop.today, paid)


def _attend(shop: RehearsedShop, member: Membership, step: Table) -> Outcome:
    return attend(shop.book, shop.programme, member, step.key_name("event"), shop.today)


ACTIONS = (
    Action(
        name="spin",
        keys=("member", "seed", "lands_on", "prize"),
        example='do = "spin"\nmember = "li"\nseed = "2026-09-06 first"\n[steps.expect]\nspins = 1',
        act=_for_member(_spin),
    ),
    Action(
        name="hand-over-prize",
        keys=("prize", "confirmed"),
        example='do = "hand-over-prize"\nprize = "prize-1"',
        act=_hand_over,
    ),
    Action(
        name="use-perk",
        keys=("member", "perk", "times", "worth", "shows", "event", "request"),
        example='do = "use-perk"\nmember = "li"\nperk = "birthday-gift"\n[steps.expect]\nused = 1',
        act=_for_member(_use_perk),
    ),
    Action(
        name="approve",
        keys=("request", "worth"),
        example='do = "approve"\nrequest = "request-1"\nworth = 20000',
        act=_approve,
    ),
    Action(
        name="refuse",
        keys=("request",),
        example='do = "refuse"\nrequest = "request-1"',
        act=_refuse,
    ),
    Action(
        name="redeem-gift",
        keys=("member", "gift", "points", "shows", "reviewed", "with_money", "prize"),
        example='do = "redeem-gift"\nmember = "li"\ngift = "tea-cup"\n[steps.expect]\nhanded = ["tea-cup"]',
        act=_for_member(_redeem_gift),
    ),
    Action(
        name="give-stamps",
        keys=("member", "count"),
        example='do = "give-stamps"\nmember = "li"\ncount = 2\n[steps.expect]\nrefused = true',
        act=_for_member(_give_stamps),
    ),
    Action(
        name="pay-out-points",
        keys=("member", "points"),
        example='do = "pay-out-points"\nmember = "li"\npoints = 500',
        act=_for_member(_pay_out),
    ),
    Action(
        name="sign-up",
        keys=("member", "event"),
        example='do = "sign-up"\nmember = "li"\nevent = "spring-tasting"',
        act=_for_member(_sign_up),
    ),
    Action(
        name="wait",
        keys=("member", "event"),
        example='do = "wait"\nmember = "li"\nevent = "spring-tasting"\n[steps.expect]\nrefused = true',
        act=_for_member(_wait),
    ),
    Action(
        name="sign-off",
        keys=("member", "event", "paid"),
        example='do = "sign-off"\nmember = "li"\nevent = "spring-tasting"\npaid = 20',
        act=_for_member(_sign_off),
    ),
    Action(
        name="attend",
        keys=("member", "event"),
        example='do = "attend"\nmember = "li"\nevent = "spring-tasting"\n[steps.expect]\nactivities = 1',
        act=_for_member(_attend),
    ),
)

"""From the text of a programme document to a `Programme`, strictly: one unknown key and nothing is taken.

The keys are described in the presets themselves (`resources/presets/`). Each part is read where it is described,
in `shuke.domain.programme.parts`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shuke.domain.programme.checks import check
from shuke.domain.programme.document import DOCUMENT_FORMAT, MOST_COUPONS_A_SALE, Programme
from shuke.domain.programme.extending import BaseOf, loaded, no_base
from shuke.domain.programme.parts.card_rules import read_card
from shuke.domain.programme.parts.coupons import read_coupon
from shuke.domain.programme.parts.discounts import read_discount
from shuke.domain.programme.parts.earning import read_day, read_earning
from shuke.domain.programme.parts.events import read_event
from shuke.domain.programme.parts.extra_cards import read_extra_card
from shuke.domain.programme.parts.gifts import read_draw, read_gift
from shuke.domain.programme.parts.lifecycle import read_dormancy
from shuke.domain.programme.parts.perks import read_perk, read_reward
from shuke.domain.programme.parts.points import read_points_as_money
from shuke.domain.programme.parts.referral import read_referral
from shuke.domain.programme.parts.staff_pay import read_account_service, read_commission
from shuke.domain.programme.parts.stamps import read_stamps
from shuke.domain.programme.parts.stored_value import read_stored_value
from shuke.domain.programme.parts.tiers import read_tier
from shuke.domain.programme.parts.validity import read_validity
from shuke.domain.programme.parts.wheel import read_wheel
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.programme.tables import Notes, Table

__all__ = ["read_programme"]

LONGEST_TERMS = 20_000
MOST_TIERS = 12
MOST_RULES = 60
MOST_KINDS = 200
MOST_COUPONS = 50
MOST_NOTICE_DAYS = 366

Part = TypeVar("Part")


def read_programme(text: str, base_of: BaseOf = no_base) -> Programme:
    """The programme that a document describes.

    Args:
        base_of: finds the documents that it extends.

    Raises:
        ProgrammeRefused: it has problems, all of which it names.
    """
    whole = loaded(text, base_of)
    notes = whole.notes()
    programme = _programme(whole.content, notes)
    if not notes.problems:
        check(programme, notes)
    if notes.problems:
        raise ProgrammeRefused(
            tuple(sorted(notes.problems, key=lambda problem: (problem.base, problem.line)))
        )
    return programme


def _programme(content: dict[str, object], notes: Notes) -> Programme:
    top = Table(content, (), notes)
    top.whole("format", 1, DOCUMENT_FORMAT)
    notes.money_digits = top.whole("money_digits", 0, 3, default=2)
    programme = Programme(
        key=top.key_name("key"),
        version=top.whole("version", 1, 1_000_000),
        starts_on=top.date("starts_on"),
        name=top.words("name"),
        terms=top.words("terms", LONGEST_TERMS, allowed="\n"),
        tiers=tuple(read_tier(table) for table in top.tables("tiers", 1, MOST_TIERS)),
        earning=read_earning(top.table("earning")),
        days=_each(top, "days", read_day),
        discounts=_each(top, "discounts", read_discount),
        points_as_money=_one(top, "points_as_money", read_points_as_money),
        points_validity=read_validity(top, "points_validity"),
        card=read_card(top.table("card")),
        money_digits=notes.money_digits,
        notice_days=top.whole("notice_days", 0, MOST_NOTICE_DAYS, default=14),
        cards=_each(top, "cards", read_extra_card, MOST_TIERS),
        coupons=_each(top, "coupons", read_coupon, MOST_KINDS),
        most_coupons=top.whole("most_coupons", 1, MOST_COUPONS, default=MOST_COUPONS_A_SALE),
        perks=_each(top, "perks", read_perk, MOST_KINDS),
        rewards=_each(top, "rewards", read_reward),
        gifts=_each(top, "gifts", read_gift, MOST_KINDS),
        draws=_each(top, "draws", read_draw),
        events=_each(top, "events", read_event, MOST_KINDS),
        stored_value=_one(top, "stored_value", read_stored_value),
        referral=_one(top, "referral", read_referral),
        wheel=_one(top, "wheel", read_wheel),
        stamps=_one(top, "stamps", read_stamps),
        dormancy=_each(top, "dormancy", read_dormancy),
        commission=_one(top, "commission", read_commission),
        account_service=_one(top, "account_service", read_account_service),
    )
    top.close()
    return programme


def _each(top: Table, key: str, read: Callable[[Table], Part], most: int = MOST_RULES) -> tuple[Part, ...]:
    return tuple(read(table) for table in top.tables(key, 0, most))


def _one(top: Table, key: str, read: Callable[[Table], Part]) -> Part | None:
    table = top.table_if_there(key)
    return None if table is None else read(table)

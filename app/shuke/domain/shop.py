"""A shop, its tills and its people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CURRENCY_SIGNS", "HEAD_OFFICE", "Place", "Right", "Role", "Shop", "Staff"]

HEAD_OFFICE = "head-office"
"""The journal name of head office, where a till's id would stand."""

CURRENCY_SIGNS = {"CNY": "¥", "HKD": "HK$", "MOP": "MOP$", "TWD": "NT$", "SGD": "S$", "USD": "$", "EUR": "€"}
"""Currencies a shop may keep; all of them count two decimals."""


@dataclass(frozen=True, slots=True)
class Shop:
    """`day_change_minutes` after midnight, in the shop's own time zone, a new business date begins. `closed`: no till
    works there."""

    shop_id: str
    name: str
    address_lines: tuple[str, ...] = ()
    currency: str = "CNY"
    zone: str = "Asia/Shanghai"
    day_change_minutes: int = 4 * 60
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Which till this is: the names every fact it records carries."""

    tenant: str
    shop_id: str
    till: str


class Right(StrEnum):
    """What somebody may do; use cases ask for a right, never for a role."""

    SELL = "sell"
    ENROL = "enrol"
    REISSUE_CARD = "reissue_card"
    CARE_FOR_MEMBERS = "care_for_members"
    """Give somebody another telephone, merge two who are one, hand out or erase what is known of a person."""
    CARRY_OVER_MEMBERS = "carry_over_members"
    """Take the members of an older system over, with what it owed them."""
    EXPORT_LISTS = "export_lists"
    """Write members and sales into files; whoever may not care for members gets no names and no contacts."""
    APPROVE_TOP_UP = "approve_top_up"
    """Large top-ups, and a higher rate of bonus than the ladder's."""
    PAY_BACK = "pay_back"
    """Pay stored value back that was not used."""
    GIVE_COUPONS = "give_coupons"
    TAKE_BACK = "take_back"
    """Take back what was handed out by mistake: coupons, gifts, perks, stamps."""
    RUN_SHIFT = "run_shift"
    """Open a shift with its float, count it, close it."""
    MOVE_CASH = "move_cash"
    """Put cash into the drawer or take it out, beside sales."""
    OPEN_DRAWER = "open_drawer"
    READ_SHIFTS = "read_shifts"
    """See what should be in the drawer before it is counted, and every earlier shift."""
    REFUND = "refund"
    REFUND_LATE = "refund_late"
    """Take back what was sold longer ago than the shop usually takes things back, or without knowing the sale."""
    REDUCE = "reduce"
    REDUCE_FREELY = "reduce_freely"
    """These two: take off by hand more than a cashier may; see `shuke.domain.counter_rules`."""
    HAND_OVER_PRIZES = "hand_over_prizes"
    PAIR_PHONE = "pair_phone"
    """Let a telephone scan members and prizes for the till."""
    MANAGE_ARTICLES = "manage_articles"
    MANAGE_STAFF = "manage_staff"
    MANAGE_DEVICES = "manage_devices"
    READ_JOURNAL = "read_journal"
    SEE_EXPOSURE = "see_exposure"
    JOIN_HEAD_OFFICE = "join_head_office"
    MANAGE_PROGRAMME = "manage_programme"
    WAIVE_NOTICE = "waive_notice"
    DECIDE_REVIEWS = "decide_reviews"
    DECIDE_EXCEPTIONS = "decide_exceptions"
    ANSWER_FEEDBACK = "answer_feedback"
    RUN_HEAD_OFFICE = "run_head_office"
    """Invite tills, stop believing them, see to backups."""
    SETTLE_SHOPS = "settle_shops"
    """Settle what shops owed each other in a month, for good."""
    MANAGE_EVENTS = "manage_events"
    """Announce the shop's own events, change them, call them off."""


class Role(StrEnum):
    CASHIER = "cashier"
    SHIFT_LEAD = "shift_lead"
    MANAGER = "manager"
    REDEMPTION = "redemption"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def rights(self) -> frozenset[Right]:
        return _RIGHTS[self]


_CASHIER = frozenset({Right.SELL, Right.ENROL, Right.RUN_SHIFT, Right.PAIR_PHONE})
_SHIFT_LEAD = _CASHIER | {
    Right.MOVE_CASH,
    Right.OPEN_DRAWER,
    Right.READ_SHIFTS,
    Right.REFUND,
    Right.REDUCE,
    Right.ANSWER_FEEDBACK,
}
_REDEMPTION = frozenset({Right.HAND_OVER_PRIZES, Right.PAIR_PHONE})
_AUDITOR = frozenset({Right.READ_JOURNAL, Right.READ_SHIFTS, Right.SEE_EXPOSURE, Right.EXPORT_LISTS})
_MANAGER = (
    _SHIFT_LEAD
    | _REDEMPTION
    | _AUDITOR
    | {
        Right.REISSUE_CARD,
        Right.CARE_FOR_MEMBERS,
        Right.CARRY_OVER_MEMBERS,
        Right.REFUND_LATE,
        Right.REDUCE_FREELY,
        Right.APPROVE_TOP_UP,
        Right.PAY_BACK,
        Right.GIVE_COUPONS,
        Right.TAKE_BACK,
        Right.MANAGE_ARTICLES,
        Right.MANAGE_STAFF,
        Right.MANAGE_DEVICES,
        Right.MANAGE_PROGRAMME,
        Right.DECIDE_REVIEWS,
        Right.DECIDE_EXCEPTIONS,
        Right.MANAGE_EVENTS,
    }
)
_RIGHTS = {
    Role.CASHIER: _CASHIER,
    Role.SHIFT_LEAD: _SHIFT_LEAD,
    Role.MANAGER: _MANAGER,
    Role.REDEMPTION: _REDEMPTION,
    Role.AUDITOR: _AUDITOR,
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Staff:
    """`shops`: the ids of those where this person works; none: all of them."""

    staff_id: str
    name: str
    role: Role
    active: bool = True
    shops: tuple[str, ...] = ()

    def works_at(self, shop_id: str) -> bool:
        return self.active and (not self.shops or shop_id in self.shops)

    def may(self, right: Right) -> bool:
        return self.active and right in self.role.rights

    def may_give(self, role: Role) -> bool:
        """Nobody gives, takes or touches more than they have themselves."""
        return self.may(Right.MANAGE_STAFF) and role.rights <= self.role.rights

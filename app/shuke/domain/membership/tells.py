"""What acts on a membership can say: keys of sentences, in `shuke.wording.membership`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Tells"]


class Tells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    NO_SUCH_MEMBER = "member.none"
    NOT_ACTIVE = "member.not_active"
    MEMBER_ALREADY = "member.already"

    JOINED = "join.done"
    NO_SUCH_WAY = "join.no_such_way"
    NOT_SHOWN = "join.not_shown"
    NOT_ENOUGH = "join.not_enough"
    NOT_ENOUGH_TIMES = "join.not_enough_times"
    RECEIPT_UNKNOWN = "join.receipt_unknown"
    RECEIPT_EARNED = "join.receipt_earned"
    RECEIPT_USED = "join.receipt_used"
    RECEIPT_OF_MEMBER = "join.receipt_of_member"
    NO_PLACE_LEFT = "join.no_place_left"
    NOT_IN_PERIOD = "join.not_in_period"

    NOTHING_TO_ACCEPT = "promote.nothing"
    PROMOTED = "promote.done"
    DECLINED = "promote.declined"

    REWARD_POINTS = "reward.points"
    REWARD_COUPON = "reward.coupon"
    REWARD_THING = "reward.thing"
    REWARD_BONUS = "reward.bonus"

    SALE_TENDERS = "sale.tenders"
    SALE_NAME_TAKEN = "sale.name_taken"
    STORED_VALUE_SHORT = "stored_value.short"
    STORED_VALUE_NONE = "stored_value.none"
    COUPON_NOT_HELD = "coupon.not_held"

    LAPSED = "close.lapsed"

"""What the engine can say: the keys of its reasons, with the places each sentence fills.

`shuke.wording.reasons` has the words for each key in both languages.
"""

from __future__ import annotations

from enum import StrEnum

from shuke.domain.explanation import Reason, Value
from shuke.domain.money import ZERO, Money

__all__ = ["Says", "reason"]


class Says(StrEnum):
    """Keys of sentences. A key once recorded in a sale keeps its meaning for ever."""

    NO_MEMBER = "no_member"

    BY_HAND = "by_hand.off"
    BY_HAND_DEARER = "by_hand.dearer"

    DISCOUNT_APPLIED = "discount.applied"
    DISCOUNT_OTHER_TIER = "discount.other_tier"
    DISCOUNT_NO_SUCH_GOODS = "discount.no_such_goods"
    DISCOUNT_BEATEN = "discount.beaten"
    DISCOUNT_EXCLUDED = "discount.excluded"
    DISCOUNT_REDUCED = "discount.reduced"
    DISCOUNT_SPECIAL_PRICE = "discount.special_price"
    DISCOUNT_NOT_TODAY = "discount.not_today"
    DISCOUNT_BELOW_LEAST = "discount.below_least"
    DISCOUNT_WITH_COUPON = "discount.with_coupon"
    DISCOUNT_STORED_VALUE = "discount.stored_value"
    DISCOUNT_GROUP_BUY = "discount.group_buy"

    COUPON_USED = "coupon.used"
    COUPON_GIFT = "coupon.gift"
    COUPON_NOT_NEEDED = "coupon.not_needed"
    COUPON_COULD = "coupon.could"
    COUPON_UNKNOWN = "coupon.unknown"
    COUPON_LAPSED = "coupon.lapsed"
    COUPON_NOT_YET = "coupon.not_yet"
    COUPON_BLACKOUT = "coupon.blackout"
    COUPON_HOLIDAY = "coupon.holiday"
    COUPON_OTHER_TIER = "coupon.other_tier"
    COUPON_NO_SUCH_GOODS = "coupon.no_such_goods"
    COUPON_BELOW_THRESHOLD = "coupon.below_threshold"
    COUPON_WITH_COUPONS = "coupon.with_coupons"
    COUPON_WITH_GROUP_BUY = "coupon.with_group_buy"
    COUPON_TOO_MANY_OF_KIND = "coupon.too_many_of_kind"
    COUPON_TOO_MANY = "coupon.too_many"
    COUPON_STORED_VALUE = "coupon.stored_value"
    COUPON_GIFT_COULD = "coupon.gift_could"
    COUPON_SAVES_NOTHING = "coupon.saves_nothing"
    COUPON_DEARER = "coupon.dearer"
    COUPON_WITH_POINTS = "coupon.with_points"
    COUPON_BLACKOUT_INSTEAD = "coupon.blackout_instead"
    COUPON_HOLIDAY_INSTEAD = "coupon.holiday_instead"
    PROPOSAL_ONE = "coupon.proposal_one"
    PROPOSAL_SOME = "coupon.proposal_some"

    STAMPS_EARNED = "stamps.earned"
    STAMPS_FREE = "stamps.free"
    STAMPS_BELOW_LEAST = "stamps.below_least"

    STORED_VALUE_PLAIN = "stored_value.plain"

    POINTS_USED = "points.used"
    POINTS_COULD = "points.could"
    POINTS_OFF = "points.off"
    POINTS_STORED_VALUE = "points.stored_value"
    POINTS_WITH_COUPON = "points.with_coupon"
    POINTS_NO_MEMBER = "points.no_member"
    POINTS_BELOW_LEAST = "points.below_least"
    POINTS_TOO_FEW = "points.too_few"
    POINTS_NONE_HERE = "points.none_here"
    POINTS_BILL_TOO_SMALL = "points.bill_too_small"
    POINTS_LOWERED_TO_BILL = "points.lowered_to_bill"
    POINTS_LOWERED_TO_TILL = "points.lowered_to_till"
    POINTS_LOWERED_TO_BALANCE = "points.lowered_to_balance"
    POINTS_LOWERED_TO_STEP = "points.lowered_to_step"

    ALLOWANCE_FROZEN = "allowance.frozen"
    ALLOWANCE_CARD_LOST = "allowance.card_lost"
    ALLOWANCE_LEASE = "allowance.lease"
    ALLOWANCE_HOURS = "allowance.hours"
    ALLOWANCE_SALE = "allowance.sale"
    ALLOWANCE_MEMBER_DAY = "allowance.member_day"
    ALLOWANCE_TILL = "allowance.till"
    ALLOWANCE_SHOP = "allowance.shop"

    EARNING_BASE = "earning.base"
    EARNING_BELOW_UNIT = "earning.below_unit"
    EARNING_TIER = "earning.tier"
    EARNING_TIER_PLAIN = "earning.tier_plain"
    EARNING_POINTS_PART = "earning.points_part"
    EARNING_TENDER = "earning.tender"
    EARNING_BONUS_PART = "earning.bonus_part"
    EARNING_BULK = "earning.bulk"
    EARNING_CAP = "earning.cap"
    EARNING_OPERATOR = "earning.operator"
    EARNING_EXCLUDED = "earning.excluded"
    EARNING_REDUCED = "earning.reduced"
    EARNING_SPECIAL_PRICE = "earning.special_price"

    DAY_APPLIED = "day.applied"
    DAY_GIVES_NOTHING = "day.gives_nothing"
    DAY_BEATEN = "day.beaten"
    DAY_OTHER_TIER = "day.other_tier"
    DAY_USED_UP = "day.used_up"
    BIRTHDAY_UNKNOWN = "day.birthday_unknown"
    BIRTHDAY_NOT_TODAY = "day.birthday_not_today"
    DAY_OF_MONTH_NOT_TODAY = "day.day_of_month_not_today"
    DAY_ANOTHER_NOT_TODAY = "day.another_not_today"
    DATES_NOT_TODAY = "day.dates_not_today"

    TIER_PROMOTION = "tier.promotion"
    TIER_AUTOMATIC = "tier.automatic"
    TIER_NEXT_POINTS = "tier.next_points"
    TIER_NEXT_TIMES = "tier.next_times"
    TIER_NEXT_TOP_UP = "tier.next_top_up"
    TIER_NEXT = "tier.next"
    TIER_HIGHEST = "tier.highest"
    ENTRY_OPEN = "entry.open"
    ENTRY_OPEN_SHOWING = "entry.open_showing"
    ENTRY_MISSING = "entry.missing"
    ENTRY_FEE = "entry.fee"


def reason(
    rule: str,
    says: StrEnum,
    *,
    applied: bool = False,
    amount: Money = ZERO,
    points: int = 0,
    line_id: int | None = None,
    **values: Value,
) -> Reason:
    """A reason with its values in order of name; `says` is a key of `Says` or of another such enumeration."""
    said = tuple(sorted(values.items())) if len(values) > 1 else tuple(values.items())
    return Reason(rule, applied, says._value_, said, amount, points, line_id)

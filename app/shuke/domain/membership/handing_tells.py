"""What is said when something is won, handed out or given for points: keys of sentences, in
`shuke.wording.handing_out`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["HandingTells"]


class HandingTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    OTHER_TIER = "handing.other_tier"
    POINTS_SHORT = "handing.points_short"
    COUPON_MOST = "handing.coupon_most"
    NOT_REACHED = "handing.not_reached"
    NOT_REACHED_TIMES = "handing.not_reached_times"
    NOT_SHOWN = "handing.not_shown"
    NONE_LEFT = "handing.none_left"

    NO_WHEEL = "spin.no_wheel"
    NO_SPIN_LEFT = "spin.none_left"
    NOTHING_COMES_UP = "spin.nothing_comes_up"
    CANNOT_LAND = "spin.cannot_land"
    SPUN_FREE = "spin.free"
    SPUN_PAID = "spin.paid"
    WON = "spin.won"
    BLANK = "spin.blank"

    NO_SUCH_PRIZE = "prize.none"
    PRIZE_WAITS = "prize.waits"
    PRIZE_WAITS_FOR_EVER = "prize.waits_for_ever"
    PRIZE_GONE = "prize.handed_over_before"
    PRIZE_LAPSED = "prize.lapsed"
    PRIZE_NOT_TODAY = "prize.not_today"
    PRIZE_NO_DAY_LEFT = "prize.no_day_left"
    PRIZE_SHOWN = "prize.shown"
    PRIZE_HANDED_OVER = "prize.handed_over"

    NO_SUCH_PERK = "perk.none"
    PERK_USED = "perk.used"
    PERK_USED_MONEY = "perk.used_money"
    PERK_STANDING = "perk.standing"
    PERK_PARTNER = "perk.partner"
    PERK_USED_UP = "perk.used_up"
    PERK_USED_UP_FOR_GOOD = "perk.used_up_for_good"
    PERK_TOO_MUCH = "perk.too_much"
    PERK_TOO_MUCH_MONEY = "perk.too_much_money"
    PERK_NOT_GRANTED = "perk.not_granted"
    PERK_NOT_TODAY = "perk.not_today"
    PERK_NO_BIRTHDAY = "perk.no_birthday"
    PERK_NOT_BIRTHDAY_MONTH = "perk.not_birthday_month"
    PERK_SPEND_MORE = "perk.spend_more"
    PERK_NO_EVENT = "perk.no_event"
    PERK_GRANTED = "perk.granted"
    PERK_ASKED = "perk.asked"
    PERK_ASK_AMOUNT = "perk.ask_amount"

    NO_SUCH_REQUEST = "request.none"
    REQUEST_DECIDED = "request.decided"
    REQUEST_REFUSED = "request.refused"

    NO_SUCH_GIFT = "gift.none"
    GIFT_NOT_LISTED = "gift.not_listed"
    GIFT_PRICE_LOW = "gift.price_low"
    GIFT_PRICE_HIGH = "gift.price_high"
    GIFT_PRICE_FIXED = "gift.price_fixed"
    GIFT_HAD = "gift.had"
    GIFT_HAD_FOR_GOOD = "gift.had_for_good"
    GIFT_NOT_SHOWN_ONE_OF = "gift.not_shown_one_of"
    GIFT_NOT_REVIEWED = "gift.not_reviewed"
    GIFT_REVIEWED = "gift.reviewed"
    GIFT_TAKEN = "gift.taken"

    NO_STAMPS = "stamps.none"
    STAMPS_GIVEN = "stamps.given"
    TAKEN_BACK = "handed.taken_back"

    CASH_OFF = "cash.off"
    CASH_STEP = "cash.step"
    CASH_LEAST = "cash.least"
    CASH_PAID = "cash.paid"

    NO_SUCH_EVENT = "event.none"
    EVENT_SIGNED_UP = "event.signed_up"
    EVENT_SIGNED_UP_FEE = "event.signed_up_fee"
    EVENT_SIGNED_UP_BEFORE = "event.signed_up_before"
    EVENT_NOT_OPEN = "event.not_open"
    EVENT_OVER = "event.over"
    EVENT_FULL = "event.full"
    EVENT_NOT_SIGNED_UP = "event.not_signed_up"
    EVENT_NOT_TODAY = "event.not_today"
    EVENT_ATTENDED = "event.attended"
    EVENT_ATTENDED_BEFORE = "event.attended_before"
    EVENT_GIFT_AFTER_PURCHASE = "event.gift_after_purchase"
    EVENT_DOUBLE_GIFT = "event.double_gift"

"""What a use case answers when it does not do what was asked: which sentence, with which values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.explanation import Reason, Value

__all__ = ["Refusal", "Refused", "RefusedByRule"]


class Refusal(StrEnum):
    """Each has a sentence in `shuke.wording.counter` that says what, why, and the next step."""

    NOT_ALLOWED = "not_allowed"
    BASKET_GONE = "basket_gone"
    BASKET_FULL = "basket_full"
    BASKET_EMPTY = "basket_empty"
    BASKET_UNFINISHED = "basket_unfinished"
    ALREADY_PAID = "already_paid"
    LINE_GONE = "line_gone"
    ARTICLE_UNKNOWN = "article_unknown"
    QUANTITY = "quantity"
    PRICE = "price"
    MEMBER_UNKNOWN = "member_unknown"
    POINTS_GONE = "points_gone"
    COUPON_GONE = "coupon_gone"
    NOTHING_DUE = "nothing_due"
    DUE_CHANGED = "due_changed"
    TOO_MUCH = "too_much"
    AMOUNT = "amount"
    TOO_MANY_TENDERS = "too_many_tenders"
    TENDER_GONE = "tender_gone"
    DISK_NEARLY_FULL = "disk_nearly_full"
    TOO_MANY_HELD = "too_many_held"
    PHONE = "phone"
    NAME = "name"
    BIRTHDAY = "birthday"
    PHONE_KNOWN = "phone_known"
    EMAIL = "email"
    PROFILE_CHANGED = "profile_changed"
    ONE_ALREADY = "one_already"
    OTHER_NUMBER = "other_number"
    NOT_SETTLED = "not_settled"
    CARE_FULL = "care_full"
    CARD_GONE = "card_gone"
    CARD_DEAD = "card_dead"
    POINTS_ELSEWHERE = "points_elsewhere"
    VALUE_ELSEWHERE = "value_elsewhere"
    VALUE_GONE = "value_gone"
    CONFIRM_FIRST = "confirm_first"
    PIN_FIRST = "pin_first"
    PIN_DOCUMENT = "pin_document"
    QUOTA_OFFLINE = "quota_offline"
    STOCK_AT_LEAD = "stock_at_lead"
    TAKEN_BACK_ALREADY = "taken_back_already"
    COUPON_USED = "coupon_used"
    NOT_HANDED_OUT = "not_handed_out"
    BY_RULE = "by_rule"
    TAKER_UNKNOWN = "taker_unknown"
    NO_ENTRY = "no_entry"
    NOT_OFFERED = "not_offered"
    NO_RECEIPT = "no_receipt"
    HEAD_OFFICE_PUBLISHES = "head_office_publishes"
    NO_HEAD_OFFICE = "no_head_office"
    HEAD_OFFICE_DECIDES = "head_office_decides"
    STARTS_IN_THE_PAST = "starts_in_the_past"
    FEWER_THAN_GIVEN = "fewer_than_given"
    WAIVER_NOT_ALLOWED = "waiver_not_allowed"
    EXCEPTION_GONE = "exception_gone"
    NOT_DECIDABLE = "not_decidable"
    DECIDED_ALREADY = "decided_already"
    REASON_MISSING = "reason_missing"
    DEADLINE_PAST = "deadline_past"
    NOTHING_OWED = "nothing_owed"
    FLOAT = "float"
    FLOAT_NEEDED = "float_needed"
    SHIFT_OPEN = "shift_open"
    NO_SHIFT = "no_shift"
    SHIFT_GONE = "shift_gone"
    PIECES = "pieces"
    HALF_PAID = "half_paid"
    COUNT_AGAIN = "count_again"
    STAFF_GONE = "staff_gone"
    MORE_THAN_OWN = "more_than_own"
    NOT_ONESELF = "not_oneself"
    REFUNDED_ALREADY = "refunded_already"
    REFUNDED_IN_GOODWILL = "refunded_in_goodwill"
    REFUND_CHANGED = "refund_changed"
    NOTHING_CHOSEN = "nothing_chosen"
    NO_COLUMNS = "no_columns"
    FIELD_MISSING = "field_missing"
    ORIGIN = "origin"
    MEMBERS_COMING = "members_coming"
    HAND_VALUE = "hand_value"
    SALE_IS_HERE = "sale_is_here"
    REFUND_TAKEN = "refund_taken"
    PERMIT_OVER = "permit_over"
    WORDS_MISSING = "words_missing"
    FEEDBACK_GONE = "feedback_gone"
    ANSWERED_ALREADY = "answered_already"
    POST_GONE = "post_gone"
    EVENT_DATES = "event_dates"
    EVENT_NAME = "event_name"
    EVENT_GONE = "event_gone"
    FEWER_PLACES = "fewer_places"
    ANOTHER_SLIP = "another_slip"
    SPIN_ELSEWHERE = "spin_elsewhere"
    SHORT_CODE = "short_code"
    SHORT_CODE_TWICE = "short_code_twice"
    PRIZE_UNKNOWN = "prize_unknown"
    PRIZE_ELSEWHERE = "prize_elsewhere"
    PRIZE_OTHER_SHOP = "prize_other_shop"
    PRIZE_GONE = "prize_gone"
    PRIZE_OVER = "prize_over"


@dataclass(frozen=True, slots=True)
class Refused:
    refusal: Refusal
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedByRule(Refused):
    """A rule of the programme says no, in its own words."""

    reason: Reason | None = None

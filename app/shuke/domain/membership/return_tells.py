"""What is said when goods come back, and when points are claimed later: keys of sentences, in
`shuke.wording.coming_back`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ReturnTells"]


class ReturnTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    UNKNOWN = "refund.unknown"
    OF_OTHER = "refund.of_other"
    NO_SUCH_LINE = "refund.no_such_line"
    TOO_MUCH = "refund.too_much"
    NO_QUANTITY = "refund.no_quantity"
    NOTHING_LEFT = "refund.nothing_left"
    NAME_TAKEN = "refund.name_taken"
    DONE = "refund.done"
    BY_TENDER = "refund.by_tender"
    POINTS_TAKEN = "refund.points_taken"
    POINTS_TAKEN_OF = "refund.points_taken_of"
    POINTS_GIVEN = "refund.points_given"
    STORED_GIVEN = "refund.stored_given"
    STAMPS_TAKEN = "refund.stamps_taken"
    STAMPS_GIVEN = "refund.stamps_given"
    COUPON_GIVEN = "refund.coupon_given"
    COUPON_RAN_OUT = "refund.coupon_ran_out"
    COUPON_TAKEN = "refund.coupon_taken"
    COUPON_SPENT = "refund.coupon_spent"
    COUNTED_LESS = "refund.counted_less"
    THING_GIVEN = "refund.thing_given"

    CLAIM_OFF = "claim.off"
    CLAIM_OTHER_DAY = "claim.other_day"
    CLAIM_ALREADY = "claim.already"
    CLAIM_OF_MEMBER = "claim.of_member"
    CLAIM_USED_FOR_ENTRY = "claim.used_for_entry"
    CLAIM_NOTHING = "claim.nothing"
    CLAIM_DONE = "claim.done"

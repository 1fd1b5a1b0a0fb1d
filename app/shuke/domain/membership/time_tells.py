"""What is said when time does something to a membership: keys of sentences, in `shuke.wording.time_passing`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["TimeTells"]


class TimeTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    LAPSED_TOO_MUCH = "close.lapsed_too_much"
    AFTER_THE_END = "close.after_the_end"
    COUPON_LAPSED = "close.coupon_lapsed"
    PRIZE_LAPSED = "close.prize_lapsed"

    TERM_RENEWED = "term.renewed"
    TERM_RENEWED_FOR_EVER = "term.renewed_for_ever"
    TERM_DOWN = "term.down"
    TERM_ENDED = "term.ended"
    TERM_GRACE = "term.grace"
    TERM_RESTARTED = "term.restarted"

    SLEEPING_ENDED = "sleeping.ended"
    SLEEPING_CANCELLED = "sleeping.cancelled"
    SLEEPING_NOTICE = "sleeping.notice"
    SLEEPING_REVIEW = "sleeping.review"
    NOTICE_SENT = "sleeping.notice_sent"
    NOTHING_TO_DECIDE = "sleeping.nothing_to_decide"
    NOTICE_FIRST = "sleeping.notice_first"
    BOUGHT_SINCE = "sleeping.bought_since"
    LOWEST_ALREADY = "sleeping.lowest_already"
    DECIDED_DOWN = "sleeping.decided_down"
    DECIDED_CANCELLED = "sleeping.decided_cancelled"
    DECIDED_KEPT = "sleeping.decided_kept"

    BESIDE_IN = "beside.in"
    BESIDE_OUT = "beside.out"
    BESIDE_OTHER_TIER = "beside.other_tier"
    BESIDE_ENDED = "beside.ended"

    DRAWN = "draw.drawn"
    DRAWN_ALL = "draw.all"
    DRAWN_NOBODY = "draw.nobody"

    PUBLISHED = "publish.done"
    PUBLISH_UNKNOWN = "publish.unknown"
    PUBLISH_IN_THE_PAST = "publish.in_the_past"
    PUBLISH_NOTICE = "publish.notice"
    PUBLISH_FEWER = "publish.fewer_than_given"

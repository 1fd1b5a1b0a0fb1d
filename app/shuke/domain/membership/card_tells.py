"""What is said about cards, those beside the tier among them: keys of sentences, in `shuke.wording.carding`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["CardTells"]


class CardTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    UNKNOWN = "card.unknown"
    NUMBER_TAKEN = "card.number_taken"
    NO_SUCH_TYPE = "card.no_such_type"
    NONE_LIVE = "card.none_live"
    NONE_LOST = "card.none_lost"
    OF_ANOTHER = "card.of_another"
    LOST = "card.lost"
    LOST_REPLACED = "card.lost_replaced"
    REPLACED = "card.replaced"
    RECALLED = "card.recalled"
    RECALLED_REPLACED = "card.recalled_replaced"
    CLOSED = "card.closed"
    CLOSED_REPLACED = "card.closed_replaced"
    SPENDING_STOPPED = "card.spending_stopped"
    NOT_SHOWN = "card.not_shown"

    ISSUED = "card.issued"
    LIVE_ALREADY = "card.live_already"
    LOST_REISSUE = "card.lost_reissue"
    REPORTED = "card.reported"
    REPORT_ELSEWHERE = "card.report_elsewhere"
    FOUND_AGAIN = "card.found_again"
    REISSUED = "card.reissued"
    REISSUED_FREE = "card.reissued_free"
    RECALL_DONE = "card.recall_done"
    CLOSE_DONE = "card.close_done"
    CLOSE_VALUE_LEFT = "card.close_value_left"
    MEMBERSHIP_OVER = "card.membership_over"

    NO_OLD_SCHEME = "swap.no_old_scheme"
    SWAPPED_BEFORE = "swap.before"
    SWAPPED = "swap.done"
    SWAP_COUNTS = "swap.counts"
    SWAP_TOO_EARLY = "swap.too_early"

    DATA_CHANGED = "data.changed"
    DATA_ELSEWHERE = "data.elsewhere"

    HELD_ALREADY = "beside.held_already"
    NOT_HELD = "beside.not_held"
    MEMBERS_ONLY = "beside.members_only"
    OTHER_TIER = "beside.other_tier"
    ORIGIN = "beside.origin"
    NO_WAY = "beside.no_way"
    MISSING = "beside.missing"
    MISSING_TIMES = "beside.missing_times"
    NOT_SHOWN_FOR = "beside.not_shown"
    NOT_SHOWN_BY_WAY = "beside.not_shown_by_way"
    GIVEN = "beside.given"
    TAKEN = "beside.taken"
    ENDED_WITH_IT = "beside.ended_with_it"
    NOT_HANDED_OVER = "beside.not_handed_over"
    TO_ONESELF = "beside.to_oneself"
    POINTS_OWED = "beside.points_owed"
    HANDED_ON = "beside.handed_on"
    HANDED_ON_FROM = "beside.handed_on_from"
    POINTS_ALONG = "beside.points_along"
    VALUE_ALONG = "beside.value_along"

    NO_FOUNDING = "founding.none"
    FOUNDED_BEFORE = "founding.before"
    LISTED = "founding.listed"

    CONTACT_GIVEN = "contact.given"
    CONTACT_FULL = "contact.full"
    CONTACT_NOT_FOR = "contact.not_for"
    CONTACT_NONE = "contact.none"

"""What is said about stored value, referral, firms, and the pay of sellers: keys of sentences, in
`shuke.wording.stored_value`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ValueTells"]


class ValueTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    TOPPED_UP = "top_up.done"
    BELOW_LEAST = "top_up.below_least"
    NOT_FOR_TIER = "top_up.not_for_tier"
    ABOVE_CEILING = "top_up.above_ceiling"
    NO_HIGHER_RATE = "top_up.no_higher_rate"
    HIGHER_RATE_FROM = "top_up.higher_rate_from"
    RATE_BELOW_LADDER = "top_up.rate_below_ladder"
    RATE_BY_MANAGER = "top_up.rate_by_manager"
    HIGHER_RATE = "top_up.higher_rate"
    SELLER_STAYS = "top_up.seller_stays"
    INVOICE_GIVEN = "top_up.invoice_given"
    INVOICE_AT_SPENDING = "top_up.invoice_at_spending"
    GIFTS_FOR_MEMBERS = "top_up.gifts_for_members"
    TOP_UP_TWICE = "top_up.twice"
    PROMOTION_OPEN = "top_up.promotion_open"

    NO_SUCH_TOP_UP = "top_up.unknown"
    TOP_UP_SPENT = "top_up.spent"
    PAID_BACK = "top_up.paid_back"
    NOTHING_TO_PAY_BACK = "stored_value.nothing_left"
    CLOSED = "stored_value.closed"

    SAME_DAY = "stored_value.same_day"
    SAME_DAY_NONE = "stored_value.same_day_none"
    SHOW_FIRST = "stored_value.show_first"
    SIGN_FIRST = "stored_value.sign_first"
    NO_HOLDER = "stored_value.no_holder"
    INVOICED_AT_TOP_UP = "stored_value.invoiced_at_top_up"
    INVOICE_FOR_REST = "stored_value.invoice_for_rest"
    INVOICED = "sale.invoiced"

    BEARER_SOLD = "bearer.sold"
    BEARER_UNKNOWN = "bearer.unknown"
    BEARER_NOT_LOST = "bearer.not_lost"
    CARD_NUMBER_TAKEN = "bearer.number_taken"

    REFERRED = "referral.joined"
    REFERRED_SPENDING = "referral.spending"
    REFERRED_HIMSELF = "referral.himself"
    REFERRER_WITHOUT_CARD = "referral.without_card"
    REFERRAL_ARREARS = "referral.arrears"

    NO_ACCOUNTS = "firm.no_accounts"
    NOT_A_FIRM = "firm.none"
    OPERATOR_NO_MEMBER = "firm.operator_no_member"
    OPERATOR_IS_FIRM = "firm.operator_is_firm"
    OPERATOR_NAMED = "firm.operator_named"
    OPERATOR_DISMISSED = "firm.operator_dismissed"
    OPERATOR_WANTED = "firm.operator_wanted"
    NOT_ITS_OPERATOR = "firm.not_its_operator"

    NO_COMMISSION = "pay.none"
    PAY_FIRST = "pay.first"
    PAY_LATER = "pay.later"
    PAY_PAID_BACK = "pay.paid_back"
    PAY_CAMPAIGN = "pay.campaign"
    PAY_TOP_SELLER = "pay.top_seller"
    PAY_TARGET = "pay.target"
    PAY_SALES = "pay.sales"
    PAY_SALES_BACK = "pay.sales_back"
    PAY_ENROLLED = "pay.enrolled"
    POST_UNKNOWN = "pay.post_unknown"

    SETTLED = "settlement.owed"
    PARTNER_USES = "settlement.partner"
    NOTHING_TO_SETTLE = "settlement.none"

"""What is said when coupons are given or withdrawn: keys of sentences, in `shuke.wording.couponing`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["CouponTells"]


class CouponTells(StrEnum):
    """Keys of sentences. A key once recorded keeps its meaning for ever."""

    NO_SUCH_KIND = "couponing.no_such_kind"
    NO_RATE = "couponing.no_rate"
    NO_SUCH_COUPON = "couponing.no_such_coupon"
    USED_ALREADY = "couponing.used_already"
    WITHDRAWN_ALREADY = "couponing.withdrawn_already"
    WITHDRAWN = "couponing.withdrawn"

"""The words of coupons that are given or withdrawn."""

from __future__ import annotations

from shuke.domain.membership.coupon_tells import CouponTells
from shuke.wording.sentence import Sentence

__all__ = ["COUPONING"]

COUPONING = {
    CouponTells.NO_SUCH_KIND: Sentence(
        zh="方案没有优惠券{coupon}，可发的有：{choices}",
        en="The programme has no coupon {coupon}; it has: {choices}",
    ),
    CouponTells.NO_RATE: Sentence(
        zh="{name}：{tier}没有对应的折扣，不能发给该会员",
        en="{name} says no rate for {tier} and cannot be given to this member",
    ),
    CouponTells.NO_SUCH_COUPON: Sentence(
        zh="没有优惠券{coupon}，请核对券号", en="There is no coupon {coupon}; check its number"
    ),
    CouponTells.USED_ALREADY: Sentence(
        zh="优惠券{coupon}已在{sale}中使用，要退回请办退货",
        en="Coupon {coupon} was used in sale {sale}; a refund of that sale gives it back",
    ),
    CouponTells.WITHDRAWN_ALREADY: Sentence(
        zh="优惠券{coupon}已经收回", en="Coupon {coupon} was withdrawn already"
    ),
    CouponTells.WITHDRAWN: Sentence(zh="已收回{name}", en="{name} withdrawn"),
}

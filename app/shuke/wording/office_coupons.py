"""Head office's page of coupons."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["COUPONS", "COUPONS_HOW", "GIVEN", "KIND", "LAPSED", "NONE", "OPEN", "RULE", "USED", "WITHDRAWN"]

COUPONS = Sentence(zh="优惠券", en="Coupons")
COUPONS_HOW = Sentence(
    zh="全连锁的券，按种类和发放的规则或活动统计，随每条流水更新。给某位会员补券或作废，请在门店收银台办理。",
    en="Coupons of the whole chain by kind and by the rule or campaign that gave them, kept with every fact. "
    "To give one member a coupon, or to withdraw one, go by a till.",
)
NONE = Sentence(zh="还没有发过券。", en="No coupon was given yet.")
KIND = Sentence(zh="券", en="Coupon")
RULE = Sentence(zh="规则或活动", en="Rule or campaign")
GIVEN = Sentence(zh="发放", en="Given")
USED = Sentence(zh="已用", en="Used")
OPEN = Sentence(zh="未用", en="Open")
LAPSED = Sentence(zh="过期", en="Lapsed")
WITHDRAWN = Sentence(zh="作废", en="Withdrawn")

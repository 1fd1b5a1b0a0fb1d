"""By which rule something moved: the rules' keys in words. A rule that a programme names is told by that name."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["KINDS", "NAMED", "OTHER", "REFUNDED", "RULES"]

RULES: Mapping[str, Sentence] = {
    "carried_over": Sentence(zh="从旧系统转入", en="Taken over from an older system"),
    "claim": Sentence(zh="补登小票", en="Receipt claimed later"),
    "coupon.given": Sentence(zh="员工发放", en="Given by staff"),
    "coupon.withdrawn": Sentence(zh="员工收回", en="Withdrawn by staff"),
    "earning": Sentence(zh="消费积分", en="Earned by a sale"),
    "erased": Sentence(zh="删除个人资料", en="Personal data erased"),
    "exception.settled": Sentence(zh="异常处理", en="Exception settled"),
    "feedback": Sentence(zh="反馈奖励", en="Reward for feedback"),
    "handed.taken_back": Sentence(zh="撤回", en="Taken back"),
    "lapse": Sentence(zh="到期", en="Lapsed"),
    "members.carried_twice": Sentence(zh="重复转入冲回", en="Taken over twice, taken back"),
    "merged": Sentence(zh="会员合并", en="Members merged"),
    "points.as_money": Sentence(zh="积分抵现", en="Points used as money"),
    "points.cash": Sentence(zh="积分换现金", en="Points for cash"),
    "points.used": Sentence(zh="积分抵现", en="Points used as money"),
    "opening": Sentence(zh="期初转入", en="Opening balance"),
    "referral": Sentence(zh="推荐入会奖励", en="Referral of a new member"),
    "referral.spending": Sentence(zh="被推荐人消费奖励", en="Purchases of a referred member"),
    "refund": Sentence(zh="退货", en="Goods back"),
    "stamps.by_hand": Sentence(zh="补盖章", en="Stamps given by hand"),
    "stamps.card": Sentence(zh="集章卡", en="Stamp card"),
    "stock.opened": Sentence(zh="开通转盘资格", en="May spin the wheel"),
    "stored_value": Sentence(zh="储值", en="Stored value"),
    "stored_value.closed": Sentence(zh="储值结清", en="Stored value closed"),
    "stored-value.spent": Sentence(zh="储值消费", en="Paid by stored value"),
    "top_up": Sentence(zh="充值", en="Topped up"),
    "top_up.paid_back": Sentence(zh="退储值", en="Stored value paid back"),
    "wheel.chances.given": Sentence(zh="发放转盘次数", en="Chances for the wheel given"),
    "wheel.spin": Sentence(zh="转大转盘", en="A spin of the wheel"),
}
"""By the whole key, as entries of accounts and coupons have it."""

KINDS: Mapping[str, Sentence] = {
    "campaign": Sentence(zh="营销活动", en="Campaign"),
    "card": Sentence(zh="会员卡", en="Card"),
    "care": Sentence(zh="会员关怀", en="Care"),
    "coupon": Sentence(zh="用券", en="Coupon used"),
    "draw": Sentence(zh="抽奖", en="Draw"),
    "event": Sentence(zh="活动", en="Event"),
    "exception": Sentence(zh="异常处理", en="Exception decided"),
    "gift": Sentence(zh="积分换礼", en="Gift for points"),
    "join": Sentence(zh="入会", en="Joining"),
    "perk": Sentence(zh="权益", en="Perk"),
    "prize": Sentence(zh="奖品", en="Prize"),
    "reward": Sentence(zh="奖励", en="Reward"),
    "sleeping": Sentence(zh="久未消费", en="Sleeping card"),
    "term": Sentence(zh="会籍期限", en="Term of the membership"),
    "tier": Sentence(zh="等级", en="Tier"),
    "wheel": Sentence(zh="大转盘", en="Wheel"),
}
"""By the first word of the key."""

NAMED = Sentence(zh="{kind}：{name}", en="{kind}: {name}")
REFUNDED = Sentence(zh="退货冲回：{rule}", en="Goods back: {rule}")
OTHER = Sentence(zh="规则 {rule}", en="rule {rule}")

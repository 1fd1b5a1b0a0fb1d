"""What `shuke simulate` tells."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "BAD_DAYS",
    "CANNOT_KNOW",
    "FIGURES",
    "GAIN",
    "HEAD",
    "IN_MONEY",
    "LOSE",
    "MONTH",
    "NOTHING",
    "PROGRESS",
    "SAME",
    "STOPPED",
]

HEAD = Sentence(
    zh="{first} 至 {last} 的 {events} 条历史记录：现行方案“{today}”与“{other}”对照",
    en="{first} to {last}, {events} events: '{today}', in force now, beside '{other}'",
)
FIGURES: Mapping[str, Sentence] = {
    "cost": Sentence(zh="会员得到的好处", en="What members had of it"),
    "sales": Sentence(zh="消费笔数", en="Sales to members"),
    "taken_back": Sentence(zh="退货笔数", en="Taken back"),
    "gross": Sentence(zh="原价合计", en="At list prices"),
    "discount": Sentence(zh="折扣", en="Discounts"),
    "coupons": Sentence(zh="优惠券", en="Coupons"),
    "points_value": Sentence(zh="积分抵扣", en="Paid with points"),
    "points_issued": Sentence(zh="发放积分", en="Points issued"),
    "points_used": Sentence(zh="使用积分", en="Points used"),
    "points_held": Sentence(zh="期末积分余额", en="Points held at the end"),
    "points_owed": Sentence(zh="期末积分负债", en="Worth of these points"),
    "bonus": Sentence(zh="储值赠送", en="Bonus on top-ups"),
    "value_held": Sentence(zh="期末储值余额", en="Stored value held at the end"),
    "refused": Sentence(zh="新规则下做不成", en="Not possible under the rules"),
    "paid_otherwise": Sentence(zh="改用现金支付", en="Paid in cash instead"),
}
IN_MONEY = frozenset(
    {"cost", "gross", "discount", "coupons", "points_value", "points_owed", "bonus", "value_held"}
)
"""Those of the figures that are money."""

MONTH = Sentence(
    zh="{month} 月末会员：现行 {today}；另一方案 {other}",
    en="{month}, members by tier: now {today}; then {other}",
)
GAIN = Sentence(
    zh="{count} 位会员得到更多，合计 {amount}", en="Members who have more of it: {count}, {amount} together"
)
LOSE = Sentence(
    zh="{count} 位会员得到更少，合计 {amount}", en="Members who have less of it: {count}, {amount} together"
)
SAME = Sentence(zh="{count} 位会员没有差别", en="Members with no difference: {count}")
CANNOT_KNOW = Sentence(
    zh="模拟不知道：换了方案，人会不会多来、少来、换一种付法；推荐奖励、转盘和抽奖；之前的销售退货、之前的充值退还；"
    "期初已有的储值、优惠券和累计消费。这些在两边都没有算。当时没充值就入会的人，在要求充值入会的方案下也按会员算。"
    "各月等级人数，从会员第一次有记录那天算起。",
    en="What a simulation cannot know: whether people would come more or less often, or pay otherwise, under other "
    "rules. Rewards for bringing friends, wheels and draws are left out on both sides, and so are stored value, "
    "coupons and sums from before, and what was brought back of sales, or paid back of top-ups, from before. Whoever "
    "became a member without paying in is one under a programme that asks for it, too. Members stand in the tiers by "
    "month from the first day on which anything of them is recorded.",
)
NOTHING = Sentence(zh="这段时间没有会员消费的记录。", en="Nothing of members is recorded in that time.")
BAD_DAYS = Sentence(
    zh="日期写作 2026-01-31，起始日不能晚于结束日。",
    en="Days are written 2026-01-31, and the first is not after the last.",
)
PROGRESS = Sentence(zh="模拟中：{done}/{all}", en="Simulating: {done} of {all}")
STOPPED = Sentence(zh="已停止，没有结果。", en="Stopped; there is no result.")

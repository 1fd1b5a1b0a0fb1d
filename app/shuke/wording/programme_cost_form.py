"""What is said of the programme's costs where no record can know it, and its budget."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "CHAINS_COUNT",
    "FIELDS",
    "FIELD_HINTS",
    "FOR_MANAGERS",
    "NOT_AN_AMOUNT",
    "NOT_A_SHARE",
    "OF_ALL_SHOPS",
    "OF_SHOP",
    "SAVE",
    "SAVED",
    "TEACHING",
    "YEARLY",
]

FIELDS: dict[str, Sentence] = {
    "budget": Sentence(zh="会员方案预算（元）", en="Budget of the programme, in money"),
    "margin": Sentence(zh="没有成本价的商品，毛利率（%）", en="Margin of goods without a cost price (%)"),
    "gift": Sentence(zh="一件礼品，积分以外的成本（元）", en="What a gift costs, beyond its points"),
    "prize": Sentence(zh="一件奖品的成本（元）", en="What a prize costs"),
    "perk": Sentence(zh="用一次权益的成本（元）", en="What a perk costs, once"),
    "guest": Sentence(zh="活动每到一人的成本（元）", en="What a guest of an event costs"),
    "recruit": Sentence(
        zh="办一位新会员的成本（元；卡、手册）", en="What a new member costs (card, handbook)"
    ),
}
"""By the value of `shuke.presenters.cost_form.CostField`."""

FIELD_HINTS: dict[str, Sentence] = {
    "budget": Sentence(zh="不填就没有预算", en="Empty: no budget"),
    "margin": Sentence(zh="例如 35", en="Such as 35"),
}
YEARLY = Sentence(zh="预算按自然年算（不勾按月）", en="The budget is for a calendar year, not a month")
SAVE = Sentence(zh="保存", en="Save")
SAVED = Sentence(zh="已保存，各收银台都会看到。", en="Saved; every till will see it.")
TEACHING = Sentence(
    zh="系统不知道的成本在这里填，没填的不算。预算用到八成提醒，超了再提醒。",
    en="Say here what no record knows; what is empty is not counted. From 80% of the budget on you are warned.",
)
CHAINS_COUNT = Sentence(
    zh="本店没有自己填，现在按总部填的算。",
    en="This shop said nothing of its own; head office's word counts.",
)
OF_ALL_SHOPS = Sentence(zh="全部门店的预算和成本", en="Budget and costs of all shops")
OF_SHOP = Sentence(zh="{shop} 的预算和成本", en="Budget and costs of {shop}")
NOT_AN_AMOUNT = Sentence(zh="请写金额，例如 12.50", en="Write an amount such as 12.50")
NOT_A_SHARE = Sentence(zh="请写 0 到 100，最多一位小数", en="Write 0 to 100, with one decimal at most")
FOR_MANAGERS = Sentence(
    zh="您的岗位只能看；改预算和成本请店长登录。",
    en="Your role may look; a manager changes budget and costs.",
)

"""The cost of the programme: its kinds, how each is counted, its reports, rates and budget."""

from __future__ import annotations

from enum import StrEnum

from shuke.domain.figures.months import MonthsKind
from shuke.domain.figures.programme_cost import BudgetLevel, CostKind
from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "AT_HEAD_OFFICE",
    "BUDGET",
    "BUDGETS",
    "CARD",
    "CARD_BESIDE",
    "CARD_COLUMNS",
    "CHAIN_BUDGET",
    "CHARTS",
    "COMES_TO",
    "COST",
    "COUNTED",
    "EMPTY",
    "EMPTY_TEACHING",
    "FILE_NAME",
    "FINDING",
    "FROM",
    "HERE_ONLY",
    "HOW",
    "HOW_COLUMN",
    "HOW_RATES",
    "HOW_REPORTS",
    "KIND",
    "KINDS",
    "LEFT",
    "MARGIN",
    "MEMBER",
    "MONTH",
    "NOBODY",
    "NOBODY_SAVED",
    "NOTHING_FOUND",
    "NO_MARGIN",
    "NO_RATE",
    "NO_SHAPE",
    "NO_TIER",
    "OF_MARGIN",
    "OF_SALES",
    "OWN_BUYERS",
    "OWN_MONTHS",
    "PERIOD",
    "PERIODS",
    "PICTURE_NAME",
    "POINTS_GIVEN",
    "PURCHASES",
    "RATE",
    "RATES",
    "REPORTS",
    "SALES",
    "SHOP",
    "SHOP_ONLY",
    "SHOP_TOLD",
    "SHOP_TOLD_SINCE",
    "SOLD",
    "SUM",
    "TIER",
    "TIMES",
    "TITLE",
    "UNKNOWN_MARGIN",
    "UNTIL",
    "WRONG_MONTHS",
    "CostReport",
    "Rate",
]


class CostReport(StrEnum):
    KINDS = "kinds"
    MONTHS = "months"
    TIERS = "tiers"
    CARDS = "cards"
    SHOPS = "shops"
    RATES = "rates"
    SHAPE = "shape"
    BROUGHT = "brought"
    TAKEN = "taken"
    HOW = "how"


class Rate(StrEnum):
    ACTIVITY = "activity"
    REPEAT = "repeat"
    RETENTION = "retention"
    REFERRED = "referred"


TITLE = Sentence(zh="会员方案成本", en="Programme cost")
PERIODS: dict[MonthsKind, Sentence] = {
    MonthsKind.MONTH: Sentence(zh="月", en="Month"),
    MonthsKind.QUARTER: Sentence(zh="季", en="Quarter"),
    MonthsKind.YEAR: Sentence(zh="年", en="Year"),
    MonthsKind.OWN: Sentence(zh="自选", en="Own"),
}
PERIOD = Sentence(zh="时间", en="Period")
OWN_MONTHS = Sentence(zh="从哪个月到哪个月，最多 24 个月", en="From one month to another, at most 24")
FROM = Sentence(zh="从（年-月）", en="From (year-month)")
UNTIL = Sentence(zh="到（年-月）", en="To (year-month)")
WRONG_MONTHS = Sentence(
    zh="请按“2026-03”写两个月份，先早后晚，最多 24 个月。",
    en="Write two months such as 2026-03, the earlier one first, at most 24 of them.",
)

KINDS: dict[CostKind, Sentence] = {
    CostKind.DISCOUNT: Sentence(zh="会员优惠", en="Discounts"),
    CostKind.POINTS: Sentence(zh="积分", en="Points"),
    CostKind.BONUS: Sentence(zh="储值赠送", en="Bonus"),
    CostKind.COUPONS: Sentence(zh="优惠券", en="Coupons"),
    CostKind.GIFTS: Sentence(zh="礼品", en="Gifts"),
    CostKind.PRIZES: Sentence(zh="奖品", en="Prizes"),
    CostKind.PERKS: Sentence(zh="权益", en="Perks"),
    CostKind.MESSAGES: Sentence(zh="消息", en="Messages"),
    CostKind.EVENTS: Sentence(zh="活动", en="Events"),
    CostKind.RECRUITMENT: Sentence(zh="拉新", en="Recruitment"),
    CostKind.COMMISSION: Sentence(zh="提成", en="Commission"),
}
HOW: dict[CostKind, Sentence] = {
    CostKind.DISCOUNT: Sentence(
        zh="会员消费时规则减掉的钱，退货的那部分在退货当月减回。",
        en="What rules took off members' sales; what came back is taken out in the month of its refund.",
    ),
    CostKind.POINTS: Sentence(
        zh="发出的积分减过期的，按现在抵扣的比例折成钱；以后用积分不再算一次。入会送的算在拉新里。",
        en="Points given less those that lapsed, at what they pay at the counter now; using them later is not "
        "counted again. Those for joining are in recruitment.",
    ),
    CostKind.BONUS: Sentence(
        zh="充值送的金额，减收回和过期的；以后用掉不再算一次。",
        en="Bonus given with top-ups, less what was withdrawn or lapsed; spending it is not counted again.",
    ),
    CostKind.COUPONS: Sentence(
        zh="券和集章免单实际减掉的钱，退货的减回；没用的券不算。",
        en="What coupons and full stamp cards took off, less refunds; an unused coupon costs nothing.",
    ),
    CostKind.GIFTS: Sentence(
        zh="换走的件数 × 您填的每件成本（积分以外的部分，积分已算过）。",
        en="Gifts taken × what you say one costs beyond its points, which are counted already.",
    ),
    CostKind.PRIZES: Sentence(
        zh="发出的件数 × 您填的每件成本。", en="Prizes handed over × what you say one costs."
    ),
    CostKind.PERKS: Sentence(
        zh="使用次数 × 您填的每次成本。", en="Times perks were used × what you say one costs."
    ),
    CostKind.MESSAGES: Sentence(
        zh="已发出的消息按发送设置里的单价；只算从这里发出的。",
        en="Messages that went, at the price in the ways out; those sent from here.",
    ),
    CostKind.EVENTS: Sentence(
        zh="到场人数 × 您填的每人成本，减收到的报名费；没填就不算。",
        en="Guests who came × what you say one costs, less fees paid; not counted until you say it.",
    ),
    CostKind.RECRUITMENT: Sentence(
        zh="入会送的积分折成钱，加新会员数 × 您填的每人成本（卡、手册）。",
        en="Points given for joining, and new members × what you say one costs (card, handbook).",
    ),
    CostKind.COMMISSION: Sentence(
        zh="按方案算给员工的提成，月份不满也按到今天算。",
        en="What the programme gives staff; of a running month up to today.",
    ),
}
NO_TIER = Sentence(zh="没有等级", en="No tier")
NOBODY = Sentence(zh="这段时间没有会员消费。", en="No member bought anything in this time.")
NOBODY_SAVED = Sentence(zh="这段时间没有会员得到优惠。", en="Nothing came off for any member in this time.")
NOTHING_FOUND = Sentence(zh="没有要说的。", en="There is nothing to say.")
COUNTED: dict[CostKind, Sentence] = {
    CostKind.POINTS: Sentence(zh="{count} 分", en="{count} points"),
    CostKind.GIFTS: Sentence(zh="{count} 件", en="{count} taken"),
    CostKind.PRIZES: Sentence(zh="{count} 件", en="{count} handed over"),
    CostKind.PERKS: Sentence(zh="{count} 次", en="{count} used"),
    CostKind.EVENTS: Sentence(zh="{count} 人到场", en="{count} came"),
    CostKind.RECRUITMENT: Sentence(zh="{count} 位新会员", en="{count} joined"),
}

_COSTS, _PROFIT = Sentence(zh="成本", en="Costs"), Sentence(zh="利润", en="Profit")
CHARTS: dict[CostReport, Sentence] = {
    CostReport.KINDS: _COSTS,
    CostReport.MONTHS: _COSTS,
    CostReport.TIERS: _PROFIT,
    CostReport.CARDS: _PROFIT,
    CostReport.SHOPS: _PROFIT,
    CostReport.RATES: Sentence(zh="占比", en="Shares"),
}
"""What the bars of a report's chart are."""
REPORTS: dict[CostReport, Sentence] = {
    CostReport.KINDS: Sentence(zh="按项目", en="By kind"),
    CostReport.MONTHS: Sentence(zh="按月", en="By month"),
    CostReport.TIERS: Sentence(zh="按等级", en="By tier"),
    CostReport.CARDS: Sentence(zh="按卡种", en="By card type"),
    CostReport.SHOPS: Sentence(zh="按门店", en="By shop"),
    CostReport.RATES: Sentence(zh="留存和复购", en="Who comes again"),
    CostReport.SHAPE: Sentence(zh="等级结构", en="Shape of the tiers"),
    CostReport.BROUGHT: Sentence(zh="消费最多的 100 位", en="100 who bought most"),
    CostReport.TAKEN: Sentence(zh="优惠最多的 100 位", en="100 who cost most"),
    CostReport.HOW: Sentence(zh="怎么算的", en="How it is counted"),
}
_AT_COUNTER_ZH = (
    "单位元。这里的成本是消费时发生的：优惠、券、送出的积分（没减过期的）、用掉的储值赠送。"
    "礼品、奖品、权益、活动、拉新、消息、提成记录时没有记{by}，只在“按项目”里。"
)
_AT_COUNTER_EN = (
    "In whole units of money: costs that come with purchases, which are discounts, coupons, points given (those that "
    "lapsed are not taken out), bonus used. Gifts, prizes, perks, events, recruitment, messages and commission are "
    "recorded without the {by}: they stand under 'By kind' alone."
)
HOW_REPORTS: dict[CostReport, Sentence] = {
    CostReport.KINDS: Sentence(
        zh="会员方案花了多少，占会员销售额和会员毛利多少。毛利是没有会员方案时的毛利：优惠、券、积分抵扣都加回去。",
        en="What the programme costs, as a part of members' sales and of the margin on them. The margin is the one "
        "without the programme: discounts, coupons and points used are added again.",
    ),
    CostReport.MONTHS: Sentence(
        zh="每个月各项成本，单位元；退货算在退货的那个月。",
        en="Every month's costs in whole units of money; refunds belong to the month in which goods came back.",
    ),
    CostReport.TIERS: Sentence(zh=_AT_COUNTER_ZH.format(by="等级"), en=_AT_COUNTER_EN.format(by="tier")),
    CostReport.CARDS: Sentence(
        zh=_AT_COUNTER_ZH.format(by="卡种") + "同时持有别的卡的会员单列一行。",
        en=_AT_COUNTER_EN.format(by="card")
        + " Members with a card beside their tier have a row of their own.",
    ),
    CostReport.SHOPS: Sentence(
        zh="各门店收银台上发生的成本，单位元；总部自己做的（如积分过期）单列一行。"
        "消息从一处发出，提成按员工算，都不分门店，在“按项目”里。",
        en="What came about at each shop's tills, in whole units of money; what head office did itself, such as "
        "lapsing points, has a row of its own. Messages leave from one place and commission goes by person: both "
        "stand under 'By kind' alone.",
    ),
    CostReport.RATES: Sentence(
        zh="后来合并成一人的两位，合并前买的各算各的。",
        en="Two members who became one later count as two for what they bought before.",
    ),
    CostReport.SHAPE: Sentence(
        zh="会员按等级应当两头小、中间大；下一级比平时消费高两成左右，够得着。消费看最近 12 个月。",
        en="Members by tier should be thin at the ends and thick in the middle; a next tier about a fifth above "
        "what people spend anyway is within reach. Spending is that of twelve months.",
    ),
    CostReport.BROUGHT: Sentence(
        zh="这段时间消费最多的会员（已减退货），和他们在收银台得到的优惠、券、积分抵扣、储值赠送。",
        en="Who bought most, less refunds, and what came off for them: discounts, coupons, points and bonus used.",
    ),
    CostReport.TAKEN: Sentence(
        zh="这段时间在收银台得到优惠、券、积分抵扣、储值赠送最多的会员。",
        en="For whom most came off at the counter: discounts, coupons, points and bonus used.",
    ),
    CostReport.HOW: Sentence(zh="每个数字算什么、不算什么。", en="What each figure has in it, and what not."),
}

RATES: dict[Rate, Sentence] = {
    Rate.ACTIVITY: Sentence(zh="活跃率", en="Active"),
    Rate.REPEAT: Sentence(zh="复购率", en="Bought again"),
    Rate.RETENTION: Sentence(zh="留存率", en="Stayed"),
    Rate.REFERRED: Sentence(zh="转介绍占比", en="Brought by others"),
}
HOW_RATES: dict[Rate, Sentence] = {
    Rate.ACTIVITY: Sentence(
        zh="这段时间买过东西的会员 ÷ 期末的全部会员。", en="Members who bought anything, of all at the end."
    ),
    Rate.REPEAT: Sentence(
        zh="买过两次以上的会员 ÷ 买过的会员。", en="Of members who bought, those who bought more than once."
    ),
    Rate.RETENTION: Sentence(
        zh="上一段同样长的时间买过的会员里，这段时间又来买的。",
        en="Of those who bought in the time before, as long, those who bought in this one too.",
    ),
    Rate.REFERRED: Sentence(zh="新会员里，有介绍人的。", en="Of new members, those whom somebody brought."),
}

BUDGETS: dict[BudgetLevel, Sentence] = {
    BudgetLevel.WITHIN: Sentence(
        zh="{time} 预算 {budget}，已用 {spent}（{share}）。",
        en="Budget of {time}: {budget}; {spent} used, {share}.",
    ),
    BudgetLevel.NEAR: Sentence(
        zh="{time} 预算 {budget}，已用 {spent}（{share}），快用完了。",
        en="Budget of {time}: {budget}; {spent} used, {share}: little is left.",
    ),
    BudgetLevel.OVER: Sentence(
        zh="{time} 预算 {budget}，已用 {spent}（{share}），超了 {over}。",
        en="Budget of {time}: {budget}; {spent} used, {share}: {over} over it.",
    ),
}
UNKNOWN_MARGIN = Sentence(
    zh="{amount} 的会员销售没有成本价，没算进毛利；请给商品填成本价，或在“预算和成本”里填一个毛利率。",
    en="{amount} of members' sales have no cost price and are not in the margin. Give articles a cost price, or "
    "one margin in per cent under 'Budget and costs'.",
)
NO_RATE = Sentence(
    zh="现在的方案积分不能抵钱，积分按 0 算；请填每件礼品的成本。",
    en="Points pay nothing at the counter in this programme and count as nothing; say what a gift costs.",
)
HERE_ONLY = Sentence(
    zh="只算本台记的；全部门店看总部的“会员方案成本”页。",
    en="What this till recorded; all shops are on head office's page.",
)
SHOP_TOLD = Sentence(
    zh="全店合计，其他收银台截至 {at}；消息和提成只算本台的。全部门店看总部的“会员方案成本”页。",
    en="The whole shop, other tills as of {at}. Messages and commission are this till's; all shops are on head "
    "office's page.",
)
SHOP_TOLD_SINCE = Sentence(
    zh="全店合计，其他收银台截至 {at}；{since} 以前只有本台的。消息和提成只算本台的。",
    en="The whole shop, other tills as of {at}; before {since} this till alone. Messages and commission are this "
    "till's.",
)
OWN_BUYERS = Sentence(
    zh="谁来消费、消费多少只按本台记的算；全部门店看总部的“会员方案成本”页。",
    en="Who bought, and for how much, goes by what this till recorded; all shops are on head office's page.",
)
SHOP_ONLY = Sentence(
    zh="消息、提成、留存、等级结构和会员名单不分门店，选“全部门店”看。",
    en="Messages, commission, who comes again, the tiers' shape and lists of members are of all shops together.",
)
NO_SHAPE = Sentence(
    zh="本台不知道全部会员，等级结构请看总部。", en="This till does not know all members; head office does."
)
COUNTED_BEFORE_SALES = Sentence(
    zh="这是 {at} 统计的，此后的 {count} 笔会员消费还没算进来，稍后会自动重新统计。",
    en="Counted at {at}: {count} purchases that members made since are not in it yet. It is counted again by itself.",
)
COUNTED_BEFORE_GOODS_CAME_BACK = Sentence(
    zh="这是 {at} 统计的，此后的退货还没算进来，稍后会自动重新统计。",
    en="Counted at {at}: what came back since is not in it yet. It is counted again by itself.",
)
NO_MARGIN = Sentence(zh="–", en="–")
EMPTY = Sentence(zh="这段时间会员方案没有花钱", en="The programme cost nothing in this time")
EMPTY_TEACHING = Sentence(
    zh="有了会员消费、积分、券，这里就有数字。",
    en="Once members buy, earn and use something, figures stand here.",
)
CHAIN_BUDGET = Sentence(zh="全部门店", en="All shops")
FILE_NAME = Sentence(zh="会员方案成本 {report} {first}.csv", en="programme cost {report} {first}.csv")
PICTURE_NAME = Sentence(zh="会员方案成本 {report} {first}.png", en="programme cost {report} {first}.png")

KIND = Sentence(zh="项目", en="Kind")
AMOUNT = Sentence(zh="金额", en="Amount")
TIMES = Sentence(zh="数量", en="How much")
OF_SALES = Sentence(zh="占会员销售", en="Of sales")
OF_MARGIN = Sentence(zh="占毛利", en="Of margin")
HOW_COLUMN = Sentence(zh="怎么算", en="How it is counted")
SUM = Sentence(zh="合计", en="Together")
MONTH = Sentence(zh="月份", en="Month")
SALES = Sentence(zh="会员销售", en="Members' sales")
SOLD = Sentence(zh="会员销售", en="Sales")
"""Where only members' are told, and columns are many."""
MARGIN = Sentence(zh="毛利", en="Margin")
COST = Sentence(zh="成本合计", en="Costs")
LEFT = Sentence(zh="利润", en="Profit")
TIER = Sentence(zh="等级", en="Tier")
CARD = Sentence(zh="卡种", en="Card type")
CARD_BESIDE = Sentence(zh="{tier} + {cards}", en="{tier} + {cards}")
SHOP = Sentence(zh="门店", en="Shop")
AT_HEAD_OFFICE = Sentence(zh="总部", en="Head office")
POINTS_GIVEN = Sentence(zh="积分", en="Points")
CARD_COLUMNS = Sentence(zh="用掉的赠送", en="Bonus")
RATE = Sentence(zh="指标", en="Rate")
COMES_TO = Sentence(zh="人数", en="Members")
FINDING = Sentence(zh="看法", en="What is found")
MEMBER = Sentence(zh="会员", en="Member")
PURCHASES = Sentence(zh="单数", en="Purchases")
BUDGET = Sentence(zh="预算和成本", en="Budget and costs")

"""The dashboard: what its figures are called, how each is counted, its reports and files."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "AS_BEFORE",
    "BEFORE",
    "BEFORE_WAS",
    "CHARTS",
    "COLUMN_CATEGORY",
    "COLUMN_CHANGE",
    "COLUMN_DAY",
    "COLUMN_ENROLLED",
    "COLUMN_FIGURE",
    "COLUMN_HOUR",
    "COLUMN_HOW",
    "COLUMN_MEMBERS",
    "COLUMN_NOW",
    "COLUMN_SHARE",
    "COLUMN_SHOP",
    "COLUMN_STAFF",
    "COLUMN_TIER",
    "COLUMN_VERSION",
    "EMPTY",
    "EMPTY_TEACHING",
    "EXPORT",
    "EXPORT_TITLE",
    "FIGURES",
    "FILE_NAME",
    "FROM_TO",
    "HERE_ONLY",
    "HOW",
    "HOW_REPORTS",
    "LESS",
    "LESS_SHARE",
    "LINES_SOLD",
    "MANIFOLD",
    "MORE",
    "MORE_FIGURES",
    "MORE_SHARE",
    "NEXT",
    "NOT_BEFORE",
    "NO_CATEGORY",
    "NO_MEMBER",
    "NO_STAFF",
    "OFFICE_ITSELF",
    "OF_ONE_SHOP",
    "OUT_OF",
    "PAGE_OF",
    "PERIOD",
    "PERIODS",
    "PICTURE",
    "PICTURE_NAME",
    "PREVIOUS",
    "REPORT",
    "REPORTS",
    "RETURNED",
    "SALES",
    "SHOP_TOLD",
    "SHOP_TOLD_NOT",
    "SHOP_TOLD_SINCE",
    "SHOW",
    "TITLE",
    "VERSION",
    "Figure",
    "Report",
    "days_told",
]


class Figure(StrEnum):
    SALES = "sales"
    MEMBERS_SHARE = "members_share"
    PURCHASES = "purchases"
    VISITS = "visits"
    BASKET = "basket"
    NEW_MEMBERS = "new_members"
    DISCOUNT = "discount"
    POINTS_EARNED = "points_earned"
    POINTS_USED = "points_used"
    POINTS_LAPSED = "points_lapsed"
    PAID_IN = "paid_in"
    PRINCIPAL_SPENT = "principal_spent"
    BONUS_GIVEN = "bonus_given"
    BONUS_SPENT = "bonus_spent"
    COUPONS_ISSUED = "coupons_issued"
    COUPONS_USED = "coupons_used"
    COUPONS_COST = "coupons_cost"
    GIFTS = "gifts"
    PERKS = "perks"
    PRIZES = "prizes"
    MESSAGES = "messages"
    MESSAGES_COST = "messages_cost"
    POINTS_OWED = "points_owed"
    PRINCIPAL_OWED = "principal_owed"
    BONUS_OWED = "bonus_owed"


class Report(StrEnum):
    OVERVIEW = "overview"
    DAYS = "days"
    HOURS = "hours"
    CATEGORIES = "categories"
    STAFF = "staff"
    TIERS = "tiers"
    PROGRAMMES = "programmes"
    SHOPS = "shops"
    HOW = "how"


TITLE = Sentence(zh="经营概况", en="Dashboard")
PERIODS: dict[str, Sentence] = {
    "day": Sentence(zh="日", en="Day"),
    "week": Sentence(zh="周", en="Week"),
    "month": Sentence(zh="月", en="Month"),
    "year": Sentence(zh="年", en="Year"),
}
"""By the value of `shuke.domain.figures.periods.PeriodKind`."""

FIGURES: dict[Figure, Sentence] = {
    Figure.SALES: Sentence(zh="销售额", en="Sales"),
    Figure.MEMBERS_SHARE: Sentence(zh="会员占比", en="Members' share"),
    Figure.PURCHASES: Sentence(zh="单数", en="Purchases"),
    Figure.VISITS: Sentence(zh="会员到店", en="Members' visits"),
    Figure.BASKET: Sentence(zh="客单价", en="Basket"),
    Figure.NEW_MEMBERS: Sentence(zh="新会员", en="New members"),
    Figure.DISCOUNT: Sentence(zh="优惠", en="Discounts"),
    Figure.POINTS_EARNED: Sentence(zh="获得积分", en="Points earned"),
    Figure.POINTS_USED: Sentence(zh="使用积分", en="Points used"),
    Figure.POINTS_LAPSED: Sentence(zh="过期积分", en="Points lapsed"),
    Figure.PAID_IN: Sentence(zh="储值充值", en="Stored value paid in"),
    Figure.PRINCIPAL_SPENT: Sentence(zh="储值本金消费", en="Principal spent"),
    Figure.BONUS_GIVEN: Sentence(zh="储值赠送", en="Bonus given"),
    Figure.BONUS_SPENT: Sentence(zh="储值赠送消费", en="Bonus spent"),
    Figure.COUPONS_ISSUED: Sentence(zh="发券", en="Coupons issued"),
    Figure.COUPONS_USED: Sentence(zh="用券", en="Coupons used"),
    Figure.COUPONS_COST: Sentence(zh="券成本", en="Cost of coupons"),
    Figure.GIFTS: Sentence(zh="礼品", en="Gifts"),
    Figure.PERKS: Sentence(zh="权益", en="Perks"),
    Figure.PRIZES: Sentence(zh="奖品", en="Prizes"),
    Figure.MESSAGES: Sentence(zh="发出的消息", en="Messages sent"),
    Figure.MESSAGES_COST: Sentence(zh="消息费用", en="Cost of messages"),
    Figure.POINTS_OWED: Sentence(zh="积分余额", en="Points owed"),
    Figure.PRINCIPAL_OWED: Sentence(zh="储值本金余额", en="Principal owed"),
    Figure.BONUS_OWED: Sentence(zh="储值赠送余额", en="Bonus owed"),
}

HOW: dict[Figure, Sentence] = {
    Figure.SALES: Sentence(
        zh="应收金额合计，已减优惠、券和积分抵扣，再减退货退款。用储值付的算销售，充值不算。",
        en="After discounts, coupons and points, less refunds. Paid by stored value counts; a top-up never.",
    ),
    Figure.MEMBERS_SHARE: Sentence(
        zh="识别了会员的销售额 ÷ 全部销售额，两边都已减退货。",
        en="Sales with a member identified, of all sales; refunds taken off both.",
    ),
    Figure.PURCHASES: Sentence(
        zh="成交的小票张数；退货不减。", en="Receipts of sales; a refund takes none away."
    ),
    Figure.VISITS: Sentence(
        zh="识别了会员的小票张数；同一天来两次算两次。",
        en="Receipts with a member identified; twice on a day counts twice.",
    ),
    Figure.BASKET: Sentence(
        zh="应收金额 ÷ 单数，退货前。", en="What was to pay, by purchase, before refunds."
    ),
    Figure.NEW_MEMBERS: Sentence(
        zh="这段时间办的会员；旧系统转入的不算。",
        en="Members enrolled; those taken over from an older system are not.",
    ),
    Figure.DISCOUNT: Sentence(
        zh="规则给的优惠，已减退货的；券和积分抵扣不在内。",
        en="What rules took off, less that of goods that came back, without coupons and points.",
    ),
    Figure.POINTS_EARNED: Sentence(
        zh="消费、充值、奖励等获得的积分，已减退货收回的。",
        en="Given by purchases, top-ups, rewards and the like, less what refunds took back.",
    ),
    Figure.POINTS_USED: Sentence(
        zh="抵扣、换礼、转盘等用掉的积分，已减退回的。",
        en="Spent as money, on gifts or spins, less what came back.",
    ),
    Figure.POINTS_LAPSED: Sentence(
        zh="到期、续期清零、退会作废的积分；连总部时由总部记。",
        en="Taken by time or by the end of a membership; of a chain head office books it.",
    ),
    Figure.PAID_IN: Sentence(
        zh="会员充值付的钱，退还前；是欠会员的，不是销售。",
        en="Money members paid in, before pay-backs; owed to them, not sold.",
    ),
    Figure.PRINCIPAL_SPENT: Sentence(
        zh="消费用掉的储值本金，已减退货退回的。", en="Principal that paid for goods, less what came back."
    ),
    Figure.BONUS_GIVEN: Sentence(
        zh="充值送的金额，已减退还时收回的。", en="Added on top of top-ups, less what pay-backs withdrew."
    ),
    Figure.BONUS_SPENT: Sentence(
        zh="消费用掉的赠送金额，已减退货退回的。", en="Bonus that paid for goods, less what came back."
    ),
    Figure.COUPONS_ISSUED: Sentence(
        zh="发给会员的券，已减收回的。", en="Given to members, less those withdrawn."
    ),
    Figure.COUPONS_USED: Sentence(zh="核销的券，已减退货退回的。", en="Redeemed, less those that came back."),
    Figure.COUPONS_COST: Sentence(
        zh="券和集章免单减掉的金额，已减退货的。",
        en="What coupons and full stamp cards took off, less that of goods that came back.",
    ),
    Figure.GIFTS: Sentence(zh="会员换走的礼品，已减退回的。", en="Gifts taken, less those taken back."),
    Figure.PERKS: Sentence(
        zh="使用权益的次数，已减退回的。", en="Times perks were used, less those taken back."
    ),
    Figure.PRIZES: Sentence(
        zh="交到会员手里的奖品，已减退回的。", en="Prizes handed over, less those rolled back."
    ),
    Figure.MESSAGES: Sentence(
        zh="从这里发给会员的：短信按条数，邮件按封数；可能已发出的也算，留存的不算。",
        en="Sent to members from here: parts of text messages, and e-mails; those that may have gone count.",
    ),
    Figure.MESSAGES_COST: Sentence(
        zh="这些短信的费用，按每条的价格；“会员方案成本”里同样这么算。",
        en="What these text messages cost by the price of each; the programme's cost counts them alike.",
    ),
    Figure.POINTS_OWED: Sentence(
        zh="期末会员手里的积分，包括还没生效的。", en="What members hold at the end of the period."
    ),
    Figure.PRINCIPAL_OWED: Sentence(
        zh="期末会员手里的储值本金。", en="Principal that members hold at the end of the period."
    ),
    Figure.BONUS_OWED: Sentence(
        zh="期末会员手里的储值赠送，与本金分开。",
        en="Bonus that members hold at the end of the period, apart from principal.",
    ),
}

REPORTS: dict[Report, Sentence] = {
    Report.OVERVIEW: Sentence(zh="概况", en="Overview"),
    Report.DAYS: Sentence(zh="按天", en="By day"),
    Report.HOURS: Sentence(zh="按时段", en="By hour"),
    Report.CATEGORIES: Sentence(zh="按部门", en="By category"),
    Report.STAFF: Sentence(zh="按员工", en="By staff"),
    Report.TIERS: Sentence(zh="按等级", en="By tier"),
    Report.PROGRAMMES: Sentence(zh="按方案版本", en="By programme version"),
    Report.SHOPS: Sentence(zh="按门店", en="By shop"),
    Report.HOW: Sentence(zh="怎么算的", en="How it is counted"),
}
_NET = Sentence(zh="销售额（已减退货）", en="Sales, less what came back")
CHARTS: dict[Report, Sentence] = {
    Report.OVERVIEW: _NET,
    Report.DAYS: _NET,
    Report.HOURS: Sentence(zh="单数", en="Purchases"),
    Report.CATEGORIES: Sentence(zh="销售额", en="Sales"),
    Report.STAFF: _NET,
    Report.PROGRAMMES: _NET,
    Report.SHOPS: _NET,
}
"""What the bars of a report's chart are; of members by tier it hangs on what is known."""
HOW_REPORTS: dict[Report, Sentence] = {
    Report.OVERVIEW: Sentence(
        zh="每个数字和上一期同样天数比。", en="Each figure against as many days of the period before."
    ),
    Report.DAYS: Sentence(
        zh="营业日的销售额，已减当天退的货。", en="Sales of each business day, less what came back that day."
    ),
    Report.HOURS: Sentence(zh="哪个钟点成交多，退货前。", en="At which hours people buy, before refunds."),
    Report.CATEGORIES: Sentence(
        zh="每行商品的实收金额，退货前。", en="What was paid for lines of each category, before refunds."
    ),
    Report.STAFF: Sentence(
        zh="收款人的销售额，已扣除退货。",
        en="Sales of whoever took the money, less what came back of them.",
    ),
    Report.TIERS: Sentence(
        zh="现在各等级的会员数，和这段时间他们买了多少，退货前。",
        en="Members of each tier now, and what they bought in this period, before refunds.",
    ),
    Report.PROGRAMMES: Sentence(
        zh="每个方案版本下的销售额，已减退货。", en="Sales under each version of the programme, less refunds."
    ),
    Report.SHOPS: Sentence(zh="每家门店的销售额，已减退货。", en="Sales of each shop, less refunds."),
    Report.HOW: Sentence(zh="每个数字算什么、不算什么。", en="What each figure has in it, and what not."),
}

FROM_TO = Sentence(zh="{first} 至 {last}", en="{first} to {last}")
BEFORE = Sentence(zh="对比 {days}", en="against {days}")
BEFORE_WAS = Sentence(zh="上期 {amount}", en="before: {amount}")
MORE = Sentence(zh="▲ {share}", en="▲ {share}")
MANIFOLD = Sentence(zh="▲ 上期的 {times} 倍", en="▲ × {times}")
"""Beyond ten times as much a percentage says nothing."""
LESS = Sentence(zh="▼ {share}", en="▼ {share}")
MORE_SHARE = Sentence(zh="▲ {points} 个百分点", en="▲ {points} percentage points")
LESS_SHARE = Sentence(zh="▼ {points} 个百分点", en="▼ {points} percentage points")
"""A share against another: by how many hundredths of the whole."""
AS_BEFORE = Sentence(zh="持平", en="as before")
NOT_BEFORE = Sentence(zh="上期没有", en="none before")
PERIOD = Sentence(zh="时间", en="Period")
REPORT = Sentence(zh="报表", en="Report")
SHOW = Sentence(zh="查看", en="Show")
MORE_FIGURES = Sentence(
    zh="经营概况：日、周、月、年，按门店", en="Dashboard: by day, week, month, year, and by shop"
)
PREVIOUS = Sentence(zh="上一期", en="The period before")
NEXT = Sentence(zh="下一期", en="The next period")
HERE_ONLY = Sentence(
    zh="只算本台记的；全部门店和会员余额看总部的“数据”页。",
    en="What this till recorded; all shops and what members hold are on head office's page of figures.",
)
SHOP_TOLD = Sentence(
    zh="全店合计，其他收银台截至 {at}；消息只算本台发的。全部门店和会员余额看总部的“数据”页。",
    en="The whole shop, other tills as of {at}. Messages are this till's; all shops stand at head office.",
)
SHOP_TOLD_SINCE = Sentence(
    zh="全店合计，其他收银台截至 {at}；{since} 以前只有本台的，不能当全店比。",
    en="The whole shop, other tills as of {at}. Before {since} this till alone: no comparison.",
)
SHOP_TOLD_NOT = Sentence(
    zh="{months} 其他收银台的数据太多，没有传过来，只有本台的。",
    en="Of {months} other tills' figures are too many to be sent: this till's alone.",
)
EMPTY = Sentence(zh="这段时间还没有数字", en="Nothing in this period yet")
EMPTY_TEACHING = Sentence(
    zh="有了销售、会员、充值，这里就有图表。", en="Once there are sales, members, top-ups, charts stand here."
)
EXPORT = Sentence(zh="导出表格", en="Export")
EXPORT_TITLE = Sentence(zh="导出表格或 PDF", en="Export as a list or PDF")
PICTURE = Sentence(zh="存成图片", en="Save picture")
FILE_NAME = Sentence(zh="经营概况 {report} {first}.csv", en="dashboard {report} {first}.csv")
PICTURE_NAME = Sentence(zh="经营概况 {report} {first}.png", en="dashboard {report} {first}.png")
PAGE_OF = Sentence(zh="第 {page} 页，共 {pages} 页", en="Page {page} of {pages}")
NO_CATEGORY = Sentence(zh="没有部门", en="No category")
NO_MEMBER = Sentence(zh="非会员", en="No member")
NO_STAFF = Sentence(zh="不经员工（自助、自动）", en="Nobody (self-service, by itself)")
OFFICE_ITSELF = Sentence(zh="总部", en="Head office")
OF_ONE_SHOP = Sentence(
    zh="只是这家门店的；总部自己记的、发出的消息和会员余额不分门店，选“全部门店”看。",
    en="Of this shop alone. What head office recorded itself, messages, and what members hold are of all shops.",
)
VERSION = Sentence(zh="{programme} 第 {version} 版", en="{programme}, version {version}")
COLUMN_FIGURE = Sentence(zh="数字", en="Figure")
COLUMN_NOW = Sentence(zh="本期", en="This period")
COLUMN_HOW = Sentence(zh="怎么算", en="How it is counted")
COLUMN_DAY = Sentence(zh="营业日", en="Day")
COLUMN_HOUR = Sentence(zh="时段", en="Hour")
COLUMN_CATEGORY = Sentence(zh="部门", en="Category")
COLUMN_STAFF = Sentence(zh="员工", en="Staff")
COLUMN_TIER = Sentence(zh="等级", en="Tier")
COLUMN_VERSION = Sentence(zh="方案版本", en="Programme version")
COLUMN_SHOP = Sentence(zh="门店", en="Shop")
COLUMN_MEMBERS = Sentence(zh="会员数", en="Members")
COLUMN_ENROLLED = Sentence(zh="新会员", en="New members")
COLUMN_CHANGE = Sentence(zh="变化", en="Change")
COLUMN_SHARE = Sentence(zh="占比", en="Share")
SALES = Sentence(zh="单数", en="Purchases")
LINES_SOLD = Sentence(zh="商品行", en="Lines")
AMOUNT = Sentence(zh="金额", en="Amount")
RETURNED = Sentence(zh="退货", en="Refunds")
OUT_OF = Sentence(zh="前 {count} 项，全部在下表", en="The first {count}; all are in the table")


def days_told(first: date, last: date) -> Words:
    """From one day to another; a single day is said once."""
    return str(first) if first == last else said(FROM_TO, first=str(first), last=str(last))

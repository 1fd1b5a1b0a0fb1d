"""Head office's page of figures."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_SHOPS",
    "AS_TOLD",
    "BACK",
    "BY_DAY",
    "BY_SHOP",
    "DAY",
    "DAYS",
    "FIGURES",
    "FILES",
    "HELD",
    "HELD_HOW",
    "JOINED",
    "MONTH",
    "NO_SHOPS",
    "OF_SHOP",
    "POINTS_EARNED",
    "POINTS_USED",
    "SALES",
    "SHOP",
    "TAKEN",
    "TODAY",
    "TOPPED_UP",
]

FIGURES = Sentence(zh="数据", en="Figures")
AS_TOLD = Sentence(
    zh="{day}，按各收银台已上报的流水；离线的收银台稍后补上。",
    en="{day}, from what tills have told by now; what was recorded offline follows.",
)
TODAY = Sentence(zh="今天", en="Today")
MONTH = Sentence(zh="本月", en="This month")
SHOP = Sentence(zh="门店", en="Shop")
ALL_SHOPS = Sentence(zh="全部门店", en="All shops")
SALES = Sentence(zh="单数", en="Purchases")
TAKEN = Sentence(zh="销售额（已减退货）", en="Sales, less what came back")
BACK = Sentence(zh="其中退货", en="Of it returned")
JOINED = Sentence(zh="新会员", en="New members")
POINTS_EARNED = Sentence(zh="发出积分", en="Points given")
POINTS_USED = Sentence(zh="使用积分", en="Points used")
TOPPED_UP = Sentence(zh="储值充值", en="Topped up")
BY_SHOP = Sentence(zh="本月各门店销售额", en="Sales this month, by shop")
BY_DAY = Sentence(zh="本月每天销售额", en="Sales this month, by day")
DAYS = Sentence(zh="每天的数字", en="Day by day, in numbers")
DAY = Sentence(zh="日期", en="Day")
HELD = Sentence(zh="会员手里的", en="What members hold")
HELD_HOW = Sentence(
    zh="储值和积分是欠会员的：全连锁合计，随每条流水更新。",
    en="Stored value and points are owed to members: of the whole chain, kept with every fact.",
)
NO_SHOPS = Sentence(zh="还没有门店。", en="No shop yet.")
OF_SHOP = Sentence(zh="{shop}，{period}", en="{shop}, {period}")
FILES: dict[str, Sentence] = {
    "csv": Sentence(zh="CSV 表格", en="CSV"),
    "xlsx": Sentence(zh="Excel 表格", en="Excel workbook"),
    "pdf": Sentence(zh="PDF 文件", en="PDF"),
    "png": Sentence(zh="图表图片", en="Picture of the chart"),
}

"""The lines between scores, stages, quadrants and classes of a segment."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "FOUR_RISING",
    "LEAVE_LINES",
    "LINES",
    "LINES_HEADING",
    "LINE_NAMES",
    "NO_AMOUNT",
    "NO_NUMBER",
    "SHARES_RISE",
    "STAGES_RISE",
    "TAKE_LINES",
    "USUAL_LINES",
]

LINES = Sentence(zh="分档标准", en="Lines")
LINES_HEADING = Sentence(
    zh="R、F、M 各填四个由小到大的数，中间空格；留空则按五等分。客单、间隔留空则按平均。",
    en="R, F and M take four rising numbers with blanks between, or nothing: by fifths. Nothing for basket or time "
    "between sales: by the mean.",
)
LINE_NAMES: Mapping[str, Sentence] = {
    "recency": Sentence(zh="R：距上次消费（天）", en="R: days since the last sale"),
    "frequency": Sentence(zh="F：消费次数", en="F: sales"),
    "money": Sentence(zh="M：累计消费（元）", en="M: money spent"),
    "active_days": Sentence(zh="活跃：多少天内消费过", en="Active: bought in so many days"),
    "sleeping_months": Sentence(zh="睡眠：多少个月没来", en="Sleeping: away so many months"),
    "lost_months": Sentence(zh="流失：多少个月没来", en="Lost: away so many months"),
    "basket_minor": Sentence(zh="客单够大：从多少元起", en="Basket large enough from"),
    "days_a_sale": Sentence(zh="来得够勤：几天一次", en="Often enough: days between sales"),
    "share_a": Sentence(zh="A 类占消费（%）", en="A makes (% of sales)"),
    "share_b": Sentence(zh="到 B 类共占（%）", en="A and B make (%)"),
}
TAKE_LINES = Sentence(zh="用这些标准", en="Use these")
LEAVE_LINES = Sentence(zh="不改了", en="Leave them")
USUAL_LINES = Sentence(zh="恢复会员方案的标准", en="Back to the programme's")
NO_NUMBER = Sentence(zh="请输入整数，例如 90。", en="Write whole numbers, such as 90.")
NO_AMOUNT = Sentence(zh="请输入金额，例如 500。", en="Write amounts, such as 500.")
FOUR_RISING = Sentence(
    zh="请填四个由小到大的数，例如 30 60 90 180；或者留空。",
    en="Write four rising numbers, such as 30 60 90 180, or nothing.",
)
STAGES_RISE = Sentence(
    zh="活跃的天数要短于睡眠的月数，睡眠要短于流失。请改过来。",
    en="Active has to end before sleeping begins, and sleeping before lost. Put them in order.",
)
SHARES_RISE = Sentence(
    zh="A 类和 B 类的百分比在 1 到 100 之间，B 不小于 A。请改过来。",
    en="The shares of A and B lie between 1 and 100, and B's is no less than A's. Put them in order.",
)

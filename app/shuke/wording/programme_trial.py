"""The page on which a programme is tried on the past."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "BEGIN",
    "CHARTS",
    "CHOICES",
    "CHOOSE_FIRST",
    "DIFFERENCE",
    "DRAFT",
    "DRAFT_TEACHING",
    "FAILED",
    "FIGURE",
    "FIRST_DAY",
    "HEADING",
    "LAST_DAY",
    "MEMBER",
    "MORE_OR_LESS",
    "NOTHING_TRIED",
    "OTHER",
    "OVER",
    "PAPER",
    "PDF_NAME",
    "PROGRAMME_NOW",
    "PROGRAMME_TRIED",
    "SAVE_PDF",
    "TIERS",
    "TIERS_BY_MONTH",
    "TIER_AT",
    "TODAY",
    "TRYING",
]

CHOICES = Sentence(zh="试哪套方案", en="Which programme")
DRAFT = Sentence(zh="修改页里的方案", en="The one on the edit page")
DRAFT_TEACHING = Sentence(zh="您改的那份", en="your own copy")
FIRST_DAY = Sentence(zh="从哪天起", en="From")
LAST_DAY = Sentence(zh="到哪天止", en="To")
BEGIN = Sentence(zh="开始试算", en="Try it")
TRYING = Sentence(zh="正在试算“{programme}”", en="Trying '{programme}'")
NOTHING_TRIED = Sentence(
    zh="选一套方案和一段时间：把这段时间会员的入会、储值、消费和退货按它再算一遍，与现行方案对照。门店照常营业，不受影响。",
    en="Choose a programme and a time: what members did then is done again under it, and shown beside the one in "
    "force. The counter goes on meanwhile.",
)
CHOOSE_FIRST = Sentence(
    zh="修改页里的方案有问题，先改好再试算。",
    en="The programme on the edit page has problems. Mend them first, then try it.",
)
FAILED = Sentence(
    zh="试算没有完成：{why}。请再试一次；仍不行，把这句话告诉售后。",
    en="The trial came to no end: {why}. Try again; if it stays so, tell this sentence to whoever helps you.",
)
HEADING = Sentence(
    zh="{first} 至 {last}，{events} 条历史记录：现行“{today}”与“{other}”",
    en="{first} to {last}, {events} events: '{today}' now, '{other}' tried",
)
FIGURE = Sentence(zh="项目", en="Figure")
TODAY = Sentence(zh="现行", en="Now")
OTHER = Sentence(zh="试算", en="Tried")
DIFFERENCE = Sentence(zh="差额", en="Difference")
CHARTS: dict[str, Sentence] = {
    "cost": Sentence(zh="每月会员得到的好处", en="What members had, by month"),
    "points_issued": Sentence(zh="每月发放积分", en="Points issued, by month"),
    "points_owed": Sentence(zh="月末积分负债", en="Worth of points held, at each month's end"),
}
"""By the name of a figure of a month."""
TIERS = Sentence(zh="月末各等级会员", en="Members by tier at each month's end")
TIER_AT = Sentence(zh="{tier} {count}", en="{tier} {count}")
MORE_OR_LESS = Sentence(zh="谁多谁少", en="Who has more, who less")
MEMBER = Sentence(zh="会员 {number}", en="Member {number}")
SAVE_PDF = Sentence(zh="存为 PDF", en="Save as PDF")
PDF_NAME = Sentence(zh="方案试算.pdf", en="programme trial.pdf")
PAPER = Sentence(zh="方案试算", en="A programme tried")
OVER = Sentence(zh="{first} 至 {last}，{events} 条历史记录", en="{first} to {last}, {events} events")
PROGRAMME_NOW = Sentence(zh="现行：{programme}", en="Now: {programme}")
PROGRAMME_TRIED = Sentence(zh="试算：{programme}", en="Tried: {programme}")
TIERS_BY_MONTH = Sentence(zh="每月末各等级会员", en="Members by tier at each month's end")

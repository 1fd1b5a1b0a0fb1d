"""What staff are paid by: the window, the paper, the file."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "AMOUNT_HINT",
    "CHOOSE",
    "CHOOSE_TEACHING",
    "COLUMNS",
    "EMPTY",
    "EMPTY_TEACHING",
    "EXPORT",
    "EXPORTED",
    "EXPORT_TITLE",
    "FILE_FAILED",
    "FILE_NAME",
    "GOAL",
    "GOAL_FOR",
    "GOAL_SET",
    "HERE_ONLY",
    "NOT_AN_AMOUNT",
    "NO_POSTS",
    "OWN_ONLY",
    "PRINT",
    "PRINTED",
    "REACHED",
    "SAVE",
    "TITLE",
    "TOTAL",
    "WHOLE_SHOP",
]

TITLE = Sentence(zh="提成", en="Commission")
EMPTY = Sentence(zh="这个月还没有提成", en="Nothing this month")
EMPTY_TEACHING = Sentence(
    zh="会员方案写明了提成时，充值、销售和办会员会在这里逐笔列出。",
    en="Where the programme pays for them, top-ups, sales and enrolments stand here line by line.",
)
CHOOSE = Sentence(zh="选一位同事", en="Choose somebody")
CHOOSE_TEACHING = Sentence(
    zh="这里会逐笔列出提成的由来。", en="How it comes about will stand here, line by line."
)
OWN_ONLY = Sentence(zh="您看到的是自己的提成。", en="You see your own.")
HERE_ONLY = Sentence(
    zh="销售和办会员只算本台，充值算全部收银台；全部汇总在总部。",
    en="Sales and enrolments are this till's, top-ups all tills'; head office adds up everything.",
)
TOTAL = Sentence(zh="合计", en="In all")
REACHED = Sentence(zh="{name}：目标 {amount}，完成 {share}", en="{name}: {share} of {amount} reached")
GOAL = Sentence(zh="本月目标", en="Goal of the month")
GOAL_FOR = Sentence(zh="{person}的目标", en="Goal for {person}")
AMOUNT = Sentence(zh="充值目标", en="Top-ups to reach")
AMOUNT_HINT = Sentence(zh="0：取消目标", en="0: no goal")
WHOLE_SHOP = Sentence(zh="全店一起算", en="What the whole shop sells counts")
SAVE = Sentence(zh="定下目标", en="Set the goal")
GOAL_SET = Sentence(zh="已定下 {person} 的目标。", en="The goal for {person} is set.")
NO_POSTS = Sentence(zh="当前方案没有目标奖。", en="The programme pays for no goals.")
NOT_AN_AMOUNT = Sentence(zh="请写金额，例如 50000", en="Write an amount such as 50000")
PRINT = Sentence(zh="打印", en="Print")
PRINTED = Sentence(zh="已送去打印：{number}", en="Queued to print: {number}")
EXPORT = Sentence(zh="导出", en="Export")
EXPORT_TITLE = Sentence(zh="导出提成表", en="Export the statement")
FILE_NAME = Sentence(zh="提成 {month}.csv", en="commission {month}.csv")
EXPORTED = Sentence(zh="已导出到 {file}", en="Written into {file}")
FILE_FAILED = Sentence(zh="没有写成 {file}：{reason}", en="{file} was not written: {reason}")
COLUMNS = (
    Sentence(zh="姓名", en="Person"),
    Sentence(zh="金额", en="Amount"),
    Sentence(zh="由来", en="Why"),
)

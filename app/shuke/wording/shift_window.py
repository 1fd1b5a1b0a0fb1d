"""What the shift's window and panels say."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "CASH_KINDS",
    "CASH_MOVED",
    "CASH_TITLE",
    "CLOSE",
    "CLOSED",
    "COUNT",
    "COUNTED",
    "COUNT_AGAIN",
    "COUNT_DONE",
    "COUNT_TEACHING",
    "DIFFERENCE_MORE",
    "DIFFERENCE_NONE",
    "DIFFERENCE_SHORT",
    "DO_CASH",
    "FLOAT_LAST",
    "FLOAT_LATE",
    "FLOAT_OF",
    "FLOAT_OPEN",
    "FLOAT_STATE",
    "FLOAT_TEACHING",
    "FLOAT_TITLE",
    "FLOAT_UNKNOWN",
    "LATER",
    "NONE_OPEN",
    "NONE_OPEN_TEACHING",
    "NOT_AN_AMOUNT",
    "NOT_PIECES",
    "NO_PAST",
    "NO_PAST_TEACHING",
    "OPENED",
    "OPENED_AT",
    "OPEN_SHIFT",
    "PAST",
    "PAST_LINE",
    "PIECES_OF",
    "PRINTED",
    "PRINT_X",
    "PRINT_Z",
    "REASON",
    "REASONS",
    "REASON_HINT",
    "REASON_NEEDED",
    "SINCE_ANOTHER_DAY",
    "STRIP_NONE",
    "STRIP_OPEN",
    "STRIP_OVER_NIGHT",
    "THIS_SHIFT",
    "TITLE",
    "TOTAL",
]

TITLE = Sentence(zh="班次", en="Shift")
NONE_OPEN = Sentence(zh="还没有开班", en="No shift is open")
NONE_OPEN_TEACHING = Sentence(
    zh="开班时清点备用金；没有开班就收款，第一笔会自动开班。",
    en="A shift begins with a counted float. Without one, the first sale opens it by itself.",
)
OPENED_AT = Sentence(zh="{at} 开班 · {by}", en="Opened {at} by {by}")
FLOAT_OF = Sentence(zh="备用金 {amount}", en="Float {amount}")
FLOAT_UNKNOWN = Sentence(
    zh="备用金还没有清点：第一笔消费自动开了班。", en="The float was not counted: a sale opened the shift."
)
SINCE_ANOTHER_DAY = Sentence(
    zh="这个班次从 {day} 起一直没有交班。请清点交班。",
    en="This shift has been open since {day}. Count and close it.",
)
OPEN_SHIFT = Sentence(zh="开班", en="Open the shift")
COUNT = Sentence(zh="清点交班", en="Count and close")
DO_CASH = Sentence(zh="现金进出、开钱箱", en="Cash in, out, drawer")
PRINT_X = Sentence(zh="打印快报 X", en="Print X report")
PRINT_Z = Sentence(zh="再打一份", en="Print again")
THIS_SHIFT = Sentence(zh="本班（进行中）", en="This shift, so far")
PAST = Sentence(zh="交班报告", en="Reports")
PAST_LINE = Sentence(zh="{at} · {by}", en="{at} · {by}")
NO_PAST = Sentence(zh="还没有报告", en="No reports yet")
NO_PAST_TEACHING = Sentence(
    zh="快报和交班报告由班长、店长、稽核查看。清点前看不到应有现金。",
    en="Shift leads, managers and auditors read them. What should be in the drawer is shown after the count.",
)
DIFFERENCE_NONE = Sentence(zh="无差异", en="no difference")
DIFFERENCE_MORE = Sentence(zh="多 {amount}", en="{amount} more")
DIFFERENCE_SHORT = Sentence(zh="少 {amount}", en="{amount} short")

COUNT_TEACHING = Sentence(
    zh="把钱箱里的现金按面额清点，填张数。点完之前不显示应有多少。",
    en="Count what is in the drawer by notes and coins. What should be there is shown only afterwards.",
)
PIECES_OF = Sentence(zh="{denomination} 张数", en="Pieces of {denomination}")
NOT_PIECES = Sentence(
    zh="张数要填整数。请改正红框。", en="Pieces are whole numbers. Correct the marked ones."
)
TOTAL = Sentence(zh="合计", en="Total")
COUNT_DONE = Sentence(zh="清点完毕", en="That is all")
COUNTED = Sentence(zh="清点现金", en="Counted")
COUNT_AGAIN = Sentence(zh="重新清点", en="Count again")
CLOSE = Sentence(zh="交班", en="Close the shift")
CLOSED = Sentence(zh="已交班，报告 {number} 已送去打印。", en="Closed. Report {number} goes to the printer.")
PRINTED = Sentence(zh="已送去打印。", en="Sent to the printer.")
REASON_NEEDED = Sentence(zh="差异超过 {limit}，请写明原因。", en="The difference is above {limit}: say why.")
REASON = Sentence(zh="原因", en="Reason")
REASON_HINT = Sentence(zh="写几个字，会印在小票上", en="A few words; they are printed")

FLOAT_TITLE = Sentence(zh="开班", en="Open the shift")
FLOAT_TEACHING = Sentence(
    zh="清点钱箱里的备用金，输入金额。也可以先收款，之后在“班次”里补填。",
    en="Count the float in the drawer and type it. You may sell first and state it later under Shift.",
)
FLOAT_LATE = Sentence(
    zh="第一笔消费已经开了班。请输入当时钱箱里的备用金。",
    en="A sale has opened the shift. Type what was in the drawer then.",
)
FLOAT_LAST = Sentence(zh="和上一班相同 {amount}", en="As the last one: {amount}")
FLOAT_OPEN = Sentence(zh="开班", en="Open")
FLOAT_STATE = Sentence(zh="补填备用金", en="State the float")
LATER = Sentence(zh="稍后", en="Later")
OPENED = Sentence(zh="已开班，备用金 {amount}。", en="The shift is open with a float of {amount}.")
AMOUNT = Sentence(zh="金额", en="Amount")
NOT_AN_AMOUNT = Sentence(
    zh="请输入金额，最多两位小数，例如 300 或 12.50。",
    en="Type an amount with at most two decimals, such as 300 or 12.50.",
)

CASH_TITLE = Sentence(zh="钱箱", en="Drawer")
CASH_KINDS: Mapping[str, Sentence] = {
    "out": Sentence(zh="取出现金", en="Cash out"),
    "in": Sentence(zh="放入现金", en="Cash in"),
    "open": Sentence(zh="只开钱箱", en="Only open"),
}
REASONS: Mapping[str, tuple[Sentence, ...]] = {
    "out": (
        Sentence(zh="解款存银行", en="To the bank"),
        Sentence(zh="门店采购", en="Shop expense"),
        Sentence(zh="交给店长", en="To the manager"),
    ),
    "in": (
        Sentence(zh="补零钱", en="Change"),
        Sentence(zh="补备用金", en="More float"),
        Sentence(zh="退回借款", en="Returned"),
    ),
    "open": (
        Sentence(zh="换零钱", en="Give change"),
        Sentence(zh="核对现金", en="Check the cash"),
        Sentence(zh="取回错放的票据", en="Fetch a slip"),
    ),
}
"""Reasons that are often given, by the key of `CASH_KINDS`."""
CASH_MOVED: Mapping[str, Sentence] = {
    "out": Sentence(zh="已取出 {amount}，钱箱已开。", en="{amount} taken out; the drawer opens."),
    "in": Sentence(zh="已放入 {amount}，钱箱已开。", en="{amount} put in; the drawer opens."),
    "open": Sentence(zh="钱箱已开。", en="The drawer opens."),
}

STRIP_NONE = Sentence(zh="未开班", en="No shift")
STRIP_OPEN = Sentence(zh="班次 {at} 起", en="Shift since {at}")
STRIP_OVER_NIGHT = Sentence(zh="{day} 的班次未交班", en="Shift of {day} not closed")

"""Goods that come back: the window, the slip."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.membership.return_tells import ReturnTells
from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_OF_IT",
    "AMOUNT",
    "ASKING",
    "A_STRANGER",
    "BACK_NOW",
    "BEFORE",
    "CAME_BACK",
    "CUSTOMER_SIGNS",
    "DONE",
    "FATES",
    "FOR_THE_CUSTOMER",
    "FOR_THE_SHOP",
    "GOODS",
    "GOODWILL",
    "GOODWILL_AMOUNT",
    "GOODWILL_DO",
    "GOODWILL_DONE",
    "GOODWILL_TEACHING",
    "GOODWILL_TITLE",
    "LATE",
    "LEFT",
    "NEEDS_LEAD",
    "NEEDS_MANAGER",
    "NONE_OF_IT",
    "NOT_AN_AMOUNT",
    "NO_SALE",
    "NO_SALES",
    "NO_SALES_TEACHING",
    "NO_SALE_TEACHING",
    "NUMBER",
    "OF_RECEIPT",
    "OTHER_REASON",
    "PAID_BACK",
    "PAID_BY_PAPER",
    "PERIODS",
    "REASON",
    "REASONS",
    "REASON_FAULT",
    "REASON_HINT",
    "REASON_LINE",
    "REFUND",
    "SAID_BY_AMOUNTS",
    "SEARCH_HINT",
    "SLIP_NUMBER",
    "SLIP_TITLE",
    "SOLD",
    "SOLD_AT",
    "STATE",
    "TAKE_BACK",
    "TAKE_BACK_AMOUNT",
    "TIME",
]

# The window

REFUND = Sentence(zh="退货", en="Refund")
SEARCH_HINT = Sentence(
    zh="扫小票，或输入小票号后几位、金额、会员手机号或姓名",
    en="Scan the receipt, or type the end of its number, the amount, the member",
)
PERIODS: Mapping[str, Sentence] = {
    "today": Sentence(zh="今天", en="Today"),
    "week": Sentence(zh="7 天", en="7 days"),
    "month": Sentence(zh="31 天", en="31 days"),
    "all": Sentence(zh="全部", en="All"),
}
"""By `shuke.presenters.refund.Period`."""
TIME = Sentence(zh="时间", en="Time")
NUMBER = Sentence(zh="小票号", en="Receipt")
AMOUNT = Sentence(zh="金额", en="Amount")
STATE = Sentence(zh="退货", en="Back")
CAME_BACK = Sentence(zh="退过", en="yes")
NO_SALES = Sentence(zh="没有找到消费", en="No sale found")
NO_SALES_TEACHING = Sentence(
    zh="换一段时间，或核对小票号。别的收银台卖出的，请扫小票上的码。",
    en="Try another time, or check the number. Of another till's sale, scan the receipt.",
)
NO_SALE = Sentence(zh="还没有选小票", en="No receipt chosen yet")
NO_SALE_TEACHING = Sentence(
    zh="扫小票上的码，或在左边点一笔消费。退的钱、积分、优惠券会逐项列出，确认后才记账。",
    en="Scan the receipt or tap a sale at the left. Money, points and coupons are listed first, and only then "
    "recorded.",
)
A_STRANGER = Sentence(zh="非会员", en="no member")
SOLD = Sentence(
    zh="{at} · {till} · {staff} · {who} · 实付 {amount}", en="{at} · {till} · {staff} · {who} · paid {amount}"
)
LATE = Sentence(
    zh="已过 {days} 天的退货期，需要店长同意。", en="Sold more than {days} days ago: a manager has to agree."
)
BEFORE = Sentence(
    zh="{at} 在“{till}”已退 {amount}（{number}）", en="{amount} came back on {at} at '{till}' ({number})"
)
GOODS = Sentence(zh="商品", en="Goods")
LEFT = Sentence(zh="可退", en="Left")
BACK_NOW = Sentence(zh="本次退", en="Back now")
ALL_OF_IT = Sentence(zh="全部", en="All of it")
NONE_OF_IT = Sentence(zh="清空", en="None")
REASON = Sentence(zh="原因", en="Reason")
REASON_HINT = Sentence(zh="为什么退", en="Why it comes back")
REASON_FAULT = Sentence(zh="请选或写一个退货原因", en="Choose or write why")
OTHER_REASON = "other"
REASONS: Mapping[str, Sentence] = {
    "faulty": Sentence(zh="质量问题", en="Faulty"),
    "no_fit": Sentence(zh="不合适", en="No fit"),
    "mistake": Sentence(zh="买错了", en="Mistake"),
    "till": Sentence(zh="录入有误", en="Till error"),
    OTHER_REASON: Sentence(zh="其他…", en="Other…"),
}
NEEDS_LEAD = Sentence(
    zh="您的岗位要请班长或店长输入 PIN。", en="A shift lead or manager will be asked for a PIN."
)
NEEDS_MANAGER = Sentence(zh="要请店长输入 PIN。", en="A manager will be asked for a PIN.")
TAKE_BACK = Sentence(zh="退款", en="Pay back")
TAKE_BACK_AMOUNT = Sentence(zh="退款 {amount}", en="Pay back {amount}")
DONE = Sentence(
    zh="已退款 {amount}，退货单 {number} 正在打印。请把钱退给顾客，收好签字联。",
    en="{amount} paid back; slip {number} is printing. Give the customer the money and keep the signed slip.",
)

ASKING = Sentence(
    zh="别的收银台卖出的，正在请总部核对…", en="Another till sold it; head office is being asked …"
)
FATES: Mapping[str, Sentence] = {
    "unknown": Sentence(
        zh="总部还没有这笔消费：那台收银台可能还没上传。可以稍后再扫，或由店长通融退款。",
        en="Head office does not know this sale yet; that till may not have sent it. Scan again later, or a manager "
        "gives cash back in goodwill.",
    ),
    "offline": Sentence(
        zh="联系不上总部，查不到别台卖出的单。可以稍后再扫，或由店长通融退款。",
        en="Head office is out of reach, so another till's sale cannot be looked at. Scan again later, or a manager "
        "gives cash back in goodwill.",
    ),
    "refused": Sentence(
        zh="总部不接受本台的请求。请在“设备—总部”里看原因。",
        en="Head office does not deal with this till. See why under Devices, head office.",
    ),
}
"""By `shuke.application.sync.asking_refund.RefundFate`."""
GOODWILL = Sentence(zh="通融退款…", en="Goodwill…")
GOODWILL_TEACHING = Sentence(
    zh="只在查不到原单时用：退现金，要店长同意，总部会列为异常逐笔核对。",
    en="Only where the sale cannot be looked at: cash, with a manager's word; head office makes a case of each.",
)
GOODWILL_AMOUNT = Sentence(zh="退多少现金", en="Cash to give back")
GOODWILL_DO = Sentence(zh="通融退款", en="Give it back")
GOODWILL_DONE = Sentence(
    zh="已通融退款 {amount}，{number} 正在打印。总部会核对这一笔。",
    en="{amount} given back in goodwill; slip {number} is printing. Head office will look at it.",
)
PAID_BY_PAPER = Sentence(zh="小票上实付 {amount}", en="The receipt says {amount} was paid")
NOT_AN_AMOUNT = Sentence(zh="请输入金额，最多两位小数。", en="Type an amount with at most two decimals.")

# The slip

SLIP_TITLE = Sentence(zh="退货单", en="Refund")
GOODWILL_TITLE = Sentence(zh="通融退款单", en="Goodwill refund")
FOR_THE_SHOP = Sentence(zh="商户存根", en="For the shop")
FOR_THE_CUSTOMER = Sentence(zh="顾客联", en="For the customer")
SLIP_NUMBER = Sentence(zh="退货单号", en="Refund")
OF_RECEIPT = Sentence(zh="原小票", en="Receipt")
SOLD_AT = Sentence(zh="原消费", en="Sold")
REASON_LINE = Sentence(zh="原因：{reason}", en="Reason: {reason}")
PAID_BACK = Sentence(zh="退款合计", en="Paid back")
CUSTOMER_SIGNS = Sentence(zh="顾客签名", en="Customer's signature")
SAID_BY_AMOUNTS = frozenset({ReturnTells.DONE.value, ReturnTells.BY_TENDER.value})
"""Sentences that repeat what the amounts say."""

"""What shops owe each other, month by month: head office's pages, the statement on paper and in files, refusals."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "BONUS",
    "CHANGED",
    "CORRECTION",
    "CORRECTIONS_HOW",
    "CREDITOR",
    "DAY",
    "DEBTOR",
    "DEBTS",
    "DEBTS_OF",
    "EACH",
    "EVEN",
    "GETS",
    "GETS_IN_ALL",
    "GETS_SO_MUCH",
    "HOW",
    "IS_OWED",
    "KIND",
    "KINDS",
    "MONTH",
    "MORE",
    "NET_GETS",
    "NET_PAYS",
    "NONE_SETTLED",
    "NONE_SETTLED_TEACHING",
    "NOTHING",
    "NO_DEBTS",
    "OPEN",
    "OWES",
    "PAGE_OF",
    "PAIR",
    "PARTNER",
    "PARTNERS",
    "PAYMENT",
    "PAYMENTS",
    "PAYS",
    "PAYS_IN_ALL",
    "PAYS_SO_MUCH",
    "PLACE",
    "POSITIONS",
    "PRINCIPAL",
    "PRINT",
    "PRINTED",
    "PRINTED_BY",
    "REFUSALS",
    "SAVE_CSV",
    "SAVE_PDF",
    "SAVE_XLSX",
    "SERVED",
    "SERVICE",
    "SETTLE",
    "SETTLED",
    "SETTLED_AT",
    "SETTLED_BY",
    "SETTLED_NOW",
    "SETTLED_ON",
    "SETTLEMENT",
    "SETTLE_HOW",
    "SHOP",
    "SIGNATURE",
    "SO_OFTEN",
    "STATE",
    "STATEMENT",
    "SUMS",
    "TIMES",
    "TRACED",
    "UNDER_WAY",
    "UNHEARD",
    "WE_ARE_OWED",
    "WE_GET",
    "WE_OWE",
    "WE_PAY",
    "WHAT",
]

SETTLEMENT = Sentence(zh="门店月结", en="Settlement")
STATEMENT = Sentence(zh="{month} 门店月结单", en="Settlement between shops, {month}")
HOW = Sentence(
    zh="会员在一家店充值、在另一家店消费：收款的店欠给货的店，本金、赠送分开列，赠送由承诺它的店承担。",
    en="A member pays in at one shop and spends at another: the shop that took the money owes the one that gave the "
    "goods. Principal and bonus stand apart; the bonus is borne by the shop that promised it.",
)
MONTH = Sentence(zh="月份", en="Month")
STATE = Sentence(zh="状态", en="State")
UNDER_WAY = Sentence(zh="本月，还在进行", en="this month, under way")
OPEN = Sentence(zh="待结", en="to be settled")
SETTLED_ON = Sentence(zh="{day} 已结清", en="settled on {day}")
SETTLED = Sentence(zh="{name} 于 {time} 结清", en="settled by {name} at {time}")
SETTLED_NOW = Sentence(
    zh="已结清。此后才到的往月流水，列入下一个月。",
    en="Settled. What still comes for it goes into the next month.",
)
NOTHING = Sentence(zh="两边没有要付的。", en="Nothing is left to pay.")
NO_DEBTS = Sentence(
    zh="这个月没有门店之间要结算的。会员跨店消费储值后，会列在这里。",
    en="Nothing to settle in this month. When members spend in one shop what they paid in at another, it is here.",
)

PAYMENTS = Sentence(zh="应付", en="Payments")
PAYS = Sentence(zh="{debtor} 付给 {creditor} {amount}", en="{debtor} pays {creditor} {amount}")
PAYMENT = Sentence(zh="其中本金 {principal}，赠送 {bonus}", en="principal {principal}, bonus {bonus}")
PAIR = Sentence(zh="{one} 与 {other}", en="{one} and {other}")
POSITIONS = Sentence(zh="各店合计", en="Each shop in all")
SHOP = Sentence(zh="门店", en="Shop")
OWES = Sentence(zh="应付", en="Owes")
IS_OWED = Sentence(zh="应收", en="Is owed")
GETS = Sentence(zh="净收", en="Gets")
SUMS = Sentence(zh="明细合计", en="Sums")
DEBTOR = Sentence(zh="欠款店", en="Owes")
CREDITOR = Sentence(zh="收款店", en="Is owed")
KIND = Sentence(zh="项目", en="What for")
KINDS: Mapping[str, Sentence] = {
    "spent": Sentence(zh="储值消费", en="stored value spent"),
    "returned": Sentence(zh="退货退回储值", en="stored value returned with goods"),
    "paid-back": Sentence(zh="储值退款", en="stored value paid back"),
    "partner": Sentence(zh="合作方服务", en="served by a partner"),
}
PRINCIPAL = Sentence(zh="本金", en="Principal")
BONUS = Sentence(zh="赠送", en="Bonus")
AMOUNT = Sentence(zh="金额", en="Amount")
DEBTS = Sentence(zh="笔数", en="Entries")
CORRECTION = Sentence(zh="更正 {month}", en="corrects {month}")
CORRECTIONS_HOW = Sentence(
    zh="{count} 笔属于已结清的月份，流水到得晚，作为更正列入本月。",
    en="{count} entries belong to months that were settled before they came; they stand here as corrections.",
)
PARTNERS = Sentence(zh="合作方", en="Partners")
PARTNER = Sentence(zh="合作方", en="Partner")
SERVICE = Sentence(zh="服务", en="Service")
TIMES = Sentence(zh="次数", en="Times")

EACH = Sentence(zh="{one} 与 {other} 逐笔 →", en="{one} and {other}, entry by entry →")
DEBTS_OF = Sentence(zh="{month} · {one} 与 {other} 逐笔", en="{month}: {one} and {other}, entry by entry")
TRACED = Sentence(
    zh="每一笔都来自一条签了名的流水：收银台、纪元、序号。",
    en="Each entry comes from one signed fact: till, epoch, number.",
)
DAY = Sentence(zh="营业日", en="Business date")
WHAT = Sentence(zh="单据", en="Paper")
PLACE = Sentence(zh="流水", en="Fact")
MORE = Sentence(zh="后面的 →", en="Further ones →")

SETTLE = Sentence(zh="结清 {month}", en="Settle {month}")
SETTLE_HOW = Sentence(
    zh="结清后这个月不再变。之后才到的流水，作为更正列入下一个月。",
    en="The month is final then. What comes after that stands in the next one as a correction.",
)
UNHEARD = Sentence(
    zh="这些收银台从月末起还没有联系过：{tills}。它们带来的会列入下一个月。",
    en="Not heard from since the month ended: {tills}. What they still bring goes into the next month.",
)
CHANGED = Sentence(
    zh="您看过之后又到了新的流水。请再看一遍，再结清。",
    en="Further entries came since you looked. Look once more, then settle.",
)
WE_OWE = Sentence(zh="应付 · {kind}（{entries} 笔）", en="Owed to them: {kind} ({entries})")
WE_ARE_OWED = Sentence(zh="应收 · {kind}（{entries} 笔）", en="Owed to us: {kind} ({entries})")
NET_PAYS = Sentence(zh="本店净付", en="Net, we pay")
NET_GETS = Sentence(zh="本店净收", en="Net, we get")
WE_PAY = Sentence(zh="本店应付", en="We pay")
WE_GET = Sentence(zh="本店应收", en="We get")
PAYS_IN_ALL = Sentence(zh="应付合计", en="We pay in all")
GETS_IN_ALL = Sentence(zh="应收合计", en="We get in all")
SETTLED_AT = Sentence(zh="结清时间", en="Settled at")
SETTLED_BY = Sentence(zh="结清人", en="Settled by")
PRINTED_BY = Sentence(zh="打印", en="Printed by")
SIGNATURE = Sentence(zh="核对签字", en="Checked by")
SERVED = Sentence(zh="{partner} · {service}", en="{partner}: {service}")
SO_OFTEN = Sentence(zh="{times} 次", en="{times} ×")
"""These stand on a till's slip, which speaks as its shop."""

PRINT = Sentence(zh="打印结算单", en="Print the slip")
PRINTED = Sentence(zh="结算单已送打印。", en="The slip is being printed.")
EVEN = Sentence(zh="不用付，也不用收", en="nothing to pay or to get")
GETS_SO_MUCH = Sentence(zh="本店收 {amount}", en="we get {amount}")
PAYS_SO_MUCH = Sentence(zh="本店付 {amount}", en="we pay {amount}")
NONE_SETTLED = Sentence(zh="还没有结清的月份", en="No month is settled yet")
NONE_SETTLED_TEACHING = Sentence(
    zh="会员在一家店充值、到另一家店消费，总部每月结清后，本店的结算单出现在这里。",
    en="Members pay in at one shop and spend at another. Once head office has settled a month, what it comes to for "
    "this shop stands here.",
)
STATEMENT_GONE = Sentence(
    zh="这个月的结算单已经不在这台收银台上。请到总部查看。",
    en="That month is not kept at this till any more. Head office has it.",
)

SAVE_PDF = Sentence(zh="PDF 文件", en="PDF")
SAVE_XLSX = Sentence(zh="Excel 表格", en="Excel workbook")
SAVE_CSV = Sentence(zh="CSV 表格", en="CSV")
PAGE_OF = Sentence(zh="第 {page} 页，共 {pages} 页", en="Page {page} of {pages}")

REFUSALS: Mapping[str, Sentence] = {
    "month_not_over": Sentence(
        zh="这个月还没有过完，不能结清。请下个月初再来。",
        en="This month is not over and cannot be settled. Come back when the next one has begun.",
    ),
    "earlier_month_open": Sentence(
        zh="{month} 还没有结清。请先结清它。", en="{month} is not settled yet. Settle that one first."
    ),
    "month_settled": Sentence(
        zh="这个月已经结清了。之后才到的流水列在下一个月。",
        en="This month is settled already. What came after that stands in the next one.",
    ),
    "debts_changed": CHANGED,
    "statement_gone": STATEMENT_GONE,
}

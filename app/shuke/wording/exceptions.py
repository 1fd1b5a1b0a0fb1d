"""Exceptions: what happened, what may be decided, what became of it; on screen, at the command line, over HTTP."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "AT_RISK",
    "COLLECTED",
    "DEADLINE",
    "DECIDE",
    "DECIDED_BY",
    "DECISIONS",
    "DECISION_DETAILS",
    "DECISION_KEPT",
    "DECISION_LATE",
    "DECISION_LINE",
    "DECISION_SENT",
    "DECISION_WAITS",
    "DETAILS",
    "EXCEPTIONS",
    "FACT",
    "FACTS",
    "FOUND_ON",
    "HAPPENED",
    "HISTORY",
    "KIND",
    "KINDS",
    "LET_STAND",
    "LET_STAND_DETAIL",
    "LOST",
    "MEMBER_UNKNOWN",
    "NEW_DEADLINE",
    "NONE",
    "NONE_CHOSEN",
    "NONE_CHOSEN_TEACHING",
    "NONE_TEACHING",
    "NOT_A_DAY",
    "OTHER_MEMBER",
    "OVERDUE",
    "OWED",
    "OWED_POINTS",
    "OWNER",
    "OWNERS",
    "REASON",
    "REASON_HINT",
    "RECEIPT",
    "SETTLED",
    "SETTLEMENT_LINE",
    "SETTLEMENT_POINTS",
    "SHOW_DONE",
    "SHOW_MORE",
    "STATE",
    "STATES",
    "SURVIVOR",
    "TILL",
    "TITLES",
    "WHEN",
    "WHO",
]

EXCEPTIONS = Sentence(zh="异常", en="Exceptions")
NONE = Sentence(zh="没有要处理的异常", en="No exceptions to decide")
NONE_TEACHING = Sentence(
    zh="总部核对各收银台的流水，发现重复核销、透支、挂失卡使用等情况，会列在这里，由店长逐条处理。",
    en="Head office compares the journals of all tills. Double uses, overdrafts, lost cards that were used "
    "and the like stand here, for a manager to decide one by one.",
)
NONE_CHOSEN = Sentence(zh="选一条看详情", en="Choose one to see what happened")
NONE_CHOSEN_TEACHING = Sentence(
    zh="左边按期限排列，最急的在最上面。", en="They stand by their deadline, the most urgent first."
)
SHOW_DONE = Sentence(zh="也显示已处理的", en="Show those that are over too")
SHOW_MORE = Sentence(zh="再显示一页", en="Show more")

WHO = Sentence(zh="会员", en="Member")
TILL = Sentence(zh="收银台", en="Till")
OWNER = Sentence(zh="负责", en="Owner")
DEADLINE = Sentence(zh="期限", en="Deadline")
AT_RISK = Sentence(zh="涉及金额", en="At risk")
OTHER_MEMBER = Sentence(zh="另一位会员", en="The other member")
MEMBER_UNKNOWN = Sentence(zh="本机没有资料", en="not known at this till")
HAPPENED = Sentence(zh="发生日", en="Happened on")
STATE = Sentence(zh="状态", en="State")
WHEN = Sentence(zh="发生", en="When")
KIND = Sentence(zh="类别", en="Kind")
FOUND_ON = Sentence(zh="发现日", en="Found on")
FACTS = Sentence(zh="相关流水", en="Facts")
FACT = Sentence(
    zh="{till} · 第 {epoch} 期第 {seq} 条 · {receipt}", en="{till} · epoch {epoch}, fact {seq} · {receipt}"
)
RECEIPT = Sentence(zh="小票 {number}", en="receipt {number}")
DETAILS = Sentence(zh="经过", en="What happened")
HISTORY = Sentence(zh="处理记录", en="What was decided")
OVERDUE = Sentence(zh="已超期", en="overdue")
LOST = Sentence(zh="实际损失 {amount}", en="Really lost: {amount}")
COLLECTED = Sentence(zh="已收 {amount}", en="Collected: {amount}")
OWED = Sentence(zh="还欠 {amount}", en="Still owed: {amount}")
OWED_POINTS = Sentence(zh="还欠 {points} 积分", en="Still owed: {points} points")
SETTLED = Sentence(zh="已结清", en="settled")

KINDS: Mapping[str, Sentence] = {
    "double_use": Sentence(zh="重复使用", en="Used twice"),
    "overdraft": Sentence(zh="透支", en="Overdraft"),
    "forked_till": Sentence(zh="收银台分叉", en="Forked till"),
    "written_off_till": Sentence(zh="收银台注销", en="Till written off"),
    "same_phone": Sentence(zh="手机号重复", en="Same telephone"),
    "promotion": Sentence(zh="升级未达标", en="Promotion"),
    "dead_card": Sentence(zh="失效卡消费", en="Dead card used"),
    "refunded_twice": Sentence(zh="重复退货", en="Refunded twice"),
    "goodwill_refund": Sentence(zh="通融退款", en="Goodwill refund"),
    "over_quota": Sentence(zh="权益超限", en="Over quota"),
    "carried_twice": Sentence(zh="会员重复转入", en="Taken over twice"),
    "answered_twice": Sentence(zh="重复补偿", en="Made good twice"),
}
"""By the value of `shuke.domain.exceptions.kinds.ExceptionKind`."""

TITLES: Mapping[str, Sentence] = {
    "double_use": Sentence(
        zh="同一张券、奖品或小票被用了不止一次，各台当时互不知情。",
        en="The same coupon, prize or receipt counted more than once; the tills could not know of each other.",
    ),
    "overdraft": Sentence(
        zh="各台离线时花掉的合起来超过了余额。欠下的部分已记在账上，销售照常有效。",
        en="What the tills spent while apart is more than there was. The account shows it; the sales stand.",
    ),
    "forked_till": Sentence(
        zh="同一台收银台出现了两份不同的流水，多半是硬盘被复制，或恢复了旧数据。后来的一份已隔离，没有入账。",
        en="One till's journal goes on in two ways: its disk was copied, or old data was restored. "
        "The second one is set aside and counts for nothing.",
    ),
    "written_off_till": Sentence(
        zh="这台收银台已注销，它手里的额度收回总部；若它离线花过，可能重复。",
        en="The till was given up and what it could spend went back to head office; what it spent while away may "
        "be spent twice.",
    ),
    "same_phone": Sentence(
        zh="两位会员登记了同一个手机号，可能是同一个人办了两次。",
        en="Two members have one telephone: perhaps one person who joined twice.",
    ),
    "promotion": Sentence(
        zh="收银台给会员升了级，但按当日的会员方案，总部收到的全部消费还不够。",
        en="A till promoted the member, but by that day's programme what head office has heard of is not enough.",
    ),
    "refunded_twice": Sentence(
        zh="退回的比卖出的多：两台收银台各自退了同一笔消费，当时互不知情。",
        en="More came back than was sold: two tills took the same sale back, and could not know of each other.",
    ),
    "goodwill_refund": Sentence(
        zh="联系不上总部时，店长凭小票通融退了现金，没有核对原消费，积分和券没有收回。",
        en="With head office out of reach a manager gave cash back on a receipt; the sale was not looked at, and its "
        "points and coupons stayed.",
    ),
    "over_quota": Sentence(
        zh="同一项权益或礼遇给得比应有的多：几台收银台各自给了，当时互不知情。",
        en="More of a perk or gift was given than there is: tills gave it apart and could not know of each other.",
    ),
    "carried_twice": Sentence(
        zh="两台收银台各自转入了同一旧系统的会员，当时互不知情。后到的那一份积分、储值和累计消费已自动冲回；"
        "冲回前在那台已用掉的，请核对。",
        en="Two tills took the same older system's members over, and could not know of each other. What the later "
        "one brought was taken back by itself; check what was spent there before.",
    ),
    "answered_twice": Sentence(
        zh="同一条反馈由两台收银台各自回复并补偿，当时互不知情。会员两份都拿到了。",
        en="Two tills answered the same complaint and made it good, and could not know of each other. The member has "
        "both.",
    ),
    "dead_card": Sentence(
        zh="这笔消费用的卡，前一天或更早就已挂失、补卡或退卡。",
        en="The sale went by a card that had been reported lost, replaced or closed the day before or earlier.",
    ),
}
"""What happened, in a sentence."""

ABOUT: Mapping[str, Sentence] = {
    "balance": Sentence(zh="当时余额 {value}", en="The balance then: {value}"),
    "prize": Sentence(zh="奖品：{value}", en="Prize: {value}"),
    "coupon": Sentence(zh="券 {value}", en="Coupon {value}"),
    "receipt": Sentence(zh="小票号 {value}", en="Receipt {value}"),
    "facts": Sentence(zh="隔离的流水 {value} 条", en="Facts set aside: {value}"),
    "from": Sentence(zh="原等级 {value}", en="From tier {value}"),
    "to": Sentence(zh="升到 {value}", en="To tier {value}"),
    "programme": Sentence(zh="会员方案 {value}", en="Programme {value}"),
    "card": Sentence(zh="卡号尾号 {value}", en="Card ending in {value}"),
    "since": Sentence(zh="失效日 {value}", en="Dead since {value}"),
    "points": Sentence(zh="积分 {value}", en="Points: {value}"),
    "principal": Sentence(zh="储值本金 {value} 分", en="Principal in minor units: {value}"),
    "bonus": Sentence(zh="储值赠送 {value} 分", en="Bonus in minor units: {value}"),
    "stamps": Sentence(zh="集章 {value}", en="Stamps: {value}"),
    "account": Sentence(zh="少了 {value}", en="Missing: {value}"),
    "refund": Sentence(zh="退货单号 {value}", en="Refund {value}"),
    "refunds": Sentence(zh="共退了 {value} 次", en="Taken back {value} times"),
    "reason": Sentence(zh="原因 {value}", en="Reason: {value}"),
    "rule": Sentence(zh="规则 {value}", en="Rule: {value}"),
    "period": Sentence(zh="期间 {value}", en="Period: {value}"),
    "used": Sentence(zh="共用了 {value}", en="Used: {value}"),
    "most": Sentence(zh="最多 {value}", en="At most: {value}"),
    "origin": Sentence(zh="旧系统 {value}", en="Older system: {value}"),
    "first_till": Sentence(zh="先转入的收银台 {value}", en="First at till {value}"),
}
"""By the name of what an exception says about itself."""

OWNERS: Mapping[str, Sentence] = {
    "shop": Sentence(zh="门店", en="Store"),
    "head_office": Sentence(zh="总部", en="Head office"),
}

STATES: Mapping[str, Sentence] = {
    "open": Sentence(zh="待处理", en="open"),
    "disputed": Sentence(zh="有争议", en="disputed"),
    "collecting": Sentence(zh="待收回", en="to be collected"),
    "accepted": Sentence(zh="已认损", en="accepted"),
    "merged": Sentence(zh="同一人", en="one person"),
}

DECISIONS: Mapping[str, Sentence] = {
    "accept": Sentence(zh="认损", en="Accept the loss"),
    "collect": Sentence(zh="下次来店补收", en="Collect at the next visit"),
    "dispute": Sentence(zh="有争议，转交", en="Dispute"),
    "merge": Sentence(zh="是同一个人", en="One person"),
}

DECISION_DETAILS: Mapping[str, Sentence] = {
    "accept": Sentence(
        zh="记为损失，账户补回到零，这条结束。",
        en="Booked as a loss; the account is brought back to nothing, and this is over.",
    ),
    "collect": Sentence(
        zh="账户补回到零，欠款记在会员名下；下次识别时收银台会提示，当场结清。",
        en="The account is brought back to nothing and the member owes it: the till says so at the next visit.",
    ),
    "dispute": Sentence(
        zh="先不结束，换人负责，另定期限。", en="Stays open, with another owner and another deadline."
    ),
    "merge": Sentence(
        zh="选留下的一位。两人的账各自不动。",
        en="Choose who stays. Neither account is moved.",
    ),
}

LET_STAND = Sentence(zh="保持原样", en="Let it stand")
LET_STAND_DETAIL = Sentence(zh="什么都不改，这条结束。", en="Nothing is changed, and this is over.")
DECIDE = Sentence(zh="提交处理", en="Submit decision")
REASON = Sentence(zh="理由", en="Reason")
REASON_HINT = Sentence(zh="写给总部和同事看", en="for head office and colleagues")
NEW_DEADLINE = Sentence(zh="新期限（年-月-日）", en="New deadline (year-month-day)")
NOT_A_DAY = Sentence(zh="请写成 2026-12-31 这样的日期。", en="Write a day like 2026-12-31.")
SURVIVOR = Sentence(zh="留下", en="Who stays")
DECISION_SENT = Sentence(
    zh="已记下，联网后总部确认。先报到的算数。",
    en="Recorded. Head office confirms it at the next contact; the first decision heard counts.",
)
DECISION_WAITS = Sentence(
    zh="{name} 已处理：{decision}。等总部确认。",
    en="{name} decided: {decision}. Waiting for head office.",
)
DECIDED_BY = Sentence(zh="{day} {name}：{decision}", en="{day} {name}: {decision}")
DECISION_LINE = Sentence(zh="{who} · {reason} · {standing}", en="{who} · {reason} · {standing}")
DECISION_KEPT = Sentence(zh="生效", en="counts")
DECISION_LATE = Sentence(zh="来晚了，未生效", en="came too late")
SETTLEMENT_LINE = Sentence(zh="{day} {till} 收 {amount}", en="{day} {till}: {amount} paid")
SETTLEMENT_POINTS = Sentence(zh="{day} {till} 扣 {amount} 积分", en="{day} {till}: {amount} points taken")

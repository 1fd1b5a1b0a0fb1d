"""What happened to a member, in words."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.slices.account import AccountKind
from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "BY_RULE",
    "CHANNEL_SAID",
    "COUPON_GIVEN",
    "COUPON_LAST_DAY",
    "EMPTY",
    "EMPTY_TEACHING",
    "HAPPENED",
    "HERE_ONLY",
    "KINDS",
    "LAPSES",
    "MORE",
    "MOVED",
    "NEWER",
    "OTHER",
    "OVER",
    "TIER_IS",
    "UNEXPLAINED",
    "WHY",
]

EMPTY = Sentence(zh="还没有经过", en="Nothing yet")
EMPTY_TEACHING = Sentence(
    zh="消费、积分、等级、会员卡、资料修改、发出的消息，发生后都列在这里。",
    en="Sales, points, tiers, cards, changes of the record and messages stand here once they happen.",
)
MORE = Sentence(zh="更早的", en="Earlier")
HERE_ONLY = Sentence(
    zh="这里是本台记录的经过和本台发出的消息；别的收银台记录的，总部有全部。",
    en="This is what this till recorded and sent; head office has what other tills recorded, too.",
)

HAPPENED = Sentence(zh="{time} · {staff} · {till}", en="{time} · {staff} · {till}")
ABOUT = Sentence(zh="营业日 {day} · 流水 {place}", en="Business date {day} · journal {place}")
WHY = Sentence(zh="为什么", en="Why")
UNEXPLAINED = Sentence(zh="没有规则要说明。", en="No rule had a part in it.")
BY_RULE = Sentence(zh="{lot} · {rule}", en="{lot} · {rule}")
CHANNEL_SAID = Sentence(zh="{channel}：{what}", en="{channel}: {what}")
TIER_IS = Sentence(zh="等级：{tier}", en="Tier: {tier}")
OVER = Sentence(zh="会籍终止", en="Membership over")
COUPON_GIVEN = Sentence(zh="发券：{name}", en="Coupon: {name}")
COUPON_LAST_DAY = Sentence(zh="有效至 {day}", en="until {day}")
LAPSES = Sentence(zh="{day} 到期的", en="lapsing {day}")

MOVED: Mapping[AccountKind, Sentence] = {
    AccountKind.POINTS: Sentence(zh="积分 {amount}", en="{amount} points"),
    AccountKind.PRINCIPAL: Sentence(zh="储值本金 {amount}", en="Stored value {amount}"),
    AccountKind.BONUS: Sentence(zh="储值赠送 {amount}", en="Stored bonus {amount}"),
    AccountKind.STAMPS: Sentence(zh="印章 {amount}", en="{amount} stamps"),
    AccountKind.PROGRESS: Sentence(zh="升级进度 {amount}", en="Progress {amount}"),
    AccountKind.COUPON: Sentence(zh="优惠券 {amount}", en="{amount} coupon"),
    AccountKind.PRIZE: Sentence(zh="奖品 {amount}", en="{amount} prize"),
    AccountKind.STOCK: Sentence(zh="奖品库存 {amount}", en="{amount} in stock"),
    AccountKind.SPINS: Sentence(zh="转盘资格 {amount}", en="{amount} right to spin"),
}

KINDS: Mapping[str, Sentence] = {
    "sale.completed": Sentence(zh="消费 {amount}", en="Sale of {amount}"),
    "sale.refunded": Sentence(zh="退货 {amount}", en="Goods back, {amount}"),
    "member.enrolled": Sentence(zh="入会", en="Joined"),
    "member.came_back": Sentence(zh="重新入会", en="Joined again"),
    "member.carried_over": Sentence(zh="从旧系统转入", en="Taken over from an older system"),
    "members.carried_twice": Sentence(zh="重复转入，已冲回一份", en="Taken over twice; one was taken back"),
    "members.carried_over": Sentence(zh="从旧系统转入", en="Taken over from an older system"),
    "member.described": Sentence(zh="修改资料", en="Record changed"),
    "member.consented": Sentence(zh="优惠信息：会员的意愿", en="What offers the member wants"),
    "member.accepted_terms": Sentence(zh="同意章程第 {version} 版", en="Terms, version {version}, accepted"),
    "member.assigned": Sentence(zh="换了专属客户经理", en="Somebody else looks after the member"),
    "member.contacted": Sentence(zh="客户经理联系过", en="Contacted by the account manager"),
    "member.erased": Sentence(zh="按本人意愿删除个人资料", en="Personal data erased at the member's wish"),
    "member.data_given": Sentence(zh="向本人提供了个人资料", en="Personal data handed out"),
    "members.merged": Sentence(zh="与另一位会员合并", en="Merged with another member"),
    "member.promoted": Sentence(zh="升级", en="Moved up"),
    "member.noticed": Sentence(zh="已提醒久未消费", en="Told that the card sleeps"),
    "value.topped_up": Sentence(zh="充值 {amount}", en="Topped up {amount}"),
    "value.paid_back": Sentence(zh="退储值 {amount}", en="Stored value paid back, {amount}"),
    "event.booked": Sentence(zh="活动“{name}”：{act}", en="{name}: {act}"),
    "wheel.spun": Sentence(zh="转大转盘", en="Spun the wheel"),
    "lots.brought": Sentence(zh="抽奖抽中", en="Drawn in a draw"),
    "prize.turned": Sentence(zh="奖品：{act}", en="Prize {act}"),
    "stock.opened": Sentence(zh="开通转盘资格", en="May spin the wheel"),
    "stock.corrected": Sentence(zh="更正库存", en="Stock set right"),
    "feedback.taken": Sentence(zh="反馈：{kind}", en="Feedback: {kind}"),
    "feedback.answered": Sentence(zh="反馈已回复", en="Feedback answered"),
    "handed.out": Sentence(zh="{act}：{what}", en="{act}: {what}"),
    "member.invited": Sentence(zh="打印会员页登录码", en="Link to the own page printed"),
    "customer.pin_set": Sentence(zh="设置支付密码", en="PIN for stored value set"),
    "card.issued": Sentence(zh="发卡 {number}", en="Card {number} issued"),
    "card.changed": Sentence(zh="会员卡：{act}", en="Card: {act}"),
    "run.brought": Sentence(zh="营销与关怀", en="Campaign or care"),
    "day.brought": Sentence(zh="日结", en="Close of the day"),
    "lots.lapsed": Sentence(zh="到期", en="Lapsed"),
    "review.decided": Sentence(zh="久未消费：店长决定", en="Sleeping card: decided"),
    "exception.raised": Sentence(zh="发现异常：{kind}", en="Exception found: {kind}"),
    "exception.carried_out": Sentence(zh="异常已处理", en="Exception decided"),
    "exception.settled": Sentence(zh="异常已结清", en="Exception settled"),
}
"""By the kind of fact."""

OTHER = Sentence(zh="其他：{kind}", en="Other: {kind}")
NEWER = Sentence(
    zh="由更新的版本记录，本版读不出内容", en="Recorded by a newer program; this one cannot read it"
)

"""A second person's word: what it is for, who may give it."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["ACTS", "APPROVE", "CHOOSE_FIRST", "NOBODY", "NOBODY_TEACHING", "TEACHING", "TITLE"]

TITLE = Sentence(zh="需要授权", en="Needs approval")
TEACHING = Sentence(
    zh="请有权限的同事选自己的姓名，输入 PIN。只对这一步有效，两人都会记入流水。",
    en="A colleague who may do this chooses the name and types the PIN. It is good for this one step; "
    "both of you stand in the journal.",
)
APPROVE = Sentence(zh="同意", en="Approve")
CHOOSE_FIRST = Sentence(zh="请先选择由谁授权。", en="Choose first who approves.")
NOBODY = Sentence(zh="本店没有人能授权", en="Nobody here may approve this")
NOBODY_TEACHING = Sentence(
    zh="请管理员在“员工”里给合适的人这个岗位。",
    en="Let an administrator give somebody the role for it, under Staff.",
)

ACTS: Mapping[str, Sentence] = {
    "shift.open": Sentence(zh="开班，备用金 {amount}", en="Open the shift with {amount}"),
    "shift.count": Sentence(zh="清点钱箱：{amount}", en="Count the drawer: {amount}"),
    "shift.close": Sentence(zh="交班，差异 {difference}", en="Close the shift, difference {difference}"),
    "cash.in": Sentence(zh="放入现金 {amount}：{reason}", en="Put {amount} in: {reason}"),
    "cash.out": Sentence(zh="取出现金 {amount}：{reason}", en="Take {amount} out: {reason}"),
    "drawer.open": Sentence(zh="不消费开钱箱：{reason}", en="Open the drawer without a sale: {reason}"),
    "member.merged": Sentence(zh="会员 {gone} 并入 {stays}", en="Member {gone} goes up in {stays}"),
    "member.assigned": Sentence(zh="会员 {number} 由{staff}负责", en="{staff} looks after member {number}"),
    "member.erased": Sentence(zh="删除会员 {number} 的个人资料", en="Erase what is known of member {number}"),
    "member.data_given": Sentence(
        zh="导出会员 {number} 的个人资料", en="Hand out the data of member {number}"
    ),
    "member.phone": Sentence(
        zh="会员 {number} 改手机号为 {phone}", en="Give member {number} the phone {phone}"
    ),
    "price.by_hand": Sentence(
        zh="手工优惠：{from} 改为 {to}（{reason}）", en="Price by hand: {from} to {to} ({reason})"
    ),
    "sale.goodwill": Sentence(
        zh="小票 {receipt} 通融退现金 {amount}：{reason}",
        en="{amount} cash in goodwill on {receipt}: {reason}",
    ),
    "members.carry_over": Sentence(
        zh="从“{origin}”转入 {members} 位会员，积分 {points}，储值 {principal}",
        en="Take {members} members over from '{origin}', {points} points, {principal} stored value",
    ),
    "sale.refund": Sentence(
        zh="小票 {receipt} 退款 {amount}：{reason}", en="Pay back {amount} on receipt {receipt}: {reason}"
    ),
    "card.issued": Sentence(zh="给会员 {number} 发卡", en="Issue a card to member {number}"),
    "card.reported-lost": Sentence(zh="挂失会员卡 {number}", en="Report card {number} lost"),
    "card.found-again": Sentence(zh="会员卡 {number} 解除挂失", en="Card {number} was found again"),
    "card.reissued": Sentence(zh="补办会员卡，代替 {number}", en="A new card in place of {number}"),
    "card.damaged": Sentence(zh="换发会员卡，收回损坏的 {number}", en="A new card for the damaged {number}"),
    "card.recalled": Sentence(zh="收回会员卡 {number}", en="Recall card {number}"),
    "card.closed": Sentence(zh="退卡 {number}", en="Close card {number}"),
    "card.applied": Sentence(zh="给会员 {number} 办另一种卡", en="Another kind of card for member {number}"),
    "card.handed-over": Sentence(
        zh="会员卡 {number} 转交他人", en="Hand card {number} over to somebody else"
    ),
    "card.swapped": Sentence(zh="旧卡 {number} 换新卡", en="Swap old card {number}"),
    "value.topped-up": Sentence(
        zh="会员 {number} 充值 {amount}，赠送 {bonus}",
        en="Top up {amount} for member {number}, {bonus} on top",
    ),
    "handed.coupon-given": Sentence(
        zh="给会员 {number} 发券：{what}（{note}）", en="Give member {number} coupons: {what} ({note})"
    ),
    "handed.coupon-withdrawn": Sentence(
        zh="收回会员 {number} 的券 {what}（{note}）", en="Withdraw coupon {what} of member {number} ({note})"
    ),
    "handed.gift-taken": Sentence(zh="会员 {number} 兑换：{what}", en="Member {number} takes {what}"),
    "handed.perk-used": Sentence(zh="给会员 {number} 发放：{what}", en="Hand {what} out to member {number}"),
    "handed.stamps-given": Sentence(
        zh="给会员 {number} 补盖 {what} 枚章（{note}）", en="Give member {number} {what} stamps ({note})"
    ),
    "handed.taken-back": Sentence(
        zh="撤回会员 {number} 的 {what}（{note}）", en="Take {what} back from member {number} ({note})"
    ),
    "event.announced": Sentence(zh="发布活动：{name}（{days}）", en="Announce {name}, {days}"),
    "event.called-off": Sentence(zh="取消活动：{name}（{days}）", en="Call {name} off, {days}"),
    "event.signed-up": Sentence(zh="会员 {number} 报名：{name}", en="Sign member {number} up: {name}"),
    "event.waits": Sentence(zh="会员 {number} 候补：{name}", en="Member {number} waits for {name}"),
    "event.signed-off": Sentence(zh="会员 {number} 取消报名：{name}", en="Sign member {number} off: {name}"),
    "event.fee-back": Sentence(
        zh="给会员 {number} 退报名费 {amount}：{name}", en="Pay {amount} back to member {number}: {name}"
    ),
    "event.checked-in": Sentence(zh="会员 {number} 签到：{name}", en="Check member {number} in: {name}"),
    "prize.handed-over": Sentence(
        zh="给会员 {number} 发奖：{thing}", en="Hand {thing} over to member {number}"
    ),
    "prize.rolled-back": Sentence(
        zh="撤销会员 {number} 的领奖：{thing}（{note}）",
        en="Roll back: {thing} of member {number} ({note})",
    ),
    "feedback.made-good": Sentence(
        zh="补偿会员 {number}：积分 {points}，优惠券 {coupon}",
        en="Make it good to member {number}: {points} points, coupon {coupon}",
    ),
    "value.paid-back": Sentence(
        zh="给会员 {number} 退储值 {amount}，收回赠送 {bonus}",
        en="Pay {amount} back to member {number}, withdraw {bonus}",
    ),
}
"""By `shuke.application.approval.Act.kind`; its `shown` fills the places."""

"""The words of refunds, and of points claimed later."""

from __future__ import annotations

from shuke.domain.membership.return_tells import ReturnTells
from shuke.wording.sentence import Sentence

__all__ = ["COMING_BACK"]

COMING_BACK = {
    ReturnTells.UNKNOWN: Sentence(
        zh="查不到小票{receipt}；请核对号码", en="Receipt {receipt} is not known; please check its number"
    ),
    ReturnTells.OF_OTHER: Sentence(
        zh="小票{receipt}不是这位会员的；请按小票上的会员退货",
        en="Receipt {receipt} is not this member's; take the goods back for the member it names",
    ),
    ReturnTells.NO_SUCH_LINE: Sentence(
        zh="小票{receipt}上没有第{line}行；请核对小票",
        en="Receipt {receipt} has no line {line}; please look at it again",
    ),
    ReturnTells.TOO_MUCH: Sentence(
        zh="第{line}行只剩{left}件可退，不能退{quantity}件",
        en="Of line {line} only {left} can come back, not {quantity}",
    ),
    ReturnTells.NO_QUANTITY: Sentence(
        zh="第{line}行的退货数量应大于0", en="For line {line}, say how much comes back: more than nothing"
    ),
    ReturnTells.NOTHING_LEFT: Sentence(
        zh="小票{receipt}已全部退完（最近一次{day}），不能再退",
        en="Receipt {receipt} was taken back in full (last on {day}); nothing is left of it",
    ),
    ReturnTells.NAME_TAKEN: Sentence(
        zh="退货单号{refund}已经用过；请换一个", en="There is a refund {refund} already; choose another name"
    ),
    ReturnTells.DONE: Sentence(zh="小票{receipt}退款{money}", en="{money} paid back on receipt {receipt}"),
    ReturnTells.BY_TENDER: Sentence(zh="{tender}退回{money}", en="{tender}: {money} back"),
    ReturnTells.POINTS_TAKEN: Sentence(zh="收回积分{points}", en="{points} points taken back"),
    ReturnTells.POINTS_TAKEN_OF: Sentence(
        zh="收回{member}的积分{count}", en="{count} points taken back from {member}"
    ),
    ReturnTells.POINTS_GIVEN: Sentence(zh="退回积分{points}", en="{points} points given back"),
    ReturnTells.STORED_GIVEN: Sentence(zh="{money}退回储值", en="{money} back to stored value"),
    ReturnTells.STAMPS_TAKEN: Sentence(zh="收回{count}个章", en="{count} stamps taken back"),
    ReturnTells.STAMPS_GIVEN: Sentence(zh="退回{count}个章", en="{count} stamps given back"),
    ReturnTells.COUPON_GIVEN: Sentence(zh="优惠券{coupon}退回", en="Coupon {coupon} can be used again"),
    ReturnTells.COUPON_RAN_OUT: Sentence(
        zh="优惠券{coupon}已于{last}到期，不再退回", en="Coupon {coupon} ran out on {last} and stays lost"
    ),
    ReturnTells.COUPON_TAKEN: Sentence(
        zh="收回这笔消费所赠的优惠券{coupon}", en="Coupon {coupon}, which the sale gave, is taken back"
    ),
    ReturnTells.COUPON_SPENT: Sentence(
        zh="这笔消费所赠的优惠券{coupon}已经用掉，收不回",
        en="Coupon {coupon}, which the sale gave, is used already",
    ),
    ReturnTells.COUNTED_LESS: Sentence(
        zh="计入升级的消费减少{money}", en="{money} less counts towards the tier"
    ),
    ReturnTells.THING_GIVEN: Sentence(
        zh="这笔消费赠过{thing}，请一并收回", en="{thing} was given with the sale; please ask for it back"
    ),
    ReturnTells.CLAIM_OFF: Sentence(zh="方案不补积分", en="The programme gives no points afterwards"),
    ReturnTells.CLAIM_OTHER_DAY: Sentence(
        zh="小票{receipt}是{day}的，补积分只限消费当天",
        en="Receipt {receipt} is of {day}; points are claimed on the day of the purchase only",
    ),
    ReturnTells.CLAIM_ALREADY: Sentence(
        zh="小票{receipt}已补过积分", en="The points of receipt {receipt} were claimed already"
    ),
    ReturnTells.CLAIM_OF_MEMBER: Sentence(
        zh="小票{receipt}已记在会员名下，不用补积分", en="Receipt {receipt} is a member's already"
    ),
    ReturnTells.CLAIM_USED_FOR_ENTRY: Sentence(
        zh="小票{receipt}已用来办卡，不再积分",
        en="Receipt {receipt} was used to get a card and earns no points",
    ),
    ReturnTells.CLAIM_NOTHING: Sentence(
        zh="小票{receipt}没有可积的分", en="There are no points to be had for receipt {receipt}"
    ),
    ReturnTells.CLAIM_DONE: Sentence(
        zh="小票{receipt}补积{count}分", en="{count} points claimed for receipt {receipt}"
    ),
}

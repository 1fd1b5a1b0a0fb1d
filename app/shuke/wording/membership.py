"""The words of what acts on a membership can say: entry, promotion, rewards, refusals.

They join the sentences of the engine in `shuke.wording.reasons`.
"""

from __future__ import annotations

from shuke.domain.membership.tells import Tells
from shuke.wording.sentence import Sentence

__all__ = ["MEMBERSHIP"]

MEMBERSHIP = {
    Tells.NO_SUCH_MEMBER: Sentence(zh="没有这位会员", en="There is no such member"),
    Tells.NOT_ACTIVE: Sentence(
        zh="会籍已终止，请重新办卡", en="The membership has ended; a new card is needed"
    ),
    Tells.MEMBER_ALREADY: Sentence(zh="已经是会员", en="A member already"),
    Tells.JOINED: Sentence(zh="已办理{tier}", en="{tier} issued"),
    Tells.NO_SUCH_WAY: Sentence(zh="方案没有这种入会途径", en="The programme has no such way in"),
    Tells.NOT_SHOWN: Sentence(zh="{tier}：请出示{proofs}", en="{tier}: please show {proofs}"),
    Tells.NOT_ENOUGH: Sentence(zh="{tier}：还差{missing}", en="{tier}: {missing} more"),
    Tells.NOT_ENOUGH_TIMES: Sentence(zh="{tier}：还差{missing}", en="{tier}: {missing} more"),
    Tells.RECEIPT_UNKNOWN: Sentence(zh="查不到小票{receipt}", en="Receipt {receipt} is not known"),
    Tells.RECEIPT_EARNED: Sentence(
        zh="小票{receipt}已积分，不能用来办卡", en="Receipt {receipt} earned points and opens no card"
    ),
    Tells.RECEIPT_USED: Sentence(
        zh="小票{receipt}已用来办过卡", en="Receipt {receipt} was used for a card already"
    ),
    Tells.RECEIPT_OF_MEMBER: Sentence(
        zh="小票{receipt}是会员消费，不能用来办卡", en="Receipt {receipt} is a member's and opens no card"
    ),
    Tells.NO_PLACE_LEFT: Sentence(
        zh="{tier}：前{count}名已满", en="{tier}: the first {count} places are taken"
    ),
    Tells.NOT_IN_PERIOD: Sentence(zh="{tier}：仅限{days}办理", en="{tier}: only {days}"),
    Tells.NOTHING_TO_ACCEPT: Sentence(zh="目前没有可升的等级", en="No higher tier is open now"),
    Tells.PROMOTED: Sentence(zh="已升为{tier}", en="Now {tier}"),
    Tells.DECLINED: Sentence(zh="会员暂不升{tier}", en="{tier} is not wanted now"),
    Tells.REWARD_POINTS: Sentence(zh="赠{points}积分", en="{points} points given"),
    Tells.REWARD_COUPON: Sentence(zh="赠{name} {count}张", en="{count} × {name} given"),
    Tells.REWARD_THING: Sentence(zh="赠{thing}", en="{thing} given"),
    Tells.REWARD_BONUS: Sentence(zh="赠储值{bonus}", en="{bonus} of stored value given"),
    Tells.SALE_TENDERS: Sentence(
        zh="付款合计与应付{to_pay}不符", en="The tenders do not come to the {to_pay} to pay"
    ),
    Tells.SALE_NAME_TAKEN: Sentence(
        zh="小票{receipt}已经入账，请勿重复",
        en="Receipt {receipt} is booked already; it is not booked twice",
    ),
    Tells.STORED_VALUE_SHORT: Sentence(zh="储值不足，还差{missing}", en="Stored value: {missing} short"),
    Tells.STORED_VALUE_NONE: Sentence(zh="方案没有储值", en="The programme has no stored value"),
    Tells.COUPON_NOT_HELD: Sentence(zh="会员没有优惠券{coupon}", en="The member has no coupon {coupon}"),
    Tells.LAPSED: Sentence(zh="{last}到期，清零{count}", en="{count} lapsed on {last}"),
}

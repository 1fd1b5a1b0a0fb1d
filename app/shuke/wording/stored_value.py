"""The words of stored value, referral, accounts of firms, the pay of sellers and what shops owe each other.

They join the sentences of the engine in `shuke.wording.reasons`.
"""

from __future__ import annotations

from shuke.domain.membership.value_tells import ValueTells
from shuke.wording.sentence import Sentence

__all__ = ["STORED_VALUE"]

T = ValueTells

STORED_VALUE = {
    T.TOPPED_UP: Sentence(zh="充值{paid}，赠送{bonus}", en="{paid} topped up, {bonus} on top"),
    T.BELOW_LEAST: Sentence(
        zh="充值{least}起，还差{missing}", en="Top-ups start at {least}; {missing} more is needed"
    ),
    T.NOT_FOR_TIER: Sentence(
        zh="此卡不能充值：方案没有给这一等级开通储值，请先办理可以储值的等级或账户",
        en="This card cannot be topped up: its tier has no stored value. Take a tier or an account that has",
    ),
    T.ABOVE_CEILING: Sentence(
        zh="卡内储值以{most}为限，最多还能充{room}；超出部分请另办一张卡",
        en="A card holds at most {most}; {room} more may be paid in. Put the rest on another card",
    ),
    T.NO_HIGHER_RATE: Sentence(
        zh="方案不允许另定赠送比例，请按阶梯充值",
        en="The programme allows no rate of its own for a top-up; take the ladder's",
    ),
    T.HIGHER_RATE_FROM: Sentence(
        zh="充值满{least}才能由经理另定赠送比例，还差{missing}",
        en="A manager may set another rate from {least} on; {missing} more is needed",
    ),
    T.RATE_BY_MANAGER: Sentence(
        zh="另定赠送比例须由经理批准，请经理确认",
        en="Another rate is a manager's decision; ask one to approve it",
    ),
    T.RATE_BELOW_LADDER: Sentence(
        zh="赠送比例{rate}低于方案应赠的{bonus}，请改为不低于方案的比例",
        en="{rate} is less than the {bonus} that the ladder gives; set a rate that is not lower",
    ),
    T.HIGHER_RATE: Sentence(
        zh="经理{manager}批准赠送比例{rate}", en="A bonus of {rate}, approved by {manager}"
    ),
    T.SELLER_STAYS: Sentence(
        zh="续充业绩仍归首次售卡的{seller}，不归{named}",
        en="It counts for {seller}, who sold the card before, not for {named}",
    ),
    T.INVOICE_GIVEN: Sentence(
        zh="已按实付金额开票{paid}，消费时不再开票",
        en="Invoice given for the {paid} paid; there will be none at spending",
    ),
    T.INVOICE_AT_SPENDING: Sentence(
        zh="此方案在消费时开票，请消费时再开", en="Invoices are given at spending here; ask for it then"
    ),
    T.GIFTS_FOR_MEMBERS: Sentence(
        zh="充值另赠的积分、券和礼品只给会员；要领取请先办会员卡",
        en="Points, coupons and gifts of the ladder are for members; become one to have them",
    ),
    T.TOP_UP_TWICE: Sentence(
        zh="充值单{top_up}已经入账，请勿重复", en="Top-up {top_up} is booked already; it is not booked twice"
    ),
    T.PROMOTION_OPEN: Sentence(
        zh="本次充值可升{tier}，当日办理有效", en="This top-up opens {tier}, if taken up today"
    ),
    T.NO_SUCH_TOP_UP: Sentence(
        zh="查不到充值单{top_up}，请核对单号", en="There is no top-up {top_up}; check its number"
    ),
    T.TOP_UP_SPENT: Sentence(
        zh="这笔充值最多可退{most}（先充先用，其余已消费），不能退{asked}",
        en="At most {most} of this top-up can be paid back, not {asked}; the rest is spent, oldest first",
    ),
    T.PAID_BACK: Sentence(
        zh="退还充值{back}，收回赠送{bonus}", en="{back} paid back, {bonus} of bonus taken back"
    ),
    T.NOTHING_TO_PAY_BACK: Sentence(
        zh="没有可退的储值，已经用完或退清", en="There is nothing left to pay back"
    ),
    T.CLOSED: Sentence(
        zh="储值已结清：退还本金{back}，赠送{bonus}作废",
        en="The balance is closed: {back} paid out, {bonus} of bonus lapses",
    ),
    T.SAME_DAY: Sentence(
        zh="充值当日消费须低于当日充值额的{share}，今天最多还能用{most}；其余请次日使用或改用其他方式付款",
        en="On the day of a top-up spending stays below {share} of it: {most} more today. "
        "Use the rest from tomorrow, or pay otherwise",
    ),
    T.SAME_DAY_NONE: Sentence(
        zh="充值当日消费须低于当日充值额的{share}，今天已用满；请次日使用或改用其他方式付款",
        en="On the day of a top-up spending stays below {share} of it, and today's is used up. "
        "Use it from tomorrow, or pay otherwise",
    ),
    T.SHOW_FIRST: Sentence(
        zh="用储值付款须出示{proofs}，请先出示", en="To pay with stored value, show {proofs} first"
    ),
    T.SIGN_FIRST: Sentence(
        zh="用储值付款须顾客在账单上签字，请先签字",
        en="A bill paid with stored value is signed by the customer; have it signed first",
    ),
    T.NO_HOLDER: Sentence(
        zh="用储值付款须先出示会员卡或储值卡",
        en="To pay with stored value, show the member's card or the stored-value card first",
    ),
    T.INVOICED_AT_TOP_UP: Sentence(
        zh="储值只在充值时按实付金额开票，消费时不能再开",
        en="Stored value has its invoice at the top-up; there is none at spending",
    ),
    T.INVOICE_FOR_REST: Sentence(
        zh="开票{paid}；储值支付的{stored}已在充值时开票",
        en="Invoice for {paid}; the {stored} paid with stored value had its own at the top-up",
    ),
    T.INVOICED: Sentence(zh="开票{paid}", en="Invoice for {paid}"),
    T.BEARER_SOLD: Sentence(
        zh="售出不记名卡{card}：不能挂失，请妥善保管",
        en="Bearer card {card} sold; it cannot be reported lost, so keep it well",
    ),
    T.BEARER_UNKNOWN: Sentence(
        zh="没有不记名卡{card}，请核对卡号", en="There is no bearer card {card}; check its number"
    ),
    T.BEARER_NOT_LOST: Sentence(
        zh="不记名卡{card}不能挂失补办：没有登记持卡人。记名卡才能挂失",
        en="Bearer card {card} cannot be reported lost: nobody stands behind it. A named card can",
    ),
    T.CARD_NUMBER_TAKEN: Sentence(
        zh="卡号{card}已有人用，请换一个", en="{card} is taken; use another number"
    ),
    T.REFERRED: Sentence(
        zh="介绍人{referrer}得{count}积分", en="{referrer} gets {count} points for the friend"
    ),
    T.REFERRED_SPENDING: Sentence(
        zh="介绍人{referrer}得{count}积分（好友累计实付{running}）",
        en="{referrer} gets {count} points; the friend has paid {running} in all",
    ),
    T.REFERRED_HIMSELF: Sentence(
        zh="不能自己介绍自己，请填写真正的介绍人或留空",
        en="Nobody refers himself; name who did, or leave it empty",
    ),
    T.REFERRER_WITHOUT_CARD: Sentence(
        zh="介绍人{referrer}没有有效的会员卡，积分待办卡后补记",
        en="{referrer} holds no card; the points wait until there is one",
    ),
    T.REFERRAL_ARREARS: Sentence(
        zh="办卡前介绍的{friends}位会员，补记{count}积分",
        en="{count} points for {friends} friends brought before the card",
    ),
    T.NO_ACCOUNTS: Sentence(
        zh="方案没有企业账户，请按个人办卡", en="The programme has no accounts of firms; join as a person"
    ),
    T.NOT_A_FIRM: Sentence(
        zh="{account}不是企业账户，请先开户", en="{account} is no firm's account; open one first"
    ),
    T.OPERATOR_NO_MEMBER: Sentence(
        zh="经办人还不是会员，请先办卡，积分才有处可记",
        en="The operator is no member yet and could not be given points; enrol the person first",
    ),
    T.OPERATOR_IS_FIRM: Sentence(
        zh="企业不能做经办人，请指定个人", en="A firm cannot be the operator; name a person"
    ),
    T.OPERATOR_NAMED: Sentence(zh="{operator}为{account}的经办人", en="{operator} books for {account} now"),
    T.OPERATOR_DISMISSED: Sentence(
        zh="{operator}不再是{account}的经办人", en="{operator} does not book for {account} any more"
    ),
    T.OPERATOR_WANTED: Sentence(
        zh="请说明由谁经办：{account}的积分记给经办人",
        en="Say who books: the points of {account} go to its operator",
    ),
    T.NOT_ITS_OPERATOR: Sentence(
        zh="{operator}不是该企业指定的经办人，请先指定",
        en="{operator} is no operator of the firm; name the person first",
    ),
    T.NO_COMMISSION: Sentence(zh="方案没有售卡提成", en="The programme has no commission"),
    T.PAY_FIRST: Sentence(
        zh="{person}：售卡{holder}，充值{paid}，提成{pay}",
        en="{person}: card of {holder} sold with {paid}: {pay}",
    ),
    T.PAY_LATER: Sentence(
        zh="{person}：{holder}续充{paid}，提成{pay}", en="{person}: {holder} topped up {paid} again: {pay}"
    ),
    T.PAY_PAID_BACK: Sentence(
        zh="{person}：{holder}退款{paid}，扣回{pay}", en="{person}: {paid} paid back to {holder}: {pay}"
    ),
    T.PAY_CAMPAIGN: Sentence(
        zh="{person}：活动期首张卡（{holder}），奖{pay}",
        en="{person}: first card of the campaign ({holder}): {pay}",
    ),
    T.PAY_TOP_SELLER: Sentence(
        zh="{person}：活动期销售冠军（{paid}），奖{pay}",
        en="{person}: sold most in the campaign ({paid}): {pay}",
    ),
    T.PAY_TARGET: Sentence(
        zh="{person}：{name}，目标{target}，完成{reached}（{share}），奖{pay}",
        en="{person}: {name}, {reached} of {target} reached ({share}): {pay}",
    ),
    T.PAY_SALES: Sentence(zh="{person}：售出{paid}，提成{pay}", en="{person}: sold {paid}: {pay}"),
    T.PAY_SALES_BACK: Sentence(
        zh="{person}：退货{paid}，扣回{pay}", en="{person}: {paid} of it came back: {pay}"
    ),
    T.PAY_ENROLLED: Sentence(
        zh="{person}：办入会{count}位，提成{pay}", en="{person}: {count} members enrolled: {pay}"
    ),
    T.POST_UNKNOWN: Sentence(
        zh="没有岗位{post}；已有：{choices}", en="There is no post {post}; there are {choices}"
    ),
    T.SETTLED: Sentence(
        zh="{debtor}应付{creditor}{money}（本金{principal}，赠送{bonus}）",
        en="{debtor} owes {creditor} {money} ({principal} paid in, {bonus} of bonus)",
    ),
    T.PARTNER_USES: Sentence(
        zh="合作方{partner}：{perk} {count}次", en="Partner {partner}: {perk} used {count} times"
    ),
    T.NOTHING_TO_SETTLE: Sentence(zh="{month}没有要结算的", en="Nothing is to be settled for {month}"),
}

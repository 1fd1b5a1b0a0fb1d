"""Money that members paid in, at the counter: the window and the slips."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AFTER",
    "ALL_DETAIL",
    "ALL_TOP_UPS",
    "AMOUNT",
    "ASK_PIN",
    "ASK_SIGNATURE",
    "BACK_AMOUNT",
    "BACK_BY",
    "BACK_HINT",
    "BALANCE",
    "BONUS",
    "BRINGS",
    "BRINGS_TEACHING",
    "CHANGE",
    "CONFIRM",
    "GIVEN",
    "GIVEN_HINT",
    "GIVE_CHANGE",
    "GOES_BACK",
    "GOES_COUPONS",
    "GOES_POINTS",
    "INVOICE",
    "NEEDS_APPROVAL",
    "NEW_PIN",
    "NEW_PIN_HINT",
    "NOT_AN_AMOUNT",
    "NOT_A_RATE",
    "NOW",
    "NO_STORED_VALUE",
    "NO_TOP_UPS",
    "OLD_PIN",
    "OLD_PIN_HINT",
    "OPENS",
    "PAGES",
    "PAID_BACK",
    "PAID_BY",
    "PAYING",
    "PAYS",
    "PAY_BACK",
    "PINS_DIFFER",
    "PIN_AGAIN",
    "PIN_DOCUMENT",
    "PIN_DOCUMENT_HINT",
    "PIN_IS_SET",
    "PIN_STATES",
    "PRESET_BONUS",
    "PRESET_GIFTS",
    "PRESET_MORE",
    "PRESET_PLAIN",
    "PRINCIPAL",
    "PROMOTES",
    "RATE",
    "RATE_HINT",
    "SELLER",
    "SELLER_HINT",
    "SET_PIN",
    "SIGNS",
    "SLIP_CODE",
    "SLIP_INVOICED",
    "SLIP_KNOWN_AT",
    "SLIP_MEMBER",
    "SLIP_NUMBER",
    "SLIP_SIGNATURE",
    "SLIP_TITLES",
    "TAKE",
    "TAKE_PLAIN",
    "TITLE",
    "TOPPED_UP",
    "TOP_UPS",
    "TOP_UP_GONE",
    "TOP_UP_LEFT",
    "TOP_UP_ROW",
    "WHY",
    "WHY_HINT",
]

# Slips

SLIP_TITLES: Mapping[str, Sentence] = {
    "topped-up": Sentence(zh="充值凭证", en="Top-up"),
    "paid-back": Sentence(zh="退储值凭证", en="Stored value paid back"),
    "handed-out": Sentence(zh="领取凭证", en="Handed out"),
    "taken-back": Sentence(zh="撤回凭证", en="Taken back"),
    "event-booked": Sentence(zh="活动报名单", en="Sign-up"),
    "staff-pay": Sentence(zh="提成单", en="Commission"),
    "event-left": Sentence(zh="退报名费凭证", en="Fee paid back"),
}
"""By `shuke.application.money_held.value_slip.SlipOf`."""
SLIP_CODE = Sentence(zh="签到时请出示", en="Please show it when you come")
SLIP_NUMBER = Sentence(zh="单号", en="Slip")
SLIP_MEMBER = Sentence(zh="会员", en="Member")
SLIP_KNOWN_AT = Sentence(zh="余额按 {at} 所知", en="Balance as known at {at}")
SLIP_INVOICED = Sentence(
    zh="已按实付金额开具发票，消费时不再开票。",
    en="An invoice for the amount paid was given; none at spending.",
)
SLIP_SIGNATURE = Sentence(zh="顾客签名", en="Customer's signature")
PRINCIPAL = Sentence(zh="本金", en="Principal")
BONUS = Sentence(zh="赠送", en="Bonus")
BALANCE = Sentence(zh="储值余额", en="Stored value")

# The panel

TITLE = Sentence(zh="储值", en="Stored value")
PAGES: Mapping[str, Sentence] = {
    "top-up": Sentence(zh="充值", en="Top up"),
    "pay-back": Sentence(zh="退储值", en="Pay back"),
    "pin": Sentence(zh="支付密码", en="PIN"),
}
"""By `shuke.presenters.money_held.stored_value.ValuePage`."""
NOW = Sentence(
    zh="现有 {whole} = 本金 {principal} + 赠送 {bonus}",
    en="Now {whole}: principal {principal}, bonus {bonus}",
)
NO_STORED_VALUE = Sentence(
    zh="会员方案没有储值。要开通，请在“会员方案”里加上储值规则并发布。",
    en="The programme has no stored value. Add its rules under Programme and publish them.",
)

AMOUNT = Sentence(zh="充值金额", en="Amount")
PRESET_BONUS = Sentence(zh="送{bonus}", en="+{bonus}")
PRESET_MORE = Sentence(zh="送{bonus}＋礼", en="+{bonus}, gifts")
PRESET_GIFTS = Sentence(zh="有赠礼", en="gifts")
PRESET_PLAIN = Sentence(zh="无赠送", en="plain")
PAID_BY = Sentence(zh="支付方式", en="Paid by")
GIVEN = Sentence(zh="收到现金", en="Cash given")
GIVEN_HINT = Sentence(zh="不填即收整数", en="empty: exact")
SELLER = Sentence(zh="售卡人", en="Sold by")
SELLER_HINT = Sentence(zh="提成归谁，可不填", en="whom it counts for; may be empty")
RATE = Sentence(zh="另定赠送 %", en="Own bonus, %")
RATE_HINT = Sentence(zh="须经理授权，不填按阶梯", en="by a manager; empty: the ladder's")
INVOICE = Sentence(zh="已开发票", en="Invoice given")
BRINGS = Sentence(zh="充值后", en="What comes of it")
BRINGS_TEACHING = Sentence(
    zh="选一档或输入金额，这里先说明到账、赠送和要不要授权。",
    en="Choose or type an amount: what comes of it is said here before anything is paid.",
)
AFTER = Sentence(
    zh="到账后 {whole} = 本金 {principal} + 赠送 {bonus}",
    en="Then {whole}: principal {principal}, bonus {bonus}",
)
CHANGE = Sentence(zh="找零 {change}", en="Change {change}")
PROMOTES = Sentence(zh="充值即升为{tier}", en="Brings {tier} by itself")
OPENS = Sentence(zh="可升为{tier}，顾客愿意时办理", en="Opens {tier}, if the customer wishes")
NEEDS_APPROVAL = Sentence(zh="这笔要另一位同事授权。", en="A colleague has to approve this one.")
TAKE = Sentence(zh="收款 {amount} · {tender}", en="Take {amount} · {tender}")
TAKE_PLAIN = Sentence(zh="收款", en="Take")
TOPPED_UP = Sentence(
    zh="已充值 {amount}，单号 {number}。{change}", en="{amount} topped up, slip {number}. {change}"
)
GIVE_CHANGE = Sentence(zh="找零 {change}。", en="Give {change} change.")
NOT_AN_AMOUNT = Sentence(
    zh="“{text}”不是金额。请输入如 500 或 500.00。", en="'{text}' is no amount. Type 500 or 500.00."
)
NOT_A_RATE = Sentence(
    zh="“{text}”不是百分比。请输入如 12 或 12.5。", en="'{text}' is no percentage. Type 12 or 12.5."
)

TOP_UPS = Sentence(zh="从哪笔退", en="Of which top-up")
ALL_TOP_UPS = Sentence(zh="全部储值", en="All of it")
ALL_DETAIL = Sentence(zh="可退 {left}，后充的先退", en="{left} left, newest first")
TOP_UP_ROW = Sentence(zh="{day} 充 {paid}", en="{paid} on {day}")
TOP_UP_LEFT = Sentence(zh="可退 {left}", en="{left} left")
TOP_UP_GONE = Sentence(zh="已用完或退清", en="used up or paid back")
NO_TOP_UPS = Sentence(
    zh="这位会员还没有充过值。充值后可在这里退未用的本金。",
    en="Nothing was paid in yet. What is not used can be paid back here.",
)
BACK_AMOUNT = Sentence(zh="退多少", en="How much")
BACK_HINT = Sentence(zh="不填即全退", en="empty: all of it")
BACK_BY = Sentence(zh="退款方式", en="Paid back by")
WHY = Sentence(zh="原因", en="Reason")
WHY_HINT = Sentence(zh="必填，记入流水", en="goes into the journal")
GOES_BACK = Sentence(
    zh="退还顾客 {paid}，收回赠送 {bonus}", en="{paid} to the customer, {bonus} of bonus withdrawn"
)
GOES_POINTS = Sentence(zh="收回充值送的积分 {points}", en="{points} points that came with it withdrawn")
GOES_COUPONS = Sentence(zh="收回未用的券 {count} 张", en="{count} unused coupons withdrawn")
PAY_BACK = Sentence(zh="退还 {amount} · {tender}", en="Pay {amount} back · {tender}")
PAID_BACK = Sentence(
    zh="已退 {amount}，单号 {number}。请把钱交给顾客。",
    en="{amount} paid back, slip {number}. Hand the money over.",
)

PIN_STATES: Mapping[str, Sentence] = {
    "none": Sentence(
        zh="还没有支付密码。大额用储值付款时，没有密码就由会员签字。",
        en="No PIN yet. Without one, larger payments with stored value are signed.",
    ),
    "here": Sentence(
        zh="已设支付密码。大额用储值付款时要输入。",
        en="A PIN is set. It is asked for at larger payments with stored value.",
    ),
    "elsewhere": Sentence(
        zh="在另一收银台设过支付密码，本台要凭证件重新设置。",
        en="A PIN was set at another till; here it is set anew against a document.",
    ),
}
"""By `shuke.application.counter.pin_held.PinHeld`."""
OLD_PIN = Sentence(zh="原密码", en="Old PIN")
OLD_PIN_HINT = Sentence(zh="忘记了就看证件", en="forgotten: look at a document")
NEW_PIN = Sentence(zh="新密码", en="New PIN")
NEW_PIN_HINT = Sentence(zh="4–8 位数字，由会员自己输入", en="4–8 digits, typed by the member")
PIN_AGAIN = Sentence(zh="再输一次", en="Once more")
PIN_DOCUMENT = Sentence(zh="看过的证件", en="Document seen")
PIN_DOCUMENT_HINT = Sentence(zh="如：身份证 末四位", en="kind and last four digits")
SET_PIN = Sentence(zh="设置密码", en="Set the PIN")
PIN_IS_SET = Sentence(
    zh="支付密码已设置，只有会员本人知道。", en="The PIN is set; nobody but the member knows it."
)
PINS_DIFFER = Sentence(
    zh="两次输入不一样。请会员再输一次。", en="The two differ. Let the member type it once more."
)

# Paying with it

PAYING = Sentence(zh="会员确认", en="The member confirms")
PAYS = Sentence(zh="从储值扣 {amount}", en="{amount} from stored value")
ASK_PIN = Sentence(zh="请会员输入支付密码", en="Let the member type the PIN")
ASK_SIGNATURE = Sentence(
    zh="请会员在打出的账单上签字；签好再确认。",
    en="The member signs the bill that is printed; confirm once that is agreed.",
)
SIGNS = Sentence(zh="会员签字", en="The member signs")
CONFIRM = Sentence(zh="确认付款", en="Confirm")

"""The words on a consumption receipt. They are short: a 58 mm roll holds 32 columns, a hanzi takes two."""

from __future__ import annotations

from shuke.domain.basket import TenderKind
from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "BUSINESS_DATE",
    "CARD",
    "CASHIER",
    "CHANGE",
    "CONFIRMED_BY",
    "COPY",
    "COUPONS",
    "EXPLANATION",
    "ITEM",
    "LINE_DISCOUNTS",
    "MEMBER",
    "NUMBER",
    "OTHER_DISCOUNT",
    "POINTS_AFTER",
    "POINTS_BEFORE",
    "POINTS_EARNED",
    "POINTS_EXPIRE",
    "POINTS_KNOWN_AT",
    "POINTS_PAID",
    "POINTS_USED",
    "PRICE",
    "QUANTITY",
    "RECEIVED",
    "REFERENCE",
    "ROUNDING",
    "SAVED",
    "SIGNATURE",
    "STORED_VALUE_LEFT",
    "SUBTOTAL",
    "TENDERS",
    "TIER",
    "TILL",
    "TIME",
    "TO_PAY",
    "VERIFY",
]

COPY = Sentence(zh="重打 COPY {copy}", en="重打 COPY {copy}")
"""The same in both languages, so that nobody anywhere takes a reprint for the original."""

NUMBER = Sentence(zh="小票号", en="Receipt")
TIME = Sentence(zh="时间", en="Time")
BUSINESS_DATE = Sentence(zh="营业日", en="Business date")
TILL = Sentence(zh="收银台", en="Till")
CASHIER = Sentence(zh="收银员", en="Cashier")

ITEM = Sentence(zh="品名", en="Item")
PRICE = Sentence(zh="单价", en="Price")
QUANTITY = Sentence(zh="数量", en="Qty")
AMOUNT = Sentence(zh="金额", en="Amount")
COUPONS = Sentence(zh="优惠券", en="Coupons")
OTHER_DISCOUNT = Sentence(zh="优惠", en="Discount")

ROUNDING = Sentence(zh="抹零", en="Rounding")
SUBTOTAL = Sentence(zh="小计", en="Subtotal")
LINE_DISCOUNTS = Sentence(zh="单品优惠", en="Item discounts")
POINTS_PAID = Sentence(zh="积分抵扣({points} 积分)", en="Paid with {points} points")
TO_PAY = Sentence(zh="应付", en="Total")
SAVED = Sentence(zh="本单已省", en="You saved")

RECEIVED = Sentence(zh="实收", en="Received")
CHANGE = Sentence(zh="找零", en="Change")
REFERENCE = Sentence(zh="流水号", en="Reference")

TENDERS = {
    TenderKind.CASH: Sentence(zh="现金", en="Cash"),
    TenderKind.BANK_CARD: Sentence(zh="银行卡", en="Bank card"),
    TenderKind.ALIPAY: Sentence(zh="支付宝", en="Alipay"),
    TenderKind.WECHAT: Sentence(zh="微信支付", en="WeChat Pay"),
    TenderKind.VOUCHER: Sentence(zh="代金券", en="Voucher"),
    TenderKind.STORED_VALUE: Sentence(zh="储值", en="Stored value"),
}

MEMBER = Sentence(zh="会员", en="Member")
TIER = Sentence(zh="等级", en="Tier")
CARD = Sentence(zh="会员卡", en="Card")
POINTS_BEFORE = Sentence(zh="原有积分", en="Points before")
POINTS_EARNED = Sentence(zh="本次获得", en="Earned")
POINTS_USED = Sentence(zh="本次使用", en="Used")
POINTS_AFTER = Sentence(zh="现有积分", en="Points now")
POINTS_KNOWN_AT = Sentence(
    zh="积分为本店 {time} 所知，联网后以总部为准。",
    en="Points as known at {time}; head office has the last word.",
)
POINTS_EXPIRE = Sentence(zh="{points} 积分将于 {date} 到期", en="{points} points expire on {date}")

EXPLANATION = Sentence(zh="说明", en="Why")
SIGNATURE = Sentence(zh="顾客签名", en="Customer's signature")
VERIFY = Sentence(zh="扫码核验小票真伪", en="Scan to verify this receipt")

STORED_VALUE_LEFT = Sentence(zh="储值余额", en="Stored value left")
CONFIRMED_BY = {
    "pin": Sentence(zh="会员密码已确认", en="Confirmed by the member's PIN"),
    "drawn": Sentence(zh="会员在屏幕上签字确认", en="Confirmed by the member's signature on screen"),
    "signed": Sentence(zh="会员签字确认", en="Confirmed by the member's signature"),
}
"""By the reference of a payment with stored value."""

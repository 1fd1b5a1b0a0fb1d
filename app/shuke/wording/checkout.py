"""What stands on the checkout screen: the entry field, the basket, the totals, the tenders, the thank-you."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALIPAY",
    "AMOUNT",
    "AS_AMOUNT",
    "AS_CODE",
    "AS_GIVEN",
    "AS_QUANTITY",
    "AS_QUANTITY_OF",
    "AS_WORDS",
    "BASKET_EMPTY",
    "BASKET_TEACHING",
    "BY_HAND",
    "CARD",
    "CHANGE",
    "CHANGE_NONE",
    "CHANGE_PRICE",
    "CHANGE_SO_MUCH",
    "COUPONS",
    "DISCOUNT",
    "DUE",
    "EARNS",
    "ENTER",
    "EXACT",
    "EXPLAIN_BASKET",
    "FINISH",
    "FROM_HELD",
    "HOLD",
    "LEGEND",
    "LINES",
    "LINE_REDUCED",
    "LINE_SPECIAL",
    "MORE_DEPARTMENTS",
    "NAME",
    "NEXT_CUSTOMER",
    "NO_EXPLANATION",
    "ONE_LESS",
    "ONE_MORE",
    "OPEN_AMOUNT",
    "PAID",
    "PAID_TENDERS",
    "PAYING_HINT",
    "PAYING_PLACE",
    "POINTS_PAID",
    "POINTS_THEN",
    "PRICE",
    "PRICE_CHECK",
    "QUANTITY",
    "QUANTITY_TIMES",
    "RECEIPT_PAID",
    "REFERENCE",
    "RESUME",
    "RINGING_HINT",
    "RINGING_PLACE",
    "ROUNDED_EXACT",
    "ROUNDING",
    "SEE_RECEIPT",
    "STORED_VALUE",
    "SUBTOTAL",
    "TAKE_BACK",
    "THANK_YOU",
    "THANK_YOU_MEMBER",
    "TO_PAY",
    "VOID",
    "WECHAT",
]

RINGING_PLACE = Sentence(zh="扫码、输金额或品名", en="Scan, amount or name")
PAYING_PLACE = Sentence(zh="实收，回车为正好", en="Given; Enter is exact")

RINGING_HINT = Sentence(
    zh="不足8位是金额 · 8位起查码 · 3*是数量",
    en="Under 8 digits: amount · 8+: code · 3*: quantity",
)
PAYING_HINT = Sentence(zh="Esc 继续录商品", en="Esc goes on ringing up")
AS_AMOUNT = Sentence(zh="金额 {amount} · 回车入单", en="Amount {amount} · Enter rings it up")
AS_GIVEN = Sentence(zh="实收 {amount} · 回车收现金", en="Given {amount} · Enter takes cash")
AS_CODE = Sentence(zh="条码、手机号或卡号 · 回车查找", en="Barcode, phone or card · Enter looks it up")
AS_QUANTITY = Sentence(
    zh="数量 {quantity} · 回车改选中的行，或接着录商品",
    en="Quantity {quantity} · Enter changes the chosen line; or go on with an article",
)
AS_QUANTITY_OF = Sentence(zh="{quantity} × {what}", en="{quantity} × {what}")
AS_WORDS = Sentence(zh="按品名查找 · ↑↓ 选择，回车入单", en="Search by name · ↑↓ choose, Enter rings it up")

LEGEND = (
    Sentence(
        zh="带小数点或不足 8 位的数字是金额：输入后按回车入单。",
        en="A number with a point, or of fewer than 8 digits, is an amount: Enter rings it up.",
    ),
    Sentence(
        zh="8 位以上的数字按商品条码、手机号、会员卡号查找。",
        en="8 digits or more are looked up as a barcode, a phone or a card.",
    ),
    Sentence(
        zh="3* 或 0.25* 再录商品是数量；3* 按回车改选中的行。",
        en="3* or 0.25*, then an article, is a quantity; 3* and Enter changes the chosen line.",
    ),
    Sentence(
        zh="输入文字按品名查找；挂单前输入文字，作为挂单备注。",
        en="Words search by name; typed before holding, they become the note of the held basket.",
    ),
)
"""How typed text is told apart; for the key legend."""

BASKET_EMPTY = Sentence(zh="开始新的一单", en="Start a sale")
BASKET_TEACHING = Sentence(
    zh="扫商品条码，或输入金额按回车；输入品名可以查找。",
    en="Scan a barcode, or type an amount and press Enter; a name searches.",
)
NAME = Sentence(zh="商品", en="Article")
PRICE = Sentence(zh="单价", en="Price")
QUANTITY = Sentence(zh="数量", en="Qty")
QUANTITY_TIMES = Sentence(zh="{quantity} × {price}", en="{quantity} × {price}")
AMOUNT = Sentence(zh="金额", en="Amount")
OPEN_AMOUNT = Sentence(zh="金额商品", en="Open amount")
LINE_REDUCED = Sentence(zh="已降价", en="reduced")
LINE_SPECIAL = Sentence(zh="特价", en="special price")
NO_EXPLANATION = Sentence(
    zh="这一行没有适用的优惠规则，按原价。", en="No rule applies to this line; its price stands."
)
EXPLAIN_BASKET = Sentence(zh="整单说明", en="About the whole basket")
ONE_MORE = Sentence(zh="多一件", en="One more")
ONE_LESS = Sentence(zh="少一件", en="One less")
MORE_DEPARTMENTS = Sentence(zh="更多…", en="More …")
FROM_HELD = Sentence(zh="取单 ({held})", en="Resume ({held})")

HOLD = Sentence(zh="挂单", en="Hold")
RESUME = Sentence(zh="取单", en="Resume")
VOID = Sentence(zh="整单取消", en="Void")
ENTER = Sentence(zh="回车", en="Enter")

LINES = Sentence(zh="{lines} 行 · {pieces} 件", en="Lines {lines} · Pieces {pieces}")
SUBTOTAL = Sentence(zh="小计", en="Subtotal")
COUPONS = Sentence(zh="优惠券", en="Coupons")
BY_HAND = Sentence(zh="手工优惠", en="By hand")
CHANGE_PRICE = Sentence(zh="改价", en="Price")
PRICE_CHECK = Sentence(zh="查价", en="Check")
ROUNDING = Sentence(zh="付现金抹零", en="Rounded if cash")
ROUNDED_EXACT = Sentence(zh="抹零 {off}", en="Rounding {off}")
DISCOUNT = Sentence(zh="优惠", en="Discounts")
POINTS_PAID = Sentence(zh="积分抵扣（{points} 积分）", en="{points} points")
PAID = Sentence(zh="已收", en="Paid")
TO_PAY = Sentence(zh="应付", en="To pay")
DUE = Sentence(zh="还需付", en="Still to pay")
EARNS = Sentence(zh="本单可得 {points} 积分", en="Earns {points} points")

STORED_VALUE = Sentence(zh="储值", en="Balance")
ALIPAY = Sentence(zh="支付宝", en="Alipay")
WECHAT = Sentence(zh="微信", en="WeChat")
CARD = Sentence(zh="银行卡", en="Card")
EXACT = Sentence(zh="正好", en="Exact")
FINISH = Sentence(zh="完成", en="Finish")
CHANGE_SO_MUCH = Sentence(zh="找 {change}", en="change {change}")
PAID_TENDERS = Sentence(zh="已收款项", en="Paid so far")
TAKE_BACK = Sentence(zh="退回", en="Take back")
REFERENCE = Sentence(zh="刷卡或手机支付的流水号，可不填", en="Reference of a card or phone payment, optional")

THANK_YOU = Sentence(zh="谢谢惠顾", en="Thank you")
THANK_YOU_MEMBER = Sentence(zh="谢谢您，熟客", en="Thank you!")
CHANGE = Sentence(zh="找零", en="Change")
CHANGE_NONE = Sentence(zh="收款完成，不用找零", en="Paid; no change to give")
RECEIPT_PAID = Sentence(zh="小票 {number} · 实付 {paid}", en="Receipt {number} · paid {paid}")
POINTS_THEN = Sentence(zh="获得 {earned} 积分，现有 {after}", en="Earned {earned} points, now {after}")
SEE_RECEIPT = Sentence(zh="看小票", en="See receipt")
NEXT_CUSTOMER = Sentence(
    zh="扫码或按任意键，接待下一位顾客", en="Scan or press any key for the next customer"
)

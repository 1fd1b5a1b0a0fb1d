"""Names of the actions that have a key, as the legend shows them."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCEPT_OFFER",
    "ALIPAY",
    "ALTERNATIVES",
    "BANK_CARD",
    "BY_HAND",
    "CANCEL_LINE",
    "CARDS",
    "CASH",
    "DRAWER",
    "ENROL",
    "EXCEPTIONS",
    "EXPLAIN",
    "GIVE",
    "HELP",
    "HOLD",
    "LANGUAGE",
    "LOCK",
    "MEMBER",
    "MENU",
    "PAY",
    "PRICE_CHECK",
    "QUANTITY",
    "REFUND",
    "REPRINT",
    "RESUME",
    "SCAN",
    "SHIFT",
    "STORED_VALUE",
    "THEME",
    "UNDO",
    "VALUE",
    "VOID_BASKET",
    "WECHAT",
]

HELP = Sentence(zh="帮助", en="Help")
MEMBER = Sentence(zh="查找会员", en="Find member")
SCAN = Sentence(zh="扫码", en="Scan")
ACCEPT_OFFER = Sentence(zh="采用建议", en="Take the offer")
ALTERNATIVES = Sentence(zh="其他优惠", en="Other offers")
CASH = Sentence(zh="现金", en="Cash")
HOLD = Sentence(zh="挂单", en="Hold")
RESUME = Sentence(zh="取单", en="Resume")
ALIPAY = Sentence(zh="支付宝", en="Alipay")
WECHAT = Sentence(zh="微信支付", en="WeChat Pay")
PAY = Sentence(zh="收款", en="Pay")
BANK_CARD = Sentence(zh="银行卡", en="Bank card")
STORED_VALUE = Sentence(zh="储值付款", en="Stored value")
VALUE = Sentence(zh="储值", en="Value")
CARDS = Sentence(zh="会员卡", en="Cards")
GIVE = Sentence(zh="礼遇", en="Perks")
ENROL = Sentence(zh="办会员", en="Enrol")
REPRINT = Sentence(zh="重打小票", en="Reprint")
LOCK = Sentence(zh="锁屏", en="Lock")
QUANTITY = Sentence(zh="改数量", en="Quantity")
CANCEL_LINE = Sentence(zh="删除此行", en="Cancel line")
VOID_BASKET = Sentence(zh="整单取消", en="Void basket")
UNDO = Sentence(zh="撤销", en="Undo")
EXPLAIN = Sentence(zh="优惠说明", en="Explain")
EXCEPTIONS = Sentence(zh="异常", en="Exceptions")
SHIFT = Sentence(zh="班次", en="Shift")
BY_HAND = Sentence(zh="改价", en="Change a price")
PRICE_CHECK = Sentence(zh="查价", en="Price check")
REFUND = Sentence(zh="退货", en="Refund")
DRAWER = Sentence(zh="钱箱", en="Drawer")
MENU = Sentence(zh="菜单", en="Menu")
LANGUAGE = Sentence(zh="切换语言", en="Language")
THEME = Sentence(zh="明暗切换", en="Light or dark")

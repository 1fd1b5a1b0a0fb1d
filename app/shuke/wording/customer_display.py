"""What customers read on their own screen, and its page in the devices."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AWAY",
    "BY_HAND",
    "CHANGE",
    "CHECK_RECEIPT",
    "CHOOSE",
    "CLOSED",
    "COLLECT_CODE",
    "COUPONS",
    "DISCOUNT",
    "DUE",
    "GOOD_LUCK",
    "HELLO",
    "HINT",
    "LANGUAGES",
    "LANGUAGE_TITLE",
    "LAST_LINE",
    "MEMBER",
    "MISSING",
    "MOTION",
    "MOTION_TITLE",
    "NONE",
    "NOTHING_ON",
    "NO_OTHER",
    "ODDS",
    "OFF",
    "ON_TILL",
    "PAGE",
    "PIECES",
    "POINTS",
    "POINTS_BEFORE",
    "POINTS_EARNED",
    "POINTS_NOW",
    "POINTS_THEN",
    "SAVED",
    "SCREEN",
    "SHOWN",
    "SIGNS_ON",
    "SIGN_TITLE",
    "SOUND",
    "SOUND_TITLE",
    "STAMPS",
    "SUBTOTAL",
    "TEACHING",
    "TEST",
    "TESTING",
    "TEST_END",
    "THANKS",
    "THIS_TILL",
    "TOTAL",
    "TOUCHED",
    "TOUCH_HERE",
    "TO_PAY",
    "WELCOME",
    "WINDOW",
]


WELCOME = Sentence(zh="欢迎光临", en="Welcome")
HINT = Sentence(
    zh="会员请出示会员码，或报手机号后四位",
    en="Members: show your code, or tell the last four digits of your phone",
)
HELLO = Sentence(zh="{name}，您好", en="Hello, {name}")
MEMBER = Sentence(zh="会员", en="Member")
PIECES = Sentence(zh="共 {pieces} 件", en="{pieces} pieces")
LAST_LINE = Sentence(zh="{price} × {quantity}", en="{price} × {quantity}")
SUBTOTAL = Sentence(zh="小计", en="Subtotal")
DISCOUNT = Sentence(zh="优惠", en="Discounts")
STAMPS = Sentence(zh="集章卡", en="Stamp card")
BY_HAND = Sentence(zh="店员减价", en="Reduced")
COUPONS = Sentence(zh="优惠券", en="Coupons")
TO_PAY = Sentence(zh="应付", en="To pay")
DUE = Sentence(zh="还需付", en="Still due")
TOTAL = Sentence(zh="已付", en="Paid")
SAVED = Sentence(zh="已为您省 {amount}", en="You save {amount}")
POINTS = Sentence(zh="积分", en="Points")
POINTS_BEFORE = Sentence(zh="原有积分", en="Points before")
POINTS_EARNED = Sentence(zh="本次", en="This sale")
POINTS_THEN = Sentence(zh="付款后", en="Then")
POINTS_NOW = Sentence(zh="现有积分", en="Points now")
CHANGE = Sentence(zh="找零", en="Change")
THANKS = Sentence(zh="谢谢惠顾", en="Thank you")
CHECK_RECEIPT = Sentence(zh="扫码核对小票", en="Scan to check your receipt")

GOOD_LUCK = Sentence(zh="幸运转盘", en="The lucky wheel")
ODDS = Sentence(zh="现在的中奖概率", en="The odds as they are now")
COLLECT_CODE = Sentence(zh="凭此码领奖，可拍下保存", en="Collect with this code; take a picture of it")
NOTHING_ON = Sentence(zh="转盘上现在没有奖项", en="Nothing is on the wheel just now")

TOUCH_HERE = Sentence(zh="请在这块屏上点一下", en="Touch this screen once")

# the page

PAGE = Sentence(zh="顾客屏", en="Customer display")
TEACHING = Sentence(
    zh="顾客看得到的第二块屏：商品、合计、优惠和积分；会员只显示姓氏。没有也不影响收银。",
    en="A second screen that faces the customer: articles, total, savings and points; of a member only the family "
    "name. The till sells as well without.",
)
CHOOSE = Sentence(zh="用哪块屏", en="Which screen")
NONE = Sentence(zh="不用顾客屏", en="None")
WINDOW = Sentence(zh="普通窗口（试看）", en="An ordinary window, to try it")
SCREEN = Sentence(zh="{number} 号屏 · {width}×{height}", en="Screen {number} · {width}×{height}")
THIS_TILL = Sentence(zh="收银台", en="This till")
NO_OTHER = Sentence(
    zh="只找到这一块屏。接上另一块，在系统里设成“扩展”，这里马上会出现。",
    en="Only this screen is found. Connect another and extend the desktop to it: it appears here at once.",
)
MOTION_TITLE = Sentence(zh="转盘动画", en="The wheel")
MOTION = {
    "": Sentence(zh="会转动", en="It turns"),
    "still": Sentence(zh="不转，直接停在结果上", en="It stands at the result"),
}
"""By the value of `shuke.application.settings.Setting.CUSTOMER_MOTION`."""
SOUND_TITLE = Sentence(zh="声音（扫码、中奖）", en="Sounds (scans, the wheel)")
SOUND = {"": Sentence(zh="开", en="On"), "off": Sentence(zh="关", en="Off")}
"""By the value of `shuke.application.settings.Setting.SOUND`."""
LANGUAGE_TITLE = Sentence(zh="顾客看到的语言", en="Language for customers")
LANGUAGES = {
    "zh": Sentence(zh="中文", en="Chinese"),
    "en": Sentence(zh="英文", en="English"),
    "both": Sentence(zh="中英文都显示", en="Both"),
}
SIGN_TITLE = Sentence(zh="会员签名（储值大额付款时）", en="Members sign (larger payments with stored value)")
SIGNS_ON = {
    "display": Sentence(zh="在顾客屏上（触摸屏）", en="On the display (touch screen)"),
    "here": Sentence(zh="在收银台屏幕上", en="On the till's screen"),
    "paper": Sentence(zh="在打印的小票上", en="On the printed receipt"),
}
"""By the value of `shuke.presenters.signing.SignedOn`."""
TEST = Sentence(zh="显示测试画面", en="Show a test picture")
TEST_END = Sentence(zh="结束测试", en="End the test")
TESTING = Sentence(
    zh="测试画面已显示：四边的框应当完整。是触摸屏就点一下。",
    en="The test picture is shown: the frame should be whole on all four sides. Touch it if it can be touched.",
)
TOUCHED = Sentence(zh="摸到了：这块屏可以签名。", en="Touched: this screen can be signed on.")
SHOWN = Sentence(zh="正在显示：{screen}", en="Shown on: {screen}")
OFF = Sentence(zh="没有使用顾客屏。", en="No customer display is in use.")
AWAY = Sentence(
    zh="选定的屏现在没有接上；接上后会自动显示。",
    en="The chosen screen is not connected; once it is, it shows by itself.",
)
MISSING = Sentence(zh="{name}（未接上）", en="{name} (not connected)")
ON_TILL = Sentence(
    zh="收银窗口现在就在这块屏上，所以不显示；请把收银窗口移回去。",
    en="The till's own window stands on that screen, so nothing is shown there; move it back.",
)
CLOSED = Sentence(
    zh="顾客屏窗口被关掉了；再选一次即可打开。", en="The window was closed; choose it once more to open it."
)

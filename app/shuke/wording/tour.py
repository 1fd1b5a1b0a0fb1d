"""What the tour says it did."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "BEHIND",
    "CARD_SCANNED",
    "CATCHES_UP",
    "CHECKED",
    "DONE",
    "ENROLLED",
    "FAILED",
    "FIRST_START",
    "FOUND",
    "HEAD_OFFICE",
    "HEAD_OFFICE_HAS_IT",
    "HELD",
    "LOOKS",
    "OFFLINE_SALE",
    "PAID",
    "POINTS",
    "PREVIEWED",
    "RECEIPT",
    "RECEIPT_SCANNED",
    "REFUSED",
    "RUNG_UP",
    "SIGNED_IN",
    "STOCKED",
    "TITLE",
]

TITLE = Sentence(zh="熟客导览报告", en="The tour of Shuke")
HEAD_OFFICE = Sentence(
    zh="启动总部服务（独立进程，真实 HTTP）", en="Head office started, a process of its own over real HTTP"
)
FIRST_START = Sentence(
    zh="首次设置：用一次性代码加入总部",
    en="First start: the wizard, joining head office with a one-time code",
)
STOCKED = Sentence(
    zh="示范门店的商品、员工和会员记入流水", en="Articles, staff and members of the demo shop recorded"
)
SIGNED_IN = Sentence(zh="收银员输入 PIN 登录", en="A cashier signed in with a PIN")
CARD_SCANNED = Sentence(
    zh="摄像头扫会员码（真实视频帧），会员面板显示",
    en="A member's QR read by the camera from a film's frames",
)
RUNG_UP = Sentence(
    zh="扫码枪扫商品，输入金额，看优惠与原因",
    en="Articles by hand scanner, an amount by keys, the reasons shown",
)
POINTS = Sentence(zh="一键接受积分抵扣", en="Points used as money with one key")
PAID = Sentence(zh="收现金、找零，完成消费", en="Cash taken, change given, the sale complete")
RECEIPT = Sentence(
    zh="打印签名小票，从图上读回二维码并核验有效",
    en="The signed receipt printed; its QR read back from the picture and valid",
)
PREVIEWED = Sentence(zh="屏幕上查看刚打的小票", en="The receipt just printed, looked at on the screen")
RECEIPT_SCANNED = Sentence(
    zh="摄像头扫小票，离线核验为有效", en="The receipt scanned at the till: valid, offline"
)
REFUSED = Sentence(
    zh="扫到无效的码：说明原因和下一步，单上不变",
    en="A code that is nobody's refused, with why and the next step",
)
FOUND = Sentence(
    zh="按姓名、拼音首字母、手机后四位找会员",
    en="Members found by name, pinyin initials and last four digits",
)
HELD = Sentence(zh="挂单、取单，会员和商品都在", en="A basket held and resumed with everything in it")
ENROLLED = Sentence(zh="办新会员并打印会员卡码", en="A new member enrolled, the card with its QR printed")
HEAD_OFFICE_HAS_IT = Sentence(zh="总部已收到全部流水", en="Head office holds every fact")
OFFLINE_SALE = Sentence(zh="总部断开，照常收银", en="Head office gone: the till sells on")
CATCHES_UP = Sentence(zh="总部恢复，自动补传", en="Head office back: the till catches up by itself")
LOOKS = Sentence(zh="英文与深色界面", en="In English, and dark")
BEHIND = Sentence(
    zh="锁屏后店长登录：菜单、商品、设备、流水",
    en="Locked; the manager signs in: menu, articles, devices, journal",
)
CHECKED = Sentence(zh="逐条核验流水", en="Every fact of the journal verified")
DONE = Sentence(zh="以上全部真实发生。", en="All of this happened.")
FAILED = Sentence(zh="没有看到：{what}", en="Not seen: {what}")

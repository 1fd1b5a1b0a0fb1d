"""What the demo says on the command line."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["ADMINISTRATOR", "FILLING", "NOT_OPENED", "NO_DISPLAY", "PINS", "PREPARING"]

NO_DISPLAY = Sentence(
    zh="这里没有显示器：走一遍导览，截图和小票存入 build/tour/。",
    en="There is no display here: taking the tour; pictures and receipts go into build/tour/.",
)
PREPARING = Sentence(
    zh="第一次启动：准备示范门店（{members} 名会员，300 种商品）…",
    en="First start: preparing the demo shop ({members} members, 300 articles) …",
)
FILLING = Sentence(zh="会员 {done} / {members}", en="members {done} / {members}")
PINS = Sentence(
    zh="登录：陈店长 PIN {manager}，林小雨 PIN {cashier}。F1 查看按键。",
    en="Sign in as 陈店长 with PIN {manager} or 林小雨 with PIN {cashier}. F1 shows the keys.",
)
NOT_OPENED = Sentence(zh="示范门店没有开成，请重试。", en="The demo shop could not be opened; try again.")
ADMINISTRATOR = Sentence(zh="管理员", en="Administrator")

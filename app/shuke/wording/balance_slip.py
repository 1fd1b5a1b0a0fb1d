"""What a member holds, on paper."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "COUPONS",
    "EACH_UNTIL",
    "FOR_EVER",
    "NOTHING_HELD",
    "PRINT",
    "PRINT_KEY",
    "QUEUED",
    "TITLE",
    "UNTIL",
]

TITLE = Sentence(zh="余额查询", en="Balance")
UNTIL = Sentence(zh="{day} 到期", en="until {day}")
FOR_EVER = Sentence(zh="长期有效", en="does not lapse")
COUPONS = Sentence(zh="优惠券", en="Coupons")
EACH_UNTIL = Sentence(zh="有效至 {day}", en="good until {day}")
NOTHING_HELD = Sentence(
    zh="目前没有积分、储值、集章或优惠券。", en="No points, stored value, stamps or coupons just now."
)
PRINT = Sentence(zh="打印余额", en="Print balance")
PRINT_KEY = "Ctrl+P"
QUEUED = Sentence(zh="余额单正在打印。", en="The balance slip is being printed.")

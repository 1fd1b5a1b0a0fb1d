"""The sign-in and lock screen."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.wording.pins import wait_text
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "CHECKING",
    "CHOOSE_FIRST",
    "ENTER_PIN",
    "LOCKED_SCREEN",
    "NO_PIN",
    "NO_STAFF",
    "NO_STAFF_TEACHING",
    "OPENING",
    "OTHER_SHOP",
    "PIN_TOO_SHORT",
    "ROLES",
    "SIGN_IN",
    "TAGLINE",
    "UNLOCK",
    "WHO",
    "WHO_TEACHING",
    "Wait",
]

TAGLINE = Sentence(zh="记得每一位回头客", en="The customer who is known by name")
WHO = Sentence(zh="谁在收银？", en="Who is at the till?")
WHO_TEACHING = Sentence(zh="选择姓名，再输入 PIN", en="Choose your name, then type your PIN")
ENTER_PIN = Sentence(zh="请输入 PIN", en="Type your PIN")
SIGN_IN = Sentence(zh="登录", en="Sign in")
UNLOCK = Sentence(zh="解锁", en="Unlock")
LOCKED_SCREEN = Sentence(zh="已锁屏，未结的单据原样保留", en="Locked; the open basket is kept as it is")
OPENING = Sentence(zh="正在打开数据…", en="Opening the data …")
CHECKING = Sentence(zh="正在核对…", en="Checking …")
CHOOSE_FIRST = Sentence(zh="请先选择姓名。", en="Choose your name first.")
PIN_TOO_SHORT = Sentence(
    zh="PIN 至少 {digits} 位，请输完整。", en="A PIN has at least {digits} digits; type it in full."
)
NO_PIN = Sentence(
    zh="{name} 在本机还没有可用的 PIN。请管理员重新设置。",
    en="{name} has no usable PIN on this machine. Let an administrator set it anew.",
)
OTHER_SHOP = Sentence(
    zh="{name} 不在本店上班。请总部在“员工”里加上本店，本机同步后即可登录。",
    en="{name} works at other shops. Let head office add this one under Staff; it counts from the next round on.",
)
NO_STAFF = Sentence(zh="还没有员工", en="No staff yet")
NO_STAFF_TEACHING = Sentence(
    zh="员工由管理员添加；连锁店的员工来自总部，联网后自动出现。",
    en="An administrator adds staff; in a chain they come from head office as soon as it is reached.",
)

ROLES = {
    "cashier": Sentence(zh="收银员", en="Cashier"),
    "shift_lead": Sentence(zh="班长", en="Shift lead"),
    "manager": Sentence(zh="店长", en="Store manager"),
    "redemption": Sentence(zh="兑奖员", en="Redemption"),
    "auditor": Sentence(zh="稽核", en="Auditor"),
    "administrator": Sentence(zh="管理员", en="Administrator"),
}
"""By the value of `shuke.domain.shop.Role`."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long still, said in the language it is shown in."""

    wait_ms: int

    def into(self, language: Language) -> str:
        return wait_text(self.wait_ms, language)

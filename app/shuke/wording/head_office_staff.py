"""What `shuke headoffice staff` says."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ASK_AGAIN",
    "ASK_PIN",
    "GONE",
    "HAS_NO_PIN",
    "HAS_PIN",
    "LEFT",
    "NAME_NOT_KEPT",
    "NOBODY",
    "NOBODY_YET",
    "NOT_THE_SAME",
    "PERSON",
    "PIN_SET",
]

PERSON = Sentence(zh="{id} · {role} · {name} · {state}", en="{id} · {role} · {name} · {state}")
HAS_PIN = Sentence(zh="PIN 由总部设置", en="PIN set here")
HAS_NO_PIN = Sentence(zh="PIN 只在本人的收银台上", en="PIN at one till alone")
GONE = Sentence(zh="已离职", en="has left")
NOBODY_YET = Sentence(zh="还没有员工。", en="Nobody works here yet.")
NOBODY = Sentence(zh="没有编号为 {id} 的员工，没有改动。", en="Nobody has the id {id}; nothing was changed.")
ASK_PIN = Sentence(zh="请为 {name} 输入 PIN（4 到 8 位数字）：", en="PIN for {name} (4 to 8 digits):")
ASK_AGAIN = Sentence(zh="再输入一次：", en="Once more:")
NOT_THE_SAME = Sentence(
    zh="两次输入的 PIN 不一样，没有改动。", en="The two PINs are not the same; nothing was changed."
)
PIN_SET = Sentence(
    zh="{name}（{id}）的 PIN 已设置；各收银台下次同步后生效。",
    en="The PIN of {name} ({id}) is set; it counts at every till once that is in step.",
)
LEFT = Sentence(
    zh="{name} 已停用：各收银台下次同步后不能再登录。",
    en="{name} may not sign in any more, at every till once that is in step.",
)
NAME_NOT_KEPT = Sentence(
    zh="名称最多 {most} 个字，不能有换行等控制字符；没有改动。",
    en="A name has at most {most} characters, all of them visible; nothing was changed.",
)

"""A forgotten administrator's PIN, set anew with the recovery sheet."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "DIFFERS",
    "FORGOTTEN",
    "KEY",
    "KEY_HINT",
    "NOT_RESET",
    "PIN",
    "PIN_AGAIN",
    "RESET",
    "TEACHING",
    "TITLE",
]

FORGOTTEN = Sentence(zh="忘记 PIN？", en="Forgot PIN?")
TITLE = Sentence(zh="重设 PIN", en="A new PIN")
TEACHING = Sentence(
    zh="需要首次启动时打印的恢复单。重设会记入流水；其他员工的 PIN 由管理员重新设置。",
    en="It takes the recovery sheet printed at first start, and is kept in the journal. Everybody else is given a "
    "new PIN by an administrator.",
)
KEY = Sentence(zh="恢复密钥（8 组，每组 5 个字符）", en="Recovery key (eight groups of five)")
KEY_HINT = Sentence(
    zh="照恢复单逐组输入，空格和短横可省略",
    en="Group by group as on the sheet; spaces and dashes may be left out",
)
PIN = Sentence(zh="新 PIN（4 到 8 位数字）", en="New PIN (4 to 8 digits)")
PIN_AGAIN = Sentence(zh="再输一次新 PIN", en="New PIN once more")
DIFFERS = Sentence(zh="两次输入的 PIN 不一样，请重新输入。", en="The two PINs differ; type them again.")
RESET = Sentence(zh="重设 PIN", en="Set the new PIN")
NOT_RESET: dict[str, Sentence] = {
    "other_key": Sentence(
        zh="这是一把恢复密钥，但不是这台收银台的。请找出这台收银台首次启动时打印的恢复单。",
        en="This is a recovery key, but another till's. Find the sheet printed for this till at first start.",
    ),
    "not_administrator": Sentence(
        zh="恢复单只能重设管理员的 PIN。请管理员登录后为其他员工重新设置。",
        en="The sheet sets an administrator's PIN alone. An administrator gives others a new one.",
    ),
}
"""By the value of `NotResetBecause`."""

"""What is said about PINs: chosen, wrong, locked."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Language, Sentence

__all__ = ["FAULTS", "LOCKED", "MAY_NOT_APPROVE", "UNREADABLE", "WRONG", "WRONG_TRIES_LEFT", "wait_text"]

FAULTS: Mapping[str, Sentence] = {
    "not_digits": Sentence(zh="PIN 只能是数字。", en="A PIN consists of digits only."),
    "length": Sentence(zh="PIN 需要 4 到 8 位数字。", en="A PIN has 4 to 8 digits."),
    "one_digit": Sentence(
        zh="这个 PIN 只有一个数字在重复，太容易猜到。请换一个。",
        en="This PIN is one digit repeated and easily guessed. Choose another.",
    ),
    "steps": Sentence(
        zh="这个 PIN 的数字按顺序排列（如 1234），太容易猜到。请换一个。",
        en="This PIN's digits follow each other (like 1234) and are easily guessed. Choose another.",
    ),
    "repeated": Sentence(
        zh="这个 PIN 由一段数字重复而成（如 1212），太容易猜到。请换一个。",
        en="This PIN repeats itself (like 1212) and is easily guessed. Choose another.",
    ),
    "year": Sentence(
        zh="这个 PIN 像一个年份，太容易猜到。请换一个。",
        en="This PIN looks like a year and is easily guessed. Choose another.",
    ),
    "common": Sentence(
        zh="很多人都用这个 PIN，太容易猜到。请换一个。",
        en="Many people choose this PIN; it is easily guessed. Choose another.",
    ),
}

WRONG = Sentence(zh="PIN 不对。", en="Wrong PIN.")
WRONG_TRIES_LEFT = Sentence(
    zh="PIN 不对，还可以再试 {tries} 次，之后需要等待。",
    en="Wrong PIN. After {tries} more, each further try has to wait.",
)
LOCKED = Sentence(
    zh="试错次数太多，请等待{wait}后再试。忘记 PIN 时，请管理员重新设置。",
    en="Too many wrong tries: wait {wait} and try again. An administrator can set a forgotten PIN anew.",
)
MAY_NOT_APPROVE = Sentence(
    zh="{name} 的岗位也不能做这一步。请换一位同事。",
    en="{name} may not do this either. Ask another colleague.",
)
UNREADABLE = Sentence(
    zh="这个 PIN 在本机读不出来（数据可能来自另一台机器）。请管理员为 {name} 重新设置 PIN；"
    "若是管理员本人，请使用恢复密钥。",
    en="This PIN cannot be read on this machine (the data may come from another one). Let an administrator set "
    "the PIN of {name} anew; for the administrator's own, use the recovery key.",
)

_SECONDS = Sentence(zh=" {count} 秒", en="{count} s")
_MINUTES = Sentence(zh=" {count} 分钟", en="{count} min")


def wait_text(wait_ms: int, language: Language) -> str:
    """A wait as it is said, rounded up: `` 30 秒``, ``5 min``."""
    seconds = -(-wait_ms // 1000)
    if seconds <= 90:
        return _SECONDS.into(language, count=seconds)
    return _MINUTES.into(language, count=-(-seconds // 60))

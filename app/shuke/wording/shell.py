"""What the frame of the till says: the kit's own words, the strip, the switches, the crash dialog."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCEPT",
    "ALTERNATIVES",
    "CANCEL",
    "CLEAR",
    "CLOSE",
    "COPY",
    "CRASH_CONTINUE",
    "CRASH_FILE",
    "CRASH_QUIT",
    "CRASH_SAID",
    "CRASH_TITLE",
    "FULL",
    "KEYS_TITLE",
    "MINUTES_LEFT",
    "RUB_OUT",
    "SECONDS_LEFT",
    "SHUKE",
    "TO_DARK",
    "TO_LIGHT",
    "TO_THE_OTHER_LANGUAGE",
    "UNDO",
]

SHUKE = Sentence(zh="熟客", en="Shuke")
FULL = Sentence(zh="最多 {most} 个字，多出的没有填入", en="{most} characters at most; the rest was not taken")
CLEAR = Sentence(zh="清空", en="Clear")
RUB_OUT = Sentence(zh="退格", en="Rub out")
CANCEL = Sentence(zh="取消", en="Cancel")
CLOSE = Sentence(zh="关闭", en="Close")
COPY = Sentence(zh="复制", en="Copy")
UNDO = Sentence(zh="撤销", en="Undo")
ACCEPT = Sentence(zh="采用", en="Take it")
ALTERNATIVES = Sentence(zh="其他", en="Others")
SECONDS_LEFT = Sentence(zh="约剩 {seconds} 秒", en="about {seconds} s left")
MINUTES_LEFT = Sentence(zh="约剩 {minutes} 分钟", en="about {minutes} min left")
KEYS_TITLE = Sentence(zh="按键说明", en="Keys")
TO_LIGHT = Sentence(zh="浅色", en="Light")
TO_DARK = Sentence(zh="深色", en="Dark")
TO_THE_OTHER_LANGUAGE = Sentence(zh="English", en="中文")

CRASH_TITLE = Sentence(zh="程序出了意外", en="Something unexpected happened")
CRASH_SAID = Sentence(
    zh="熟客遇到了意料之外的错误。已收的款和已记的账都在硬盘上，没有丢失。可以继续收银；若再次出现，请退出后重新打开。",
    en="Shuke met an error it did not expect. What was paid and recorded is on disk; nothing is lost. "
    "You can go on selling; if it comes back, quit and open Shuke again.",
)
CRASH_FILE = Sentence(
    zh="诊断文件（不含会员资料和密码），请发给技术支持：",
    en="Support file (no member details, no PINs) to send to support:",
)
CRASH_CONTINUE = Sentence(zh="继续收银", en="Go on")
CRASH_QUIT = Sentence(zh="退出", en="Quit")

"""The recovery sheet, and what is said about a recovery key that was typed."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ASK",
    "NOTHING_LOST",
    "NO_SEALED_FILE",
    "OTHER_KEY",
    "RECOVERED",
    "SHEET_FOR",
    "SHEET_KEEP",
    "SHEET_KEY",
    "SHEET_MADE",
    "SHEET_READING",
    "SHEET_TITLE",
    "WRONG_GROUP",
    "WRONG_GROUPS",
    "WRONG_LENGTH",
]

SHEET_TITLE = Sentence(zh="恢复密钥", en="Recovery key")
SHEET_FOR = Sentence(
    zh="用途：电脑损坏或丢失后恢复备份；管理员忘记 PIN 时重新设置。没有它，备份无法打开，我们也无能为力。",
    en="It restores backups after the computer broke or was lost, and sets a forgotten administrator's PIN anew. "
    "Without it no backup can be opened, by nobody.",
)
SHEET_KEEP = Sentence(
    zh="请打印或抄写两份，与电脑分开锁好。拿到它和备份的人可以读到全部数据；不要拍照，不要存在电脑里。",
    en="Print or copy it twice and lock it away, apart from the computer. Whoever holds it and a backup can read "
    "everything: take no photograph, keep no copy on a computer.",
)
SHEET_KEY = Sentence(zh="密钥（共 8 组）", en="The key, eight groups")
SHEET_READING = Sentence(
    zh="每组第 5 位用于校验。密钥中没有字母 I、L、O、U：看起来像 0 和 1 的都是数字。",
    en="The fifth character of each group checks the group. There is no I, L, O or U: what looks like 0 or 1 is "
    "a digit.",
)
SHEET_MADE = Sentence(zh="{shop}，{date} 制作", en="{shop}, made on {date}")

WRONG_GROUP = Sentence(
    zh="第 {groups} 组不对。请对照恢复单检查这一组。",
    en="Group {groups} is wrong. Compare it with the sheet.",
)
WRONG_GROUPS = Sentence(
    zh="第 {groups} 组不对。请对照恢复单检查这几组，也看看顺序。",
    en="Groups {groups} are wrong. Compare them with the sheet, their order too.",
)
WRONG_LENGTH = Sentence(
    zh="恢复密钥有 40 个字符（8 组，每组 5 个），这里有 {characters} 个。",
    en="A recovery key has 40 characters (8 groups of 5); here are {characters}.",
)
ASK = Sentence(
    zh="请输入恢复单上的恢复密钥，然后按回车：",
    en="Type the recovery key from the sheet, then press Enter:",
)
NO_SEALED_FILE = Sentence(
    zh="找不到 {path}。请先把它和数据一起从备份放回原处。",
    en="There is no {path}. Bring it back from a copy, together with the data, first.",
)
OTHER_KEY = Sentence(
    zh="这是一把恢复密钥，但打不开这台收银台的密封文件。请找出这台收银台首次启动时打印的恢复单。",
    en="This is a recovery key, but it does not open this till's sealed file. Find the sheet that was printed "
    "for this till at first start.",
)
RECOVERED = Sentence(
    zh="密钥已恢复，数据没有改动。现在可以打开收银台了。",
    en="The keys are back; no data was changed. The till can be opened now.",
)
NOTHING_LOST = Sentence(
    zh="密钥都在，没有需要恢复的。",
    en="All keys are there; nothing had to be brought back.",
)

"""Segments on head office's pages; the words of the till's window are used where they fit."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AS_OF",
    "CONDITIONS",
    "DRAW",
    "GROUP_OF",
    "INTO",
    "INTO_NEW",
    "MINE",
    "NONE_SAVED",
    "OFF",
    "PRESETS",
    "SAVED_NOW",
    "TAKEN_NOW",
    "WHOLE",
]

MINE = Sentence(zh="已保存的人群", en="Saved segments")
NONE_SAVED = Sentence(zh="还没有保存过人群。", en="No segment is saved yet.")
PRESETS = Sentence(zh="常用人群", en="Ready-made segments")
OFF = Sentence(zh="人群已移除。", en="The segment was taken off.")
SAVED_NOW = Sentence(zh="已保存，会同步到各收银台。", en="Saved; every till is told.")
TAKEN_NOW = Sentence(
    zh="今天的名单已记下，以后可以对比。", en="Today's members are taken down; later days compare."
)
AS_OF = Sentence(zh="会员资料读取于 {time}", en="Members as read at {time}")
CONDITIONS = Sentence(zh="条件", en="Conditions")
INTO = Sentence(zh="加到哪里", en="Where to")
WHOLE = Sentence(zh="最外层", en="The whole")
GROUP_OF = Sentence(zh="第 {number} 组", en="Group {number}")
INTO_NEW = Sentence(zh="{group}里新的一组", en="A new group in: {group}")
DRAW = Sentence(zh="修改分档标准", en="Change the lines")

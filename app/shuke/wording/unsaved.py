"""What was changed and not saved yet."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["GIVE_UP", "ROW", "UNSAVED"]

UNSAVED = Sentence(
    zh="有改动还没保存；先看别的也不会丢。",
    en="Changes not saved yet; they stay.",
)
GIVE_UP = Sentence(zh="放弃改动", en="Give up changes")
ROW = Sentence(zh="未保存", en="Not saved")

"""Names that the program gives."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["PROGRAMME_TIERS", "TILL_NAME"]

TILL_NAME = Sentence(zh="{number}号收银台", en="Till {number}")
PROGRAMME_TIERS = Sentence(zh="等级：{tiers}", en="Tiers: {tiers}")

"""Names that the program gives."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["TILL_NAME"]

TILL_NAME = Sentence(zh="{number}号收银台", en="Till {number}")

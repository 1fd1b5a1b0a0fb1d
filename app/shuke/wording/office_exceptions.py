"""Head office's page of exceptions, beside the words of `exceptions`."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALL",
    "CHOOSE",
    "DECIDED",
    "DECISION",
    "NOT_NOW",
    "ONLY_OPEN",
    "SUMS",
    "TO_DECIDE",
    "WHAT",
]

ALL = Sentence(zh="也看已处理的", en="Also those that are over")
ONLY_OPEN = Sentence(zh="只看要处理的", en="Only those to decide")
WHAT = Sentence(zh="详情", en="What it is")
SUMS = Sentence(zh="金额", en="Sums")
TO_DECIDE = Sentence(zh="处理", en="Decide")
DECISION = Sentence(zh="决定", en="Decision")
CHOOSE = Sentence(zh="请选一个决定。", en="Choose a decision.")
DECIDED = Sentence(zh="已处理，并记入总部流水。", en="Decided, and in head office's journal.")
NOT_NOW = Sentence(zh="现在没有要决定的。", en="There is nothing to decide now.")

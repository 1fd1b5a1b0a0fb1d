"""Training mode: what stands above the practice counter, and on its papers."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["BANNER", "ENDED", "LEAVE", "PAPER_LINE", "PREPARING", "SHOP"]

BANNER = Sentence(
    zh="练习模式：这里的一切都不记账、不打印、不上传，也不开钱箱；结束后全部丢弃。",
    en="Training: nothing here is recorded, printed or sent, and no drawer opens. It is all thrown away at the end.",
)
LEAVE = Sentence(zh="结束练习", en="End training")
PREPARING = Sentence(zh="正在准备练习…", en="Getting ready for training …")
ENDED = Sentence(
    zh="练习已结束，练习数据已丢弃。现在是真实收银。",
    en="Training is over, its data thrown away. From now on it is real.",
)
SHOP = Sentence(zh="【练习】{shop}", en="[TRAINING] {shop}")
PAPER_LINE = Sentence(zh="练习小票，无效 TRAINING", en="TRAINING: this is no receipt")
"""On every paper, so that nobody takes it for a receipt."""

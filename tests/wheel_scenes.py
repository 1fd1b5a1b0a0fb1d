"""A wheel as its member sees it, with a rare prize and one that is out of stock."""

from __future__ import annotations

from shuke.presenters.prizes.turning import Turn, sectors_of
from shuke.presenters.prizes.wheel_show import WheelShown, share_text
from shuke.wording import prizes
from shuke.wording.said import said
from shuke.wording.sentence import Sentence

__all__ = ["wheel_seen"]

PRIZES = (
    ("一等奖 豪华套房一晚", "First prize: a night in the deluxe suite", 4_545_455),
    ("二等奖 标准套房一晚", "Second prize: a night in a suite", 9_090_909),
    ("三等奖 300元券", "Third prize: 300 yuan off", 27_272_727),
    ("四等奖 100元券", "Fourth prize: 100 yuan off", 0),
    ("五等奖 50元券", "Fifth prize: 50 yuan off", 450_000_000),
    ("谢谢参与", "Better luck next time", 509_090_909),
)
"""Names and shares of a wheel's segments; the fourth is out of stock."""


def wheel_seen(turn: Turn | None = None) -> WheelShown:
    rows = [(f"s{at}", Sentence(zh=zh, en=en), ppb) for at, (zh, en, ppb) in enumerate(PRIZES)]
    return WheelShown(
        "林**",
        sectors_of(rows),
        tuple((name, share_text(ppb)) for _, name, ppb in rows),
        said(prizes.SPIN_PAID, left=1, points="5"),
        turn,
        turning=turn is not None,
    )

"""The words on slips that are not receipts."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "CARD_KEEP",
    "CARD_NUMBER",
    "CARD_TITLE",
    "CARD_UNTIL",
    "PAPER_WIDTH",
]

PAPER_WIDTH = Sentence(zh="{millimetres} 毫米纸", en="{millimetres} mm paper")

CARD_TITLE = Sentence(zh="会员卡", en="Member card")
CARD_NUMBER = Sentence(zh="卡号", en="Card number")
CARD_UNTIL = Sentence(zh="有效至 {date}", en="until {date}")
CARD_KEEP = Sentence(
    zh="结账时出示此码。请妥善保管，遗失请及时挂失。",
    en="Show this code when you pay. Keep it safe, and report it if it is lost.",
)

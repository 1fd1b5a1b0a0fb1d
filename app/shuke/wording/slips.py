"""The words on slips that are not receipts: test page, recovery sheet, member's card."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "CARD_KEEP",
    "CARD_NUMBER",
    "CARD_TITLE",
    "PAPER_WIDTH",
    "TEST_AMOUNT",
    "TEST_CHINESE",
    "TEST_END",
    "TEST_PROFILE",
    "TEST_QR",
    "TEST_RARE",
    "TEST_TITLE",
]

TEST_TITLE = Sentence(zh="打印测试", en="Printer test")
TEST_PROFILE = Sentence(zh="机型 {profile}", en="Profile {profile}")
TEST_CHINESE = Sentence(
    zh="熟客茶庄：中文、标点「」（）、￥ 与 ABC 对齐。",
    en="Chinese 熟客茶庄, punctuation 「」（）, ￥ and ABC line up.",
)
TEST_RARE = Sentence(zh="生僻字：堃 喆 犇 玥 彧 曌 䶮", en="Rare characters: 堃 喆 犇 玥 彧 曌 䶮")
TEST_AMOUNT = Sentence(zh="金额靠右", en="Amount at the right edge")
TEST_QR = Sentence(zh="用手机能扫出 SHUKE-TEST", en="A phone reads SHUKE-TEST here")
TEST_END = Sentence(
    zh="若以上都清楚、边缘没有被切掉，打印机就设好了。",
    en="If all of this is clear and nothing is cut off at the edges, the printer is ready.",
)

PAPER_WIDTH = Sentence(zh="{millimetres} 毫米纸", en="{millimetres} mm paper")

CARD_TITLE = Sentence(zh="会员卡", en="Member card")
CARD_NUMBER = Sentence(zh="卡号", en="Card number")
CARD_KEEP = Sentence(
    zh="结账时出示此码。请妥善保管，遗失请及时挂失。",
    en="Show this code when you pay. Keep it safe, and report it if it is lost.",
)

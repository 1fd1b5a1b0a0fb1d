"""A person's own data: handed out, erased."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNTS",
    "ANSWERED_ON",
    "CARDS",
    "CONSENTS",
    "ERASE",
    "ERASED",
    "ERASE_PART",
    "ERASE_TEACHING",
    "FEEDBACK",
    "FEEDBACK_OF",
    "GIVEN",
    "GIVE_PART",
    "GIVE_TEACHING",
    "HISTORY",
    "IN_THE_WAY",
    "IS_ERASED",
    "LIES_ELSEWHERE",
    "LOST",
    "LOST_CARDS",
    "MADE",
    "NOTHING",
    "NOT_WRITTEN",
    "NUMBER",
    "OWES",
    "OWES_POINTS",
    "PERSON",
    "REASON",
    "REASON_HINT",
    "REMAINS",
    "REMAINS_PART",
    "SAVE_AS",
    "SETTLED",
    "STORED",
    "TITLE",
    "WORKING",
]

GIVE_PART = Sentence(zh="交给本人", en="Hand it out")
GIVE_TEACHING = Sentence(
    zh="会员要看自己的资料时用：写成一个网页（人看）和一个 JSON 文件（机器读），有资料、账户、卡、同意、反馈、消息和"
    "全部经过。同事的姓名只写姓。请当面核对身份，文件不要留在电脑上。",
    en="For a member who asks what is known of them: a page to be read, and a JSON file beside it, with record, "
    "accounts, cards, consents, feedback, messages and the whole history. Staff are named by initials. Check who is "
    "asking, and leave no file behind.",
)
FEEDBACK = Sentence(zh="反馈", en="Feedback")
FEEDBACK_OF = Sentence(zh="{kind}，{day}", en="{kind}, {day}")
ANSWERED_ON = Sentence(zh="{day} 的回复", en="Answered on {day}")
LIES_ELSEWHERE = Sentence(
    zh="原文在另一台收银台或总部，不在本机。", en="The words lie at another till or at head office, not here."
)
SAVE_AS = Sentence(zh="另存个人数据", en="Save personal data")
GIVEN = Sentence(zh="已写好：{path}", en="Written: {path}")
NOT_WRITTEN = Sentence(zh="文件写不进去：{reason}", en="The file cannot be written: {reason}")

ERASE_PART = Sentence(zh="按本人意愿删除", en="Erase at the member's wish")
ERASE_TEACHING = Sentence(
    zh="姓名、手机、生日、地址、备注全部删除，会籍终止，卡作废。不能撤销。",
    en="Name, phone, birthday, address and notes go; the membership ends and its cards die. This cannot be undone.",
)
REMAINS_PART = Sentence(zh="删除后留下什么", en="What remains after erasing")
REMAINS = Sentence(
    zh="留下的只有没有姓名的流水：金额、积分、日期、会员编号，账目和小票因此仍可核对。"
    "写在事由里的话会留下，请不要写姓名。",
    en="What remains are facts without a name: amounts, points, dates, the member's number, so that books and "
    "receipts can still be checked. Words written as reasons remain; write no names there.",
)
IN_THE_WAY = Sentence(zh="先要结清", en="To be settled first")
STORED = Sentence(zh="储值本金 {amount}，请先退还", en="{amount} of stored value, pay it back first")
OWES = Sentence(zh="还欠 {amount}", en="{amount} still owed")
OWES_POINTS = Sentence(zh="还欠 {points} 积分", en="{points} points still owed")
SETTLED = Sentence(zh="账已结清。", en="The accounts are settled.")
LOST = Sentence(zh="会一起作废：{what}", en="Lapses with it: {what}")
LOST_CARDS = Sentence(zh="{count} 张卡", en="cards: {count}")
NOTHING = Sentence(zh="没有积分和券", en="no points and no coupons")
NUMBER = Sentence(zh="再输入一次卡号 {number}", en="Type the number {number} once more")
REASON = Sentence(zh="事由（不写姓名）", en="Why (no names)")
REASON_HINT = Sentence(zh="本人到店要求", en="asked for it at the counter")
ERASE = Sentence(zh="删除个人数据", en="Erase personal data")
ERASED = Sentence(zh="已删除。", en="Erased.")
IS_ERASED = Sentence(
    zh="这位会员的个人数据已按本人意愿删除。", en="What was known of this member was erased at their wish."
)
WORKING = Sentence(zh="正在写…", en="Writing …")

TITLE = Sentence(zh="{shop} · 会员个人数据", en="{shop} · a member's personal data")
MADE = Sentence(zh="{time} 生成", en="Made {time}")
PERSON = Sentence(zh="资料", en="Record")
ACCOUNTS = Sentence(zh="账户", en="Accounts")
CARDS = Sentence(zh="会员卡", en="Cards")
CONSENTS = Sentence(zh="同意", en="Consents")
HISTORY = Sentence(zh="全部经过", en="History")

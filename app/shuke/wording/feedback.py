"""What members say of the shop: taken down, answered, made good."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "ABOUT_RECEIPT",
    "AGREED",
    "ANSWER",
    "ANSWERED",
    "ANSWERED_BY",
    "ANSWER_BY",
    "ANSWER_HINT",
    "CHOOSE",
    "CHOOSE_TEACHING",
    "COUPON",
    "COUPON_COUNT",
    "EMPTY",
    "EMPTY_TEACHING",
    "FIND_MEMBER",
    "GONE_WORDS",
    "GOODS",
    "KINDS",
    "LISTS",
    "MAKE_GOOD",
    "MAKE_GOOD_TEACHING",
    "NEW",
    "NOT_A_NUMBER",
    "NOT_KEPT",
    "NO_COUPONS",
    "OVERDUE",
    "POINTS",
    "RECEIPT",
    "RECEIPT_HINT",
    "SAVE",
    "TAKEN",
    "TITLE",
    "WHO_FIRST",
    "WORDS",
    "WORDS_HINT",
]

TITLE = Sentence(zh="会员反馈", en="Feedback")
LISTS: Mapping[str, Sentence] = {
    "open": Sentence(zh="待回复", en="Open"),
    "answered": Sentence(zh="已回复", en="Answered"),
}
KINDS: Mapping[str, Sentence] = {
    "complaint": Sentence(zh="投诉", en="Complaint"),
    "suggestion": Sentence(zh="建议", en="Suggestion"),
    "praise": Sentence(zh="表扬", en="Praise"),
    "erasure": Sentence(zh="要求删除", en="Erasure"),
}
"""By `shuke.domain.feedback.FeedbackKind`."""
EMPTY = Sentence(zh="没有反馈", en="No feedback")
EMPTY_TEACHING = Sentence(
    zh="会员说的话在右边记下，会列在这里，直到有人回复。",
    en="Take down what a member says at the right; it stands here until somebody answers.",
)
CHOOSE = Sentence(zh="选一条反馈", en="Choose one")
CHOOSE_TEACHING = Sentence(
    zh="这里会显示会员说了什么、关于哪笔消费、要在哪天前回复。",
    en="What was said, about which sale, and by when it is to be answered will stand here.",
)
ABOUT = Sentence(zh="{day} · {staff} 记录 · {till}", en="{day} · taken by {staff} · {till}")
ABOUT_RECEIPT = Sentence(zh="关于小票 {receipt}", en="About receipt {receipt}")
ANSWER_BY = Sentence(zh="请在 {day} 前回复", en="To be answered by {day}")
OVERDUE = Sentence(zh="已过期限 {day}", en="Overdue since {day}")
ANSWERED_BY = Sentence(zh="{day} 由 {staff} 回复", en="Answered on {day} by {staff}")
AGREED = Sentence(zh="补偿由 {staff} 同意", en="{staff} agreed to make it good")
GONE_WORDS = Sentence(
    zh="内容不在本台：记录在另一收银台，或已应会员要求删除。",
    en="The words are not at this till: another till has them, or they were erased at the member's wish.",
)
NOT_KEPT = Sentence(zh="其他门店的会员", en="A member of another shop")

ANSWER = Sentence(zh="回复", en="Answer")
ANSWER_HINT = Sentence(zh="怎样答复了会员", en="What the member was told")
MAKE_GOOD = Sentence(zh="补偿", en="Make it good")
MAKE_GOOD_TEACHING = Sentence(
    zh="补偿要另一位有权限的同事输入 PIN 同意，随回复一起入账。",
    en="A colleague with the right agrees with the PIN; it is booked together with the answer.",
)
GOODS: Mapping[str, Sentence] = {
    "none": Sentence(zh="不补偿", en="Nothing"),
    "points": Sentence(zh="积分", en="Points"),
    "coupon": Sentence(zh="优惠券", en="Coupons"),
}
POINTS = Sentence(zh="积分数", en="How many points")
COUPON = Sentence(zh="哪种券", en="Which coupon")
COUPON_COUNT = Sentence(zh="张数", en="How many")
NO_COUPONS = Sentence(zh="当前方案没有优惠券。", en="The programme has no coupons.")
NOT_A_NUMBER = Sentence(zh="请写整数", en="Write a whole number")
ANSWERED = Sentence(zh="已回复，请告诉会员。", en="Answered. Tell the member.")

NEW = Sentence(zh="记录反馈", en="Take feedback")
FIND_MEMBER = Sentence(zh="后四位、姓名、卡号，或扫码", en="Digits, name, card, or scan")
WORDS = Sentence(zh="会员说了什么", en="What was said")
WORDS_HINT = Sentence(zh="用会员自己的话", en="In the member's own words")
RECEIPT = Sentence(zh="小票号", en="Receipt")
RECEIPT_HINT = Sentence(zh="没有可空着；可扫小票", en="May be empty; scan the receipt")
SAVE = Sentence(zh="记下", en="Take it down")
TAKEN = Sentence(zh="已记下，{day} 前回复。", en="Taken down; to be answered by {day}.")
WHO_FIRST = Sentence(zh="请先选会员。", en="Choose the member first.")

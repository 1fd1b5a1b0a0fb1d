"""Enrolling oneself on a shop's page, and the posters that lead there."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "BIRTHDAY",
    "BIRTHDAY_HINT",
    "FEE",
    "GIFTS",
    "JOIN",
    "JOINED",
    "JOINED_AT",
    "JOIN_HOW",
    "JOIN_NOW",
    "LUNAR",
    "LUNAR_HINT",
    "NAME",
    "OFFERS",
    "PHONE",
    "PHONE_HINT",
    "POSTERS",
    "POSTERS_HOW",
    "POSTERS_NONE",
    "PROOFS",
    "SCAN",
    "TERMS",
    "TERMS_AGREE",
    "WRONG",
]

JOIN = Sentence(zh="成为会员", en="Become a member")
JOIN_HOW = Sentence(
    zh="填好后到 {shop} 的收银台报手机号，店员为您办卡。三十天内没有到店，填的内容会自动删除。",
    en="Fill this in, then tell your phone number at the counter of {shop}: the staff make your card. What you typed "
    "is deleted if you do not come within thirty days.",
)
GIFTS = Sentence(zh="入会即赠", en="You are given")
PROOFS = Sentence(
    zh="到店办理时请带好证件或消费小票。", en="Bring a document, or your receipts, to the counter."
)
FEE = Sentence(zh="入会费用 {fee} 起，到店支付", en="Joining costs {fee} or more, paid at the counter")
NAME = Sentence(zh="姓名", en="Name")
PHONE = Sentence(zh="手机号", en="Phone")
PHONE_HINT = Sentence(zh="到店时报这个号码", en="You tell it at the counter")
BIRTHDAY = Sentence(zh="生日", en="Birthday")
BIRTHDAY_HINT = Sentence(
    zh="可以不填；填了有生日礼遇", en="May be left empty; it brings what birthdays bring"
)
LUNAR = Sentence(zh="农历生日", en="Birthday of the Chinese calendar")
LUNAR_HINT = Sentence(
    zh="过农历的填这里，如 八月十五；填了就按农历过",
    en="If you keep that one, as 8-15; it counts instead",
)
OFFERS = Sentence(zh="我愿意接收优惠短信", en="Send me offers by text message")
TERMS = Sentence(zh="会员章程", en="Terms of membership")
TERMS_AGREE = Sentence(zh="我已阅读并同意会员章程", en="I have read the terms and agree")
JOIN_NOW = Sentence(zh="提交", en="Send")
JOINED = Sentence(zh="已收到", en="Received")
JOINED_AT = Sentence(zh="门店：{shop}", en="Shop: {shop}")
WRONG: Mapping[str, Sentence] = {
    "name": Sentence(zh="请填写姓名，最多 40 个字。", en="Type your name, 40 characters at most."),
    "phone": Sentence(zh="手机号不对，请检查。", en="That is no phone number."),
    "birthday": Sentence(zh="没有这个日期，请检查生日。", en="There is no such day: check the birthday."),
    "terms": Sentence(zh="请先阅读并同意会员章程。", en="Read the terms of membership and agree first."),
}
"""By the field."""

POSTERS = Sentence(zh="入会二维码", en="Codes to join by")
POSTERS_HOW = Sentence(
    zh="打印后放在店里，顾客扫码填写资料，到收银台办卡。手机要能打开这个网址；用别的网址时，请从那个网址打开本页再打印。",
    en="Print them and put them up: whoever scans one fills in a form and has the card made at the counter. "
    "Telephones have to reach this very address; open this page by the address that they know.",
)
POSTERS_NONE = Sentence(zh="还没有门店。", en="There are no shops yet.")
SCAN = Sentence(zh="扫码入会", en="Scan to become a member")

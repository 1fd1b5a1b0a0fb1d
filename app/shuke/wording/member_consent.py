"""What a member agrees to: ways of being written to, and the terms."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCEPT",
    "ACCEPTED",
    "BY",
    "CHANNELS",
    "CHANNELS_PART",
    "CHANNELS_TEACHING",
    "HOW",
    "MAY",
    "MAY_NOT",
    "NEVER_SAID",
    "OFFERS_BY_SMS",
    "PRINT",
    "PRINTED",
    "SAID",
    "SAVE",
    "SAVED",
    "TERMS_ACCEPTED",
    "TERMS_NEVER",
    "TERMS_OLD",
    "TERMS_PART",
    "TERMS_SIGN",
    "TERMS_TITLE",
    "TERMS_VERSION_LABEL",
    "WITHDRAW_ALL",
]

CHANNELS_PART = Sentence(zh="优惠信息怎么发", en="Where offers may reach the member")
CHANNELS_TEACHING = Sentence(
    zh="打勾才发。积分、卡片这类服务通知不受影响。会员说不要，当场取消，不用经理。",
    en="Only where it is ticked; news of points and cards comes anyway. A no is written down at once, "
    "without a manager.",
)
CHANNELS: Mapping[str, Sentence] = {
    "sms": Sentence(zh="短信", en="Text message"),
    "messenger": Sentence(zh="微信", en="Messenger"),
    "email": Sentence(zh="电子邮件", en="E-mail"),
    "phone": Sentence(zh="电话", en="Telephone"),
    "post": Sentence(zh="邮寄", en="Post"),
}
"""By the value of `shuke.domain.consent.Channel`."""

MAY = Sentence(zh="同意", en="wants it")
MAY_NOT = Sentence(zh="不要", en="wants nothing")
NEVER_SAID = Sentence(zh="没有问过，不发", en="never asked; nothing is sent")
SAID = Sentence(zh="{what} · {day} · {till} · {by}", en="{what} · {day} · {till} · {by}")
BY: Mapping[str, Sentence] = {
    "counter": Sentence(zh="当面说", en="said at the counter"),
    "signed": Sentence(zh="签过字", en="signed on paper"),
    "message": Sentence(zh="回复短信", en="answered a message"),
    "own_page": Sentence(zh="会员页面", en="on the own page"),
}
"""By the value of `shuke.domain.consent.ConsentBy`."""

HOW = Sentence(zh="怎么说的", en="How it was said")
SAVE = Sentence(zh="记下", en="Write it down")
WITHDRAW_ALL = Sentence(zh="一概不要", en="Nothing at all")
SAVED = Sentence(zh="已记下。", en="Written down.")
OFFERS_BY_SMS = Sentence(zh="顾客同意接收优惠短信", en="The customer wants offers by text message")

TERMS_PART = Sentence(zh="会员章程", en="Terms")
TERMS_TITLE = Sentence(zh="会员章程", en="Terms of membership")
TERMS_VERSION_LABEL = Sentence(zh="版本", en="Version")
TERMS_SIGN = Sentence(zh="会员签字", en="Member's signature")
TERMS_ACCEPTED = Sentence(
    zh="已同意第 {version} 版（{day}），正是现行版本。",
    en="Accepted version {version} ({day}), the one in force.",
)
TERMS_OLD = Sentence(
    zh="已同意第 {version} 版（{day}）；现行是第 {now} 版，请给会员看。",
    en="Accepted version {version} ({day}); version {now} is in force, let the member read it.",
)
TERMS_NEVER = Sentence(
    zh="还没有同意过章程；现行是第 {now} 版。", en="No terms accepted yet; version {now} is in force."
)
ACCEPT = Sentence(zh="会员同意现行章程", en="The member accepts these terms")
ACCEPTED = Sentence(zh="已记下：同意第 {version} 版。", en="Written down: version {version} accepted.")
PRINT = Sentence(zh="打印章程", en="Print the terms")
PRINTED = Sentence(zh="章程已送去打印。", en="The terms are on their way to the printer.")

"""What a campaign writes to members, and what it invites them to."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "BECAME",
    "CHOOSE_EVENT",
    "CHOOSE_MESSAGE",
    "COST",
    "EVENT",
    "EVENT_GONE",
    "HEARS_NOTHING",
    "INVITES_BY_MESSAGE",
    "MESSAGE_GONE",
    "NO_EVENT",
    "NO_EVENTS",
    "NO_MESSAGE",
    "SAYS_NO_GIFT",
    "TEXTS",
    "TEXTS_A_WEEK",
    "TEXTS_STAY",
    "WHAT_EVENT",
    "WHAT_MESSAGE",
    "WRITTEN",
    "WRITTEN_A_WEEK",
]

CHOOSE_MESSAGE = Sentence(zh="发一条消息（模板在“消息”里写）", en="A message (written under 'Messages')")
NO_MESSAGE = Sentence(zh="不发消息", en="No message")
CHOOSE_EVENT = Sentence(zh="邀请参加活动", en="An invitation to an event")
NO_EVENT = Sentence(zh="不邀请", en="No invitation")
NO_EVENTS = Sentence(
    zh="还没有即将举行的活动，可在“活动”里发布。",
    en="No event is coming up; announce one under 'Events'.",
)
EVENT = Sentence(zh="{name}（{day}）", en="{name} ({day})")
INVITES_BY_MESSAGE = Sentence(
    zh="邀请要靠消息送达：请再选一条带“赠送内容”的消息。",
    en="An invitation goes by a message: choose one that has the field 'Gift', too.",
)
SAYS_NO_GIFT = Sentence(
    zh="这条消息里没有“赠送内容”，会员看不到送了什么。",
    en="This message has no field 'Gift': it does not say what is given.",
)
TEXTS_STAY = Sentence(
    zh="短信还没有开通：发给手机号的消息只留存本机。",
    en="Text messages are not set up: what goes to telephones stays here.",
)
BECAME: Mapping[str, Sentence] = {
    "waiting": Sentence(zh="消息待发送", en="Messages waiting"),
    "delivered": Sentence(zh="消息已发送", en="Messages sent"),
    "maybe": Sentence(zh="消息可能已发送", en="Messages maybe sent"),
    "captured": Sentence(zh="消息仅留存，没有发出", en="Messages kept, not sent"),
    "failed": Sentence(zh="消息发送失败", en="Messages failed"),
    "not_allowed": Sentence(zh="会员不愿接收，没有发", en="Members who wish for none, not sent"),
    "dropped": Sentence(zh="过期、取消或没有地址，没有发", en="Late, called off, or no address, not sent"),
}
"""What became of a campaign's message."""

COST = Sentence(zh="短信费，另计", en="Text messages, beside that")
WHAT_MESSAGE = Sentence(zh="消息“{title}”", en="message '{title}'")
WHAT_EVENT = Sentence(zh="邀请参加“{name}”", en="invitation to '{name}'")
MESSAGE_GONE = Sentence(zh="已移除的模板", en="a template that was taken off")
EVENT_GONE = Sentence(zh="已撤下的活动", en="an event that is no more")
WRITTEN = Sentence(zh="消息最多发给 {members} 人", en="The message goes to {members} members at most")
WRITTEN_A_WEEK = Sentence(
    zh="消息每周最多发给 {members} 人", en="The message goes to {members} members a week at most"
)
TEXTS = Sentence(
    zh="短信费最多 {cost}（每人 {parts} 条，按预览的长度）",
    en="Text messages come to {cost} at most ({parts} each, by the length of the preview)",
)
TEXTS_A_WEEK = Sentence(
    zh="短信费每周最多 {cost}（每人 {parts} 条，按预览的长度）",
    en="Text messages come to {cost} a week at most ({parts} each, by the length of the preview)",
)
HEARS_NOTHING = Sentence(
    zh="没有同意接收营销消息的、没有手机号和邮箱的会员收不到消息。",
    en="Members who did not agree to offers, or have neither number nor address, hear nothing.",
)

"""What a member was written to, where it stands among what happened and in their own data."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "BY",
    "MESSAGE",
    "NOT_ALLOWED",
    "OFFICE_ONLY",
    "OTHERS_WRITE",
    "PURPOSE",
    "SENT",
    "TEXT",
    "TITLE_AND_STATE",
    "WENT",
]

MESSAGE = Sentence(zh="消息", en="Message")
ABOUT = Sentence(zh="消息：{what}", en="Message: {what}")
BY = Sentence(zh="{time} · {way}", en="{time} · {way}")
WENT = Sentence(zh="{time} · {way} {to}", en="{time} · {way} {to}")
NOT_ALLOWED = Sentence(zh="会员不愿接收，没有发", en="Not wished for, not sent")
PURPOSE = Sentence(zh="用途：{purpose}", en="Purpose: {purpose}")
TEXT = Sentence(zh="内容：{text}", en="Text: {text}")
OFFICE_ONLY = Sentence(
    zh="消息只列总部发出的；各收银台发的，在那台收银台上看。",
    en="Of messages, those that head office sent; what a till sent stands at that till.",
)

SENT = Sentence(zh="发给会员的消息", en="Messages to the member")
TITLE_AND_STATE = Sentence(zh="{title}（{state}）", en="{title} ({state})")
OTHERS_WRITE = Sentence(
    zh="这里是这台机器发出的。别的收银台或总部发的，在发出的地方。",
    en="These were sent from here. What another till or head office sent is kept where it was sent from.",
)

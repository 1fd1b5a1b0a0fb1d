"""Campaigns on head office's pages; the words of the till's window are used where they fit."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AUDIENCE",
    "AUDIENCE_HINT",
    "BASE",
    "CHANGED",
    "DETAIL",
    "HOW_OFTEN",
    "LOOK_OVER",
    "NONE",
    "NO_PROGRAMME",
    "PLAN",
    "RESULT",
    "REVIEWED",
    "SAMPLE",
    "STARTED",
    "STATE",
    "WHEN",
]

DETAIL = Sentence(
    zh="总部的活动面向全部门店的会员，由总部的服务器发放。",
    en="Head office's campaigns are for members of all shops; its server gives.",
)
NONE = Sentence(zh="还没有营销活动。", en="No campaign yet.")
NO_PROGRAMME = Sentence(
    zh="还没有会员方案。请先在“会员方案”里发布一个。",
    en="No programme is in force yet. Publish one under 'Programmes' first.",
)
AUDIENCE = Sentence(zh="送给谁", en="For whom")
AUDIENCE_HINT = Sentence(zh="自己的人群在“会员分群”里建", en="Build segments of your own under 'Segments'")
HOW_OFTEN = Sentence(zh="多久一次", en="How often")
LOOK_OVER = Sentence(zh="核对", en="Look it over")
REVIEWED = Sentence(
    zh="核对无误就开始；开始以后内容不能改。",
    en="Start it if all is right; its plan does not change afterwards.",
)
CHANGED = Sentence(zh="内容改过了，请再核对一遍。", en="It was changed; look it over once more.")
SAMPLE = Sentence(zh="会员收到的消息", en="The message as a member gets it")
STARTED = Sentence(zh="已开始，由服务器自动发放。", en="It has begun; the server gives by itself.")
STATE = Sentence(zh="状态", en="State")
PLAN = Sentence(zh="内容", en="Plan")
RESULT = Sentence(zh="结果", en="What came of it")
BASE = Sentence(
    zh="按各收银台已上报的消费，自活动开始那天算起，已减退货。消息只算总部发的。",
    en="By the sales that tills have told, since the day it began, less goods that came back. "
    "Of messages, those that head office sends.",
)
WHEN = Sentence(zh="什么时候", en="When")

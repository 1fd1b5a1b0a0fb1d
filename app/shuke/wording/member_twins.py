"""Two members who may be one person, in words."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ASK",
    "ASK_HINT",
    "BOTH",
    "CHOSEN",
    "EMPTY",
    "EMPTY_TEACHING",
    "GOES",
    "GOES_MEANS",
    "HAS_NOTHING",
    "JOINED",
    "MERGE",
    "MERGED",
    "REASON",
    "REASON_HINT",
    "SAME_NAME",
    "SAME_PHONE",
    "STAYS_THIS",
    "WENT_UP",
    "WHO_STAYS",
]

EMPTY = Sentence(zh="没有看起来重复的会员", en="Nobody looks like the same person")
EMPTY_TEACHING = Sentence(
    zh="同一手机号，或同名同生日的会员会列在这里。知道是谁，也可以在上面输入对方的卡号或手机号。",
    en="Members with the same phone, or the same name and birthday, stand here. If you know who it is, type their "
    "number or phone above.",
)
ASK = Sentence(zh="另一位的卡号或手机号", en="The other's number or phone")
ASK_HINT = Sentence(zh="回车列出", en="Enter lists them")
SAME_PHONE = Sentence(zh="同一手机号", en="same phone")
SAME_NAME = Sentence(zh="同名同生日", en="same name and birthday")
BOTH = Sentence(zh="{one}，{other}", en="{one}, {other}")
CHOSEN = Sentence(zh="自己选的", en="chosen by you")
HAS_NOTHING = Sentence(zh="账上没有余额", en="nothing on any account")
JOINED = Sentence(zh="{day} 入会 · {tier}", en="joined {day} · {tier}")
WHO_STAYS = Sentence(zh="留哪一位", en="Who stays")
STAYS_THIS = Sentence(zh="留{name}（{number}）", en="{name} ({number}) stays")
GOES = Sentence(
    zh="{gone} 并入 {stays}：积分、券、储值、消费合在一起，等级取高的；两边的卡都能用，经过都在。",
    en="{gone} goes up in {stays}: points, coupons, stored value and sales together, the higher of both tiers. "
    "The cards of both go on working, and both histories stay.",
)
GOES_MEANS = Sentence(
    zh="别的收银台和总部那里的部分，联网后自己跟过来。合并不能撤销。",
    en="What lies at other tills or at head office follows once they hear of it. This cannot be undone.",
)
REASON = Sentence(zh="凭什么知道是同一个人", en="How you know that they are one")
REASON_HINT = Sentence(zh="本人带了两张卡", en="came with both cards")
MERGE = Sentence(zh="合并", en="Make them one")
MERGED = Sentence(zh="已合并。", en="They are one now.")
WENT_UP = Sentence(zh="已并入：{numbers}", en="Went up in this one: {numbers}")

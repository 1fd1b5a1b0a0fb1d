"""Head office's pages of what there is only so much of."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AMOUNT",
    "AMOUNT_HINT",
    "AS_OF",
    "AT_TILLS",
    "CHAIN",
    "CORRECT",
    "CORRECTED",
    "GIVEN",
    "HERE",
    "HERE_HOW",
    "LEFT",
    "NOBODY_HOLDS",
    "NONE",
    "OF_WHOLE_CORRECTED",
    "QUOTA",
    "QUOTAS",
    "QUOTA_KINDS",
    "REASON",
    "REASON_HINT",
    "SAVED",
    "SHOP",
    "STOCK",
    "TAKEN",
    "WHAT",
    "WHOLE",
]

STOCK = Sentence(zh="奖品库存", en="Prize stock")
NONE = Sentence(
    zh="当前方案没有限量的奖品或礼品。在方案里给转盘的奖项或积分礼品写上 stock，它们就会列在这里。",
    en="The programme in force limits no prize and no gift. Give a sector of the wheel, or a gift for points, its "
    "stock in the programme, and it stands here.",
)
AS_OF = Sentence(
    zh="截至 {time}，按各收银台已上报的流水", en="As of {time}, from what tills have told by then"
)
WHAT = Sentence(zh="奖品", en="What")
SHOP = Sentence(zh="门店", en="Shop")
CHAIN = Sentence(zh="全部门店", en="the whole chain")
WHOLE = Sentence(zh="总数", en="In all")
OF_WHOLE_CORRECTED = Sentence(zh="{whole}（另调整 {more}）", en="{whole} (set right by {more})")
GIVEN = Sentence(zh="已发出", en="Given")
LEFT = Sentence(zh="剩余", en="Left")
HERE = Sentence(zh="在总部", en="At head office")
AT_TILLS = Sentence(zh="各收银台持有", en="Held by tills")
NOBODY_HOLDS = Sentence(zh="没有", en="none")
CORRECT = Sentence(zh="增加或更正", en="Add or correct")
HERE_HOW = Sentence(
    zh="只能改在总部的这一部分；收银台手里的，由它们自己同步交回。",
    en="What lies at head office can be set right; what tills hold comes back with their own rounds.",
)
AMOUNT = Sentence(zh="增加几件（减少写负数）", en="How many more (fewer: below zero)")
AMOUNT_HINT = Sentence(zh="例如 20，或 -3", en="For example 20, or -3")
REASON = Sentence(zh="原因", en="Why")
REASON_HINT = Sentence(zh="新到货；摔坏三个", en="a delivery; three broke")
SAVED = Sentence(zh="已更正。", en="It is set right.")
CORRECTED = Sentence(zh="更正", en="Correct")

QUOTAS = Sentence(zh="各门店的名额", en="Places at each shop")
QUOTA = Sentence(zh="名额", en="Of what")
QUOTA_KINDS: Mapping[str, Sentence] = {
    "tier": Sentence(zh="限额等级", en="Tier for the first comers"),
    "event": Sentence(zh="活动名额", en="Places at the event"),
}
"""By the first word of the rule."""
TAKEN = Sentence(zh="已用", en="Taken")

"""What could be lost while tills are out of reach, and what was: the words."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_REVOKED",
    "CHAIN",
    "LAST_HEARD",
    "NEVER_HEARD",
    "NO_OUTAGES",
    "OUTAGE",
    "OUTAGES",
    "PART",
    "PART_COUNTED",
    "PART_LENT",
    "PART_SOME",
    "SHOP",
    "SILENT",
    "TILL",
]

CHAIN = Sentence(
    zh="全部门店敞口 {money}：{tills} 台收银台都联系不上时，最多可能损失这么多",
    en="Exposure {money}: so much could be lost at most if none of the {tills} tills were seen again",
)
SHOP = Sentence(zh="门店 {shop}：{money}", en="Shop {shop}: {money}")
TILL = Sentence(zh="{till} {name}：{money} · {heard}", en="{till} {name}: {money} · {heard}")
LAST_HEARD = Sentence(zh="最近联系 {time}", en="last heard {time}")
NEVER_HEARD = Sentence(zh="从未联系", en="never heard")
SILENT = Sentence(zh="已断线，最近联系 {time}", en="out of reach, last heard {time}")
ALL_REVOKED = Sentence(zh="已停用，最近联系 {time}", en="revoked, last heard {time}")
PART = Sentence(zh="{account}：持有 {held}（{worth}）", en="{account}: holds {held} ({worth})")
PART_SOME = Sentence(
    zh="{account}：持有 {held}（{worth}，另有 {unpriced} 张没有标价）",
    en="{account}: holds {held} ({worth}, and {unpriced} that have no price)",
)
PART_COUNTED = Sentence(zh="{account}：持有 {held}", en="{account}: holds {held}")
PART_LENT = Sentence(
    zh="{part}，信任垫付至多 {lent}（{worth}）", en="{part}, the floor lends at most {lent} ({worth})"
)
OUTAGES = Sentence(zh="近期断线：", en="Outages:")
NO_OUTAGES = Sentence(zh="近期没有断线。", en="No outages so far.")
OUTAGE = Sentence(
    zh="{till}：{begun} 至 {end}，期间 {sales} 单，最多可能损失 {risked}，实际损失 {lost}",
    en="{till}: {begun} to {end}, {sales} sales, at risk at most {risked}, really lost {lost}",
)

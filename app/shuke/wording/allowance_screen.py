"""The allowance on the strip, and the window of allowance and exposure."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNT_CAP",
    "ALONE",
    "ALONE_TEACHING",
    "AND",
    "AT_RISK",
    "AT_RISK_NONE",
    "CAPS_COUNT",
    "CLONE",
    "CLONE_WORDS",
    "DAYS_HOURS",
    "HOURS_MINUTES",
    "LEASE_LEFT",
    "LENT",
    "NEVER_HEARD",
    "NOTHING_NOW",
    "NO_CAPS",
    "NO_OUTAGES",
    "OFFLINE_FOR",
    "ONLINE",
    "OUTAGE",
    "OUTAGE_TIME",
    "SECTIONS",
    "SPEND",
    "SPENDS_CAPPED",
    "SPENDS_LIVE",
    "SPENDS_OWN",
    "SPENT_OF",
    "STATE",
    "STRIP_LEFT",
    "STRIP_LIVE",
    "STRIP_NOTHING",
    "STRIP_NOTHING_SHORT",
    "STRIP_OWN",
    "TILL",
    "TITLE",
    "WORTH",
]

TITLE = Sentence(zh="离线额度与敞口", en="Allowance and exposure")

STRIP_LIVE = Sentence(zh="抵扣由总部即时授权", en="Spending authorised live")
STRIP_OWN = Sentence(zh="抵扣只用本台份额", en="Spends only its own share")
STRIP_LEFT = Sentence(zh="离线额度剩 {left}", en="Allowance left: {left}")
STRIP_NOTHING = Sentence(zh="暂停抵扣：{why}", en="Spends nothing: {why}")
STRIP_NOTHING_SHORT = Sentence(zh="暂停抵扣", en="Spends nothing")
AND = Sentence(zh="{first} · {then}", en="{first} · {then}")
ACCOUNT_CAP = Sentence(zh="{account} {amount}", en="{account} {amount}")

SECTIONS: dict[str, Sentence] = {
    "now": Sentence(zh="现在", en="Now"),
    "risk": Sentence(zh="本台敞口", en="At risk at this till"),
    "used": Sentence(zh="离线用量", en="Spent while offline"),
    "policy": Sentence(zh="离线额度（总部规定）", en="Allowance, as head office set it"),
    "outages": Sentence(zh="本店近期断线", en="Outages of this shop"),
}
STATE = Sentence(zh="与总部", en="Head office")
SPEND = Sentence(zh="抵扣", en="Spending")
LEASE_LEFT = Sentence(zh="还可离线抵扣", en="May spend offline for")
CAPS_COUNT = Sentence(zh="上限现按", en="Caps count")

ALONE = Sentence(zh="本店独立运行，没有总部。", en="This shop stands alone; there is no head office.")
ALONE_TEACHING = Sentence(
    zh="接入总部后，这里会说明联系不上时可抵扣多少、最多可能损失多少。",
    en="Once it has joined one, this page tells what may be spent out of its reach, and what that could cost.",
)
ONLINE = Sentence(zh="已连接", en="reached")
OFFLINE_FOR = Sentence(zh="离线 {time}", en="offline for {time}")
NEVER_HEARD = Sentence(zh="还没有确认过", en="not yet confirmed")
DAYS_HOURS = Sentence(zh="{days} 天 {hours} 小时", en="{days} d {hours} h")
HOURS_MINUTES = Sentence(zh="{hours} 小时 {minutes} 分", en="{hours} h {minutes} min")
SPENDS_LIVE = Sentence(
    zh="本台份额之外，由总部即时授权", en="beyond what this till holds, head office authorises live"
)
SPENDS_OWN = Sentence(zh="只用本台持有的份额", en="only what this till holds")
SPENDS_CAPPED = Sentence(
    zh="只用本台持有的份额，并受上限约束", en="only what this till holds, within the caps"
)
NOTHING_NOW = Sentence(zh="暂停：{why}。照常收银、积分", en="nothing: {why}; selling and earning go on")

AT_RISK = Sentence(zh="合计", en="All together")
AT_RISK_NONE = Sentence(zh="本台现在没有持有任何份额。", en="This till holds nothing now.")
WORTH = Sentence(zh="{amount}（{money}）", en="{amount} ({money})")
LENT = Sentence(zh="{held} + 垫付至多 {lent}", en="{held} + the floor lends {lent}")
CLONE = Sentence(zh="每多一份磁盘副本", en="Each copy of the disk")
CLONE_WORDS = Sentence(zh="至多再多 {money}", en="{money} more at most")

NO_CAPS = Sentence(zh="没有设上限。", en="No caps are set.")
SPENT_OF = Sentence(zh="已用 {spent} / {cap}", en="{spent} of {cap}")
TILL = Sentence(zh="{account} · {limit}", en="{account}, {limit}")

NO_OUTAGES = Sentence(zh="近期没有断线。", en="None so far.")
OUTAGE_TIME = Sentence(zh="{till} · {begun} – {end}", en="{till} · {begun} – {end}")
OUTAGE = Sentence(
    zh="{sales} 单 · 最多可能损失 {risked} · 实际损失 {lost}",
    en="{sales} sales · at risk {risked} · lost {lost}",
)

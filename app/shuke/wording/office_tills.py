"""Head office's pages about tills: their health, enrolment codes, a till that was lost; and exposure."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNT",
    "ADDRESS",
    "ADDRESS_HINT",
    "ASIDE",
    "AS_OF",
    "AT_HEAD_OFFICE",
    "AT_RISK",
    "BACKED_UP",
    "CHAIN_AT_RISK",
    "CHAIN_AT_RISK_HOW",
    "CLOCK",
    "CLOCK_AHEAD",
    "CLOCK_BEHIND",
    "CLOCK_RIGHT",
    "CODE_FOR",
    "CODE_HOW",
    "EXPOSURE",
    "FACTS",
    "HEARD",
    "HOLDS",
    "INVITE",
    "INVITE_HOW",
    "INVITE_PROBLEMS",
    "LENT",
    "LIST",
    "LIST_NEW",
    "LIST_OLD",
    "MAKE_CODE",
    "NAME",
    "NAME_HINT",
    "NEVER",
    "NONE_AT_RISK",
    "NO_TILLS",
    "OWED",
    "OWED_HOW",
    "RELEASE",
    "REVOKE",
    "REVOKED",
    "REVOKE_HOW",
    "REVOKE_ONE",
    "REVOKE_REASON",
    "SHOP",
    "STATE",
    "STATES",
    "STORED",
    "TILL",
    "TILLS",
    "UNPRICED",
    "UNSENT",
    "WORTH",
]

TILLS = Sentence(zh="收银台", en="Tills")
NO_TILLS = Sentence(
    zh="还没有收银台。生成一个接入码，在新收银台上扫描或输入，它就会出现在这里。",
    en="No till yet. Make an enrolment code and scan or type it at a new till; it will stand here.",
)
TILL = Sentence(zh="收银台", en="Till")
SHOP = Sentence(zh="门店", en="Shop")
STATE = Sentence(zh="状态", en="State")
HEARD = Sentence(zh="最近联系", en="Last heard")
NEVER = Sentence(zh="从未", en="never")
UNSENT = Sentence(zh="待同步", en="Unsent")
FACTS = Sentence(zh="已收流水", en="Facts here")
BACKED_UP = Sentence(zh="已备份到", en="Backed up to")
RELEASE = Sentence(zh="版本", en="Version")
CLOCK = Sentence(zh="时钟", en="Clock")
CLOCK_RIGHT = Sentence(zh="准", en="right")
CLOCK_AHEAD = Sentence(zh="快 {minutes} 分钟", en="{minutes} min ahead")
CLOCK_BEHIND = Sentence(zh="慢 {minutes} 分钟", en="{minutes} min behind")
LIST = Sentence(zh="信任名单", en="Trust list")
LIST_NEW = Sentence(zh="最新", en="newest")
LIST_OLD = Sentence(zh="旧", en="old")
ASIDE = Sentence(zh="另有 {count} 条流水被隔离", en="{count} facts set aside")
STATES: Mapping[str, Sentence] = {
    "reached": Sentence(zh="正常", en="in touch"),
    "silent": Sentence(zh="已断线", en="out of reach"),
    "never": Sentence(zh="还没联系过", en="not heard yet"),
    "revoked": Sentence(zh="已停用", en="revoked"),
}

INVITE = Sentence(zh="接入新收银台", en="Invite a till")
INVITE_HOW = Sentence(
    zh="接入码十分钟内有效，只能用一次。在新收银台的首次启动页或“设备 → 总部”里扫描或粘贴。",
    en="A code is good for ten minutes and once. Scan or paste it in a new till's first start, or under Devices → "
    "Head office.",
)
NAME = Sentence(zh="收银台名称", en="Name of the till")
NAME_HINT = Sentence(zh="可不填", en="May be left empty")
ADDRESS = Sentence(zh="收银台用的总部地址", en="Address by which the till finds head office")
ADDRESS_HINT = Sentence(zh="例如 https://hq.example.com", en="For example https://hq.example.com")
MAKE_CODE = Sentence(zh="生成接入码", en="Make a code")
CODE_FOR = Sentence(zh="收银台 {till} 的接入码", en="Enrolment code for {till}")
CODE_HOW = Sentence(zh="只显示这一次，{time} 前有效。", en="Shown this once, good until {time}.")
INVITE_PROBLEMS: Mapping[str, Sentence] = {
    "shop": Sentence(zh="没有这家门店。", en="There is no such shop."),
    "known": Sentence(
        zh="收银台 {till} 已在使用，或名称不合规。", en="{till} works already, or cannot be a till's id."
    ),
    "number": Sentence(
        zh="编号里的数字与收银台 {till} 相同，会员号会撞在一起。请换一个。",
        en="The digits in that id are those of {till}: both would give members the same numbers. Choose another.",
    ),
    "address": Sentence(
        zh="地址要以 http:// 或 https:// 开头，不含空格。",
        en="The address begins with http:// or https:// and has no spaces.",
    ),
}

REVOKE = Sentence(zh="停用", en="Revoke")
REVOKE_ONE = Sentence(zh="停用收银台 {till}", en="Revoke {till}")
REVOKE_HOW = Sentence(
    zh="收银台丢失或被盗时停用：它的签名从此不再被相信，也不能再同步。不能撤回；找回后须重新接入。",
    en="For a till that was lost or stolen: nothing it signs is believed any more, and it cannot sync. This is "
    "final; a till that is found again has to be enrolled anew.",
)
REVOKE_REASON = Sentence(zh="原因", en="Why")
REVOKED = Sentence(zh="收银台已停用。", en="The till is revoked.")

EXPOSURE = Sentence(zh="敞口", en="Exposure")
CHAIN_AT_RISK = Sentence(zh="全部收银台最多可能损失", en="At most could be lost at all tills")
CHAIN_AT_RISK_HOW = Sentence(
    zh="各收银台离线时手里可花的份额和信任垫付，折成金额。实际损失另列为异常。",
    en="What tills may spend while they are out of reach, and what the goodwill floor lends, in money. What was "
    "really lost stands under exceptions.",
)
AS_OF = Sentence(zh="截至 {time}", en="As of {time}")
AT_RISK = Sentence(zh="风险金额", en="At risk")
ACCOUNT = Sentence(zh="账户", en="Account")
HOLDS = Sentence(zh="持有", en="Holds")
WORTH = Sentence(zh="折合", en="Worth")
LENT = Sentence(zh="垫付至多", en="Lends at most")
UNPRICED = Sentence(zh="另有 {count} 张没有标价", en="and {count} without a price")
NONE_AT_RISK = Sentence(zh="没有收银台持有可花的份额。", en="No till holds anything that could be spent.")
OWED = Sentence(zh="各门店对会员的负债", en="Owed to members, by shop")
OWED_HOW = Sentence(
    zh="在这家店给出的，减去在这家店用掉和过期的；负数表示会员在这里用了别店给的。各店相加就是会员现有的。",
    en="What members got at a shop, less what they used and what lapsed there; below zero they used there what other "
    "shops gave. Together it is what members have.",
)
STORED = Sentence(zh="储值（本金和赠送）", en="Stored value and bonus")
AT_HEAD_OFFICE = Sentence(zh="总部", en="Head office")

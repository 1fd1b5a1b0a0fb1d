"""The staff's window, and the rules of the till beside it."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "APPROVED_FROM",
    "ASKED",
    "ASKED_TEACHING",
    "ASKED_TITLE",
    "CASHIER_PERCENT",
    "CHAIN",
    "CONFIRMED_ABOVE",
    "GONE",
    "HAS_NO_PIN",
    "HAS_PIN",
    "IS_BACK",
    "LEAD_PERCENT",
    "LEAVES",
    "LEFT",
    "LOCK_AFTER",
    "LOCK_AFTER_HINT",
    "NAME",
    "NAME_WANTED",
    "NEW_PERSON",
    "NEW_PIN",
    "NOT_DAYS",
    "NOT_MINUTES",
    "NOT_PERCENT",
    "NOT_THE_SAME",
    "NO_LIMIT",
    "PIN",
    "PIN_AGAIN",
    "REFUND_DAYS",
    "ROLE",
    "ROLE_DETAILS",
    "ROUNDING",
    "ROUNDINGS",
    "RULES",
    "RULES_SAVED",
    "SAVE",
    "SAVED",
    "SHIFT_NEEDED",
    "TITLE",
    "TOO_HIGH",
    "UNEXPLAINED",
    "UNEXPLAINED_HINT",
    "WORKING",
]

TITLE = Sentence(zh="员工", en="Staff")
NEW_PERSON = Sentence(zh="新增员工", en="Add somebody")
NAME = Sentence(zh="姓名", en="Name")
NAME_WANTED = Sentence(zh="请填姓名，最多 40 个字。", en="Type a name of at most 40 characters.")
ROLE = Sentence(zh="岗位", en="Role")
ROLE_DETAILS: Mapping[str, Sentence] = {
    "cashier": Sentence(zh="收款、办会员、开班交班", en="Sells, enrols, runs shifts"),
    "shift_lead": Sentence(zh="另可现金进出、开钱箱、看报告", en="And cash, drawer, reports"),
    "manager": Sentence(zh="另可管商品、方案、员工、设备", en="Articles, programme, staff, devices"),
    "redemption": Sentence(zh="只核销奖品", en="Hands over prizes only"),
    "auditor": Sentence(zh="只看流水、报告、额度", en="Reads journal, reports, allowance only"),
    "administrator": Sentence(zh="可做一切", en="May do everything"),
}
"""By `shuke.domain.shop.Role`."""
PIN = Sentence(zh="PIN（4–8 位数字）", en="PIN (4 to 8 digits)")
NEW_PIN = Sentence(zh="新 PIN（不改就留空）", en="New PIN (empty: stays)")
PIN_AGAIN = Sentence(zh="再输一次 PIN", en="The PIN again")
NOT_THE_SAME = Sentence(zh="两次输入的 PIN 不一样。", en="The two PINs differ.")
HAS_PIN = Sentence(zh="可登录", en="Can sign in")
HAS_NO_PIN = Sentence(zh="本台还没有 PIN", en="No PIN at this till")
GONE = Sentence(zh="已离职", en="Left")
SAVE = Sentence(zh="保存", en="Save")
SAVED = Sentence(zh="已保存：{name}。", en="Saved: {name}.")
LEAVES = Sentence(zh="离职", en="Has left")
IS_BACK = Sentence(zh="回来上班", en="Is back")
LEFT = Sentence(zh="{name} 已离职，不能再登录。", en="{name} has left and cannot sign in any more.")
WORKING = Sentence(zh="正在保存…", en="Saving …")
CHAIN = Sentence(
    zh="姓名和岗位会同步到各台；这里设的 PIN 只在本台有效，各台通用的 PIN 由总部设置。",
    en="Names and roles reach every till. A PIN set here counts here; one for all tills is set at head office.",
)

ASKED_TITLE = Sentence(zh="入会时问什么", en="What newcomers are asked")
ASKED_TEACHING = Sentence(
    zh="“必填”的没有填就不能入会；少问一项，入会就快一点。手机号和姓名至少要有一项。",
    en="Nobody joins without what is required; each question less makes joining quicker. A phone or a name is "
    "needed in any case.",
)
ASKED: Mapping[str, Sentence] = {
    "required": Sentence(zh="必填", en="Required"),
    "asked": Sentence(zh="询问", en="Asked"),
    "not": Sentence(zh="不问", en="Not asked"),
}
"""By the value of `shuke.domain.asked_fields.Asked`."""
RULES = Sentence(zh="本台规则", en="Rules of this till")
SHIFT_NEEDED = Sentence(zh="清点备用金之后才能收款", en="No money is taken before the float is counted")
UNEXPLAINED = Sentence(zh="交班差异在多少以内不用说明", en="Differences up to this need no reason")
UNEXPLAINED_HINT = Sentence(zh="例如 10", en="such as 10")
LOCK_AFTER = Sentence(zh="几分钟没人操作就锁屏（0 为不锁）", en="Lock after so many idle minutes (0: never)")
LOCK_AFTER_HINT = Sentence(zh="例如 10", en="such as 10")
NOT_MINUTES = Sentence(zh="请填 0 到 240 的整数。", en="A whole number from 0 to 240.")
TOO_HIGH = Sentence(zh="请填金额，最多 10,000。", en="An amount of at most 10,000.")
REFUND_DAYS = Sentence(zh="几天内可由班长退货（过后店长）", en="A shift lead takes back for so many days")
CASHIER_PERCENT = Sentence(zh="收银员可优惠百分之几", en="A cashier may take off, percent")
LEAD_PERCENT = Sentence(zh="班长可优惠百分之几", en="A shift lead may take off, percent")
ROUNDING = Sentence(zh="现金抹零", en="Rounding of cash")
ROUNDINGS: Mapping[str, Sentence] = {
    "none": Sentence(zh="不抹零", en="None"),
    "dime_down": Sentence(zh="抹到角", en="0.1 down"),
    "dime_nearest": Sentence(zh="四舍五入到角", en="0.1 nearest"),
    "half_down": Sentence(zh="抹到 5 角", en="0.5 down"),
    "half_nearest": Sentence(zh="就近到 5 角", en="0.5 nearest"),
    "whole_down": Sentence(zh="抹到元", en="1 down"),
    "whole_nearest": Sentence(zh="四舍五入到元", en="1 nearest"),
}
"""By `shuke.domain.counter_rules.RoundingStep`."""
NOT_DAYS = Sentence(zh="请填 0 到 3650 的天数", en="0 to 3650 days")
NOT_PERCENT = Sentence(zh="请填 0 到 100", en="0 to 100")
APPROVED_FROM = Sentence(zh="充值满多少要授权", en="Top-ups to be approved from")
CONFIRMED_ABOVE = Sentence(zh="储值付款超过多少要会员确认", en="The member confirms stored value above")
NO_LIMIT = Sentence(zh="请填金额，如 500。", en="An amount, such as 500.")
RULES_SAVED = Sentence(zh="规则已保存。", en="The rules are saved.")

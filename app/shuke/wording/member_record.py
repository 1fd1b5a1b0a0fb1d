"""The window of members: finding one, the record, who changed what."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "APPROVED_BY",
    "BOUGHT",
    "BUYS_EVERY",
    "CHANGED",
    "CHANGES",
    "CHOOSE_ONE",
    "CHOOSE_ONE_TEACHING",
    "COMES_EVERY",
    "DUE_AGAIN",
    "FIELDS",
    "FIND_TWINS",
    "HABITS",
    "HEAD_ENDED",
    "HEAD_NUMBER",
    "HINTS",
    "JOINED",
    "JOINED_ON",
    "LOOKING_FOR_TWINS",
    "LUNAR_NEXT",
    "NOBODY_CHOSEN",
    "NO_CHANGES",
    "NO_HABITS",
    "NO_TWINS",
    "NO_VALUE",
    "PAGES",
    "SAVE",
    "SAVED",
    "SEARCH",
    "SERVE",
    "SEXES",
    "TITLE",
    "TO_CARDS",
    "TO_PROFILE",
    "TWINS_FOUND",
    "UNCHANGED",
    "VALUE_CHANGED",
    "VALUE_GIVEN",
    "VALUE_GONE",
    "VALUE_TAKEN",
    "WORKING",
]

TITLE = Sentence(zh="会员", en="Members")
TO_PROFILE = Sentence(zh="会员档案", en="Profile")
SEARCH = Sentence(zh="手机号、姓名或卡号", en="Phone, name or card")
CHOOSE_ONE = Sentence(zh="请选择一位会员", en="Choose a member")
CHOOSE_ONE_TEACHING = Sentence(
    zh="在左边输入手机号、姓名或拼音首字母，或扫会员码。",
    en="Type a phone, a name or initials at the left, or scan the member's code.",
)
FIND_TWINS = Sentence(zh="全店查重", en="Find duplicates")
LOOKING_FOR_TWINS = Sentence(zh="正在全店查找…", en="Looking through the shop …")
TWINS_FOUND = Sentence(
    zh="{groups} 组可能是同一人，共 {members} 位", en="Groups who may be one: {groups}, members: {members}"
)
NO_TWINS = Sentence(
    zh="没有发现重复：没有两位会员电话相同，或姓名和生日都相同。",
    en="No duplicates: no two members share a phone, or a name and birthday.",
)
NOBODY_CHOSEN = Sentence(zh="没有这样的会员。", en="No such member.")
HEAD_NUMBER = Sentence(zh="卡号 {number}", en="Number {number}")
JOINED_ON = Sentence(zh="{day} 入会", en="Joined {day}")
BOUGHT = Sentence(zh="{sales} 次 {amount} · 最近 {day}", en="Sales {sales}, {amount} · last {day}")
HEAD_ENDED = Sentence(zh="会籍已终止", en="Membership ended")
SERVE = Sentence(zh="去收银", en="Serve")
TO_CARDS = Sentence(zh="会员卡", en="Cards")

PAGES: Mapping[str, Sentence] = {
    "record": Sentence(zh="资料", en="Record"),
    "time_line": Sentence(zh="经过", en="History"),
    "consent": Sentence(zh="同意", en="Consent"),
    "twins": Sentence(zh="重复", en="Duplicates"),
    "care": Sentence(zh="客户经理", en="Account manager"),
    "own_data": Sentence(zh="个人数据", en="Personal data"),
}
"""By the name of a panel in the window."""

FIELDS: Mapping[str, Sentence] = {
    "name": Sentence(zh="姓名", en="Name"),
    "phone": Sentence(zh="手机号", en="Phone"),
    "sex": Sentence(zh="性别", en="Sex"),
    "birthday": Sentence(zh="生日（公历）", en="Birthday (solar)"),
    "lunar_birthday": Sentence(zh="农历生日", en="Lunar birthday"),
    "messenger": Sentence(zh="微信号", en="Messenger id"),
    "email": Sentence(zh="电子邮箱", en="E-mail"),
    "region": Sentence(zh="地区", en="Region"),
    "address": Sentence(zh="通信地址", en="Postal address"),
    "occupation": Sentence(zh="职业", en="Occupation"),
    "income": Sentence(zh="收入范围", en="Income band"),
    "education": Sentence(zh="学历", en="Education"),
    "referrer": Sentence(zh="推荐人（姓名或卡号）", en="Referred by (name or card)"),
    "note": Sentence(zh="服务备注（性格、喜好）", en="Service note (manner, preferences)"),
}
"""By the value of `shuke.domain.profile_fields.ProfileField`."""

HINTS: Mapping[str, Sentence] = {
    "birthday": Sentence(zh="5-20 或 1990-5-20", en="5-20 or 1990-5-20"),
    "lunar_birthday": Sentence(zh="八月十五；填了就按农历过", en="8-15; counts instead"),
    "note": Sentence(zh="爱喝热的，不要催", en="likes it hot, no hurry"),
}

LUNAR_NEXT = Sentence(zh="{text}，下次公历 {day}", en="{text}, next on {day}")
"""Below a lunar birthday while it is typed."""

SEXES: Mapping[str, Sentence] = {
    "": Sentence(zh="—", en="—"),
    "female": Sentence(zh="女", en="Female"),
    "male": Sentence(zh="男", en="Male"),
}
"""By the value of `shuke.domain.profile.Sex`."""

SAVE = Sentence(zh="保存", en="Save")
WORKING = Sentence(zh="正在保存…", en="Saving …")
SAVED = Sentence(zh="已保存。", en="Saved.")
UNCHANGED = Sentence(zh="没有改动。", en="Nothing was changed.")

HABITS = Sentence(zh="常买什么", en="Usually buys")
NO_HABITS = Sentence(zh="买过两次以上的会列在这里。", en="What was bought more than once is listed here.")
COMES_EVERY = Sentence(zh="大约 {days} 天来一次", en="Comes about every {days} days")
BUYS_EVERY = Sentence(
    zh="{name}：{times} 次，约 {days} 天一次，最近 {last}",
    en="{name}: {times} times, about every {days} days, last {last}",
)
DUE_AGAIN = Sentence(zh="{habit}，该回购了", en="{habit}: due to buy again")
CHANGES = Sentence(zh="修改记录", en="Changes")
NO_CHANGES = Sentence(
    zh="本台没有这位会员的修改记录。", en="Nothing about this member was changed at this till."
)
CHANGED = Sentence(zh="{time} · {staff} · {till}", en="{time} · {staff} · {till}")
APPROVED_BY = Sentence(zh="{who}，{approver} 授权", en="{who}, approved by {approver}")
JOINED = Sentence(zh="入会时登记", en="told on joining")
VALUE_GIVEN = Sentence(zh="{field}：{after}", en="{field}: {after}")
VALUE_TAKEN = Sentence(zh="{field}：删除 {before}", en="{field}: {before} removed")
VALUE_CHANGED = Sentence(zh="{field}：{before} → {after}", en="{field}: {before} → {after}")
VALUE_GONE = Sentence(zh="{field}：内容不在本台", en="{field}: the values are not here")
NO_VALUE = Sentence(zh="没有登记资料", en="nothing was told")

"""Events at the till: the calendar, who comes, signing up, and what a shop announces itself."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTS",
    "ANNOUNCE",
    "ANNOUNCED",
    "ASKED_LAPSED",
    "ASKED_UNTIL",
    "CALLED_OFF",
    "CALL_OFF",
    "CAME_ON",
    "CHANGE",
    "CHECK_IN",
    "CHOOSE_EVENT",
    "CHOOSE_EVENT_TEACHING",
    "DAYS",
    "DONE",
    "EMPTY",
    "EMPTY_TEACHING",
    "FEE",
    "FEE_OF",
    "FIGURES",
    "FIGURES_KEPT",
    "FIND_MEMBER",
    "FIRST_DAY",
    "FOR_ALL",
    "FOR_WHOM",
    "FULL",
    "GIVE_CHANGE",
    "GONE_OFF",
    "LAST_DAY",
    "MONTH",
    "NAME",
    "NEXT_MONTH",
    "NEXT_WAITING",
    "NOBODY_YET",
    "NOBODY_YET_TEACHING",
    "NOT_A_DAY",
    "NOT_A_FEE",
    "NOT_A_NUMBER",
    "NOT_KEPT",
    "OPENS",
    "OPENS_DAY",
    "OPEN_TO_ALL",
    "PLACES",
    "PLACES_HINT",
    "PLACES_LEFT",
    "PREVIOUS_MONTH",
    "PRIORITY",
    "PRIORITY_DAYS",
    "PRIORITY_FOR",
    "SAVE",
    "SIGN_OFF",
    "SIGN_OFF_FEE",
    "SIGN_UP",
    "SIGN_UP_FEE",
    "STATES",
    "TIERS_FOR",
    "TIER_FEES",
    "TIER_FEE_HINT",
    "TITLE",
    "USUAL_FEE",
    "WAIT",
    "WHO",
]

TITLE = Sentence(zh="活动", en="Events")
MONTH = Sentence(zh="{year} 年 {month} 月", en="{month} / {year}")
PREVIOUS_MONTH = Sentence(zh="上个月", en="The month before")
NEXT_MONTH = Sentence(zh="下个月", en="The next month")
EMPTY = Sentence(zh="这个月没有活动", en="Nothing this month")
EMPTY_TEACHING = Sentence(
    zh="会员方案里的活动和门店自己发布的活动都列在这里。",
    en="Events of the programme and those that the shop announces stand here.",
)
CHOOSE_EVENT = Sentence(zh="选一场活动", en="Choose an event")
CHOOSE_EVENT_TEACHING = Sentence(
    zh="这里会显示名额、费用和报名的会员；扫会员码或报名单就能签到。",
    en="Its places, its fee and who comes will stand here; scan a member's code or a slip to check in.",
)
NOBODY_YET = Sentence(zh="还没有人报名", en="Nobody yet")
NOBODY_YET_TEACHING = Sentence(
    zh="在右边找到会员，再按“报名”。", en="Find a member at the right, then sign them up."
)
DAYS = Sentence(zh="日期 {days}", en="Takes place {days}")
OPENS = Sentence(zh="{day} 起报名", en="Signing up from {day}")
FEE = Sentence(zh="报名费 {fee}", en="Fee {fee}")
FEE_OF = Sentence(zh="{whom} {fee}", en="{whom}: {fee}")
PRIORITY = Sentence(zh="{whom}可提前 {days} 天报名", en="{whom} may sign up {days} days before")
FOR_WHOM = Sentence(zh="仅限{whom}", en="Only for {whom}")
FOR_ALL = Sentence(zh="全体会员", en="For every member")
FIGURES = Sentence(
    zh="已报名 {taken} · 候补 {waiting} · 签到 {came}", en="{taken} signed up · {waiting} wait · {came} came"
)
FIGURES_KEPT = Sentence(
    zh="已报名 {taken} · 留位 {kept} · 候补 {waiting} · 签到 {came}",
    en="{taken} signed up · {kept} kept · {waiting} wait · {came} came",
)
PLACES_LEFT = Sentence(zh="余 {left} 位", en="{left} left")
FULL = Sentence(zh="已满", en="Full")
OPEN_TO_ALL = Sentence(zh="名额不限", en="No limit")
CALLED_OFF = Sentence(zh="已取消", en="Called off")
NOT_KEPT = Sentence(zh="其他门店的会员", en="A member of another shop")
CAME_ON = Sentence(zh="{day} 签到", en="Came on {day}")

STATES: Mapping[str, Sentence] = {
    "waits": Sentence(zh="候补", en="Waits"),
    "signed-up": Sentence(zh="已报名", en="Signed up"),
    "signed-off": Sentence(zh="已取消报名", en="Signed off"),
}
"""By `shuke.domain.sign_up.SignUpState`."""

ASKED_UNTIL = Sentence(zh="网上登记，{time} 前付费", en="Asked online, pays by {time}")
ASKED_LAPSED = Sentence(zh="网上登记，{time} 已过期", en="Asked online, lapsed {time}")

WHO = Sentence(zh="会员", en="Member")
FIND_MEMBER = Sentence(zh="后四位、姓名、卡号，或扫码", en="Digits, name, card, or scan")
SIGN_UP = Sentence(zh="报名", en="Sign up")
SIGN_UP_FEE = Sentence(zh="报名，收 {fee}", en="Sign up, {fee}")
WAIT = Sentence(zh="登记候补", en="Waiting list")
CHECK_IN = Sentence(zh="签到", en="Check in")
SIGN_OFF = Sentence(zh="取消报名", en="Sign off")
SIGN_OFF_FEE = Sentence(zh="取消报名，退 {fee}", en="Sign off, {fee} back")
DONE = Sentence(zh="{name}：{told}", en="{name}: {told}")
GIVE_CHANGE = Sentence(zh="{told}。找零 {change}", en="{told}. Give {change} change")
NEXT_WAITING = Sentence(
    zh="{told}。空出的名额请通知候补第一位：{name} {phone}",
    en="{told}. The place is for whoever waits first: {name} {phone}",
)

ANNOUNCE = Sentence(zh="发布活动", en="Announce an event")
CHANGE = Sentence(zh="修改活动", en="Change the event")
CALL_OFF = Sentence(zh="取消活动", en="Call it off")
SAVE = Sentence(zh="发布", en="Announce it")
ANNOUNCED = Sentence(zh="已发布：{name}", en="Announced: {name}")
GONE_OFF = Sentence(
    zh="已取消：{name}。已报名的会员请逐一通知，报名费在“取消报名”时退还。",
    en="{name} is called off. Tell everybody who signed up; each fee goes back as you sign them off.",
)
NAME = Sentence(zh="名称", en="Name")
FIRST_DAY = Sentence(zh="开始日期", en="First day")
LAST_DAY = Sentence(zh="结束日期", en="Last day")
OPENS_DAY = Sentence(zh="开放报名", en="Signing up from")
PLACES = Sentence(zh="名额", en="Places")
PLACES_HINT = Sentence(zh="空着：不限", en="Empty: no limit")
USUAL_FEE = Sentence(zh="报名费（元）", en="Fee")
PRIORITY_DAYS = Sentence(zh="优先报名天数", en="Days of priority")
TIERS_FOR = Sentence(zh="可以参加", en="May come")
PRIORITY_FOR = Sentence(zh="优先报名", en="May sign up first")
TIER_FEES = Sentence(zh="{tier}的报名费（元）", en="Fee for {tier}")
TIER_FEE_HINT = Sentence(zh="空着：同上", en="Empty: the same")
NOT_A_DAY = Sentence(zh="请写成 2026-03-15", en="Write it as 2026-03-15")
NOT_A_FEE = Sentence(zh="请写金额，例如 30", en="Write an amount such as 30")
NOT_A_NUMBER = Sentence(zh="请写整数", en="Write a whole number")

ACTS: Mapping[str, Sentence] = {
    "signed-up": Sentence(zh="报名", en="Signed up"),
    "waits": Sentence(zh="候补", en="Waits for a place"),
    "signed-off": Sentence(zh="取消报名", en="Signed off"),
    "checked-in": Sentence(zh="签到", en="Came"),
}
"""By `shuke.domain.facts.event_booked.EventAct`."""

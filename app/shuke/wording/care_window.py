"""The window of care."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.care.plan import Occasion
from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "AT_MOST_ONCE",
    "BAD_OWN_DAYS",
    "BESIDE_PROGRAMME",
    "CENTRAL",
    "CHOOSE_FESTIVALS",
    "COST",
    "COST_OPEN",
    "COUNTING",
    "DAYS",
    "DAYS_HINT",
    "DONE_COLUMNS",
    "DONE_COUPONS",
    "DONE_MEMBERS",
    "DONE_NOTHING",
    "DONE_POINTS",
    "DONE_TABLE",
    "DONE_TEACHING",
    "EVERYBODY",
    "EXPECTED",
    "EXPECTED_AT_MOST",
    "EXPECTED_LIKE_LAST",
    "GAP",
    "GAP_HINT",
    "GIVEN_ELSEWHERE",
    "HEARS_UNLESS_NO",
    "LATE",
    "LINE",
    "NONE",
    "NOTHING_GIVEN",
    "NO_NUMBER",
    "OFF",
    "OFF_TOLD",
    "ON",
    "OWN_DAYS",
    "OWN_DAYS_HINT",
    "PAGES",
    "RESTS",
    "RUN_HERE",
    "SAMPLE",
    "SAVE",
    "SAVED",
    "SWITCHED_OFF",
    "SWITCH_OFF",
    "SWITCH_ON",
    "TAKEN_OVER",
    "TEXTS",
    "TITLE",
    "UNREADABLE",
    "WHEN",
    "WHEN_AT_ONCE",
    "WHOM",
    "WHOM_GONE",
]

TITLE = Sentence(zh="会员关怀", en="Care of members")
PAGES: Mapping[str, Sentence] = {
    "plan": Sentence(zh="1 怎么做", en="1 What is done"),
    "done": Sentence(zh="2 做过的", en="2 What was done"),
}
ON = Sentence(zh="已开启", en="On")
OFF = Sentence(zh="没开启", en="Off")

WHEN: Mapping[Occasion, Sentence] = {
    Occasion.BIRTHDAY: Sentence(zh="生日前 {days} 天", en="{days} days before the birthday"),
    Occasion.FESTIVAL: Sentence(zh="节日前 {days} 天", en="{days} days before the festival"),
    Occasion.ANNIVERSARY: Sentence(zh="入会纪念日前 {days} 天", en="{days} days before the day of joining"),
    Occasion.TIER: Sentence(zh="升级 {days} 天后", en="{days} days after the new tier"),
    Occasion.LAPSING: Sentence(zh="积分到期前 {days} 天", en="{days} days before points lapse"),
    Occasion.DOWNGRADE: Sentence(
        zh="等级期满前 {days} 天还没保住等级",
        en="{days} days before it ends, if not kept",
    ),
    Occasion.SLEEPING: Sentence(zh="{days} 天没来消费", en="After {days} days without a purchase"),
}
WHEN_AT_ONCE: Mapping[Occasion, Sentence] = {
    Occasion.BIRTHDAY: Sentence(zh="生日当天", en="On the birthday"),
    Occasion.FESTIVAL: Sentence(zh="节日当天", en="On the festival"),
    Occasion.ANNIVERSARY: Sentence(zh="入会纪念日当天", en="On the day of joining"),
    Occasion.TIER: Sentence(zh="升级以后", en="After the new tier"),
    Occasion.LAPSING: Sentence(zh="积分到期当天", en="On the day points lapse"),
    Occasion.DOWNGRADE: Sentence(zh="等级期满当天还没保住等级", en="On its last day, if not kept"),
    Occasion.SLEEPING: Sentence(zh="当天没来消费", en="On a day without a purchase"),
}
ABOUT: Mapping[Occasion, Sentence] = {
    Occasion.BIRTHDAY: Sentence(
        zh="每年一次；登记了农历生日的按农历，其余按公历，2 月 29 日生的平年在 28 日。",
        en="Once a year, by the lunar birthday where one is told, else by the solar one; of 29 February on the 28th "
        "in common years.",
    ),
    Occasion.FESTIVAL: Sentence(
        zh="每个节日一次：{festivals}。农历节日每年自动推算。",
        en="Once for each: {festivals}. Days of the Chinese calendar are found by themselves.",
    ),
    Occasion.ANNIVERSARY: Sentence(zh="入会满一年起，每年一次。", en="Once a year, from the first year on."),
    Occasion.TIER: Sentence(
        zh="每升一次级一次，第二天发；降级和续期不发。",
        en="Once for each new tier, on the morrow; not where a tier is kept or somebody comes down.",
    ),
    Occasion.LAPSING: Sentence(
        zh="每个到期日提醒一次，已经用掉的不提醒。", en="Once for each last day on which points are left."
    ),
    Occasion.DOWNGRADE: Sentence(
        zh="按日结的规则算：假如今天期满会降级或失效的才提醒，并写明还差多少；没有保级条件的，写明升一级还差多少。",
        en="By the rule that closes days: whoever would come down or lose the card if the term ended today. It says "
        "what is missing; where nothing keeps the tier, to the next one.",
    ),
    Occasion.SLEEPING: Sentence(
        zh="每次睡着发一次，刚睡着的才发；早就不来的，请用营销活动。这是营销：与上一次营销要隔够发送设置里的天数。",
        en="Once for each time somebody stays away, soon after; for those long gone make a campaign. It is an offer "
        "and keeps the days between offers.",
    ),
}
LATE = Sentence(
    zh="没开机错过的，{days} 天内补上。",
    en="What was missed while nothing ran is made good. Within how many days: {days}.",
)

DAYS = Sentence(zh="提前（或过后）几天", en="Days before (or after)")
DAYS_HINT = Sentence(zh="0 就是当天", en="0: on the day")
GAP = Sentence(zh="同一位会员至少隔几天", en="Days between two")
GAP_HINT = Sentence(zh="空着就不限", en="Empty: no bound")
CHOOSE_FESTIVALS = Sentence(zh="节日", en="Festivals")
OWN_DAYS = Sentence(zh="自己的日子", en="Days of your own")
OWN_DAYS_HINT = Sentence(zh="11-11 双十一，12-12 店庆", en="11-11 Double Eleven, 12-12 Our birthday")
WHOM = Sentence(zh="对象", en="Whom")
EVERYBODY = Sentence(zh="全部会员", en="All members")
WHOM_GONE = Sentence(zh="已移除的人群", en="a segment that was taken off")

LINE = Sentence(zh="{when}，给{whom}：{what}", en="{when} · {whom}: {what}")
NONE = Sentence(zh="还没有选", en="none is chosen yet")
OFF_TOLD = Sentence(zh="还没有开启，现在什么都不会发生。", en="It is off; nothing happens now.")
NOTHING_GIVEN = Sentence(zh="还没有选送什么、发什么。", en="Nothing is given or written yet.")
AT_MOST_ONCE = Sentence(zh="同一位会员 {days} 天内最多一次", en="Each member at most once in {days} days")
BESIDE_PROGRAMME = Sentence(
    zh="会员方案在这时已有：{what}。同样的积分和券不会再送一遍。",
    en="The programme gives then: {what}. Points and coupons of the same sort are not given again.",
)
RESTS = Sentence(
    zh="选的券或消息已经没有了，这一项暂时停着，请重新选。",
    en="Its coupon or message is no more; it rests until you choose another.",
)
UNREADABLE = Sentence(
    zh="由更新的版本设置，本版读不出内容，也不执行。",
    en="A newer program laid it down; this one cannot read it, nor do it.",
)
CENTRAL = Sentence(
    zh="总部正在为全部门店做这一项，本店先不做。",
    en="Head office does this for all shops; this shop leaves it alone meanwhile.",
)
GIVEN_ELSEWHERE = Sentence(
    zh="由 {till} 执行。那台不用了，就改由本台执行。",
    en="{till} does it. If that till is gone, let this one do it.",
)

COUNTING = Sentence(zh="正在数……", en="Counting …")
EXPECTED = Sentence(zh="今后 30 天约 {count} 人次", en="About {count} in the next 30 days")
EXPECTED_AT_MOST = Sentence(zh="今后 30 天最多 {count} 人次", en="At most {count} in the next 30 days")
EXPECTED_LIKE_LAST = Sentence(zh="过去 30 天有 {count} 人次", en="{count} in the last 30 days")
COST = Sentence(zh="礼物最多 {cost}", en="gifts of {cost} at most")
COST_OPEN = Sentence(
    zh="礼物最多 {cost}，另加券抵扣的部分", en="gifts of {cost} at most, and what coupons take off"
)
TEXTS = Sentence(zh="短信最多 {cost}", en="text messages of {cost} at most")
HEARS_UNLESS_NO = Sentence(
    zh="拒绝接收的、没有手机号和邮箱的会员收不到消息。",
    en="Members who said no, or have neither number nor address, hear nothing.",
)
SAMPLE = Sentence(zh="会员收到的消息", en="What a member reads")

SWITCH_ON = Sentence(zh="开启", en="Switch on")
SWITCH_OFF = Sentence(zh="关闭", en="Switch off")
SAVE = Sentence(zh="保存", en="Save")
RUN_HERE = Sentence(zh="改由本台执行", en="Let this till do it")
SAVED = Sentence(
    zh="“{name}”已保存，收银空闲时自动执行。",
    en="'{name}' is saved; it is done while nobody needs the counter.",
)
SWITCHED_OFF = Sentence(
    zh="“{name}”已关闭。送出的不收回，还没发出的消息不再发。",
    en="'{name}' is off. What was given stays given; messages that have not left are not sent.",
)
TAKEN_OVER = Sentence(zh="“{name}”改由本台执行。", en="This till does '{name}' from now on.")

NO_NUMBER = Sentence(
    zh="请输入整数：天数 0–400，积分到 100,000，券到 20 张。",
    en="Type whole numbers: days 0–400, points up to 100,000, coupons up to 20.",
)
BAD_OWN_DAYS = Sentence(
    zh="自己的日子请写成“11-11 双十一，12-12 店庆”，每天一个名称，最多 20 个。",
    en="Write days of your own as '11-11 Double Eleven, 12-12 Our birthday': a name each, 20 at most.",
)

DONE_TABLE = Sentence(zh="近 60 天做过的", en="What was done in the last 60 days")
DONE_NOTHING = Sentence(zh="近 60 天还没有做过。", en="Nothing was done in the last 60 days.")
DONE_TEACHING = Sentence(
    zh="开启以后，做过的会按天列在这里。",
    en="Once something is switched on, what it did stands here day by day.",
)
DONE_COLUMNS = (
    Sentence(zh="日期", en="Day"),
    Sentence(zh="为了什么", en="Occasion"),
    Sentence(zh="做了什么", en="What was done"),
)
DONE_MEMBERS = Sentence(zh="{count} 人", en="{count} members")
DONE_POINTS = Sentence(zh="{points} 积分", en="{points} points")
DONE_COUPONS = Sentence(zh="{coupons} 张券", en="{coupons} coupons")

"""The window of campaigns."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.campaigns.plan import Every
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.figures.uplift import Verdict
from shuke.wording.sentence import Sentence

__all__ = [
    "BACK",
    "BOUGHT",
    "BOUND_OF_NOTHING",
    "BUDGET",
    "BUDGET_BOUNDS_NOTHING",
    "BY_HEAD_OFFICE",
    "CALL_OFF",
    "CHANCES",
    "CHANCES_COST",
    "CHANCES_COST_OPEN",
    "CHANCES_USED",
    "CONTROL",
    "CONTROL_TOLD",
    "COST",
    "COST_A_WEEK",
    "COST_OPEN",
    "COUNT",
    "COUNTING",
    "COUNT_UNKNOWN",
    "COUPON",
    "COUPONS_EACH",
    "COUPONS_OFF",
    "ELSEWHERE",
    "END",
    "EVERY",
    "EVERYBODY",
    "EVERY_TOLD",
    "FIRST",
    "GAP",
    "GO_ON",
    "HELD",
    "HERE_ONLY",
    "HOW_MANY",
    "LAST",
    "LEFT",
    "MEMBERS",
    "NAME",
    "NAME_HINT",
    "NEW",
    "NEW_DETAIL",
    "NEXT",
    "NO_BOUND",
    "NO_COUPON",
    "NO_DAY",
    "NO_GIFT",
    "NO_GIFT_BUT_WHEEL",
    "NO_HOUR",
    "NO_NUMBER",
    "NO_WHEEL",
    "OF",
    "OPEN_COST",
    "POINTS",
    "PRIZES_UNSAID",
    "QUIET",
    "QUIET_FROM",
    "QUIET_HINT",
    "QUIET_TO",
    "REACHED",
    "REVIEW_BUDGET",
    "REVIEW_CONTROL",
    "REVIEW_GAP",
    "REVIEW_MOST",
    "REVIEW_QUIET",
    "REVIEW_WHAT",
    "REVIEW_WHEN",
    "REVIEW_WHOM",
    "ROW_DETAIL",
    "SALES",
    "SPENT",
    "START",
    "STARTED",
    "STATES",
    "STEPS",
    "STOP",
    "TITLE",
    "TURNED",
    "UNREADABLE",
    "USED",
    "VERDICTS",
    "WHAT_CHANCES",
    "WHAT_COUPON",
    "WHAT_POINTS",
]

TITLE = Sentence(zh="营销活动", en="Campaigns")
NEW = Sentence(zh="新建营销活动", en="A new campaign")
NEW_DETAIL = Sentence(zh="选人、选礼、定时间，一步一步来", en="Whom, what, when: step by step")
NAME = Sentence(zh="名称", en="Name")
NAME_HINT = Sentence(
    zh="会员问起为什么送时，会看到它", en="Members see it where they ask why they were given it"
)

STATES: Mapping[CampaignState, Sentence] = {
    CampaignState.RUNNING: Sentence(zh="进行中", en="Running"),
    CampaignState.STOPPED: Sentence(zh="已暂停", en="Stopped"),
    CampaignState.ENDED: Sentence(zh="已结束", en="Over"),
}
ROW_DETAIL = Sentence(zh="{day} 开始", en="since {day}")

STEPS = (
    Sentence(zh="1 对象", en="1 Whom"),
    Sentence(zh="2 送什么", en="2 What"),
    Sentence(zh="3 时间", en="3 When"),
    Sentence(zh="4 上限与对照", en="4 Bounds"),
    Sentence(zh="5 核对", en="5 Look over"),
)
NEXT = Sentence(zh="下一步", en="Next")
BACK = Sentence(zh="上一步", en="Back")
START = Sentence(zh="开始", en="Start")
STOP = Sentence(zh="暂停", en="Stop")
GO_ON = Sentence(zh="继续", en="Go on")
END = Sentence(zh="结束", en="End")
CALL_OFF = Sentence(zh="剩下的消息不发了", en="Send no more of its messages")

EVERYBODY = Sentence(zh="全部会员", en="All members")
COUNT = Sentence(zh="现在 {count} 人", en="{count} now")
COUNTING = Sentence(zh="正在数……", en="Counting …")
COUNT_UNKNOWN = Sentence(zh="没能统计", en="Not counted")

POINTS = Sentence(zh="每人送积分", en="Points for each")
NO_COUPON = Sentence(zh="不送券", en="No coupon")
COUPON = Sentence(zh="送一种券", en="A kind of coupon")
COUPONS_EACH = Sentence(zh="每人几张", en="Coupons for each")
CHANCES = Sentence(zh="每人送抽奖机会（1–20 次）", en="Spins of the wheel for each (1–20)")
NO_WHEEL = Sentence(
    zh="当前方案没有抽奖，送不了抽奖机会。",
    en="The programme has no wheel: no spins can be given.",
)
HOW_MANY = Sentence(zh="不送就空着", en="Empty: none")

FIRST = Sentence(zh="第一天（年-月-日）", en="First day (year-month-day)")
LAST = Sentence(zh="最后一天（年-月-日）", en="Last day (year-month-day)")
EVERY: Mapping[Every, Sentence] = {
    Every.ONCE: Sentence(zh="一次", en="Once"),
    Every.DAY: Sentence(zh="每天补送新符合的人", en="Newcomers every day"),
    Every.WEEK: Sentence(zh="每周一次", en="Every week"),
}
EVERY_TOLD: Mapping[Every, Sentence] = {
    Every.ONCE: Sentence(
        zh="对象在开始那天定下来，每人送一次。",
        en="Who is meant is settled on the first day; each is given it once.",
    ),
    Every.DAY: Sentence(
        zh="每天重新查一遍对象，新符合的人也送，每人只送一次。",
        en="Who is meant is looked up anew each day; whoever is new gets it too, each once.",
    ),
    Every.WEEK: Sentence(
        zh="每周重新查一遍对象，每人每周送一次。",
        en="Who is meant is looked up each week; each is given it once a week.",
    ),
}

MEMBERS = Sentence(zh="最多送多少人", en="To so many members at most")
BUDGET = Sentence(zh="最多花多少钱（元）", en="At most so much money")
NO_BOUND = Sentence(zh="空着就不限", en="Empty: no bound")
CONTROL = Sentence(zh="留作对照的百分比（0–50）", en="Percent held back to compare with (0–50)")
GAP = Sentence(zh="距上次营销至少几天", en="Days since marketing last turned to them, at least")
QUIET_FROM = Sentence(zh="每天从几点起不发放", en="Nothing is given from (hour:minute)")
QUIET_TO = Sentence(zh="到几点为止", en="Until")
QUIET_HINT = Sentence(zh="两格都空着就不休息", en="Both empty: it never rests")
QUIET = Sentence(zh="撤回了全部同意的会员不送。", en="Members who withdrew every consent are given nothing.")
CONTROL_TOLD = Sentence(
    zh="对照的会员由系统随机抽定，什么都不送；结束后比一比，才知道活动有没有用。",
    en="Those held back are drawn at random and get nothing; compared with them you see whether it did anything.",
)

REVIEW_WHOM = Sentence(zh="对象：{whom}，现在 {count} 人", en="For: {whom}, {count} now")
REVIEW_WHAT = Sentence(zh="送：{what}", en="Given: {what}")
WHAT_POINTS = Sentence(zh="{points} 积分", en="{points} points")
WHAT_COUPON = Sentence(zh="{name} {count} 张", en="{count} × {name}")
WHAT_CHANCES = Sentence(zh="抽奖机会 {count} 次", en="spins of the wheel: {count}")
REVIEW_WHEN = Sentence(zh="时间：{first} 至 {last}，{every}", en="When: {first} to {last} · {every}")
REVIEW_CONTROL = Sentence(zh="对照：留出 {percent}%", en="Held back: {percent}%")
REVIEW_GAP = Sentence(
    zh="{days} 天内被营销过的会员跳过",
    en="Members to whom marketing turned within {days} days are passed over",
)
REVIEW_QUIET = Sentence(zh="每天 {start} 到 {end} 不发放", en="Nothing is given from {start} to {end}")
REVIEW_MOST = Sentence(zh="最多送 {members} 人", en="To {members} members at most")
REVIEW_BUDGET = Sentence(
    zh="预算 {budget}：按每人最多 {each} 算，够送 {members} 人",
    en="At most {budget}: at {each} for each, enough for {members} members",
)
BUDGET_BOUNDS_NOTHING = Sentence(
    zh="预算 {budget} 管不住这次活动：送的东西用了才知道花多少。要设上限，请写“最多送多少人”",
    en="{budget} bounds nothing here: what is given has no cost that is known before it is used. To bound it, say "
    "to how many members it is given at most",
)
BOUND_OF_NOTHING = Sentence(
    zh="上限写 0 就谁也不送；不设上限请空着。",
    en="A bound of 0 would give nothing to anybody; leave it empty for no bound.",
)
COST = Sentence(zh="最高花费：{cost}", en="It comes to {cost} at most")
COST_A_WEEK = Sentence(zh="最高花费：每周 {cost}", en="It comes to {cost} a week at most")
COST_OPEN = Sentence(
    zh="最高花费：{cost}，另加券抵扣的部分（用了才知道）",
    en="It comes to {cost} at most, and what the coupons take off, which nobody knows before they are used",
)
CHANCES_COST = Sentence(
    zh="其中抽奖机会按转盘的平均成本算，每次 {cost}，实际可能多些或少些",
    en="Spins are counted in it at what the wheel brings on average, {cost} each: it may come to more or less",
)
CHANCES_COST_OPEN = Sentence(
    zh="其中抽奖机会按转盘的平均成本算，每次 {cost}，实际可能多些或少些；没写价值的奖品不算在内",
    en="Spins are counted in it at what the wheel brings on average, {cost} each: it may come to more or less. "
    "Prizes whose worth is not said are left out",
)
UNREADABLE = Sentence(
    zh="由更新的版本开始，本版读不出内容。", en="A newer program started it; this one cannot read its plan."
)

NO_GIFT = Sentence(
    zh="请写上积分，或选一种券、一条消息。", en="Type points, or choose a coupon or a message."
)
NO_GIFT_BUT_WHEEL = Sentence(
    zh="请写上积分或抽奖机会，或选一种券、一条消息。",
    en="Type points or spins of the wheel, or choose a coupon or a message.",
)
NO_DAY = Sentence(
    zh="请按 2026-03-15 这样写日期，最后一天不早于第一天，最长三年。",
    en="Write days as 2026-03-15, the last not before the first, three years at most.",
)
NO_HOUR = Sentence(
    zh="请按 21:00 这样写时间，两格都写，或者都空着。", en="Write times as 21:00, both of them or neither."
)
NO_NUMBER = Sentence(
    zh="请输入整数：积分到 100,000，券和抽奖到 20，对照到 50，间隔到 365 天；金额例如 500。",
    en="Type whole numbers: points up to 100,000, coupons and spins up to 20, held back up to 50, a pause up to "
    "365 days; an amount such as 500.",
)
STARTED = Sentence(
    zh="“{name}”已开始，收银空闲时自动发放。",
    en="'{name}' has begun; it gives while nobody needs the counter.",
)
TURNED: Mapping[CampaignState, Sentence] = {
    CampaignState.RUNNING: Sentence(zh="已继续。", en="It goes on."),
    CampaignState.STOPPED: Sentence(
        zh="已暂停。送出的不收回，还没发出的消息等继续后再发。",
        en="It is stopped. What was given stays given; messages that have not left wait until it goes on.",
    ),
    CampaignState.ENDED: Sentence(
        zh="已结束。送出的不收回，还没发出的消息不再发。",
        en="It is over. What was given stays given; messages that have not left are not sent.",
    ),
}
BY_HEAD_OFFICE = Sentence(zh="由总部发放", en="Head office runs it")
ELSEWHERE = Sentence(zh="由 {till} 发放", en="{till} runs it")

REACHED = Sentence(zh="送到", en="Reached")
LEFT = Sentence(zh="还没看", en="Still to look at")
HELD = Sentence(zh="对照", en="Held back")
BOUGHT = Sentence(zh="其中有消费", en="Of them bought")
USED = Sentence(zh="用掉的券", en="Coupons used")
CHANCES_USED = Sentence(zh="用掉的抽奖机会", en="Spins used")
SALES = Sentence(zh="他们的消费", en="What they bought")
SPENT = Sentence(zh="已经花费", en="Cost so far")
OF = Sentence(zh="{part}/{whole}", en="{part} of {whole}")
OPEN_COST = Sentence(zh="{cost}（不含{what}）", en="{cost} (without {what})")
COUPONS_OFF = Sentence(zh="券抵扣", en="what coupons took off")
PRIZES_UNSAID = Sentence(zh="没写价值的奖品", en="prizes whose worth is not said")
HERE_ONLY = Sentence(
    zh="按本台记录的消费，自活动开始那天算起，已减退货。",
    en="By the sales of this till since the day it began, less goods that came back.",
)
VERDICTS: Mapping[Verdict, Sentence] = {
    Verdict.TOO_FEW: Sentence(
        zh="有没有用还说不准：送到的和对照的都要有 30 人以上。",
        en="Nothing can be said yet of what it did: thirty members are needed on either side.",
    ),
    Verdict.MORE: Sentence(
        zh="有用：送到的会员比对照的平均多消费 {each}（95% 的把握在 {low} 到 {high} 之间）。",
        en="It worked: those it reached bought {each} more on average than those held back "
        "(19 times out of 20 between {low} and {high}).",
    ),
    Verdict.LESS: Sentence(
        zh="没有用：送到的会员平均比对照的少，相差 {each}（95% 的把握在 {low} 到 {high} 之间）。",
        en="It did not work: those it reached bought less on average, by {each} "
        "(19 times out of 20 between {low} and {high}).",
    ),
    Verdict.UNSURE: Sentence(
        zh="看不出差别：平均相差 {each}，可能只是碰巧（95% 的把握在 {low} 到 {high} 之间）。",
        en="No difference can be seen: {each} on average, which may be chance "
        "(19 times out of 20 between {low} and {high}).",
    ),
}

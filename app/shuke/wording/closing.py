"""The close of the day: what it brought, how far it is, and members who sleep."""

from __future__ import annotations

from collections.abc import Callable

from shuke.domain.facts.day_brought import DayCounts
from shuke.domain.money import Money
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_CLOSED",
    "ASKED_ON",
    "CLOSING",
    "CLOSING_LEFT",
    "COLUMNS",
    "COUNTS",
    "DAY",
    "DAYS",
    "ELSEWHERE",
    "ELSEWHERE_TEACHING",
    "NOTHING_BROUGHT",
    "NOTHING_DUE",
    "NOTICED",
    "NOTICE_SENT",
    "NOT_NOTICED",
    "NO_DAYS",
    "NO_DAYS_TEACHING",
    "NO_MEMBER",
    "NO_NOTICE",
    "NO_REVIEWS",
    "NO_REVIEWS_TEACHING",
    "ON_THE_DAY",
    "PUBLISHED",
    "REVIEWS",
    "REVIEW_LINE",
    "STILL_OPEN",
    "STOPPED",
    "TITLE",
    "TO_PUBLISH",
    "UNDER_WAY",
    "VERDICTS",
    "WHO",
    "counts_told",
]

COUNTS: dict[str, Sentence] = {
    "points": Sentence(zh="到期积分 {count}", en="{count} points lapsed"),
    "bonus_minor": Sentence(zh="到期赠送金 {count}", en="{count} of bonus lapsed"),
    "coupons": Sentence(zh="到期优惠券 {count} 张", en="coupons lapsed: {count}"),
    "kept": Sentence(zh="续期 {count} 人", en="tiers kept: {count}"),
    "down": Sentence(zh="降级 {count} 人", en="tiers lowered: {count}"),
    "ended": Sentence(zh="会籍终止 {count} 人", en="memberships ended: {count}"),
    "cancelled": Sentence(zh="注销 {count} 人", en="cards cancelled: {count}"),
    "reviews": Sentence(zh="待定 {count} 人", en="to decide: {count}"),
    "rewards": Sentence(zh="赠礼 {count} 份", en="rewards given: {count}"),
}
"""By the field of `DayCounts`."""

COLUMNS: dict[str, Sentence] = {
    "points": Sentence(zh="到期积分", en="Points lapsed"),
    "kept": Sentence(zh="续期", en="Kept"),
    "down": Sentence(zh="降级", en="Down"),
    "over": Sentence(zh="终止", en="Ended"),
    "rewards": Sentence(zh="赠礼", en="Gifts"),
}
"""Heads of columns. Whose card was cancelled is among those that ended."""

NOTHING_BROUGHT = Sentence(zh="没有到期事项", en="nothing was due")
UNDER_WAY = Sentence(
    zh="正在日结 {day}，已处理 {count}，之后还有 {left} 天",
    en="closing {day}: {count} done, then {left} more days",
)
STOPPED = Sentence(
    zh="已停下。下次从停下的地方继续，不会重复。",
    en="Stopped. The next close goes on from here and does nothing twice.",
)
NOTHING_DUE = Sentence(zh="没有要日结的日期。", en="No day is waiting to be closed.")
ALL_CLOSED = Sentence(zh="日结完成，共 {days} 天。", en="All is closed: {days} days.")

NO_MEMBER = Sentence(zh="没有会员号 {number}。", en="There is no member {number}.")
NO_REVIEWS = Sentence(zh="没有等待决定的会员。", en="No member waits for a decision.")
REVIEW_LINE = Sentence(
    zh="{number}，{phone}，{months} 个月未消费（最近 {last}），通知：{noticed}",
    en="{number}, {phone}, nothing bought for {months} months (last {last}), notice: {noticed}",
)
NOT_NOTICED = Sentence(zh="未发", en="not sent")
TO_PUBLISH = Sentence(zh="{number}：{day} 注销，列入公示", en="{number}: cancelled on {day}, to be published")

TITLE = Sentence(zh="日结", en="Close of the day")
DAYS = Sentence(zh="已结的日期", en="Closed days")
NO_DAYS = Sentence(zh="还没有日结", en="No day is closed yet")
NO_DAYS_TEACHING = Sentence(
    zh="换日之后，收银台空闲时自动日结。",
    en="After the day has changed, the till closes it by itself when it is idle.",
)
REVIEWS = Sentence(zh="长期未消费的会员", en="Members who sleep")
PUBLISHED = Sentence(zh="注销公示名单", en="Cancelled, to be published")
ASKED_ON = Sentence(
    zh="{months} 个月未消费，最近消费 {last}", en="Nothing bought for {months} months; last on {last}"
)
NOTICED = Sentence(zh="通知已发 {day}", en="Notice sent on {day}")
NOTICE_SENT = Sentence(zh="通知已发出", en="The notice was sent")
NO_NOTICE = Sentence(zh="通知未发", en="Notice not sent")
ON_THE_DAY = Sentence(zh="{day}：{brought}", en="{day}: {brought}")
WHO = Sentence(zh="{name} · {phone}", en="{name} · {phone}")
DAY = Sentence(zh="日期", en="Day")
STILL_OPEN = Sentence(zh="{day}（日结中）", en="{day} (under way)")
ELSEWHERE = Sentence(zh="由总部日结", en="Head office closes the days")
ELSEWHERE_TEACHING = Sentence(
    zh="到期、续期、降级由总部统一处理，结果随同步到达。",
    en="What lapses, is kept or comes down is head office's; it arrives with the rest.",
)
NO_REVIEWS_TEACHING = Sentence(
    zh="长期未消费、按方案须由人决定的会员会列在这里。",
    en="Members without a purchase, on whom the programme has a person decide, will be here.",
)
VERDICTS: dict[str, Sentence] = {
    "downgrade": Sentence(zh="降一级", en="One tier down"),
    "cancel": Sentence(zh="注销", en="Cancel the card"),
    "keep": Sentence(zh="保留", en="Keep"),
}
"""By the value of `shuke.domain.membership.closing.sleeping.Verdict`."""

CLOSING = Sentence(zh="正在日结 {day}", en="Closing {day}")
CLOSING_LEFT = Sentence(zh="正在日结 {day} · 还有 {left} 天", en="Closing {day} · {left} more days")


def counts_told(counts: DayCounts, money: Callable[[Money], str]) -> tuple[Words, ...]:
    """What a day's close brought, what was nothing left out."""
    found: list[Words] = []
    for name, sentence in COUNTS.items():
        count = getattr(counts, name)
        if count:
            told = money(Money(count)) if name == "bonus_minor" else points_text(count)
            found.append(said(sentence, count=told))
    return tuple(found)

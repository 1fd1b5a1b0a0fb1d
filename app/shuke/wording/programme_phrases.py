"""Parts of sentences about programmes: goods, days, thresholds, what is handed out."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "COUNTED",
    "EVERYBODY",
    "GIVES",
    "GOODS",
    "OVER",
    "PER",
    "PROOFS",
    "RATE",
    "REACHES",
    "SPANS",
    "TRIGGERS",
    "VALIDITY",
    "WEEKDAYS",
    "WHEN",
]

EVERYBODY = Sentence(zh="全体会员", en="all members")

RATE = Sentence(zh="付 {percent}%", en="{percent}%")

REACHES: dict[str, Sentence] = {
    "plain": Sentence(zh="{span}{what}", en="{what} {span}"),
    "goods": Sentence(zh="{span}{what}（{goods}）", en="{what} {span} ({goods})"),
    "bulk": Sentence(
        zh="{reaches}，同款当日满 {pieces} 件不计",
        en="{reaches}, {pieces} or more of one style in a day not counted",
    ),
}

COUNTED: dict[str, Sentence] = {
    "money": Sentence(zh="消费满 {least}", en="{least} or more spent"),
    "points": Sentence(zh="积分满 {least}", en="{least} points or more"),
    "sales": Sentence(zh="消费满 {least} 次", en="{least} purchases or more"),
    "activities": Sentence(zh="参加活动满 {least} 次", en="{least} events or more"),
    "top-up": Sentence(zh="充值满 {least}", en="{least} or more topped up"),
    "progress": Sentence(zh="升级积分满 {least}", en="{least} points earned by shopping"),
}
"""By the value of `Counted`; `OVER` where the threshold itself is not enough."""

OVER: dict[str, Sentence] = {
    "money": Sentence(zh="消费超过 {least}", en="more than {least} spent"),
    "points": Sentence(zh="积分超过 {least}", en="more than {least} points"),
    "sales": Sentence(zh="消费超过 {least} 次", en="more than {least} purchases"),
    "activities": Sentence(zh="参加活动超过 {least} 次", en="more than {least} events"),
    "top-up": Sentence(zh="充值超过 {least}", en="more than {least} topped up"),
    "progress": Sentence(zh="升级积分超过 {least}", en="more than {least} points earned by shopping"),
}

SPANS: dict[str, Sentence] = {
    "sale": Sentence(zh="单笔", en="at once"),
    "day": Sentence(zh="当日", en="on one day"),
    "window": Sentence(zh="{days} 天内", en="within {days} days"),
    "term": Sentence(zh="本卡期内", en="in the card's term"),
    "joined": Sentence(zh="累计", en="since joining"),
    "year": Sentence(zh="当年", en="in the calendar year"),
    "last-year": Sentence(zh="上一年", en="in the year before"),
}

GOODS: dict[str, Sentence] = {
    "zone": Sentence(zh="{name}区", en="zone {name}"),
    "style": Sentence(zh="款式 {name}", en="style {name}"),
    "article": Sentence(zh="商品 {name}", en="article {name}"),
    "reduced": Sentence(zh="已打折商品", en="reduced goods"),
    "special_price": Sentence(zh="特价商品", en="special prices"),
    "only": Sentence(zh="限{goods}", en="{goods} only"),
    "without": Sentence(zh="不含{goods}", en="without {goods}"),
}

WHEN: dict[str, Sentence] = {
    "birthday": Sentence(zh="生日当天", en="on the birthday"),
    "birthday-month": Sentence(zh="生日当月", en="in the month of the birthday"),
    "day-of-month": Sentence(zh="每月 {day} 日", en="on day {day} of each month"),
    "day-of-year": Sentence(zh="每年 {month} 月 {day} 日", en="every year on {month}-{day} (month-day)"),
    "weekdays": Sentence(zh="每{days}", en="on {days}"),
    "holiday": Sentence(zh="国家法定节假日", en="on national holidays"),
    "one_holiday": Sentence(zh="法定节日（{name}）", en="on {name}"),
    "dates": Sentence(zh="{first} 至 {last}", en="{first} to {last}"),
    "holidays": Sentence(zh="国家法定节假日", en="national holidays"),
}

WEEKDAYS: tuple[Sentence, ...] = (
    Sentence(zh="周一", en="Monday"),
    Sentence(zh="周二", en="Tuesday"),
    Sentence(zh="周三", en="Wednesday"),
    Sentence(zh="周四", en="Thursday"),
    Sentence(zh="周五", en="Friday"),
    Sentence(zh="周六", en="Saturday"),
    Sentence(zh="周日", en="Sunday"),
)

VALIDITY: dict[str, Sentence] = {
    "never-lapses": Sentence(zh="长期有效", en="without end"),
    "days": Sentence(zh="{count} 天", en="for {count} days"),
    "months": Sentence(zh="{count} 个月", en="for {count} months"),
    "end-of-month": Sentence(zh="到当月底", en="to the end of the month"),
    "end-of-year": Sentence(zh="到当年底", en="to the end of the year"),
    "end-of-next-year": Sentence(zh="到次年底", en="to the end of the next year"),
    "until": Sentence(zh="到 {until}", en="until {until}"),
    "with-card": Sentence(zh="随卡", en="as long as the card"),
}

PROOFS: dict[str, Sentence] = {
    "slip": Sentence(zh="小票", en="slip"),
    "document": Sentence(zh="证件", en="identity document"),
    "card": Sentence(zh="会员卡", en="card"),
    "student-card": Sentence(zh="学生证", en="student card"),
    "appointment": Sentence(zh="任职证明", en="proof of office"),
    "health": Sentence(zh="健康证明", en="health certificate"),
    "guardian-consent": Sentence(zh="监护人同意书", en="guardian's consent"),
}

PER: dict[str, Sentence] = {
    "once": Sentence(zh="仅一次", en="once"),
    "tier": Sentence(zh="每级一次", en="once a tier"),
    "day": Sentence(zh="每天", en="a day"),
    "month": Sentence(zh="每月", en="a month"),
    "year": Sentence(zh="每年", en="a year"),
    "birthday-month": Sentence(zh="每个生日月", en="a birthday month"),
    "event": Sentence(zh="每次活动", en="an event"),
    "standing": Sentence(zh="常年", en="all the time"),
}

TRIGGERS: dict[str, Sentence] = {
    "joining": Sentence(zh="入会时", en="on joining"),
    "card": Sentence(zh="取得等级之外的卡时", en="with a card beside the tier"),
    "promotion": Sentence(zh="升级时", en="on promotion"),
    "first-sale": Sentence(zh="首次消费", en="at the first purchase"),
    "sale": Sentence(zh="消费时", en="at a purchase"),
    "top-up": Sentence(zh="充值时", en="at a top-up"),
    "birthday": Sentence(zh="生日", en="on the birthday"),
    "day": Sentence(zh="当天", en="on the day"),
    "year-end": Sentence(zh="年底", en="at the end of the year"),
}

GIVES: dict[str, Sentence] = {
    "points": Sentence(zh="{points} 积分", en="{points} points"),
    "coupon": Sentence(zh="{name} {count} 张", en="{count} × {name}"),
    "worth": Sentence(zh="{thing}（价值 {least}）", en="{thing} (worth {least})"),
    "worth_range": Sentence(zh="{thing}（价值 {least}–{most}）", en="{thing} (worth {least}–{most})"),
    "bonus": Sentence(zh="储值 {bonus}", en="{bonus} of stored value"),
}

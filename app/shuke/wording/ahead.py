"""What going on as before brings a member, in few words (receipt, message, till) and in full (the own page)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shuke.domain.figures.forecast import Outlook
from shuke.domain.money import Money
from shuke.domain.programme.ahead import Ahead, TierAhead
from shuke.domain.programme.numbers import decimal_text
from shuke.wording.figures import points_text
from shuke.wording.forecast import forecast_text
from shuke.wording.said import Said, Words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["AHEAD", "ahead_briefly", "ahead_in_full"]

AHEAD = Sentence(zh="照此下去", en="At this pace")
BRIEFLY = Sentence(zh="照现在的消费，{told}", en="At this pace {told}")
BOTH = Sentence(zh="{tier}；{year}", en="{tier}; {year}")
TO_TIER = Sentence(zh="约{month}可升{tier}", en="{tier} about {month}")
IN_A_YEAR = Sentence(zh="一年后约有{points}积分", en="in a year about {points} points")
WORTH_IN_A_YEAR = Sentence(
    zh="一年后约有{points}积分，可换{worth}的商品", en="in a year about {points} points: goods worth {worth}"
)
TIER_IN_FULL = Sentence(
    zh="照现在的消费，您大约{month}可升{tier}。", en="At this pace you reach {tier} about {month}."
)
MORE_POINTS = Sentence(zh="升级后消费得{times}倍积分。", en="From there you earn {times} times the points.")
PAYS_LESS = Sentence(
    zh="升级后同样的消费一年约省{less}。", en="From there the same goods cost about {less} less a year."
)
_MONTH = Sentence(zh="{year}年{month}", en="{month} {year}")
_MONTHS = (
    Sentence(zh="1月", en="January"),
    Sentence(zh="2月", en="February"),
    Sentence(zh="3月", en="March"),
    Sentence(zh="4月", en="April"),
    Sentence(zh="5月", en="May"),
    Sentence(zh="6月", en="June"),
    Sentence(zh="7月", en="July"),
    Sentence(zh="8月", en="August"),
    Sentence(zh="9月", en="September"),
    Sentence(zh="10月", en="October"),
    Sentence(zh="11月", en="November"),
    Sentence(zh="12月", en="December"),
)

MoneyText = Callable[[Money], str]


def ahead_briefly(ahead: Ahead | None, money_text: MoneyText) -> Words:
    """A line or two of a receipt, without a full stop; empty where nothing can be said."""
    if ahead is None:
        return ""
    told: list[Words] = []
    if ahead.tier is not None:
        told.append(said(TO_TIER, month=_month(ahead.tier.by), tier=_name(ahead.tier)))
    if ahead.year is not None:
        told.append(_year(ahead.year.as_before, money_text))
    return said(BRIEFLY, told=told[0] if len(told) == 1 else said(BOTH, tier=told[0], year=told[1]))


def _year(then: Outlook, money_text: MoneyText) -> Said:
    points = points_text(then.balance)
    if not then.worth:
        return said(IN_A_YEAR, points=points)
    return said(WORTH_IN_A_YEAR, points=points, worth=money_text(then.worth))


def ahead_in_full(ahead: Ahead | None, language: Language, money_text: MoneyText) -> tuple[str, ...]:
    """A paragraph each: the year, and the tier with what it brings."""
    if ahead is None:
        return ()
    year = () if ahead.year is None else (forecast_text(ahead.year, language, money_text),)
    return year if ahead.tier is None else (*year, _tier_in_full(ahead.tier, language, money_text))


def _tier_in_full(tier: TierAhead, language: Language, money_text: MoneyText) -> str:
    told = [said(TIER_IN_FULL, month=_month(tier.by), tier=_name(tier))]
    if tier.multiplier is not None:
        told.append(said(MORE_POINTS, times=decimal_text(tier.multiplier)))
    if tier.less:
        told.append(said(PAYS_LESS, less=money_text(tier.less)))
    return ("" if language is Language.ZH else " ").join(one.into(language) for one in told)


def _name(tier: TierAhead) -> Sentence:
    return Sentence(zh=tier.tier.zh, en=tier.tier.en)


def _month(day: date) -> Said:
    return said(_MONTH, year=day.year, month=_MONTHS[day.month - 1])

"""The benefit forecast as the member reads it: in yuan, not in percent."""

from __future__ import annotations

from collections.abc import Callable

from shuke.domain.figures.forecast import Forecast
from shuke.domain.money import Money
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language, Sentence

__all__ = ["IN_GOODS", "IN_POINTS", "NOTHING_YET", "forecast_text"]

IN_GOODS = Sentence(
    zh="您平均每周消费{weekly}，现有{points}积分。照此下去，一年后有{balance}积分，可换价值{worth}的任意商品；"
    "每周消费{more}，可换价值{more_worth}的。",
    en="You spend {weekly} a week on average and have {points} points. Going on so, you have {balance} points in a "
    "year: any goods worth {worth}. At {more} a week it is {more_worth}.",
)
NOTHING_YET = Sentence(
    zh="您平均每周消费{weekly}，现有{points}积分，照此下去一年后有{balance}积分。每周消费{more}，"
    "可换价值{more_worth}的任意商品。",
    en="You spend {weekly} a week on average and have {points} points, {balance} in a year if you go on so. "
    "At {more} a week it is any goods worth {more_worth}.",
)
IN_POINTS = Sentence(
    zh="您平均每周消费{weekly}，现有{points}积分。照此下去，一年后有{balance}积分；"
    "每周消费{more}，有{more_balance}积分。",
    en="You spend {weekly} a week on average and have {points} points. Going on so, you have {balance} in a year; "
    "at {more} a week {more_balance}.",
)


def forecast_text(forecast: Forecast, language: Language, money_text: Callable[[Money], str]) -> str:
    """The forecast in words. Goods are named once the greater amount buys any."""
    before, more = forecast.as_before, forecast.at_more
    told = {
        "weekly": money_text(before.weekly),
        "points": points_text(forecast.points_now),
        "balance": points_text(before.balance),
        "more": money_text(more.weekly),
    }
    if not more.worth:
        return IN_POINTS.into(language, more_balance=points_text(more.balance), **told)
    told["more_worth"] = money_text(more.worth)
    if not before.worth:
        return NOTHING_YET.into(language, **told)
    return IN_GOODS.into(language, worth=money_text(before.worth), **told)

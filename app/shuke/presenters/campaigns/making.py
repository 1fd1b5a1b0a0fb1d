"""From what was typed to a plan, or to what is still wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from shuke.domain.campaigns.cost import cost_at_most, each_at_most
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import MOST_DAYS, USUAL_CONTROL, USUAL_QUIET, Every, Plan
from shuke.domain.money import Money
from shuke.domain.segments.segment import Rule
from shuke.presenters.campaigns.state import CampaignField, CampaignMaking
from shuke.presenters.campaigns.telling import Tellable, messages_of, told_parts, written_to
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.presenters.typed import amount_of, day_of, half_width, number_of
from shuke.wording import campaigns as words
from shuke.wording.campaign_messages import INVITES_BY_MESSAGE, NO_EVENT
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = [
    "begun",
    "clock_told",
    "fault_of",
    "gifts_of",
    "plan_of_making",
    "review_of",
    "told_plan",
    "with_choices",
]

_NO_NUMBERS = frozenset(
    {
        CampaignField.NAME,
        CampaignField.FIRST,
        CampaignField.LAST,
        CampaignField.BUDGET,
        CampaignField.QUIET_FROM,
        CampaignField.QUIET_TO,
    }
)
_GIFTS = (CampaignField.POINTS, CampaignField.COUNT, CampaignField.CHANCES)
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?", re.ASCII)
_LONGEST_NUMBER = 9
_USUAL_DAYS = 13


def begun(today: date, gap_days: int) -> Mapping[CampaignField, str]:
    """What stands there before anybody types; `gap_days`: those that messages keep between offers."""
    return {
        CampaignField.FIRST: today.isoformat(),
        CampaignField.LAST: (today + timedelta(days=_USUAL_DAYS)).isoformat(),
        CampaignField.COUNT: "1",
        CampaignField.CONTROL: str(USUAL_CONTROL),
        CampaignField.GAP: str(gap_days),
        CampaignField.QUIET_FROM: clock_told(USUAL_QUIET[0]),
        CampaignField.QUIET_TO: clock_told(USUAL_QUIET[1]),
    }


def plan_of_making(making: CampaignMaking, rule: Rule) -> Plan | Words:
    """What was made, or what is still wrong."""
    numbers = {field: _number(making, field) for field in CampaignField if field not in _NO_NUMBERS}
    budget = _budget(making)
    if budget is None or None in numbers.values():
        return words.NO_NUMBER
    if _is_nothing(making, CampaignField.BUDGET, budget) or _is_nothing(
        making, CampaignField.MEMBERS, numbers[CampaignField.MEMBERS]
    ):
        return words.BOUND_OF_NOTHING
    days = _days(making)
    if days is None:
        return words.NO_DAY
    quiet = _quiet(making)
    if quiet is None:
        return words.NO_HOUR
    known = {field: number or 0 for field, number in numbers.items()}
    what = gifts_of(making)
    if wrong := _wrong_gifts(making, what):
        return wrong
    try:
        return Plan(
            rule,
            what,
            *days,
            making.every,
            known[CampaignField.CONTROL],
            known[CampaignField.GAP],
            known[CampaignField.MEMBERS],
            budget,
            *quiet,
        )
    except ValueError:
        return words.NO_NUMBER


def gifts_of(making: CampaignMaking) -> Handout:
    """What is chosen so far; what is no number counts as none."""
    points, count, chances = (_number(making, one) or 0 for one in _GIFTS)
    return Handout(
        points, making.coupon, count or 1, making.event, making.message, chances if making.wheel else 0
    )


def _wrong_gifts(making: CampaignMaking, what: Handout) -> Words:
    """Nobody hears of an invitation that no message brings."""
    if what.empty:
        return words.NO_GIFT_BUT_WHEEL if making.wheel else words.NO_GIFT
    return INVITES_BY_MESSAGE if what.event and not what.message else ""


def fault_of(making: CampaignMaking) -> Words:
    """What keeps somebody on this step; empty: nothing."""
    if making.step == 1:
        if None in (_number(making, one) for one in _GIFTS):
            return words.NO_NUMBER
        what = gifts_of(making)
        return _wrong_gifts(making, what) or ("" if what.in_bounds else words.NO_NUMBER)
    if making.step == 2:
        return words.NO_DAY if _days(making) is None else ""
    found = plan_of_making(making, Rule()) if making.step > 2 else ""
    return "" if isinstance(found, Plan) else found


def _number(making: CampaignMaking, field: CampaignField) -> int | None:
    text = making.texts.get(field, "").strip()
    return number_of(text, _LONGEST_NUMBER) if text else 0


def _budget(making: CampaignMaking) -> int | None:
    text = making.texts.get(CampaignField.BUDGET, "").strip()
    if not text:
        return 0
    amount = amount_of(text)
    return amount.minor if amount is not None else None


def _is_nothing(making: CampaignMaking, field: CampaignField, number: int | None) -> bool:
    """Typed as nothing, which is no bound in a plan; somebody means that nobody is to get it."""
    return number == 0 and bool(making.texts.get(field, "").strip())


def _quiet(making: CampaignMaking) -> tuple[int, int] | None:
    """Minutes of the day between which it rests; both left empty: it never does."""
    typed = [
        half_width(making.texts.get(one, "")) for one in (CampaignField.QUIET_FROM, CampaignField.QUIET_TO)
    ]
    if not any(typed):
        return 0, 0
    found = [_CLOCK.fullmatch(one) for one in typed]
    start, end = (int(one[1]) * 60 + int(one[2] or 0) if one else None for one in found)
    return (start, end) if start is not None and end is not None else None


def clock_told(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _days(making: CampaignMaking) -> tuple[date, date] | None:
    first, last = (day_of(making.texts.get(one, "")) for one in (CampaignField.FIRST, CampaignField.LAST))
    if first is None or last is None or not 0 <= (last - first).days <= MOST_DAYS:
        return None
    return first, last


def review_of(
    plan: Plan, known: Tellable, whom: Words, count: int, money: MoneyText, noting: Words = ""
) -> tuple[Words, ...]:
    """All of it, with the highest cost it can come to. `noting`: why the count may be too low."""
    cost = cost_at_most(plan, each_at_most(known.programme, plan.what), count)
    told = words.COST_A_WEEK if plan.every is Every.WEEK and not plan.budget_minor else words.COST
    sentence = told if cost.is_whole else words.COST_OPEN
    return (
        said(words.REVIEW_WHOM, whom=whom, count=points_text(count)),
        *((noting,) if noting else ()),
        *told_plan(plan, known, money),
        said(sentence, cost=money(cost.money)),
        *_spins_cost(plan, known, money),
        *written_to(known, plan, count, money),
    )


def _spins_cost(plan: Plan, known: Tellable, money: MoneyText) -> tuple[Words, ...]:
    """How spins of the wheel were counted; nothing where none are given."""
    if not plan.what.chances:
        return ()
    each = each_at_most(known.programme, Handout(chances=1))
    told = words.CHANCES_COST if each.has_prizes else words.CHANCES_COST_OPEN
    return (said(told, cost=money(each.money)),)


def told_plan(plan: Plan, known: Tellable, money: MoneyText) -> tuple[Words, ...]:
    """What, when, and within which bounds."""
    what: list[Words] = []
    if plan.what.points:
        what.append(said(words.WHAT_POINTS, points=points_text(plan.what.points)))
    if plan.what.chances:
        what.append(said(words.WHAT_CHANCES, count=str(plan.what.chances)))
    if plan.what.coupon:
        kind = known.programme.coupon(plan.what.coupon)
        name = bilingual_words(kind.name) if kind is not None else plan.what.coupon
        what.append(said(words.WHAT_COUPON, name=name, count=str(plan.what.count)))
    what += told_parts(known, plan.what)
    when = said(
        words.REVIEW_WHEN,
        first=plan.first.isoformat(),
        last=plan.last.isoformat(),
        every=words.EVERY[plan.every],
    )
    told: list[Words] = [
        said(words.REVIEW_WHAT, what=Listed(tuple(what))),
        when,
        said(words.REVIEW_CONTROL, percent=str(plan.control_percent)),
    ]
    if plan.gap_days:
        told.append(said(words.REVIEW_GAP, days=str(plan.gap_days)))
    if plan.quiet_from != plan.quiet_to:
        start, end = clock_told(plan.quiet_from), clock_told(plan.quiet_to)
        told.append(said(words.REVIEW_QUIET, start=start, end=end))
    if plan.most_members:
        told.append(said(words.REVIEW_MOST, members=points_text(plan.most_members)))
    if plan.budget_minor:
        told.append(_budget_told(plan, known, money))
    return tuple(told)


def _budget_told(plan: Plan, known: Tellable, money: MoneyText) -> Words:
    """For how many it is enough; what costs nothing that is known before it is used is not bound by it."""
    each, budget = each_at_most(known.programme, plan.what), money(Money(plan.budget_minor))
    if not each.money:
        return said(words.BUDGET_BOUNDS_NOTHING, budget=budget)
    members = points_text(plan.budget_minor // each.money.minor)
    return said(words.REVIEW_BUDGET, budget=budget, each=money(each.money), members=members)


def with_choices(making: CampaignMaking, known: Tellable) -> CampaignMaking:
    """Coupons, messages and events as they are now; what was chosen and is no more is chosen no more."""
    coupons = {"": words.NO_COUPON} | {one.key: bilingual_words(one.name) for one in known.programme.coupons}
    messages = messages_of(known)
    events = {"": NO_EVENT, **known.upcoming} if known.upcoming else {}
    return replace(
        making,
        coupons=coupons,
        wheel=known.programme.wheel is not None,
        messages=messages,
        message=making.message if making.message in messages else "",
        events=events,
        event=making.event if making.event in events else "",
    )

"""From what was typed to a plan of care, and what it will do in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shuke.application.care.expected import Expected
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.beside_programme import given_by_programme
from shuke.domain.care.festivals import Festival, OwnDay
from shuke.domain.care.plan import CarePlan, Occasion, late_days
from shuke.domain.messaging.template import Field, Purpose
from shuke.domain.messaging.text_length import text_length
from shuke.domain.money import ZERO, Money
from shuke.presenters.campaigns.telling import Tellable, look_at, messages_of, told_parts
from shuke.presenters.care.reading import CareKnown
from shuke.presenters.care.state import CareField, CareForm
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.presenters.segments.reading import noting
from shuke.presenters.typed import half_width, number_of
from shuke.wording import campaigns as campaign_words
from shuke.wording import care_window as words
from shuke.wording.campaign_messages import HEARS_NOTHING
from shuke.wording.care import FESTIVALS, FestivalNamed
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = ["CareTyped", "as_typed", "expected_told", "form_of", "plan_of", "typed_of", "with_told"]

_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class CareTyped:
    """What can be changed of a form."""

    texts: Mapping[CareField, str]
    coupon: str
    message: str
    whom: str
    ticked: frozenset[Festival]


def typed_of(form: CareForm) -> CareTyped:
    return CareTyped(form.texts, form.coupon, form.message, form.whom, form.ticked)


def as_typed(form: CareForm, typed: CareTyped) -> CareForm:
    """With what was typed; what can't be chosen any more is none."""
    return replace(
        form,
        texts=typed.texts,
        coupon=typed.coupon if typed.coupon in form.coupons else "",
        message=typed.message if typed.message in form.messages else "",
        whom=typed.whom if typed.whom in form.whoms else "",
        ticked=typed.ticked,
    )


def form_of(known: CareKnown, occasion: Occasion) -> CareForm:
    """As it is laid down; what a later release laid down begins empty."""
    laid_down, telling = known.laid_down[occasion], known.telling
    plan = laid_down.plan or CarePlan()
    what = plan.what
    coupons = {"": campaign_words.NO_COUPON} | {
        one.key: bilingual_words(one.name) for one in telling.programme.coupons
    }
    return CareForm(
        on=laid_down.on,
        texts={
            CareField.DAYS: str(plan.days),
            CareField.GAP: str(plan.gap_days or ""),
            CareField.POINTS: str(what.points or ""),
            CareField.COUNT: str(what.count),
            CareField.OWN_DAYS: "，".join(f"{one.key} {one.name}" for one in plan.own_days),
        },
        coupons=coupons,
        coupon=what.coupon if what.coupon in coupons else "",
        messages=messages_of(telling),
        message=what.message if what.message in telling.templates else "",
        whoms=known.whoms if plan.whom in known.whoms else {**known.whoms, plan.whom: words.WHOM_GONE},
        whom=plan.whom,
        festivals=FESTIVALS if occasion is Occasion.FESTIVAL else {},
        ticked=frozenset(plan.festivals),
    )


def plan_of(form: CareForm) -> CarePlan | Words:
    """What stands there, or what is wrong with it."""
    numbers = [_number(form.texts, one) for one in (CareField.DAYS, CareField.GAP, CareField.POINTS)]
    count = _number(form.texts, CareField.COUNT)
    days, gap, points = numbers
    if days is None or gap is None or points is None or count is None:
        return words.NO_NUMBER
    own = _own_days(form.texts.get(CareField.OWN_DAYS, "")) if form.festivals else ()
    if own is None:
        return words.BAD_OWN_DAYS
    what = Handout(points, form.coupon, count if form.coupon else 1, "", form.message)
    chosen = tuple(one for one in Festival if one in form.ticked)
    try:
        return CarePlan(days, what, form.whom, gap, chosen, own)
    except ValueError:
        return words.BAD_OWN_DAYS if len(own) != len({one.key for one in own}) else words.NO_NUMBER


def _number(texts: Mapping[CareField, str], field: CareField) -> int | None:
    text = texts.get(field, "").strip()
    return number_of(text, _LONGEST_NUMBER) if text else 0


def _own_days(text: str) -> tuple[OwnDay, ...] | None:
    """``11-11 双十一，12-12 店庆``; None: it is not written so."""
    found = []
    for part in text.replace("，", ",").replace("、", ",").split(","):
        day, _, name = part.strip().partition(" ")
        if not day:
            continue
        month, dash, number = half_width(day).partition("-")
        try:
            found.append(OwnDay(int(month), int(number), " ".join(name.split())))
        except ValueError:
            return None
        if not dash:
            return None
    return tuple(found)


def with_told(form: CareForm, known: CareKnown, occasion: Occasion) -> CareForm:
    """The form with what it will do in sentences, or what is wrong with it."""
    plan = plan_of(form)
    if not isinstance(plan, CarePlan):
        return replace(form, fault=plan, told=(), sample="")
    telling = known.telling
    sample, *notes = look_at(telling, plan.what, _day_of(plan, telling)) or ("",)
    told = [*_told(plan, known, occasion), *notes]
    template = telling.templates.get(plan.what.message)
    if template is not None:
        unless_no = template.purpose is Purpose.SERVICE and occasion is not Occasion.SLEEPING
        told.append(words.HEARS_UNLESS_NO if unless_no else HEARS_NOTHING)
    return replace(form, fault="", told=tuple(told), sample=sample)


def _day_of(plan: CarePlan, telling: Tellable) -> Mapping[Field, str]:
    if plan.festivals:
        return {Field.DAY: FESTIVALS[plan.festivals[0]].into(telling.language)}
    return {Field.DAY: plan.own_days[0].name} if plan.own_days else {}


def _told(plan: CarePlan, known: CareKnown, occasion: Occasion) -> list[Words]:
    laid_down = known.laid_down[occasion]
    told: list[Words] = []
    if laid_down.on and laid_down.plan is None:
        told.append(words.UNREADABLE)
    elif laid_down.on and laid_down.plan is not None and _is_gone(laid_down.plan, known.telling):
        told.append(words.RESTS)
    elif not laid_down.on:
        told.append(words.OFF_TOLD)
    if occasion in known.central:
        told.append(words.CENTRAL)
    when = said(words.WHEN[occasion], days=str(plan.days)) if plan.days else words.WHEN_AT_ONCE[occasion]
    whom = known.whoms.get(plan.whom, words.WHOM_GONE)
    told.append(said(words.LINE, when=when, whom=whom, what=_what(plan, known)))
    about: Words = words.ABOUT[occasion]
    if occasion is Occasion.FESTIVAL:
        named: list[Words] = [FestivalNamed(one.value) for one in plan.festivals]
        named += [one.name for one in plan.own_days]
        about = said(words.ABOUT[occasion], festivals=Listed(tuple(named)) if named else words.NONE)
    told.append(about)
    if plan.gap_days:
        told.append(said(words.AT_MOST_ONCE, days=str(plan.gap_days)))
    if late_days(occasion):
        told.append(said(words.LATE, days=str(late_days(occasion))))
    beside = given_by_programme(known.telling.programme, occasion)
    if beside:
        names = Listed(tuple(bilingual_words(one.name) for one in beside))
        told.append(said(words.BESIDE_PROGRAMME, what=names))
    return told


def _is_gone(plan: CarePlan, telling: Tellable) -> bool:
    what = plan.what
    coupon = bool(what.coupon) and telling.programme.coupon(what.coupon) is None
    alone = not (what.points or what.coupon)
    return coupon or (alone and what.message not in telling.templates)


def _what(plan: CarePlan, known: CareKnown) -> Words:
    parts: list[Words] = []
    if plan.what.points:
        parts.append(said(campaign_words.WHAT_POINTS, points=points_text(plan.what.points)))
    kind = known.telling.programme.coupon(plan.what.coupon) if plan.what.coupon else None
    if kind is not None:
        name = bilingual_words(kind.name)
        parts.append(said(campaign_words.WHAT_COUPON, name=name, count=str(plan.what.count)))
    parts += told_parts(known.telling, plan.what)
    return Listed(tuple(parts)) if parts else words.NOTHING_GIVEN


def expected_told(
    known: CareKnown, occasion: Occasion, found: Expected, sample: Words, money: MoneyText
) -> Words:
    """How many, what gifts and text messages come to at most, and of how many members it is not known yet."""
    sentence = {
        Occasion.DOWNGRADE: words.EXPECTED_AT_MOST,
        Occasion.TIER: words.EXPECTED_LIKE_LAST,
    }.get(occasion, words.EXPECTED)
    count = said(sentence, count=points_text(found.members))
    told: list[Words] = [count]
    if found.cost.money > ZERO or not found.cost.is_whole:
        cost = words.COST if found.cost.is_whole else words.COST_OPEN
        told.append(said(cost, cost=money(found.cost.money)))
    sms = known.telling.ways.sms
    if sms.on and sample:
        texts = found.members * text_length(str(sample)).parts * sms.part_minor
        told.append(said(words.TEXTS, cost=money(Money(texts))))
    counted = Listed(tuple(told), by=" · ")
    still_noting = noting(found.look) if found.look is not None else ""
    return Listed((counted, still_noting), on_lines=True) if still_noting else counted

"""Points, discounts, coupons, stored value, stamps: what a member pays and gets for it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import Coupon, CouponKind
from shuke.domain.programme.parts.earning import ClaimedLater, DayRule, Earner
from shuke.domain.programme.parts.goods import NO_GOODS, Scope
from shuke.domain.programme.parts.stored_value import LadderStep, StoredValue
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.programme_sentences import COUPONS, DAYS, DISCOUNTS, POINTS, STAMPS, STORED_VALUE
from shuke.wording.programme_told.speech import Speech, both, percent, times
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["coupons", "days", "discounts", "points", "stamps", "stored_value"]


def points(programme: Programme, speech: Speech) -> Iterator[Words]:
    rule = programme.earning
    yield said(POINTS["earn"], unit=speech.money(rule.unit))
    named = Listed(tuple(words for kind, words in TENDERS.items() if kind in rule.tenders))
    yield said(POINTS["tenders"], tenders=named)
    if rule.without != NO_GOODS:
        yield said(POINTS["without"], goods=speech.goods(rule.without))
    if rule.bulk_from:
        yield said(POINTS["bulk"], pieces=rule.bulk_from)
    for key, most in (("most_a_sale", rule.most_a_sale), ("most_a_day", rule.most_a_day)):
        if most is not None:
            yield said(POINTS[key], points=points_text(most))
    if rule.claimed_later is ClaimedLater.SAME_DAY:
        yield POINTS["claimed_later"]
    if rule.earner is Earner.OPERATOR:
        yield POINTS["operator"]
    yield from _as_money(programme, speech)
    yield said(POINTS["validity"], validity=speech.validity(programme.points_validity))
    if programme.notice_days:
        yield said(POINTS["notice"], days=programme.notice_days)


def _as_money(programme: Programme, speech: Speech) -> Iterator[Words]:
    rate = programme.points_as_money
    if rate is None or not rate.on:
        yield POINTS["never_money"]
    else:
        yield said(
            POINTS["as_money"],
            points=points_text(rate.points),
            worth=speech.money(rate.worth),
            step=points_text(rate.step),
        )
        if rate.least_balance:
            yield said(POINTS["least_balance"], points=points_text(rate.least_balance))
    if rate is not None and rate.in_cash:
        yield POINTS["in_cash"]


def days(programme: Programme, speech: Speech) -> Iterator[Words]:
    for day in programme.days:
        yield from _day(day, speech)


def _day(day: DayRule, speech: Speech) -> Iterator[Words]:
    name = both(day.name)
    yield said(
        DAYS["day"],
        name=name,
        when=speech.when(day.when),
        times=times(day.points_multiplier),
        who=speech.holders(day.tiers),
    )
    for tier, most in day.times_a_year:
        yield said(DAYS["limit"], name=name, tier=speech.holder(tier), times=most)
    if day.only is not None:
        yield said(DAYS["only"], name=name, goods=speech.goods(day.only))


def discounts(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.discounts:
        name, words = both(one.name), DISCOUNTS
        yield said(words["discount"], name=name, who=speech.holders(one.tiers), rate=speech.rate(one.rate))
        yield from _scope(words, name, Scope(one.only, one.without), speech)
        if one.when is not None:
            yield said(words["when"], name=name, when=speech.when(one.when))
        if one.least:
            yield said(words["least"], name=name, least=speech.money(one.least))
        if out := speech.days_out(one.not_on):
            yield said(words["not_on"], name=name, days=out)
        if not one.with_coupons:
            yield said(words["alone"], name=name)


def _scope(words: dict[str, Sentence], name: Words, scope: Scope, speech: Speech) -> Iterator[Words]:
    if scope.only is not None:
        yield said(words["only"], name=name, goods=speech.goods(scope.only))
    if scope.without != NO_GOODS:
        yield said(words["without"], name=name, goods=speech.goods(scope.without))


def coupons(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.coupons:
        yield from _coupon(one, speech)
    if programme.coupons:
        yield said(COUPONS["most"], count=programme.most_coupons)


def _coupon(one: Coupon, speech: Speech) -> Iterator[Words]:
    name = both(one.name)
    yield from _worth(one, name, speech)
    if one.threshold:
        yield said(COUPONS["threshold"], name=name, least=speech.money(one.threshold))
    yield from _scope(DISCOUNTS, name, one.scope, speech)
    if one.tiers:
        yield said(COUPONS["who"], name=name, tiers=speech.holders(one.tiers))
    yield said(COUPONS["validity"], name=name, validity=speech.validity(one.validity))
    if out := speech.days_out(one.not_on):
        yield said(DISCOUNTS["not_on"], name=name, days=out)
    if one.never_with:
        others = Listed(tuple(COUPONS[other.value] for other in sorted(one.never_with)))
        yield said(COUPONS["never_with"], name=name, others=others)
    if one.most_a_sale > 1:
        yield said(COUPONS["most_a_sale"], name=name, count=one.most_a_sale)
    if one.most_of_member is not None:
        yield said(COUPONS["most_of_member"], name=name, count=one.most_of_member)


def _worth(one: Coupon, name: Words, speech: Speech) -> Iterator[Words]:
    words = COUPONS[one.kind.value]
    if one.kind is CouponKind.AMOUNT:
        yield said(words, name=name, amount=speech.money(one.amount))
    elif one.kind is CouponKind.EXCHANGE:
        yield said(words, name=name, price=speech.money(one.price))
    elif one.kind is CouponKind.GIFT:
        yield said(words, name=name)
    for tier, rate in one.rates:
        if tier:
            yield said(COUPONS["rate_of"], name=name, tier=speech.holder(tier), rate=speech.rate(rate))
        else:
            yield said(words, name=name, rate=speech.rate(rate))


def stored_value(programme: Programme, speech: Speech) -> Iterator[Words]:
    rule = programme.stored_value
    if rule is None:
        return
    yield said(STORED_VALUE["least"], least=speech.money(rule.least))
    if rule.tiers:
        yield said(STORED_VALUE["who"], tiers=speech.holders(rule.tiers))
    for step in rule.ladder:
        yield said(STORED_VALUE["step"], least=speech.money(step.least), bonus=_bonus(step, speech))
    if rule.higher_rate_from is not None:
        yield said(STORED_VALUE["higher"], least=speech.money(rule.higher_rate_from))
    yield from _ceilings(rule, speech)
    yield said(STORED_VALUE["bonus_validity"], validity=speech.validity(rule.bonus_validity))
    yield from _spending(rule, speech)


def _ceilings(rule: StoredValue, speech: Speech) -> Iterator[Words]:
    if rule.most is None and rule.most_bearer is None:
        yield STORED_VALUE["no_ceiling"]
    for key, most in (("most", rule.most), ("most_bearer", rule.most_bearer)):
        if most is not None:
            yield said(STORED_VALUE[key], most=speech.money(most))


def _spending(rule: StoredValue, speech: Speech) -> Iterator[Words]:
    if rule.without_discounts:
        yield STORED_VALUE["alone"]
    if rule.same_day_below is not None:
        yield said(STORED_VALUE["same_day"], percent=percent(rule.same_day_below))
    if rule.proofs:
        yield said(STORED_VALUE["shows"], proofs=speech.proofs(rule.proofs))
    if rule.signed:
        yield STORED_VALUE["signed"]
    yield STORED_VALUE[rule.invoices.value]


def _bonus(step: LadderStep, speech: Speech) -> Words:
    parts: list[Words] = []
    if step.rate:
        parts.append(said(STORED_VALUE["rate"], percent=percent(step.rate)))
    if step.bonus:
        parts.append(speech.money(step.bonus))
    if step.gives is not None:
        parts.append(speech.gives(step.gives))
    return Listed(tuple(parts))


def stamps(programme: Programme, speech: Speech) -> Iterator[Words]:
    rule = programme.stamps
    if rule is None:
        return
    yield said(STAMPS["stamps"], full=rule.full)
    if rule.least:
        yield said(STAMPS["least"], least=speech.money(rule.least))
    yield from _scope(STAMPS, "", rule.scope, speech)

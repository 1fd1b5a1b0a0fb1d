"""Perks, rewards, gifts, the wheel, referral, events and what staff get, in words."""

from __future__ import annotations

from collections.abc import Iterator

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.programme.parts.perks import DecidedBy, Granted, Per, Perk
from shuke.wording.figures import points_text
from shuke.wording.programme_phrases import PER, TRIGGERS
from shuke.wording.programme_sentences import EVENTS, GIFTS, PERKS, REFERRAL, STAFF, WHEEL
from shuke.wording.programme_told.speech import Speech, both, percent
from shuke.wording.said import Words, said

__all__ = ["events", "gifts", "perks", "referral", "rewards", "staff", "wheel"]


def perks(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.perks:
        yield from _perk(one, speech)


def _perk(one: Perk, speech: Speech) -> Iterator[Words]:
    name, who = both(one.name), speech.holders(one.tiers)
    if one.per is Per.STANDING:
        yield said(PERKS["standing"], name=name, who=who)
    elif one.granted is not Granted.SPENDING and not one.amounts:
        yield said(
            PERKS["quota"], name=name, who=who, per=PER[one.per.value], amount=_amount(one, one.amount)
        )
    for tier, amount in one.amounts:
        yield said(PERKS["amount_of"], name=name, tier=speech.holder(tier), amount=_amount(one, amount))
    yield from _granted(one, name, speech)
    yield from _asked(one, name, speech)
    if one.gives is not None:
        yield said(PERKS["gives"], name=name, gives=speech.gives(one.gives))
    if one.partner:
        yield said(PERKS["partner"], name=name, partner=one.partner)


def _asked(one: Perk, name: Words, speech: Speech) -> Iterator[Words]:
    if one.when is not None:
        yield said(PERKS["when"], name=name, when=speech.when(one.when))
    if one.reaches is not None:
        yield said(PERKS["reaches"], name=name, reaches=speech.reaches(one.reaches))
    if one.proofs:
        yield said(PERKS["shows"], name=name, proofs=speech.proofs(one.proofs))
    if one.decided_by is DecidedBy.MANAGER:
        yield said(PERKS["manager"], name=name)
    if one.worth_most:
        yield said(PERKS["worth"], name=name, most=speech.money(one.worth_most))


def _granted(one: Perk, name: Words, speech: Speech) -> Iterator[Words]:
    if one.granted is Granted.PROMOTION:
        words = PERKS["from_tiers" if one.from_tiers else "promotion"]
        yield said(words, name=name, tiers=speech.holders(one.from_tiers))
    by = one.spending
    if by is None:
        return
    for step in by.steps:
        amount = _amount(one, step.amount)
        yield said(PERKS["step"], name=name, least=speech.money(step.least), amount=amount)
    if by.above is not None and by.each is not None:
        yield said(PERKS["each"], name=name, least=speech.money(by.above), each=speech.money(by.each))
    yield said(PERKS["most"], name=name, amount=_amount(one, by.most))


def _amount(one: Perk, amount: int) -> Words:
    return said(PERKS["amount"], amount=amount, unit=both(one.unit))


def rewards(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.rewards:
        name = both(one.name)
        yield said(
            PERKS["reward"],
            name=name,
            trigger=TRIGGERS[one.trigger.value],
            gives=speech.gives(one.gives),
            who=speech.holders(one.tiers),
        )
        if one.reaches is not None:
            yield said(PERKS["reaches"], name=name, reaches=speech.reaches(one.reaches))
        if one.when is not None:
            yield said(PERKS["when"], name=name, when=speech.when(one.when))
        yield said(PERKS["reward_per"], name=name, per=PER[one.per.value])


def gifts(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.gifts:
        yield from _gift(one, speech)
    for draw in programme.draws:
        name, day, what = both(draw.name), GIFTS[draw.on.value], speech.gives(draw.gives)
        if draw.everybody:
            yield said(GIFTS["everybody"], name=name, day=day, gives=what)
        else:
            yield said(GIFTS["draw"], name=name, day=day, winners=draw.winners, gives=what)
        if draw.tiers:
            yield said(GIFTS["who"], name=name, tiers=speech.holders(draw.tiers))
        yield said(GIFTS["collected"], name=name, validity=speech.validity(draw.collected))
        if out := speech.days_out(draw.not_on):
            yield said(WHEEL["not_on"], name=name, days=out)
        if one.proofs:
            yield said(PERKS["shows"], name=name, proofs=speech.proofs(one.proofs))


def _gift(one: Gift, speech: Speech) -> Iterator[Words]:
    name, price = both(one.name), points_text(one.points)
    if one.open_ended:
        yield said(GIFTS["open"], name=name, points=price)
    elif one.below:
        yield said(GIFTS["range"], name=name, points=price, below=points_text(one.below))
    else:
        yield said(GIFTS["gift"], name=name, points=price)
    for who, other in one.prices:
        yield said(GIFTS["price_of"], name=name, tier=speech.holder(who), points=points_text(other))
    if one.mixed_points:
        yield said(
            GIFTS["mixed"], name=name, points=points_text(one.mixed_points), pay=speech.money(one.mixed_pay)
        )
    if one.stock is not None:
        yield said(GIFTS["stock"], name=name, count=one.stock)
    if one.tiers:
        yield said(GIFTS["who"], name=name, tiers=speech.holders(one.tiers))
    if one.per is not None:
        words = GIFTS["per_group" if one.group else "per"]
        yield said(words, name=name, per=PER[one.per.value], most=one.most, group=one.group)
    yield from _shown(one, name, speech)
    yield from _gift_had(one, name, speech)


def _gift_had(one: Gift, name: Words, speech: Speech) -> Iterator[Words]:
    """What it is, when it is listed, and how what was ordered is collected."""
    if one.gives is not None:
        yield said(PERKS["gives"], name=name, gives=speech.gives(one.gives))
    if one.when is not None:
        yield said(PERKS["when"], name=name, when=speech.when(one.when))
    if one.collected is not None:
        yield said(GIFTS["collected"], name=name, validity=speech.validity(one.collected))
    if out := speech.days_out(one.not_on):
        yield said(WHEEL["not_on"], name=name, days=out)


def _shown(one: Gift, name: Words, speech: Speech) -> Iterator[Words]:
    if one.proofs:
        yield said(PERKS["shows"], name=name, proofs=speech.proofs(one.proofs))
    if one.shows_one_of:
        yield said(GIFTS["one_of"], name=name, proofs=speech.proofs(one.shows_one_of))
    if one.reviewed:
        yield said(GIFTS["reviewed"], name=name)


def wheel(programme: Programme, speech: Speech) -> Iterator[Words]:
    rule = programme.wheel
    if rule is None:
        return
    paid = rule.free_a_day < rule.spins_a_day and rule.points
    words = WHEEL["spins" if paid else "free"]
    yield said(words, spins=rule.spins_a_day, free=rule.free_a_day, points=points_text(rule.points))
    if rule.tiers:
        yield said(WHEEL["who"], tiers=speech.holders(rule.tiers))
    if rule.when is not None:
        yield said(WHEEL["when"], days=speech.dates(rule.when.first, rule.when.last))
    yield said(WHEEL["campaign"], campaign=rule.campaign)
    yield said(WHEEL["collected"], validity=speech.validity(rule.collected))
    if rule.where_won:
        yield WHEEL["where_won"]
    if rule.chances_days:
        yield said(WHEEL["chances"], days=rule.chances_days)
    for one in rule.segments:
        name = both(one.name)
        stock = said(WHEEL["stock"], count=one.stock) if one.stock is not None else WHEEL["endless"]
        yield said(WHEEL["segment"], name=name, weight=one.weight, stock=stock)
        if one.gives is not None:
            yield said(PERKS["gives"], name=name, gives=speech.gives(one.gives))
        if out := speech.days_out(one.not_on):
            yield said(WHEEL["not_on"], name=name, days=out)


def referral(programme: Programme, speech: Speech) -> Iterator[Words]:
    rule = programme.referral
    if rule is None:
        return
    if rule.points:
        yield said(REFERRAL["points"], points=points_text(rule.points))
    for window in rule.windows:
        first, last = window.dates.first.isoformat(), window.dates.last.isoformat()
        yield said(REFERRAL["window"], first=first, last=last, points=points_text(window.points))
    for level, money in zip(("direct", "second"), rule.by_spending, strict=False):
        yield said(REFERRAL[level], money=speech.money(money))


def events(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.events:
        yield from _event(one, speech)


def _event(one: Event, speech: Speech) -> Iterator[Words]:
    name = both(one.name)
    first, last = one.dates.first.isoformat(), one.dates.last.isoformat()
    yield said(EVENTS["event"], name=name, first=first, last=last, who=speech.holders(one.tiers))
    if one.needs_sign_up:
        yield said(EVENTS["opens"], name=name, opens=one.opens.isoformat())
    if one.places is not None:
        yield said(EVENTS["places"], name=name, places=one.places)
    if one.fee:
        yield said(EVENTS["fee"], name=name, fee=speech.money(one.fee))
    for who, fee in one.fees:
        yield said(EVENTS["fee_of"], name=name, tier=speech.holder(who), fee=speech.money(fee))
    if one.priority and one.priority_days:
        tiers = speech.holders(one.priority)
        yield said(EVENTS["priority"], name=name, tiers=tiers, days=one.priority_days)
    if one.gives is not None:
        yield said(EVENTS["gives"], name=name, gives=speech.gives(one.gives))
    for key, who_gets in (("double", one.double_gift), ("free", one.without_purchase)):
        if who_gets:
            yield said(EVENTS[key], name=name, tiers=speech.holders(who_gets))


def staff(programme: Programme, speech: Speech) -> Iterator[Words]:
    pay, service = programme.commission, programme.account_service
    if pay is not None:
        yield said(STAFF["commission"], percent=percent(pay.rate))
        if pay.sales_rate:
            yield said(STAFF["sales"], percent=percent(pay.sales_rate))
        if pay.enrolment:
            yield said(STAFF["enrolment"], amount=speech.money(pay.enrolment))
        for key, amount in (("first", pay.first_in_campaign), ("top", pay.top_seller)):
            if amount:
                yield said(STAFF[key], amount=speech.money(amount))
        for target in pay.targets:
            most = percent(target.most)
            yield said(STAFF["target"], name=both(target.name), worth=speech.money(target.worth), most=most)
        if pay.campaign is not None:
            dates = speech.dates(pay.campaign.first, pay.campaign.last)
            yield said(STAFF["campaign"], dates=dates)
    if service is not None:
        tiers = speech.holders(service.holders)
        yield said(STAFF["service"], tiers=tiers, staff=service.staff, most=service.most)
    if programme.corporate:
        yield STAFF["corporate"]

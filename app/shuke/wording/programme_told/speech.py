"""How the parts that all subjects share are said: holders, goods, days, thresholds, gifts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.parts.goods import Goods, Scope
from shuke.domain.programme.parts.measures import Counted, Reaches
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.validity import Validity
from shuke.domain.programme.parts.when import (
    Blackout,
    OnBirthday,
    OnBirthdayMonth,
    OnDayOfMonth,
    OnDayOfYear,
    OnHoliday,
    OnWeekdays,
    When,
)
from shuke.wording import programme_phrases as phrases
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["MoneyText", "Speech", "both", "percent", "times"]

MoneyText = Callable[[Money], str]

_IN_MONEY = (Counted.MONEY, Counted.TOP_UP)


def both(words: Bilingual) -> Sentence:
    return Sentence(zh=words.zh, en=words.en)


def percent(share: Fraction) -> str:
    return decimal_text(share * 100)


def times(multiplier: Fraction) -> str:
    return decimal_text(multiplier)


@dataclass(frozen=True, slots=True)
class Speech:
    """Knows the programme's names, and how an amount is written."""

    programme: Programme
    money_text: MoneyText

    def money(self, amount: Money) -> str:
        """An amount; idle zeros are left out, as a person writes a threshold."""
        written = self.money_text(amount)
        return written.removesuffix("." + "0" * self.programme.money_digits)

    # who

    def holder(self, key: str) -> Words:
        """The name of a tier or of a card beside it."""
        return self._names().get(key, key)

    def holders(self, keys: Iterable[str]) -> Words:
        """Named in the order of the programme; all members if nobody is named."""
        keys = frozenset(keys)
        order = list(self._names())
        named = sorted(keys, key=lambda key: order.index(key) if key in order else len(order))
        return Listed(tuple(self.holder(key) for key in named)) if named else phrases.EVERYBODY

    def _names(self) -> dict[str, Words]:
        names: dict[str, Words] = {tier.key: both(tier.name) for tier in self.programme.tiers}
        return names | {card.key: both(card.name) for card in self.programme.cards}

    def proofs(self, proofs: Iterable[Proof]) -> Words:
        return Listed(tuple(phrases.PROOFS[proof.value] for proof in proofs))

    # what, when, how long

    def goods(self, goods: Goods) -> Words:
        parts: list[Words] = [*sorted(goods.categories), *sorted(goods.brands)]
        parts += [said(phrases.GOODS["zone"], name=zone) for zone in sorted(goods.zones)]
        parts += [said(phrases.GOODS["style"], name=style) for style in sorted(goods.styles)]
        parts += [said(phrases.GOODS["article"], name=article) for article in sorted(goods.articles)]
        parts += [phrases.GOODS["reduced"]] if goods.reduced else []
        parts += [phrases.GOODS["special_price"]] if goods.special_price else []
        return Listed(tuple(parts))

    def scope(self, scope: Scope) -> Words:
        """Empty for all goods."""
        parts: list[Words] = []
        if scope.only is not None:
            parts.append(said(phrases.GOODS["only"], goods=self.goods(scope.only)))
        if scope.without != Goods():
            parts.append(said(phrases.GOODS["without"], goods=self.goods(scope.without)))
        return Listed(tuple(parts)) if parts else ""

    def when(self, when: When) -> Words:
        words = phrases.WHEN
        match when:
            case OnBirthday():
                return words["birthday"]
            case OnBirthdayMonth():
                return words["birthday-month"]
            case OnDayOfMonth(day=day):
                return said(words["day-of-month"], day=day)
            case OnDayOfYear(month=month, day=day):
                return said(words["day-of-year"], month=month, day=day)
            case OnWeekdays(weekdays=days):
                named = Listed(tuple(phrases.WEEKDAYS[day - 1] for day in sorted(days)))
                return said(words["weekdays"], days=named)
            case OnHoliday(name=name):
                return said(words["one_holiday"], name=name) if name else words["holiday"]
        return self.dates(when.first, when.last)

    def dates(self, first: date, last: date) -> Words:
        return said(phrases.WHEN["dates"], first=first.isoformat(), last=last.isoformat())

    def days_out(self, blackout: Blackout) -> Words:
        """Empty if there are none."""
        parts: list[Words] = [self.dates(span.first, span.last) for span in blackout.spans]
        parts += [phrases.WHEN["holidays"]] if blackout.holidays else []
        return Listed(tuple(parts)) if parts else ""

    def validity(self, validity: Validity) -> Words:
        until = validity.until.isoformat() if validity.until else ""
        return said(phrases.VALIDITY[validity.kind.value], count=validity.count, until=until)

    # how much

    def rate(self, rate: Fraction) -> Words:
        """What is paid of the price."""
        return said(phrases.RATE, percent=percent(rate))

    def reaches(self, reaches: Reaches) -> Words:
        measure = reaches.measure
        amount = (
            self.money(Money(reaches.least)) if measure.counted in _IN_MONEY else points_text(reaches.least)
        )
        counted = phrases.OVER if reaches.over else phrases.COUNTED
        what = said(counted[measure.counted.value], least=amount)
        span = said(phrases.SPANS[measure.span.value], days=measure.days)
        goods = self.scope(measure.goods)
        words = (
            said(phrases.REACHES["goods"], span=span, what=what, goods=goods)
            if goods
            else said(phrases.REACHES["plain"], span=span, what=what)
        )
        if measure.bulk_from:
            return said(phrases.REACHES["bulk"], reaches=words, pieces=measure.bulk_from)
        return words

    def gives(self, gives: Gives) -> Words:
        parts: list[Words] = []
        if gives.points:
            parts.append(said(phrases.GIVES["points"], points=points_text(gives.points)))
        if gives.coupon:
            kind = self.programme.coupon(gives.coupon)
            name = both(kind.name) if kind else gives.coupon
            parts.append(said(phrases.GIVES["coupon"], name=name, count=gives.count))
        if gives.thing is not None:
            parts.append(self._thing(gives, both(gives.thing)))
        if gives.bonus:
            parts.append(said(phrases.GIVES["bonus"], bonus=self.money(gives.bonus)))
        return Listed(tuple(parts))

    def _thing(self, gives: Gives, thing: Sentence) -> Words:
        least, most = gives.worth_least, gives.worth_most
        if least and most and least != most:
            words = phrases.GIVES["worth_range"]
            return said(words, thing=thing, least=self.money(least), most=self.money(most))
        worth = least or most
        return said(phrases.GIVES["worth"], thing=thing, least=self.money(worth)) if worth else thing

"""What staff get for what they sold in a time: top-ups, goods, enrolments; each amount with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.explanation import Reason, Value
from shuke.domain.membership.book import Book
from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.staff_pay import Commission, Target
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["Goal", "Pay", "PayLine", "Worked", "commission"]

RULE = "commission"


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody in a post is to reach in the time: top-ups sold by a team, or by himself alone.

    Attributes:
        post: the key of a target in the document.
    """

    person: str
    post: str
    amount: Money
    team: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Worked:
    """What somebody sold in the time, what came back of what they had sold, and whom they enrolled."""

    person: str
    sold: Money = ZERO
    back: Money = ZERO
    enrolled: int = 0


@dataclass(frozen=True, slots=True)
class PayLine:
    """One amount, and why; below zero where a top-up was paid back."""

    person: str
    amount: Money
    why: Reason


@dataclass(frozen=True, slots=True)
class Pay:
    person: str
    lines: tuple[PayLine, ...]

    @property
    def amount(self) -> Money:
        return total(line.amount for line in self.lines)


def commission(
    book: Book,
    programme: Programme,
    first: date,
    last: date,
    goals: Sequence[Goal] = (),
    work: Sequence[Worked] = (),
) -> tuple[Pay, ...] | Reason:
    """The statement of these days, both included, by name of person; or why there can be none.

    A top-up paid back takes its share back in the statement of that day. A campaign's top seller is paid with the
    day on which the campaign ends; of equals each is.
    """
    rules = programme.commission
    if rules is None:
        return reason(RULE, ValueTells.NO_COMMISSION)
    posts = {target.key: target for target in rules.targets}
    unknown = next((goal for goal in goals if goal.post not in posts), None)
    if unknown is not None:
        return reason(RULE, ValueTells.POST_UNKNOWN, choices=", ".join(posts), post=unknown.post)
    sold = [one for one in book.top_ups.values() if one.seller]
    lines = [
        *(line for one in work for line in _worked(rules, one)),
        *_shares(rules, sold, first, last),
        *_campaign(rules, sold, first, last),
        *(_target(posts[goal.post], goal, sold, first, last) for goal in goals),
    ]
    by_person: defaultdict[str, list[PayLine]] = defaultdict(list)
    for line in lines:
        by_person[line.person].append(line)
    return tuple(Pay(person, tuple(by_person[person])) for person in sorted(by_person))


def _worked(rules: Commission, one: Worked) -> Iterator[PayLine]:
    if rules.sales_rate and one.sold:
        share = one.sold.portion(rules.sales_rate)
        yield _line(one.person, share, ValueTells.PAY_SALES, paid=one.sold)
    if rules.sales_rate and one.back:
        share = -one.back.portion(rules.sales_rate)
        yield _line(one.person, share, ValueTells.PAY_SALES_BACK, paid=one.back)
    if rules.enrolment and one.enrolled:
        amount = Money(rules.enrolment.minor * one.enrolled)
        yield _line(one.person, amount, ValueTells.PAY_ENROLLED, count=one.enrolled)


def _shares(rules: Commission, sold: Iterable[TopUpOnRecord], first: date, last: date) -> Iterator[PayLine]:
    """The share of each top-up, and of each paid back."""
    for one in sold:
        paid_back = Money(
            -sum(
                entry.amount
                for entry in one.entries
                if entry.account is AccountKind.PRINCIPAL and entry.on and first <= entry.on <= last
            )
        )
        if first <= one.business_date <= last:
            says = ValueTells.PAY_FIRST if one.first else ValueTells.PAY_LATER
            yield _line(one.seller, one.paid.portion(rules.rate), says, holder=one.holder, paid=one.paid)
        if paid_back:
            share = -paid_back.portion(rules.rate)
            yield _line(one.seller, share, ValueTells.PAY_PAID_BACK, holder=one.holder, paid=paid_back)


def _campaign(rules: Commission, sold: Iterable[TopUpOnRecord], first: date, last: date) -> Iterator[PayLine]:
    dates = rules.campaign
    if dates is None:
        return
    within = [one for one in sold if dates.first <= one.business_date <= dates.last and one.kept]
    begun: set[str] = set()
    for one in within:
        if one.first and one.seller not in begun and rules.first_in_campaign:
            begun.add(one.seller)
            if first <= one.business_date <= last:
                yield _line(one.seller, rules.first_in_campaign, ValueTells.PAY_CAMPAIGN, holder=one.holder)
    if not (rules.top_seller and first <= dates.last <= last):
        return
    sums: defaultdict[str, int] = defaultdict(int)
    for one in within:
        sums[one.seller] += one.kept.minor
    most = max(sums.values(), default=0)
    for seller in sorted(name for name, sum_of in sums.items() if sum_of == most):
        yield _line(seller, rules.top_seller, ValueTells.PAY_TOP_SELLER, paid=Money(most))


def _target(target: Target, goal: Goal, sold: Iterable[TopUpOnRecord], first: date, last: date) -> PayLine:
    team = goal.team or {goal.person}
    reached = total(one.kept for one in sold if one.seller in team and first <= one.business_date <= last)
    share = min(Fraction(reached.minor, goal.amount.minor), target.most)
    percent = f"{decimal_text(Fraction(round(share * 10000), 100))}%"
    return _line(
        goal.person,
        target.worth.portion(share),
        ValueTells.PAY_TARGET,
        name=target.name,
        reached=reached,
        share=percent,
        target=goal.amount,
    )


def _line(person: str, amount: Money, says: ValueTells, **values: Value) -> PayLine:
    told = {"pay": amount, "person": person, **values}
    return PayLine(person, amount, Reason(RULE, True, says.value, tuple(sorted(told.items())), amount))

"""What the programme costs in some months: of a till's shop, or at head office of a chain or a shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import reduce
from operator import add
from zoneinfo import ZoneInfo

from shuke.application.counter.desk import Desk
from shuke.application.figures.counting import (
    MOST_LISTED,
    CountedBefore,
    counted_buyers,
    counted_most,
    counted_spending,
)
from shuke.application.figures.dashboard import NOTHING_MOVED
from shuke.application.figures.messages_sent import messages_sent
from shuke.application.figures.whole_shop import WholeShop, shops_cards
from shuke.application.ports.costs import Buyers, CardSums, MemberSums
from shuke.application.ports.day_figures import DayFigures, DaySums, MoveSums
from shuke.application.ports.shop_figures import ToldFigures
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.staff_pay.statement import pays_of
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.figures.costs_said import NOTHING_SAID, WHOLE_CHAIN, CostsSaid
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.figures.programme_cost import (
    BudgetSeen,
    CostKind,
    Given,
    Margin,
    MonthCost,
    PointRate,
    costs_of,
)
from shuke.domain.figures.tier_ladder import shape_of
from shuke.domain.figures.tier_shape import Finding
from shuke.domain.money import ZERO, Money, total
from shuke.domain.profile import mask_name
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.wording.programme_cost import CostReport

__all__ = [
    "MOST_LISTED",
    "CostScope",
    "CostSeen",
    "MemberSeen",
    "budget_now",
    "given_together",
    "margin_of",
    "programme_cost",
    "read_budget",
    "read_cost",
    "till_scope",
]

_NOTHING = CardSums()


@dataclass(frozen=True, slots=True)
class CostScope:
    """
    Attributes:
        tills: whose costs; None: everybody's that is known here.
        scope: whose word on costs counts, and whose budget; see `CostsSet`.
        whole: nothing is told of a part of the shops alone, so that what belongs to no shop is told, too.
        members_known: all members' tiers are known here.
        told: at a till, what its shop's other tills did is added, as head office told it then; None: nothing is.
    """

    tills: frozenset[str] | None
    scope: str
    zone: str
    programme: Programme | None
    whole: bool
    members_known: bool
    told: ToldFigures | None = None


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """`name` with stars, or the card's number."""

    name: str
    number: str
    sums: MemberSums


@dataclass(frozen=True, slots=True)
class CostSeen:
    """
    Attributes:
        by_month: each of the months, up to the present one.
        cards: what members bought with, by the card's word (see `card_of`); `by_till` the same by till.
        rate: None: points pay nothing at the counter.
        said: what counts here; `own`: what was said of just this scope.
        budget: None: there is none.
        given_by_till: what was given at each till; messages and commission are no till's.
        given_by_till, buyers, joined, referred, findings, members: of the reports that tell them; None: they were not
            asked for, or cannot be told of a part.
        counted_at: when the report's count was made, in local time, where members bought or brought back something
            since; `sales_since`: how often they bought. None: it has everything.
        told: as in `CostScope`.
    """

    months: Months
    today: date
    by_month: tuple[MonthCost, ...]
    cards: Mapping[str, CardSums]
    by_till: Mapping[str, CardSums]
    rate: PointRate | None
    said: CostsSaid
    own: CostsSaid
    budget: BudgetSeen | None
    whole: bool
    joined: int
    referred: int
    tiers: Mapping[str, Bilingual]
    cards_beside: Mapping[str, Bilingual]
    given_by_till: Mapping[str, Given] | None = None
    buyers: Buyers | None = None
    findings: tuple[Finding, ...] | None = None
    members: tuple[MemberSeen, ...] | None = None
    counted_at: datetime | None = None
    sales_since: int = 0
    told: ToldFigures | None = None

    @property
    def together(self) -> MonthCost:
        """Of all months; a kind that is told of some is told."""
        costs: dict[CostKind, Money] = {}
        for month in self.by_month:
            for kind, amount in month.costs.items():
                costs[kind] = costs.get(kind, ZERO) + amount
        months = self.by_month
        margin = Margin(
            total(one.margin.amount for one in months), total(one.margin.unknown for one in months)
        )
        given = given_together([one.given for one in months])
        return MonthCost("", costs, given, total(one.sold for one in months), margin)


def till_scope(desk: Desk, work: Work) -> CostScope:
    """This till's shop, under its word: its other tills as head office told of them."""
    alone = desk.contact.alone
    known = alone or not work.keepings.policy().is_a_part
    programme: Programme | None = None
    with suppress(NoProgramme):  # then points pay nothing, and there are no tiers
        programme = desk.programme_in_force(work)
    shop = desk.shop
    told = None if alone else work.shop_figures.told(shop.shop_id)
    return CostScope(None, shop.shop_id, shop.zone, programme, whole=True, members_known=known, told=told)


def programme_cost(
    desk: Desk, work: Work, session: Session, months: Months | None, kind: MonthsKind, which: CostReport
) -> CostSeen | Refused:
    """Of this till's shop, those months; without any, the present month, quarter or year."""
    if not session.may(Right.SEE_EXPOSURE):
        return Refused(Refusal.NOT_ALLOWED)
    today = desk.recorder.today(work, desk.shop)
    return read_cost(work, till_scope(desk, work), months or months_of(kind, today), today, which)


def budget_now(desk: Desk, work: Work, session: Session) -> BudgetSeen | Refused | None:
    """How this till's shop stands with its budget; None: it has none."""
    if not session.may(Right.SEE_EXPOSURE):
        return Refused(Refusal.NOT_ALLOWED)
    return read_budget(work, till_scope(desk, work), desk.recorder.today(work, desk.shop))


def read_cost(work: Work, scope: CostScope, months: Months, today: date, which: CostReport) -> CostSeen:
    """Without asking for a right: whoever calls has done so. Beyond sums, what the report is made of."""
    said, own = _said(work, scope.scope)
    rate, programme = _rate(scope.programme), scope.programme
    rows = _cards(work, scope, months)
    cards: dict[str, CardSums] = {}
    by_till: dict[str, CardSums] = {}
    for _, till, card, sums in rows:
        cards[card] = cards.get(card, _NOTHING) + sums
        by_till[till] = by_till.get(till, _NOTHING) + sums
    by_day = _days(work, scope).by_day(months.first_day, months.last_day, scope.tills)
    by_tier = {one.key: one.name for one in programme.tiers} if programme else {}
    beside = {one.key: one.name for one in programme.cards} if programme else {}
    buyers, findings, members, before = _walked(work, scope, months, which)
    return CostSeen(
        months,
        today,
        tuple(_by_month(work, scope, months, today, said)),
        cards,
        by_till,
        rate,
        said,
        own,
        read_budget(work, scope, today),
        scope.whole,
        sum(one.joined for one in by_day.values()),
        sum(one.referred for one in by_day.values()),
        by_tier,
        beside,
        _given_by_till(work, scope, months, by_till) if which is CostReport.SHOPS else None,
        buyers,
        findings,
        members,
        datetime.fromtimestamp(before.at_ms / 1000, ZoneInfo(scope.zone)) if before else None,
        before.sales if before else 0,
        scope.told,
    )


def read_budget(work: Work, scope: CostScope, today: date) -> BudgetSeen | None:
    """Of the present month or year, under this scope's own word."""
    said, own = _said(work, scope.scope)
    if not own.budget:
        return None
    months = months_of(MonthsKind.YEAR if own.yearly else MonthsKind.MONTH, today)
    spent = total(one.cost for one in _by_month(work, scope, months, today, said))
    return BudgetSeen(f"{today:%Y}" if own.yearly else f"{today:%Y-%m}", own.budget, spent)


def margin_of(sums: CardSums, said: CostsSaid) -> Margin:
    off = sums.discount_minor + sums.coupon_minor + sums.points_minor
    return Margin.of(
        Money(sums.sold_minor), Money(off), Money(sums.costed_minor), Money(sums.cost_minor), said
    )


def _days(work: Work, scope: CostScope) -> DayFigures:
    return WholeShop(work.day_figures, work.shop_figures) if scope.told else work.day_figures


def _cards(work: Work, scope: CostScope, months: Months) -> Sequence[tuple[str, str, str, CardSums]]:
    if scope.told:
        return shops_cards(work.costs, work.shop_figures, months, scope.tills)
    return work.costs.cards(months, scope.tills)


def _said(work: Work, scope: str) -> tuple[CostsSaid, CostsSaid]:
    """What counts, and what was said of just this scope: a shop goes by the chain's word until it has its own."""
    every = work.costs.said()
    own = every.get(scope, NOTHING_SAID)
    chains = replace(every.get(WHOLE_CHAIN, NOTHING_SAID), budget=ZERO)
    costs = replace(own, budget=ZERO, yearly=False)
    return (own if costs != NOTHING_SAID else chains), own


def _rate(programme: Programme | None) -> PointRate | None:
    rate = programme.points_as_money if programme else None
    return PointRate(rate.points, rate.worth) if rate is not None and rate.on else None


def _by_month(
    work: Work, scope: CostScope, months: Months, today: date, said: CostsSaid
) -> Sequence[MonthCost]:
    """Months that have not begun are left out."""
    sums: dict[str, CardSums] = {}
    for month, _, _, one in _cards(work, scope, months):
        sums[month] = sums.get(month, _NOTHING) + one
    days: dict[str, list[DaySums]] = {}
    for day, of_day in _days(work, scope).by_day(months.first_day, months.last_day, scope.tills).items():
        days.setdefault(f"{day:%Y-%m}", []).append(of_day)
    rate = _rate(scope.programme)
    found = []
    for name, (first, last) in zip(months.names, months.days, strict=True):
        if first <= today:
            card = sums.get(name, _NOTHING)
            given = _given(work, scope, first, last, card, days.get(name, []))
            costs = costs_of(given, said, rate)
            found.append(MonthCost(name, costs, given, Money(card.sold_minor), margin_of(card, said)))
    return found


def _given(
    work: Work, scope: CostScope, first: date, last: date, card: CardSums, days: Sequence[DaySums]
) -> Given:
    moves = _days(work, scope).moves(first, last, scope.tills)
    return replace(
        _given_at(card, days, moves),
        messages=messages_sent(work, scope.zone, first, last).cost if scope.whole else None,
        commission=_commission(work, scope.programme, first, last) if scope.whole else None,
    )


def _given_by_till(
    work: Work, scope: CostScope, months: Months, cards: Mapping[str, CardSums]
) -> dict[str, Given]:
    asked = (months.first_day, months.last_day, scope.tills)
    rows = _days(work, scope)
    days, moves = rows.by_till(*asked), rows.moves_by_till(*asked)
    return {
        till: _given_at(cards.get(till, _NOTHING), [days[till]] if till in days else [], moves.get(till, {}))
        for till in sorted(cards.keys() | days.keys() | moves.keys())
    }


def _given_at(card: CardSums, days: Sequence[DaySums], moves: Mapping[AccountKind, MoveSums]) -> Given:
    """What tills recorded: messages and commission are no till's."""
    counted: Counter[str] = Counter()
    for one in days:
        for name in ("gifts", "perks", "guests", "event_fees_minor", "joined", "welcome_points"):
            counted[name] += getattr(one, name)
    points, bonus, prizes = (
        moves.get(account, NOTHING_MOVED)
        for account in (AccountKind.POINTS, AccountKind.BONUS, AccountKind.PRIZE)
    )
    return Given(
        discount=Money(card.discount_minor),
        coupons=Money(card.coupon_minor),
        points=points.came - points.lapsed,
        welcome_points=counted["welcome_points"],
        bonus=Money(bonus.came - bonus.lapsed),
        gifts=counted["gifts"],
        prizes=prizes.went,
        perks=counted["perks"],
        guests=counted["guests"],
        fees=Money(counted["event_fees_minor"]),
        joined=counted["joined"],
        messages=None,
        commission=None,
    )


def _commission(work: Work, programme: Programme | None, first: date, last: date) -> Money | None:
    """None: the programme pays none."""
    if programme is None or programme.commission is None:
        return None
    pays = pays_of(work, programme, first, last)
    return ZERO if isinstance(pays, Reason) else total(one.amount for one in pays)


def given_together(given: Sequence[Given]) -> Given:
    """The sums; what is told of some is told."""

    def summed(name: str) -> object:
        values = [value for one in given if (value := getattr(one, name)) is not None]
        return reduce(add, values) if values else None

    return Given(**{one.name: summed(one.name) for one in fields(Given)})  # type: ignore[arg-type]


_Walked = tuple[
    Buyers | None, tuple[Finding, ...] | None, tuple[MemberSeen, ...] | None, CountedBefore | None
]


def _walked(work: Work, scope: CostScope, months: Months, which: CostReport) -> _Walked:
    """What goes by members, if the report tells it: of all shops together only."""
    if scope.whole and which is CostReport.RATES:
        buyers, before = counted_buyers(work, months)
        return buyers, None, None, before
    if scope.whole and which in (CostReport.BROUGHT, CostReport.TAKEN):
        most, before = counted_most(work, months, by_cost=which is CostReport.TAKEN)
        return None, None, tuple(_member(work, one) for one in most), before
    if scope.whole and which is CostReport.SHAPE and scope.programme is not None and scope.members_known:
        spending, before = counted_spending(work, months)
        return None, shape_of(scope.programme, work.day_figures.tiers(), spending), None, before
    return None, None, None, None


def _member(work: Work, one: MemberSums) -> MemberSeen:
    member = work.members.get(one.member_id)
    name, number = (mask_name(member.profile.name), member.number) if member else ("", one.member_id)
    return MemberSeen(name, number, one)

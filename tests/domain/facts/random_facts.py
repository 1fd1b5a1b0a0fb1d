"""Facts of every kind, made at random from the shape of their bodies, for laws that hold for all of them.

Names of things (members, cards, tills …) come from a few, so that facts meet in the same rows. Everything else
is whatever its type allows.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from domain.random_allowances import policies
from shuke.domain.basket import ByHand, HandKind
from shuke.domain.facts.card_changed import CardChanged
from shuke.domain.facts.day_brought import DayBrought
from shuke.domain.facts.entries import CouponIssued
from shuke.domain.facts.event_booked import EventBooked
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.handed_out import HandedOut
from shuke.domain.facts.kinds import KINDS, FactBody
from shuke.domain.facts.lots_drawn import LotsBrought
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.facts.member_came_back import MemberCameBack
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.prize_turned import PrizeTurnedOver
from shuke.domain.facts.review_decided import ReviewDecided
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.value_paid_back import ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.keeping import LEAST_DAYS, MOST_DAYS, Keeping, Kept
from shuke.domain.money import Money
from shuke.domain.slices.allowance import Allowance

__all__ = ["TENANT", "TILLS", "Happened", "bodies", "happened", "happenings", "headers", "values_of"]

TENANT = "tenant-1"
TILLS = ("S01-1", "S01-2", "head-office")

_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
_NUMBERS = st.integers(-(10**9), 10**9)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

_FEW = {
    "member_id": ("m-1", "m-2", "m-3"),
    "card_id": ("c-1", "c-2", "c-3"),
    "replaces": ("", "c-1", "c-2"),
    "article_id": ("a-1", "a-2"),
    "department_id": ("d-1", "d-2"),
    "staff_id": ("st-1", "st-2"),
    "shop_id": ("S01", "S02"),
    "till": TILLS,
    "top_up_id": ("t-1", "t-2"),
    "lot": ("never", "2026-12-31", "2027-12-31"),
    "programme": ("tea-chain", "coffee"),
    "version": (1, 2),
    "rank": (0, 1, 2),
    "term": (0, 1),
    "turn": (0, 1),
    "event": ("e-1", "e-2"),
    "event_id": ("e-1", "e-2"),
    "under": ("", "m-1"),
    "feedback_id": ("f-1", "f-2"),
    "request_id": ("", "r-1", "r-2"),
    "public_key": (bytes(range(32)), bytes(32)),
    "last_visit_ms": (0, 1, 1_793_757_600_000),
    "uses": ((), (("member-day", "2026-03-15"),), (("member-day", "2026"), ("member-day", "2026"))),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact's header and body."""

    header: FactHeader
    body: FactBody

    def rows(self) -> tuple[RowOperation, ...]:
        return self.body.rows(self.header)


@cache
def values_of(shape: Any) -> st.SearchStrategy[Any]:
    """Values of a type that facts carry: numbers, text, bytes, money, dates, enums, tuples, dataclasses."""
    origin = get_origin(shape)
    if origin is tuple:
        return _tuples(get_args(shape))
    if origin in (types.UnionType, Union):
        return st.one_of([values_of(option) for option in get_args(shape)])
    if shape in _PLAIN:
        return _PLAIN[shape]
    if isinstance(shape, type) and issubclass(shape, Enum):
        return st.sampled_from(shape)
    if is_dataclass(shape) and isinstance(shape, type):
        hints = get_type_hints(shape)
        return _built(
            _Shape(shape, {item.name: _named(item.name, hints[item.name]) for item in fields(shape)})
        )
    raise AssertionError(f"no values are known of {shape}")


class _Shape:
    """A dataclass and the values of its fields; told in one word, however deep it is."""

    def __init__(self, kind: Any, parts: dict[str, st.SearchStrategy[Any]]) -> None:
        self.kind = kind
        self.parts = parts

    def __repr__(self) -> str:
        return str(self.kind.__name__)


@st.composite
def _built(draw: st.DrawFn, shape: _Shape) -> Any:
    return shape.kind(**{name: draw(part) for name, part in shape.parts.items()})


@cache
def bodies(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Bodies of one kind of fact."""
    made = values_of(kind)
    if kind is LotsLapsed:
        return made.map(_even_columns)
    return made.map(_numbered_lines) if kind is SaleCompleted else made


@cache
def headers() -> st.SearchStrategy[FactHeader]:
    """The first fact of some till's epoch."""
    return st.builds(
        FactHeader,
        tenant=st.just(TENANT),
        till=st.sampled_from(TILLS),
        epoch=st.integers(1, 2),
        seq=st.just(1),
        previous=st.just(GENESIS),
        recorded_at_ms=st.integers(0, 2**43),
        business_date=_DAYS,
        staff=st.sampled_from(["", "st-1"]),
    )


@cache
def happened(kinds: tuple[type[Any], ...] = tuple(KINDS.values())) -> st.SearchStrategy[Happened]:
    """One fact of any of these kinds."""
    made = st.builds(Happened, headers(), st.one_of([bodies(kind) for kind in kinds]))
    return made.map(lambda fact: replace(fact, body=_with_own_coupons(fact.body, fact.header)))


@cache
def happenings(
    most: int = 12, kinds: tuple[type[Any], ...] = tuple(KINDS.values())
) -> st.SearchStrategy[list[Happened]]:
    """A few facts of several tills, each till's in the order of its journal."""
    return st.lists(happened(kinds), max_size=most).map(_one_after_another)


def _one_after_another(facts: list[Happened]) -> list[Happened]:
    last: dict[tuple[str, int], int] = {}
    placed: list[Happened] = []
    for fact in facts:
        place = (fact.header.till, fact.header.epoch)
        last[place] = last.get(place, 0) + 1
        header = replace(fact.header, seq=last[place])
        placed.append(Happened(header, _with_own_coupons(_with_own_stock(fact.body), header)))
    return placed


def _with_own_stock(body: FactBody) -> FactBody:
    """Whoever holds what there is only so much of is no member."""
    if not isinstance(body, HandedOut):
        return body
    stock = (replace(one, member_id=f"stock-{number}", coupons=()) for number, one in enumerate(body.stock))
    return replace(body, stock=tuple(stock))


def _with_own_coupons(body: FactBody, header: FactHeader) -> FactBody:
    """The id of a coupon, or a prize, is made by the till that gives it, and never twice."""

    def own(coupons: tuple[CouponIssued, ...]) -> tuple[CouponIssued, ...]:
        place = f"{header.till}.{header.epoch}.{header.seq}"
        return tuple(replace(one, coupon_id=f"{place}.{number}") for number, one in enumerate(coupons))

    if isinstance(body, SaleCompleted):
        return replace(body, coupons_given=own(body.coupons_given))
    if isinstance(body, MemberEnrolled | MemberPromoted | MemberCameBack):
        return replace(body, given=replace(body.given, coupons=own(body.given.coupons)))
    if isinstance(body, ReviewDecided | MemberErased):
        return replace(body, outcome=replace(body.outcome, coupons=own(body.outcome.coupons)))
    if isinstance(body, HandedOut):
        place = f"{header.till}.{header.epoch}.{header.seq}"
        ordered = None if body.prize is None else replace(body.prize, prize_id=place)
        member = replace(body.member, coupons=own(body.member.coupons))
        return replace(body, member=member, prize=ordered)
    if isinstance(body, EventBooked | FeedbackAnswered | PrizeTurnedOver | ValueToppedUp | ValuePaidBack):
        return replace(body, member=replace(body.member, coupons=own(body.member.coupons)))
    if isinstance(body, LotsBrought):
        place = f"{header.till}.{header.epoch}.{header.seq}"
        members = tuple(
            replace(one, member_id=f"m-{number}", coupons=own(one.coupons))
            for number, one in enumerate(body.members)
        )
        prizes = tuple(
            (member_id, replace(prize, prize_id=f"{place}.{number}"))
            for number, (member_id, prize) in enumerate(body.prizes)
        )
        return replace(body, members=members, prizes=prizes)
    if isinstance(body, WheelSpun):
        place = f"{header.till}.{header.epoch}.{header.seq}"
        won = None if body.prize is None else replace(body.prize, prize_id=place)
        members = tuple(
            replace(one, member_id=f"m-{number}", coupons=own(one.coupons))
            for number, one in enumerate(body.members)
        )
        return replace(body, members=members, prize=won)
    if isinstance(body, DayBrought | CardChanged | RunBrought):
        members = tuple(
            replace(one, member_id=f"m-{number}", coupons=own(one.coupons))
            for number, one in enumerate(body.members)
        )
        return replace(body, members=members)
    return body


def _named(name: str, shape: Any) -> st.SearchStrategy[Any]:
    few = _FEW.get(name)
    if few is None:
        return values_of(shape)
    fitting = st.sampled_from(few)
    return st.none() | fitting if type(None) in get_args(shape) else fitting


def _tuples(parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=3).map(tuple)
    return st.tuples(*(values_of(part) for part in parts))


def _even_columns(body: LotsLapsed) -> LotsLapsed:
    """An amount for each member, and slices of members that there are."""
    return replace(body, lots=tuple(_even(lot) for lot in body.lots))


def _even(lot: LapsedLot) -> LapsedLot:
    members = tuple(f"m-{number}" for number, _ in enumerate(zip(lot.members, lot.amounts, strict=False), 1))
    slices = []
    for part in lot.slices:
        pairs = list(zip(part.places, part.amounts, strict=False)) if members else []
        places = tuple(place % len(members) for place, _ in pairs)
        slices.append(LapsedSlices(part.till, places, tuple(amount for _, amount in pairs)))
    return LapsedLot(lot.account, lot.lot, members, lot.amounts[: len(members)], tuple(slices))


def _numbered_lines(sale: SaleCompleted) -> SaleCompleted:
    """Lines of one sale have numbers of their own; the basket sees to that."""
    lines = tuple(
        replace(sold, line=replace(sold.line, line_id=place))
        for place, sold in enumerate(sale.lines, start=1)
    )
    return replace(sale, lines=lines)


def prices_by_hand() -> st.SearchStrategy[ByHand]:
    """More than a hundred percent off no till takes; of a billion of them no sum would fit a row."""
    return st.builds(
        ByHand, st.sampled_from(HandKind), st.integers(0, 100), _TEXTS, _TEXTS, _TEXTS, st.booleans()
    )


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    ByHand: prices_by_hand(),
    Keeping: st.builds(Keeping, st.sampled_from(Kept), st.integers(LEAST_DAYS, MOST_DAYS)),
    Allowance: policies(),
    int: _NUMBERS,
    str: _TEXTS,
    bytes: st.binary(max_size=8),
    bool: st.booleans(),
    type(None): st.none(),
    Money: _NUMBERS.map(Money),
    date: _DAYS,
}

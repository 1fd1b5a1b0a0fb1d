"""What no single key of a document can show to be wrong: order, doubles, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shuke.domain.money import Money
from shuke.domain.programme.card_checks import check_cards
from shuke.domain.programme.coupon_checks import check_coupons
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import leaves_nothing
from shuke.domain.programme.handing_checks import check_handing_out
from shuke.domain.programme.money_checks import check_money
from shuke.domain.programme.parts.discounts import Discount
from shuke.domain.programme.parts.earning import DayRule
from shuke.domain.programme.parts.goods import Scope
from shuke.domain.programme.parts.measures import Counted, Measure
from shuke.domain.programme.parts.tiers import Entry, EntryBy, Who
from shuke.domain.programme.parts.when import OnBirthday, OnDayOfMonth
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Notes
from shuke.domain.programme.time_checks import check_time

__all__ = ["check"]


def check(programme: Programme, notes: Notes) -> None:
    """Note every contradiction within a document whose keys are well-formed, each by itself."""
    _check_tiers(programme, notes)
    _check_order(programme, notes)
    _all_different(notes, "days", (day.key for day in programme.days))
    _all_different(notes, "discounts", (discount.key for discount in programme.discounts))
    tiers = [*(tier.key for tier in programme.tiers), *(card.key for card in programme.cards)]
    for place, day in enumerate(programme.days):
        _check_day(day, place, tiers, notes)
    _check_one_of_a_kind(programme, notes)
    for place, discount in enumerate(programme.discounts):
        _check_discount(discount, place, tiers, notes)
    check_cards(programme, notes)
    check_coupons(programme, notes)
    check_handing_out(programme, notes)
    check_money(programme, notes)
    check_time(programme, notes)
    rate = programme.points_as_money
    if rate is not None and rate.worth.minor * rate.step % rate.points:
        notes.add(
            ProblemKind.STEP_WITHOUT_WHOLE_VALUE, ("points_as_money", "step"), rate.step, step=rate.step
        )


def _all_different(notes: Notes, key: str, names: Iterable[str], leaf: str = "key") -> None:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            notes.add(ProblemKind.DUPLICATE, (key, place, leaf), name)
        seen.add(name)


def _check_tiers(programme: Programme, notes: Notes) -> None:
    _all_different(notes, "tiers", (tier.key for tier in programme.tiers))
    _all_different(notes, "tiers", (tier.name.zh for tier in programme.tiers), "name")
    _all_different(notes, "tiers", (tier.name.en for tier in programme.tiers), "name")
    for place, tier in enumerate(programme.tiers):
        ways = [_kind_of(entry) for entry in tier.entries]
        for number, way in enumerate(ways):
            if way in ways[:number]:
                notes.add(ProblemKind.DUPLICATE, ("tiers", place, "entry", number, "by"))
    if all(entry.who is Who.MEMBERS for entry in programme.tiers[0].entries):
        notes.add(ProblemKind.NO_WAY_TO_JOIN, ("tiers", 0, "entry"))


_Way = tuple[EntryBy, Who, frozenset[str], tuple[Measure, ...]]


def _kind_of(entry: Entry) -> _Way:
    """Two ways of one tier differ in this; over tiers, those alike in it must ask for more and more."""
    return entry.by, entry.who, entry.from_tiers, tuple(reaches.measure for reaches in entry.reaches)


def _check_order(programme: Programme, notes: Notes) -> None:
    """A higher tier asks for more, in each way by itself."""
    asked: dict[_Way, int] = {}
    for place, tier in enumerate(programme.tiers):
        for number, entry in enumerate(tier.entries):
            higher = _asks(entry)
            lower = asked.get(_kind_of(entry))
            if higher is None:
                continue
            if lower is not None and lower >= higher:
                path = ("tiers", place, "entry", number)
                in_money = entry.by is EntryBy.FEE or entry.reaches[0].measure.counted in _IN_MONEY
                words = [notes.major(Money(value)) if in_money else str(value) for value in (higher, lower)]
                notes.add(ProblemKind.TIERS_OUT_OF_ORDER, path, words[0], least=words[1])
            asked[_kind_of(entry)] = higher


_IN_MONEY = (Counted.MONEY, Counted.TOP_UP)


def _asks(entry: Entry) -> int | None:
    """What the way asks for first; None for a way that asks for nothing that can be counted."""
    if entry.by is EntryBy.FEE:
        return entry.fee.minor
    return entry.reaches[0].least if entry.reaches else None


def _check_day(day: DayRule, place: int, tiers: Sequence[str], notes: Notes) -> None:
    for tier in sorted(day.tiers.difference(tiers)):
        notes.add(ProblemKind.UNKNOWN_TIER, ("days", place, "tiers"), tier, choices=", ".join(tiers))
    for tier, _ in day.times_a_year:
        path = ("days", place, "times_a_year", tier)
        if tier not in tiers:
            notes.add(ProblemKind.UNKNOWN_TIER, path, tier, choices=", ".join(tiers))
        elif day.tiers and tier not in day.tiers:
            notes.add(ProblemKind.LIMIT_FOR_OTHER_TIER, path, tier)


def _check_one_of_a_kind(programme: Programme, notes: Notes) -> None:
    """One birthday, one member day: the use of the latter is counted without saying of which."""
    for kind in (OnBirthday, OnDayOfMonth):
        places = [place for place, day in enumerate(programme.days) if isinstance(day.when, kind)]
        for place in places[1:]:
            notes.add(ProblemKind.ONLY_ONE_SUCH_DAY, ("days", place, "on"))


def _check_discount(discount: Discount, place: int, tiers: Sequence[str], notes: Notes) -> None:
    for tier in sorted(discount.tiers.difference(tiers)):
        notes.add(ProblemKind.UNKNOWN_TIER, ("discounts", place, "tiers"), tier, choices=", ".join(tiers))
    if leaves_nothing(Scope(discount.only, discount.without)):
        notes.add(ProblemKind.GOODS_IN_AND_OUT, ("discounts", place, "without"))

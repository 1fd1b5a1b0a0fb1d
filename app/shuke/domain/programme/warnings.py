"""What a document may say, but hardly means: nothing is refused, whoever writes it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from shuke.domain.explanation import Value
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.discounts import Discount
from shuke.domain.programme.parts.earning import DayRule
from shuke.domain.programme.parts.tiers import Tier

__all__ = ["Oddity", "OddityKind", "oddities"]


class OddityKind(StrEnum):
    """What may be odd; `shuke.wording.oddities` has words for each."""

    EARNS_LESS_ON_DAY = "earns_less_on_day"
    EARNS_LESS = "earns_less"
    PAYS_MORE = "pays_more"
    NO_WAY_IN = "no_way_in"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One of them: where it stands, as a person finds it (``days[1].tiers``), with what its sentence names."""

    kind: OddityKind
    path: str
    values: tuple[tuple[str, Value], ...]


def oddities(programme: Programme) -> tuple[Oddity, ...]:
    """Everything odd, in the order of the document. A document that was refused has none."""
    return (*_tiers(programme), *_days(programme), *_discounts(programme))


def _odd(kind: OddityKind, path: str, **values: Value) -> Oddity:
    return Oddity(kind, path, tuple(sorted(values.items())))


def _tiers(programme: Programme) -> Iterator[Oddity]:
    """A tier that nobody can reach, and one that earns less than one below it."""
    for place, higher in enumerate(programme.tiers):
        if not higher.entries:
            yield _odd(OddityKind.NO_WAY_IN, f"tiers[{place + 1}].entry", tier=higher.name)
        below = max(programme.tiers[:place], key=lambda tier: tier.points_multiplier, default=higher)
        if higher.points_multiplier < below.points_multiplier:
            yield _odd(
                OddityKind.EARNS_LESS,
                f"tiers[{place + 1}].points_multiplier",
                higher=higher.name,
                higher_times=decimal_text(higher.points_multiplier),
                lower=below.name,
                lower_times=decimal_text(below.points_multiplier),
            )


def _days(programme: Programme) -> Iterator[Oddity]:
    """A day on which a lower tier earns more than a higher one, which it does not on others."""
    for place, day in enumerate(programme.days):
        for lower, higher in combinations(programme.tiers, 2):
            less, more = _times(programme, day, higher), _times(programme, day, lower)
            if less < more and lower.points_multiplier <= higher.points_multiplier:
                yield _odd(
                    OddityKind.EARNS_LESS_ON_DAY,
                    f"days[{place + 1}].tiers",
                    day=day.name,
                    higher=higher.name,
                    higher_times=decimal_text(less),
                    lower=lower.name,
                    lower_times=decimal_text(more),
                )


def _times(programme: Programme, day: DayRule, tier: Tier) -> Fraction:
    """What the tier's points are multiplied by on such a day, by this rule or another of the same days and goods."""
    alike = (one for one in programme.days if (one.when, one.only) == (day.when, day.only))
    open_to = (one.points_multiplier for one in alike if not one.tiers or tier.key in one.tiers)
    return tier.points_multiplier * max(open_to, default=Fraction(1))


def _discounts(programme: Programme) -> Iterator[Oddity]:
    """A discount that a higher tier has neither so nor better."""
    for place, discount in enumerate(programme.discounts):
        held = [tier for tier in programme.tiers if tier.key in discount.tiers]
        for higher in programme.tiers[programme.rank(held[0].key) + 1 :] if held else ():
            if higher not in held and not any(_as_good(one, discount, higher) for one in programme.discounts):
                yield _odd(
                    OddityKind.PAYS_MORE,
                    f"discounts[{place + 1}].tiers",
                    discount=discount.name,
                    higher=higher.name,
                    lower=held[0].name,
                )


def _as_good(one: Discount, other: Discount, tier: Tier) -> bool:
    """Whether the tier has with the first what the second gives, on the same goods or on all."""
    return tier.key in one.tiers and one.rate <= other.rate and one.only in (None, other.only)

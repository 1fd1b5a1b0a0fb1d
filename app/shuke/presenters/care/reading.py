"""What the window of care reads: what is laid down, the words to choose among, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from shuke.application.care.laid_down import LaidDown, care_of, done_at_head_office
from shuke.application.care.whom import PRESET, SAVED, TIER
from shuke.application.machine import Machine
from shuke.application.ports.care import CareDone
from shuke.application.ports.store import Work
from shuke.domain.care.plan import Occasion, rule_of
from shuke.domain.segments.segment import Preset
from shuke.presenters.campaigns.telling import Tellable, tellable
from shuke.presenters.care.state import CareRow, DoneRow
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import care_window as words
from shuke.wording.care import OCCASIONS, FestivalNamed
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.segments import PRESET_NAMES

__all__ = ["CareKnown", "care_known", "done_rows", "row_of"]

_DAYS = 60


@dataclass(frozen=True, slots=True)
class CareKnown:
    """
    Attributes:
        whoms: by their key, what tiers and segments are called; the empty key is everybody.
        tills: the names of tills that do any of it.
        central: what head office does for all shops.
    """

    laid_down: Mapping[Occasion, LaidDown]
    telling: Tellable
    whoms: Mapping[str, Words]
    tills: Mapping[str, str]
    central: frozenset[Occasion]
    done: tuple[tuple[Occasion, CareDone], ...]


def care_known(desk: Machine, work: Work) -> CareKnown:
    today = desk.recorder.today(work, desk.shop)
    laid_down, telling = care_of(work, desk.shop.shop_id), tellable(desk, work, today)
    whoms: dict[str, Words] = {"": words.EVERYBODY}
    whoms |= {TIER + one.key: bilingual_words(one.name) for one in telling.programme.tiers}
    whoms |= {SAVED + one.segment_id: one.name for one in work.segments.all()}
    whoms |= {PRESET + one.value: PRESET_NAMES[one] for one in Preset}
    tills = {one.till for one in laid_down.values() if one.till}
    first = today - timedelta(days=_DAYS - 1)
    done = [(one, what) for one in Occasion for what in work.care_plans.done(rule_of(one), first)]
    done.sort(key=lambda pair: pair[1].on, reverse=True)
    names = {till: work.shops.till_name(till) or till for till in tills}
    central = done_at_head_office(work, desk.shop.shop_id)
    return CareKnown(laid_down, telling, whoms, names, central, tuple(done))


def row_of(occasion: Occasion, laid_down: LaidDown) -> CareRow:
    """`detail` says when."""
    detail: Words = words.UNREADABLE
    if laid_down.plan is not None:
        days = laid_down.plan.days
        detail = said(words.WHEN[occasion], days=str(days)) if days else words.WHEN_AT_ONCE[occasion]
    return CareRow(occasion, OCCASIONS[occasion], detail, words.ON if laid_down.on else words.OFF)


def done_rows(known: CareKnown) -> tuple[DoneRow, ...]:
    """The newest first."""
    return tuple(_done_row(known, occasion, done) for occasion, done in known.done)


def _done_row(known: CareKnown, occasion: Occasion, done: CareDone) -> DoneRow:
    name: Words = OCCASIONS[occasion]
    plan = known.laid_down[occasion].plan
    if occasion is Occasion.FESTIVAL:
        key = done.occasion.partition("/")[0]
        own = {one.key: one.name for one in plan.own_days} if plan is not None else {}
        name = FestivalNamed(key, own.get(key, ""))
    parts: list[Words] = [said(words.DONE_MEMBERS, count=points_text(done.members))]
    if done.points:
        parts.append(said(words.DONE_POINTS, points=points_text(done.points)))
    if done.coupons:
        parts.append(said(words.DONE_COUPONS, coupons=points_text(done.coupons)))
    return DoneRow(done.on.isoformat(), name, Listed(tuple(parts)))

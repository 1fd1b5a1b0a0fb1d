"""Publishing a programme: a new version of it from a business date on, by somebody who may (decision 0010).

What is asked for is weighed first, which changes nothing and says all that speaks against it; publishing weighs
it again under the write lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.prizes.standing import pieces_given
from shuke.application.programme_text import publishable
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.joining import known_head_office
from shuke.application.written import too_long
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.membership.limits import fewer_than_given
from shuke.domain.prize_stock import stocks
from shuke.domain.programme.document import Programme
from shuke.domain.programme.extending import BaseOf
from shuke.domain.programme.notice import PointsRule, points_rules_changed
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.stamping import stamped
from shuke.domain.shop import HEAD_OFFICE, Right, Shop

__all__ = [
    "LONGEST_REASON",
    "Objections",
    "Order",
    "Published",
    "PublishingDesk",
    "decided",
    "publish",
    "weigh",
]

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published.

    Attributes:
        document: the text as it was edited; its version and first day are written anew.
        base_of: finds what it extends.
        reason: why it shall be published although something speaks against it; an administrator's only.
    """

    document: str
    base_of: BaseOf
    starts_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Objections:
    """What speaks against an order, and yields to an administrator's reason.

    Attributes:
        today: when it was weighed.
        changed: the rules on points that it changes.
        rules: those of them that it changes sooner than members were promised.
        earliest: the first day on which it could change them.
        notice_days: how long before they hear of it.
        tiers: tiers that the new version lacks, with the number of members who hold them.
    """

    today: date
    changed: tuple[PointsRule, ...]
    rules: tuple[PointsRule, ...]
    earliest: date
    notice_days: int
    tiers: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules or self.tiers)


@dataclass(frozen=True, slots=True)
class Published:
    programme: str
    version: int
    starts_on: date


class PublishingDesk(Protocol):
    """Who publishes: the desk of a shop that stands alone, or head office."""

    @property
    def recorder(self) -> Recorder: ...
    @property
    def shop(self) -> Shop: ...

    def programme_on(self, work: Work, day: date) -> Programme: ...


def weigh(desk: PublishingDesk, work: Work, session: Session, order: Order) -> Objections | Refused:
    """What would speak against publishing it; nothing is changed.

    Raises:
        ProgrammeRefused: the document has problems.
    """
    refused = _may_not(desk, work, session, order)
    if refused is not None:
        return refused
    new = read_programme(order.document, order.base_of)
    return _too_few(desk, work, new) or _weighed(desk, work, order, new)


def publish(desk: Desk, session: Session, order: Order) -> Published | Objections | Refused:
    """Publish it as the next version.

    Versions count up over all programmes of the tenant. Every member's tier is looked at: with a million members
    that takes a moment, once.

    Returns:
        the version; or what speaks against it and was not waived; or why nobody may.

    Raises:
        ProgrammeRefused: the document has problems; nothing was kept.
    """
    with desk.store.writing() as work:
        fact = decided(desk, work, session, order)
        if not isinstance(fact, ProgrammePublished):
            return fact
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return Published(fact.programme, fact.version, order.starts_on)


def decided(
    desk: PublishingDesk, work: Work, session: Session, order: Order
) -> ProgrammePublished | Objections | Refused:
    """The fact that publishes it, to be recorded in the caller's writing block.

    Raises:
        ProgrammeRefused: the document has problems.
    """
    refused = _may_not(desk, work, session, order)
    if refused is not None:
        return refused
    new = read_programme(order.document, order.base_of)
    too_few = _too_few(desk, work, new)
    if too_few is not None:
        return too_few
    objections = _weighed(desk, work, order, new)
    reason = " ".join(order.reason.split())
    if objections and not reason:
        return objections
    if objections and not session.may(Right.WAIVE_NOTICE):
        return Refused(Refusal.WAIVER_NOT_ALLOWED)
    version = _next_version(work)
    text = stamped(order.document, version, order.starts_on)
    fact = publishable(text, order.base_of, order.starts_on, waived=reason if objections else "")
    assert fact.version == version  # as it was written in
    return fact


def _may_not(desk: PublishingDesk, work: Work, session: Session, order: Order) -> Refused | None:
    if not session.may(Right.MANAGE_PROGRAMME):
        return Refused(Refusal.NOT_ALLOWED)
    if known_head_office(work) is not None:
        return Refused(Refusal.HEAD_OFFICE_PUBLISHES)
    overlong = too_long(" ".join(order.reason.split()), LONGEST_REASON)
    if overlong is not None:
        return overlong
    today = desk.recorder.today(work, desk.shop)
    if order.starts_on < today:
        return Refused(Refusal.STARTS_IN_THE_PAST, (("today", today.isoformat()),))
    return None


def _too_few(desk: PublishingDesk, work: Work, new: Programme) -> Refused | None:
    """Where it has fewer of something than were given at this shop, or at any of head office's: no reason makes more
    of them."""
    here = desk.shop.shop_id
    for shop_id in [shop.shop_id for shop in work.shops.all()] if here == HEAD_OFFICE else [here]:
        pieces = pieces_given(work, stocks(new, shop_id))
        given = {**work.money_held.stock_given(shop_id), **pieces}
        fewer = fewer_than_given(new, given)
        if fewer is not None:
            rule, whole = fewer
            return Refused(
                Refusal.FEWER_THAN_GIVEN, (("what", rule), ("whole", whole), ("given", given[rule]))
            )
    return None


def _weighed(desk: PublishingDesk, work: Work, order: Order, new: Programme) -> Objections:
    """Beside the version that would be in force on that day without it."""
    today = desk.recorder.today(work, desk.shop)
    old = desk.programme_on(work, order.starts_on)
    earliest = today + timedelta(days=old.notice_days)
    changed = points_rules_changed(old, new)
    too_soon = changed if order.starts_on < earliest else ()
    return Objections(today, changed, too_soon, earliest, old.notice_days, _tiers_lost(work, new))


def _tiers_lost(work: Work, new: Programme) -> tuple[tuple[str, int], ...]:
    """Tiers that members hold and the new version lacks."""
    kept = {tier.key for tier in new.tiers}
    held = work.members.tiers_held()
    return tuple(sorted((tier, count) for tier, count in held.items() if tier not in kept))


def _next_version(work: Work) -> int:
    newest = work.programmes.newest(1)
    return newest[0].version + 1 if newest else 1

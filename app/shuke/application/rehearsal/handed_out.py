"""What may be expected of spins, prizes, perks, gifts and events."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.rehearsal.seeing import Expectation, Found, Seen
from shuke.domain.membership.changes import Handed, StockTaken
from shuke.domain.membership.limits import stock_left
from shuke.domain.membership.perk_quotas import quota_left
from shuke.domain.membership.spinning import SPIN
from shuke.domain.membership.sums import measured
from shuke.domain.money import Money
from shuke.domain.programme.parts.measures import Counted, Measure, Span

__all__ = ["EXPECTATIONS"]

ACTIVITIES = Measure(Counted.ACTIVITIES, Span.JOINED)


def _came_up(seen: Seen) -> Found:
    return dict(seen.outcome.gave).get("segment")


def _spins(seen: Seen) -> Found:
    """Used today."""
    return seen.shop.book.used(seen.whom, SPIN, seen.shop.today.isoformat())


def _prizes(seen: Seen) -> Found:
    return [prize.prize_id for prize in seen.shop.book.prizes_of(seen.whom)]


def _left(seen: Seen) -> Found:
    """Of what this step gave out, or of what it asked for in vain."""
    taken = [change.rule for change in seen.outcome.changes if isinstance(change, StockTaken)]
    asked = [f"{sort}.{seen.names[sort]}" for sort in ("gift", "event") if sort in seen.names]
    asked += [f"wheel.{seen.names['lands_on']}"] if "lands_on" in seen.names else []
    return next((stock_left(seen.shop.book, seen.shop.programme, rule) for rule in (*taken, *asked)), None)


def _handed(seen: Seen) -> Found:
    """The things that this step handed over, by what gave them: ``perk.souvenir`` is ``souvenir``."""
    return [one.rule.split(".", 1)[1] for one in seen.outcome.changes if isinstance(one, Handed)]


def _used(seen: Seen) -> Found:
    """Of the perk that the step names, all uses added up."""
    rule = f"perk.{seen.names.get('perk')}"
    uses = seen.shop.book.uses_of(seen.whom)
    return sum(one.times for one in uses if one.rule == rule)


def _quota(seen: Seen) -> Found:
    perk = next((one for one in seen.shop.programme.perks if one.key == seen.names.get("perk")), None)
    if perk is None or seen.member is None:
        return None
    left = quota_left(seen.shop.book, seen.member, perk, seen.shop.today, str(seen.names.get("event") or ""))
    return left if left is None or not perk.worth_most else seen.money(Money(left))


def _activities(seen: Seen) -> Found:
    if seen.member is None:
        return None
    return measured(seen.shop.book, seen.member, ACTIVITIES, seen.shop.today)


def _paid_out(seen: Seen) -> Found:
    amounts = [one.amount for one in seen.outcome.reasons if one.rule == "points.cash"]
    return seen.money(amounts[0]) if amounts else None


EXPECTATIONS: Mapping[str, Expectation] = {
    "came_up": _came_up,
    "spins": _spins,
    "prizes": _prizes,
    "left": _left,
    "handed": _handed,
    "used": _used,
    "quota": _quota,
    "activities": _activities,
    "paid_out": _paid_out,
}

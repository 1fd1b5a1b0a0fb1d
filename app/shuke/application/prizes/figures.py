"""The wheel in figures, at a till and at head office: spins, what came up against the odds, what that cost, how long
the stock lasts, what is open, what lapses soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from shuke.application.counter.desk import Desk
from shuke.application.ports.prizes import PrizesNow
from shuke.application.ports.store import Work
from shuke.application.prizes.standing import pieces_given
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.chi_square import Fit, fit_of
from shuke.domain.money import ZERO, Money, total
from shuke.domain.prize_stock import campaign_of, stocks
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.wheel import Segment
from shuke.domain.programme.worth import gives_worth
from shuke.domain.shop import Right

__all__ = ["SOON_DAYS", "SegmentSeen", "WheelFigures", "figures_of", "wheel_figures"]

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class SegmentSeen:
    """
    Attributes:
        expected_ppb: how often the odds of all spins let it expect, in parts of a billion.
        cost: what those that came up cost the shop at most; None: the programme does not say what one is worth.
        left: how many were not won yet; None: it does not run out.
        lasts_spins: after so many more spins it is to be expected to be gone; None: it does not run out.
    """

    key: str
    name: Bilingual
    came_up: int
    expected_ppb: int
    cost: Money | None = None
    left: int | None = None
    lasts_spins: int | None = None


@dataclass(frozen=True, slots=True)
class WheelFigures:
    """Of this campaign: at head office of all tills, at a till as far as it was recorded there.

    Attributes:
        segments: in the order of the wheel; empty where there is none.
    """

    campaign: str
    spins: int
    segments: tuple[SegmentSeen, ...]
    fit: Fit
    prizes: PrizesNow

    @property
    def cost(self) -> Money:
        """Of all whose worth the programme says."""
        return total(one.cost for one in self.segments if one.cost is not None)


def wheel_figures(desk: Desk, work: Work, session: Session) -> WheelFigures | Refused:
    """For the reading lane."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    today = desk.recorder.today(work, desk.shop)
    return figures_of(work, desk.programme_on(work, today), today)


def figures_of(work: Work, programme: Programme, today: date) -> WheelFigures:
    wheel = programme.wheel
    campaign = campaign_of(programme.key, wheel.campaign) if wheel else ""
    sums = {one.segment: one for one in work.prizes.wheel_sums(campaign)}
    of_wheel = {one.rule: one for one in stocks(programme, "") if one.rule.startswith("wheel.")}
    given = pieces_given(work, of_wheel.values())
    left = {rule: one.whole - given[rule] for rule, one in of_wheel.items()}
    segments = wheel.segments if wheel else ()
    whole = sum(one.weight for one in segments if left.get(f"wheel.{one.key}", 1) > 0)
    found = []
    for one in segments:
        known, there = sums.get(one.key), left.get(f"wheel.{one.key}")
        came_up = known.came_up if known else 0
        found.append(
            SegmentSeen(
                one.key,
                one.name,
                came_up,
                known.expected_ppb if known else 0,
                _cost(programme, one, came_up),
                there,
                there * whole // one.weight if there is not None and one.weight else None,
            )
        )
    return WheelFigures(
        campaign=campaign,
        spins=max((one.spins for one in sums.values()), default=0),
        segments=tuple(found),
        fit=fit_of((one.came_up, one.expected_ppb) for one in found),
        prizes=work.prizes.now(today, today + timedelta(days=SOON_DAYS)),
    )


def _cost(programme: Programme, segment: Segment, came_up: int) -> Money | None:
    worth = ZERO if segment.gives is None else gives_worth(programme, segment.gives)
    return None if worth is None else Money(worth.minor * came_up)

"""The manager's view of the wheel: spins, what came up against the odds, what is open, what lapses soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from shuke.application.counter.desk import Desk
from shuke.application.ports.prizes import PrizesNow
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.chi_square import Fit, fit_of
from shuke.domain.prize_stock import campaign_of
from shuke.domain.shop import Right

__all__ = ["SOON_DAYS", "SegmentSeen", "WheelFigures", "wheel_figures"]

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class SegmentSeen:
    """`expected_ppb`: how often the odds of all spins let it expect, in parts of a billion."""

    key: str
    name: Bilingual
    came_up: int
    expected_ppb: int


@dataclass(frozen=True, slots=True)
class WheelFigures:
    """Of this campaign, as far as this till recorded it or, at a till that stands alone, all of it.

    Attributes:
        segments: in the order of the wheel; empty where there is none.
    """

    campaign: str
    spins: int
    segments: tuple[SegmentSeen, ...]
    fit: Fit
    prizes: PrizesNow


def wheel_figures(desk: Desk, work: Work, session: Session) -> WheelFigures | Refused:
    """For the reading lane."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    today = desk.recorder.today(work, desk.shop)
    programme = desk.programme_on(work, today)
    wheel = programme.wheel
    campaign = campaign_of(programme.key, wheel.campaign) if wheel else ""
    sums = {one.segment: one for one in work.prizes.wheel_sums(campaign)}
    segments = tuple(
        SegmentSeen(
            one.key,
            one.name,
            sums[one.key].came_up if one.key in sums else 0,
            sums[one.key].expected_ppb if one.key in sums else 0,
        )
        for one in (wheel.segments if wheel else ())
    )
    soon = today + timedelta(days=SOON_DAYS)
    return WheelFigures(
        campaign=campaign,
        spins=max((one.spins for one in sums.values()), default=0),
        segments=segments,
        fit=fit_of((one.came_up, one.expected_ppb) for one in segments),
        prizes=work.prizes.now(today, soon),
    )

"""An event that a shop announces itself, beside those of its programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.parts.when import OnDates

__all__ = ["LONGEST_EVENT_NAME", "MOST_PRIORITY_DAYS", "AnnouncedEvent"]

LONGEST_EVENT_NAME = 40
MOST_PRIORITY_DAYS = 366


@dataclass(frozen=True, slots=True)
class AnnouncedEvent:
    """
    Attributes:
        opens: the first day of signing up for everybody.
        places: 0: no limit.
        fees: what signing up costs by tier or card, where it differs from `fee`.
        tiers: whom it is for; none: every member.
        priority: who may sign up `priority_days` before the others.
    """

    event_id: str
    shop_id: str
    name: str
    first: date
    last: date
    opens: date
    places: int = 0
    fee: Money = ZERO
    fees: tuple[tuple[str, Money], ...] = ()
    tiers: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    priority_days: int = 0
    called_off: bool = False

    @property
    def event(self) -> Event:
        """As acts know events."""
        return Event(
            key=self.event_id,
            name=Bilingual(self.name, self.name),
            dates=OnDates(self.first, self.last),
            opens=self.opens,
            places=self.places or None,
            fee=self.fee,
            fees=self.fees,
            tiers=frozenset(self.tiers),
            priority=frozenset(self.priority),
            priority_days=self.priority_days,
            called_off=self.called_off,
        )

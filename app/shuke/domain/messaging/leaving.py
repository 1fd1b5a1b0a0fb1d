"""When a message may leave: the hours of rest, the pause between offers, and the pauses before another try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from shuke.domain.messaging.template import Purpose

__all__ = ["MOST_TRIES", "Leaving", "pause_ms"]

MOST_TRIES = 8
"""Of a message that is put off each time; one that no network takes waits for as long as it has to."""
_FIRST_PAUSE_MS = 60_000
_LONGEST_PAUSE_MS = 60 * 60_000


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a shop keeps to; hours of its own wall clock.

    Attributes:
        first_hour, last_hour: messages leave from the one up to the other, of 0 … 24.
        offer_days: an offer leaves so many days after the last one at the earliest.
    """

    first_hour: int = 9
    last_hour: int = 21
    offer_days: int = 10

    def __post_init__(self) -> None:
        if not 0 <= self.first_hour < self.last_hour <= 24:
            raise ValueError("no hour is left to send in")
        if not 0 <= self.offer_days <= 365:
            raise ValueError(f"{self.offer_days} days")

    def opens(self, now: datetime) -> datetime:
        """Now where messages may leave now, else when they next may."""
        if now.hour < self.first_hour:
            return now.replace(hour=self.first_hour, minute=0, second=0, microsecond=0)
        if now.hour >= self.last_hour:
            tomorrow = now + timedelta(days=1)
            return tomorrow.replace(hour=self.first_hour, minute=0, second=0, microsecond=0)
        return now

    def offer_from_ms(self, purpose: Purpose, last_offer_ms: int) -> int:
        """The instant from which one of this purpose may follow; 0: at once."""
        if purpose is not Purpose.OFFER or not last_offer_ms:
            return 0
        return last_offer_ms + self.offer_days * 24 * 60 * 60_000


def pause_ms(tries: int) -> int:
    """How long to wait after so many tries that reached nobody: one minute, two, four … an hour."""
    return min(_FIRST_PAUSE_MS << min(tries - 1, 20), _LONGEST_PAUSE_MS)

"""What was written to members in some days, and what that cost, as the machine that sends it knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shuke.application.ports.store import Work
from shuke.domain.money import ZERO, Money

__all__ = ["MessagesSent", "messages_sent"]


@dataclass(frozen=True, slots=True)
class MessagesSent:
    """Of those that went, or may have: `parts` of text messages, and e-mails."""

    parts: int = 0
    cost: Money = ZERO


def messages_sent(work: Work, zone: str, first: date, last: date) -> MessagesSent:
    """In these days, from midnight to midnight where the shop is."""
    here = ZoneInfo(zone)
    begin, end = (
        round(datetime.combine(day, time(), here).timestamp() * 1000)
        for day in (first, last + timedelta(days=1))
    )
    parts, cost = work.messages.cost(begin, end)
    return MessagesSent(parts, Money(cost))

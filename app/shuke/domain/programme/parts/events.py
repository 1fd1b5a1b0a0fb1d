"""Events: announced ahead, with places, fees and priority by tier, check-in by QR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.parts.when import OnDates, read_dates
from shuke.domain.programme.tables import Table

__all__ = ["Event", "read_event"]

MOST_PLACES = 1_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        places: None: no limit. Where there is one, or a fee, one signs up before coming.
        fee, fees: what signing up costs, and by tier or card where it differs (the lowest holds).
        priority_days: holders of `priority` may sign up so many days before everybody else.
        opens: the first day of signing up for everybody.
        gives: handed out at check-in.
        double_gift: tiers or cards that get it twice.
        without_purchase: those that get it without buying anything; the others buy something that day first.
        called_off: it does not take place. Documents leave such an event out; a shop's own is marked.
    """

    key: str
    name: Bilingual
    dates: OnDates
    opens: date
    places: int | None = None
    fee: Money = ZERO
    fees: tuple[tuple[str, Money], ...] = ()
    tiers: frozenset[str] = frozenset()
    priority: frozenset[str] = frozenset()
    priority_days: int = 0
    gives: Gives | None = None
    double_gift: frozenset[str] = frozenset()
    without_purchase: frozenset[str] = frozenset()
    called_off: bool = False

    @property
    def needs_sign_up(self) -> bool:
        return self.places is not None or bool(self.fee) or bool(self.fees)

    def fee_for(self, holds: frozenset[str]) -> Money:
        """What signing up costs whoever holds these tiers and cards."""
        return min((fee for who, fee in self.fees if who in holds), default=self.fee)


def read_event(table: Table) -> Event:
    dates = read_dates(table)
    event = Event(
        key=table.key_name("key"),
        name=table.words("name"),
        dates=dates,
        opens=table.date_or("opens", dates.first),
        places=table.whole_or_none("places", 1, MOST_PLACES),
        fee=table.amount_or("fee", ZERO),
        fees=table.by_name("fees", lambda inner, who: inner.amount(who, ZERO)),
        tiers=table.names("tiers"),
        priority=table.names("priority"),
        priority_days=table.whole("priority_days", 0, 366, default=0),
        gives=read_gives(table),
        double_gift=table.names("double_gift"),
        without_purchase=table.names("without_purchase"),
    )
    table.close()
    return event

"""Head office closes the days of the whole chain: its own journal, told to the tills by the feed."""

from __future__ import annotations

from shuke.application.closing.closing import Closing, Sizes
from shuke.application.closing.reviewing import Reviewing
from shuke.application.head_office.dealing_out import deal_where_last_seen
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.page_wheel import reveal_wheels
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.lots_drawn import LotsBrought
from shuke.domain.shop import Shop

__all__ = ["AT_HEAD_OFFICE", "office_closing", "office_reviewing"]

AT_HEAD_OFFICE = Sizes(members=200, lots=4000)
"""A batch is short enough that a till's request does not wait long behind it."""


def office_closing(identity: OfficeIdentity, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids) -> Closing:
    """What a day gives is in the pool; the till where a member bought last is dealt its share of it at once."""
    calendar = identity.calendar
    return Closing(
        recorder,
        lambda: calendar,
        shelf,
        ids,
        lambda work: _DealingOut(work, recorder, calendar, shelf),
        AT_HEAD_OFFICE,
    )


class _DealingOut(OfficeEntry):
    """Whoever was given something finds it where they are likely to come; seeds of wheels that stopped are shown."""

    def __init__(self, work: Work, recorder: Recorder, calendar: Shop, shelf: ProgrammeShelf) -> None:
        super().__init__(work, recorder, calendar)
        self._open_work = work
        self._shelf = shelf
        self._journal = recorder
        self._today = recorder.today(work, calendar)
        self._given: set[str] = set()

    def record(self, body: FactBody, staff: str = "") -> SealedFact:
        if isinstance(body, DayBrought | LotsBrought):
            self._given |= {one.member_id for one in body.members if _gives(one)}
        return super().record(body, staff)

    def settle(self) -> None:
        reveal_wheels(self._open_work, self._journal, self._shelf, self.record, self._today)
        deal_where_last_seen(self._open_work, self, sorted(self._given), self._today)
        super().settle()


def _gives(one: Brought) -> bool:
    return bool(one.coupons) or any(entry.amount > 0 for entry in one.entries)


def office_reviewing(
    work: Work, identity: OfficeIdentity, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids
) -> Reviewing:
    """Deciding about members who sleep, by the programme of today."""
    calendar = identity.calendar
    today = recorder.today(work, calendar)
    return Reviewing(
        lambda open_work: OfficeEntry(open_work, recorder, calendar), shelf.in_force(work, today), ids, today
    )

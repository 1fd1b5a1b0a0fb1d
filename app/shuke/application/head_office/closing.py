"""Head office closes the days of the whole chain: its own journal, told to the tills by the feed."""

from __future__ import annotations

from shuke.application.closing.closing import Closing, Sizes
from shuke.application.closing.reviewing import Reviewing
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder

__all__ = ["AT_HEAD_OFFICE", "office_closing", "office_reviewing"]

AT_HEAD_OFFICE = Sizes(members=200, lots=1000)
"""A batch is short enough that a till's request does not wait long behind it."""


def office_closing(identity: OfficeIdentity, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids) -> Closing:
    """What a day gives stays in the pool until a till asks for it."""
    calendar = identity.calendar
    return Closing(
        recorder,
        lambda: calendar,
        shelf,
        ids,
        lambda work: OfficeEntry(work, recorder, calendar),
        AT_HEAD_OFFICE,
    )


def office_reviewing(
    work: Work, identity: OfficeIdentity, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids
) -> Reviewing:
    """Deciding about members who sleep, by the programme of today."""
    calendar = identity.calendar
    today = recorder.today(work, calendar)
    return Reviewing(
        lambda open_work: OfficeEntry(open_work, recorder, calendar), shelf.in_force(work, today), ids, today
    )

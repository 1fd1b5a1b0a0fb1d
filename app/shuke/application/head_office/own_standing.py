"""How a member stands, as the own page shows it: the way to the next tier, lots with their days, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.counter.money_book import MoneyBook
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.members.time_line import TimeLinePage, time_line
from shuke.application.ports.clock import Ids
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Store, Work
from shuke.application.prizes.whose import prizes_of
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.membership.standing import standing_of
from shuke.domain.programme.ahead import Ahead, look_ahead
from shuke.domain.programme.counting import counters
from shuke.domain.programme.document import Programme
from shuke.domain.programme.tiers import next_tier, promotion_open, tier_reasons
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["OwnHistory", "OwnStanding", "OwnStandingDesk", "member_book"]

_BY_LOT = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS)


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """
    Attributes:
        tier: the key of the tier that the member is served in; empty without a programme.
        ways: what is near or open, nearest first, in the words of rules.
        lots: of each account that has lots, soonest to lapse first.
        outlook: what going on so brings, where anything can be said of it.
        prizes: how many wait.
    """

    tier: str
    ways: tuple[Reason, ...]
    lots: tuple[tuple[AccountKind, tuple[Slice, ...]], ...]
    outlook: Ahead | None
    prizes: int


@dataclass(frozen=True, slots=True)
class OwnHistory:
    line: TimeLinePage
    programme: Programme | None


def member_book(work: Work, ids: Ids, programme: Programme, member_id: str, on: date) -> MoneyBook:
    """The member with all that is known, whichever till it lies at: what they have, not what may be spent here."""
    book = MoneyBook(ids, programme, work.closings.known([member_id], counters(programme)))
    book.take_in_money(work, member_id, on, {one: work.members.lots(member_id, one) for one in _BY_LOT})
    return book


class OwnStandingDesk:
    """Each call is one reading transaction; who asks was let in before."""

    def __init__(
        self, identity: OfficeIdentity, reading: Store, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._recorder = recorder
        self._shelf = shelf
        self._ids = ids

    def look(self, member_id: str) -> OwnStanding:
        with self._reading.reading() as work:
            on = self._recorder.today(work, self._identity.calendar)
            lots = tuple(
                (kind, tuple(found)) for kind in _BY_LOT if (found := work.members.lots(member_id, kind))
            )
            prizes = len(prizes_of(work, member_id))
            programme = self._programme(work, on)
            if programme is None:
                return OwnStanding("", (), lots, None, prizes)
            book = member_book(work, self._ids, programme, member_id, on)
            standing = standing_of(book, programme, book.members[member_id], on)
            tier = programme.tier(programme.served_as(standing.tier))
            near, open_now = (
                next_tier(programme, standing),
                promotion_open(programme, standing.tier, standing.value),
            )
            return OwnStanding(
                tier=tier.key,
                ways=tuple(tier_reasons(programme, tier, near, open_now)),
                lots=lots,
                outlook=look_ahead(programme, standing, on),
                prizes=prizes,
            )

    def history(self, member_id: str, behind: HistoryPlace | None = None) -> OwnHistory:
        with self._reading.reading() as work:
            whole = (member_id, *work.mergers.gone_up_in(member_id))
            on = self._recorder.today(work, self._identity.calendar)
            return OwnHistory(time_line(work, self._recorder, whole, behind), self._programme(work, on))

    def _programme(self, work: Work, on: date) -> Programme | None:
        try:
            return self._shelf.in_force(work, on)
        except NoProgramme:
            return None

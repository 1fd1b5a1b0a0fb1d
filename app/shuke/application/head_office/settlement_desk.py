"""What shops owe each other, month by month: the statement, its debts one by one, and settling it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.settlements import DebtQuery, MonthKept, MonthListed
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.facts.month_settled import HeardUpTo, MonthSettled
from shuke.domain.shop import HEAD_OFFICE, Right
from shuke.domain.shop_debts import MonthStatement, ShopDebt, month_of

__all__ = ["DEBTS_AT_ONCE", "DebtsSeen", "MonthSeen", "MonthsSeen", "SettlementDesk", "StatementSeen"]

MOST_MONTHS = 36
DEBTS_AT_ONCE = 200
_WRITTEN_AT_ONCE = 4000


@dataclass(frozen=True, slots=True)
class MonthSeen:
    """`debts`, `payments`: how many. While it is open, payments are not worked out and `settled_on` is empty."""

    month: str
    debts: int
    payments: int = 0
    settled_on: str = ""


@dataclass(frozen=True, slots=True)
class MonthsSeen:
    """The newest first, the one under way among them."""

    months: tuple[MonthSeen, ...]


@dataclass(frozen=True, slots=True)
class StatementSeen:
    """A month's statement, settled or as it would be now.

    Attributes:
        shops: the names of all shops, by id.
        settled: when and by whom; None while it is open.
        to_settle: it is over, and every month before it is settled.
        unheard: tills from which nothing came since the month ended: what they still bring goes into the next month.
    """

    statement: MonthStatement
    shops: dict[str, str]
    settled: MonthKept | None = None
    by: str = ""
    to_settle: bool = False
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DebtsSeen:
    """Debts of two shops; `more`: there are others behind them."""

    debts: tuple[ShopDebt, ...]
    more: bool


class SettlementDesk:
    """Each call is one transaction. `reading` and `writing` as for `Office`; `copying`: the store of the lane for
    long reads."""

    def __init__(
        self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder, copying: Store
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._copying = copying

    def months(self, session: Session) -> MonthsSeen | Refused:
        if not session.may(Right.READ_JOURNAL):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            settled = work.settlements.listed(MOST_MONTHS)
            opened = self._open_months(work, settled)
            seen = [
                *(MonthSeen(month, work.settlements.count(_query(work, month))) for month in opened),
                *(MonthSeen(one.month, one.debts, one.payments, one.on) for one in settled),
            ]
            return MonthsSeen(tuple(sorted(seen, key=lambda one: one.month, reverse=True)))

    def statement(self, session: Session, month: str) -> StatementSeen | Refused | None:
        """None for a month that nobody knows."""
        if not session.may(Right.READ_JOURNAL):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            shops = {shop.shop_id: shop.name for shop in work.shops.all()}
            kept = work.settlements.of_month(month)
            if kept is not None:
                by = work.shops.staff_member(kept.by)
                statement = MonthStatement(month, kept.sums)
                return StatementSeen(statement, shops, kept, by.name if by else kept.by)
            waiting = self._open_months(work, work.settlements.listed(1))
            if month not in waiting:
                return None
            return StatementSeen(
                _open_statement(work, month),
                shops,
                to_settle=month == waiting[0] and self._is_over(work, month),
                unheard=self._unheard(work, month),
            )

    def debts(
        self, session: Session, month: str, pair: tuple[str, str], behind: Sequence[str | int] = ()
    ) -> DebtsSeen | Refused:
        """The next debts that the statement's sums between these two (shops, or a shop and a partner) are made of."""
        return _debts(self._reading, session, month, pair, behind, DEBTS_AT_ONCE)

    def many_debts(
        self, session: Session, month: str, pair: tuple[str, str], behind: Sequence[str | int] = ()
    ) -> DebtsSeen | Refused:
        """The same for a file, some thousand at a time; on the lane for long reads."""
        return _debts(self._copying, session, month, pair, behind, _WRITTEN_AT_ONCE)

    @tried_again
    def settle(self, session: Session, month: str, seen: MonthStatement) -> MonthStatement | Refused:
        """Settle the month as it was seen; what comes later goes into the next one.

        Args:
            seen: what whoever settles has read. If debts came since, nothing is done.
        """
        if not session.may(Right.SETTLE_SHOPS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            refused = self._in_the_way(work, month)
            if refused is not None:
                return refused
            statement = _open_statement(work, month)
            if statement != seen:
                return Refused(Refusal.DEBTS_CHANGED)
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            entry.record(MonthSettled(month, _heard(work), statement.sums), session.staff.staff_id)
            entry.settle()
            work.commit()
        return statement

    def _in_the_way(self, work: Work, month: str) -> Refused | None:
        if work.settlements.of_month(month) is not None:
            return Refused(Refusal.MONTH_SETTLED)
        waiting = self._open_months(work, work.settlements.listed(1))
        if month in waiting and month != waiting[0]:
            return Refused(Refusal.EARLIER_MONTH_OPEN, (("month", waiting[0]),))
        if month not in waiting or not self._is_over(work, month):
            return Refused(Refusal.MONTH_NOT_OVER)
        return None

    def _open_months(self, work: Work, settled: Sequence[MonthListed]) -> list[str]:
        """From the one behind the last that was settled, or that of the first debt, to the one under way."""
        now = month_of(self._recorder.today(work, self._identity.calendar).isoformat())
        month = _next(settled[0].month) if settled else month_of(work.settlements.first_day() or now)
        found: list[str] = []
        while month <= now and len(found) < MOST_MONTHS:
            found.append(month)
            month = _next(month)
        return found

    def _is_over(self, work: Work, month: str) -> bool:
        return month_of(self._recorder.today(work, self._identity.calendar).isoformat()) > month

    def _unheard(self, work: Work, month: str) -> tuple[str, ...]:
        calendar = self._identity.calendar
        change = time(calendar.day_change_minutes // 60, calendar.day_change_minutes % 60)
        over = datetime.combine(date.fromisoformat(f"{_next(month)}-01"), change, ZoneInfo(calendar.zone))
        over_ms = int(over.timestamp() * 1000)
        if self._recorder.now_ms() < over_ms:
            return ()
        believed = {key.till for key in work.till_register.all_keys() if not key.revoked_on} - {HEAD_OFFICE}
        return tuple(sorted(till for till in believed if 0 < work.contacts.last_ms(till) < over_ms))


def _debts(
    store: Store,
    session: Session,
    month: str,
    pair: tuple[str, str],
    behind: Sequence[str | int],
    at_once: int,
) -> DebtsSeen | Refused:
    if not session.may(Right.READ_JOURNAL):
        return Refused(Refusal.NOT_ALLOWED)
    with store.reading() as work:
        found = work.settlements.debts(_query(work, month), pair, behind, at_once + 1)
    return DebtsSeen(tuple(found[:at_once]), len(found) > at_once)


def _open_statement(work: Work, month: str) -> MonthStatement:
    return MonthStatement(month, tuple(work.settlements.sums(_query(work, month))))


def _query(work: Work, month: str) -> DebtQuery:
    kept = work.settlements.of_month(month)
    before = work.settlements.of_month(_before(month))
    none_earlier = kept is not None or month_of(work.settlements.first_day() or month) >= month
    return DebtQuery(
        month,
        heard=kept.heard if kept else None,
        behind=before.heard if before else None,
        first=before is None and none_earlier,
    )


def _heard(work: Work) -> tuple[HeardUpTo, ...]:
    """How far every journal held here goes."""
    heads = ((till, work.journal.head(till)) for till in sorted(work.journal.tills()))
    return tuple(
        HeardUpTo(till, head.epoch, head.seq) for till, head in heads if head and till != HEAD_OFFICE
    )


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year - (number == 1):04d}-{(number - 2) % 12 + 1:02d}"

"""Exceptions at head office, for people's programs and for the command line: read, and decided at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.exceptions.deciding import Verdict, refused_verdict
from shuke.application.exceptions.looking import CaseLook, CasesListed, list_cases, look_at
from shuke.application.head_office.access import admitted
from shuke.application.head_office.carrying_out import carry_out
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.clock import Clock
from shuke.application.ports.exceptions import AccessToken, CaseQuery, DecisionHeard, Settlement
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.exceptions.case import CasePlace, ExceptionCase
from shuke.domain.shop import Right

__all__ = ["CaseDesk", "CaseFile"]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One exception with what was said and paid."""

    case: ExceptionCase
    decisions: tuple[DecisionHeard, ...]
    settlements: tuple[Settlement, ...]
    today: date


class CaseDesk:
    """Each call is one transaction. `reading` and `writing` as for `Office`."""

    def __init__(
        self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder, clock: Clock
    ) -> None:
        self.identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._clock = clock

    def who(self, token: str) -> AccessToken | None:
        """Whose token it is, if it is good now."""
        with self._reading.reading() as work:
            return admitted(work, token, self._clock.now_ms())

    def page(
        self, query: CaseQuery, behind: CasePlace | None, limit: int, *, overdue: bool = False
    ) -> tuple[list[ExceptionCase], date]:
        """The next cases by deadline, and head office's business date."""
        with self._reading.reading() as work:
            today = self._recorder.today(work, self.identity.calendar)
            if overdue:
                query = CaseQuery(query.shop_id, query.kinds, query.owner, done=False, overdue_on=today)
            return work.exceptions.page(query, behind, limit), today

    def look(self, exception_id: str) -> CaseFile | None:
        with self._reading.reading() as work:
            case = work.exceptions.get(exception_id)
            if case is None:
                return None
            return CaseFile(
                case,
                tuple(work.exceptions.decisions(exception_id)),
                tuple(work.exceptions.settlements(exception_id)),
                self._recorder.today(work, self.identity.calendar),
            )

    def listed(
        self, session: Session, *, done: bool, behind: CasePlace | None = None
    ) -> CasesListed | Refused:
        """Those of the whole chain, for somebody of the staff."""
        with self._reading.reading() as work:
            today = self._recorder.today(work, self.identity.calendar)
            return list_cases(work, session, self.identity.place, today, done=done, behind=behind)

    def looked_at(self, session: Session, exception_id: str) -> CaseLook | Refused:
        with self._reading.reading() as work:
            today = self._recorder.today(work, self.identity.calendar)
            return look_at(work, session, self.identity.place, exception_id, today)

    def decide_as(
        self, session: Session, exception_id: str, verdict: Verdict, answers: int
    ) -> Refused | None:
        """For somebody of the staff; see `decide`."""
        if not session.may(Right.DECIDE_EXCEPTIONS):
            return Refused(Refusal.NOT_ALLOWED)
        return self.decide(exception_id, verdict, session.staff.name, answers, staff=session.staff.staff_id)

    @tried_again
    def decide(
        self, exception_id: str, verdict: Verdict, by: str, answers: int | None = None, *, staff: str = ""
    ) -> Refused | None:
        """Decide and carry it out; head office hears itself at once.

        Args:
            by: the name that stands below it.
            staff: their id, if they are of the staff.
            answers: the round of the exception that whoever decides has seen; None: whatever it is now.

        Returns:
            why nothing was done; DECIDED_ALREADY where somebody else's decision counted since.
        """
        with self._writing.writing() as work:
            case = work.exceptions.get(exception_id)
            if case is None:
                return Refused(Refusal.EXCEPTION_GONE)
            if answers is not None and answers != case.round:
                return Refused(Refusal.DECIDED_ALREADY)
            refused = refused_verdict(case, verdict, self._recorder.today(work, self.identity.calendar))
            if refused is not None:
                return refused
            entry = OfficeEntry(work, self._recorder, self.identity.calendar)
            fact = verdict.fact(case, by)
            if not carry_out(work, entry, entry.record(fact, staff).header, fact):
                return Refused(Refusal.NOT_DECIDABLE)
            entry.settle()
            work.commit()
        return None

"""Looking at exceptions: the list of a shop, and one of them whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.ports.exceptions import CaseQuery, DecisionHeard, Settlement
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.exceptions.case import CasePlace, ExceptionCase
from shuke.domain.member import Member
from shuke.domain.profile import mask_name, mask_phone
from shuke.domain.shop import Place, Right

__all__ = [
    "CASES_A_PAGE",
    "CaseLook",
    "CaseRow",
    "CasesListed",
    "Whom",
    "list_cases",
    "look_at",
    "waiting_for",
]

CASES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Whom:
    """A member, masked; `number` is empty for one that is not known here."""

    member_id: str
    name: str = ""
    phone: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """`till_name` is the till's id where it has none; `waits`: somebody decided, and head office has not answered."""

    case: ExceptionCase
    whom: Whom | None
    till_name: str
    waits: bool


@dataclass(frozen=True, slots=True)
class CasesListed:
    """`more`: there are others behind the last row."""

    rows: tuple[CaseRow, ...]
    today: date
    more: bool = False


@dataclass(frozen=True, slots=True)
class CaseLook:
    """One exception with all that is known of it. `waits`: the decision on its way to head office, if there is one;
    until it is answered nobody decides again here."""

    row: CaseRow
    today: date
    other: Whom | None
    till_names: tuple[tuple[str, str], ...]
    decisions: tuple[DecisionHeard, ...]
    settlements: tuple[Settlement, ...]
    waits: DecisionHeard | None


def list_cases(
    work: Work, session: Session, place: Place, today: date, *, done: bool, behind: CasePlace | None = None
) -> CasesListed | Refused:
    """Those of this till's shop by their deadline, soonest first; `done`: also those that are over."""
    if not session.may(Right.DECIDE_EXCEPTIONS):
        return Refused(Refusal.NOT_ALLOWED)
    cases = work.exceptions.page(CaseQuery(shop_id=place.shop_id, done=done), behind, CASES_A_PAGE + 1)
    rows = tuple(_row(work, case, place.till) for case in cases[:CASES_A_PAGE])
    return CasesListed(rows, today, len(cases) > CASES_A_PAGE)


def look_at(work: Work, session: Session, place: Place, exception_id: str, today: date) -> CaseLook | Refused:
    if not session.may(Right.DECIDE_EXCEPTIONS):
        return Refused(Refusal.NOT_ALLOWED)
    case = work.exceptions.get(exception_id)
    if case is None:
        return Refused(Refusal.EXCEPTION_GONE)
    tills = {case.till, *(fact.till for fact in case.facts)}
    return CaseLook(
        row=_row(work, case, place.till),
        today=today,
        other=_whom(work, case.other_member_id),
        till_names=tuple((till, work.shops.till_name(till) or till) for till in sorted(tills)),
        decisions=tuple(work.exceptions.decisions(exception_id)),
        settlements=tuple(work.exceptions.settlements(exception_id)),
        waits=waiting_for(work, case, place.till),
    )


def waiting_for(work: Work, case: ExceptionCase, till: str) -> DecisionHeard | None:
    """This till's decision of the present round: what counts or came too late is of an earlier one once head office
    has answered."""
    if case.is_done:
        return None
    heard = work.exceptions.decisions(case.exception_id)
    return next((one for one in heard if one.round == case.round and one.place.till == till), None)


def _row(work: Work, case: ExceptionCase, till: str) -> CaseRow:
    return CaseRow(
        case=case,
        whom=_whom(work, case.member_id),
        till_name=work.shops.till_name(case.till) or case.till,
        waits=waiting_for(work, case, till) is not None,
    )


def _whom(work: Work, member_id: str) -> Whom | None:
    if not member_id:
        return None
    member = work.members.get(member_id)
    return _masked(member) if member is not None else Whom(member_id)


def _masked(member: Member) -> Whom:
    profile = member.profile
    return Whom(member.member_id, mask_name(profile.name), mask_phone(profile.phone), member.number)

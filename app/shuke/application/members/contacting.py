"""Whom somebody looks after, who of them wants a word today and why, and that it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.feedback.words import keep_words, plain_words
from shuke.application.members.time_line import Beside, time_line
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.view import View, asked_of
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.contacted import LONGEST_CONTACT_NOTE, Outcome
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.member import Member
from shuke.domain.segments.bounds import bounds_of
from shuke.domain.segments.conditions import Condition, Operator, Together, Where
from shuke.domain.segments.fields import Field, Kept
from shuke.domain.segments.ladder import ladder_of
from shuke.domain.segments.segment import NEAR_TIER_MINOR
from shuke.domain.segments.standing import Stage
from shuke.domain.shop import Right

__all__ = [
    "MOST_GOODS",
    "MOST_NOTES",
    "REST_DAYS",
    "Cause",
    "ContactNote",
    "Due",
    "MyMembers",
    "contacted",
    "my_members",
    "notes_of",
]

MOST_NOTES = 3
MOST_GOODS = 3
_PAGES_BACK = 4
"""So far back in a member's history notes are looked for."""

REST_DAYS = 14
"""Whoever was reached is left in peace for so long."""


class Cause(StrEnum):
    """Why a member wants a word, the most pressing first."""

    BIRTHDAY = "birthday"
    LAPSING = "lapsing"
    NEAR_TIER = "near_tier"
    DUE_AGAIN = "due_again"
    NEVER_BOUGHT = "never_bought"
    SLEEPING = "sleeping"


def _at_most(field: Field, most: int) -> Condition:
    return Condition(field, Operator.AT_MOST, (most,))


def _all(*parts: Where) -> Together:
    return Together(parts)


_NEW_SINCE_DAYS = 14
_CAUSES: Mapping[Cause, Where] = {
    Cause.BIRTHDAY: _at_most(Field.DAYS_TO_BIRTHDAY, 7),
    Cause.LAPSING: _all(_at_most(Field.DAYS_TO_LAPSE, 14), Condition(Field.LAPSING, Operator.AT_LEAST, (1,))),
    Cause.NEAR_TIER: _at_most(Field.TO_NEXT_TIER, NEAR_TIER_MINOR),
    Cause.DUE_AGAIN: Condition(Field.DUE_GOODS, Operator.AT_LEAST, (1,)),
    Cause.NEVER_BOUGHT: _all(
        Condition(Field.STAGE, Operator.ONE_OF, (Stage.NEW,)),
        Condition(Field.MEMBER_DAYS, Operator.AT_LEAST, (_NEW_SINCE_DAYS,)),
    ),
    Cause.SLEEPING: Condition(Field.STAGE, Operator.ONE_OF, (Stage.SILENT, Stage.SLEEPING)),
}
_RESTED = Together(
    (
        Condition(Field.DAYS_SINCE_CONTACT, Operator.AT_LEAST, (REST_DAYS,)),
        Condition(Field.DAYS_SINCE_CONTACT, Operator.UNKNOWN),
    ),
    any_of=True,
)
_STILL = Condition(Field.STAGE, Operator.ONE_OF, (Stage.NEW, Stage.ACTIVE, Stage.SILENT, Stage.SLEEPING))
_ASKED = asked_of(Together((*_CAUSES.values(), _RESTED, _STILL))) | {Kept.CHANNELS}


@dataclass(frozen=True, slots=True)
class Due:
    """A member with every cause there is. `channels`: the ways by which offers are welcome; `goods`: some of what is
    due to be bought again, by name."""

    member: Member
    causes: tuple[Cause, ...]
    channels: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MyMembers:
    """Of all that somebody looks after, those who are due, the most pressing first."""

    count: int
    due: tuple[Due, ...]


def my_members(work: Work, desk: Desk, staff_id: str) -> MyMembers:
    """For the reading lane: it reads whatever is known of those members."""
    programme, today = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
    kept = work.segments.members(_ASKED, today, cared_for_by=staff_id)
    view = View(len(kept.ids), kept.columns, today, bounds_of(programme), ladder_of(programme))
    open_to_it = set(view.among(view.matching(_all(_RESTED, _STILL)), kept.ids))
    causes: dict[str, list[Cause]] = {}
    for cause, where in _CAUSES.items():
        for member_id in view.among(view.matching(where), kept.ids):
            if member_id in open_to_it:
                causes.setdefault(member_id, []).append(cause)
    agreed, goods = (
        dict(zip(kept.ids, kept.columns[column].cells(), strict=True))
        for column in (Kept.CHANNELS, Kept.DUE_ARTICLES)
    )
    due = []
    for member_id, why in causes.items():
        member = work.members.get(member_id)
        if member is not None:
            channels = tuple(str(agreed[member_id]).split())
            due.append(Due(member, tuple(why), channels, _names(work, str(goods[member_id]).split())))
    return MyMembers(len(kept.ids), tuple(due))


def _names(work: Work, articles: Sequence[str]) -> tuple[str, ...]:
    found = (work.articles.by_id(one) for one in articles[:MOST_GOODS])
    return tuple(article.name for article in found if article is not None)


@dataclass(frozen=True, slots=True)
class ContactNote:
    """What `staff` (a name) wrote down of a contact."""

    on: date
    staff: str
    words: str


def notes_of(work: Work, desk: Desk, member_id: str) -> tuple[ContactNote, ...]:
    """The newest first, as far as they lie at this till, and the member was not erased."""
    found: list[ContactNote] = []
    behind: HistoryPlace | None = None
    for _ in range(_PAGES_BACK):
        page = time_line(work, desk.recorder, (member_id,), behind, Beside(cares=True))
        found += [ContactNote(one.place.on, one.staff, one.note) for one in page.happenings if one.note]
        behind = page.last
        if len(found) >= MOST_NOTES or not page.more:
            break
    return tuple(found[:MOST_NOTES])


def contacted(
    desk: Desk, session: Session, member_id: str, outcome: Outcome, note: str = ""
) -> Member | Refused:
    """Somebody called the member, or wrote, today; `note`: what came of it, in words."""
    if not session.may(Right.ENROL):
        return Refused(Refusal.NOT_ALLOWED)
    told = plain_words(note)
    refused = too_long(told, LONGEST_CONTACT_NOTE)
    if refused is not None:
        return refused
    with desk.store.writing() as work:
        member = work.members.get(member_id)
        if member is None or member.erased:
            return Refused(Refusal.MEMBER_UNKNOWN)
        words = keep_words(work, desk.recorder, member_id, told) if told else b""
        fact = MemberContacted(member_id, outcome, words)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return member

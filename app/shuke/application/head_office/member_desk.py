"""A member as head office knows them: found, with what they have and what happened."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.standing import known_standing
from shuke.application.find_members import LONGEST_TYPED, find_members
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.members.record import MemberRecord, read_record
from shuke.application.members.time_line import Beside, TimeLinePage, time_line
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card
from shuke.domain.member import Member
from shuke.domain.phone import one_form, written_forms
from shuke.domain.programme.ahead import Ahead, look_ahead
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.domain.slices.account import SPENT, AccountKind, Slice
from shuke.wording.said import Words

__all__ = ["LONGEST_TYPED", "MOST_FOUND", "MemberDesk", "MemberSeen", "MembersFound"]

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """`lots`: what is left of each account that can be spent, soonest to lapse first. `programme`: today's, None
    before the first. `ahead`: what going on as before brings them, where anything can be said."""

    record: MemberRecord
    cards: tuple[Card, ...]
    lots: tuple[tuple[AccountKind, tuple[Slice, ...]], ...]
    line: TimeLinePage
    programme: Programme | None
    shop: str
    ahead: Ahead | None = None


@dataclass(frozen=True, slots=True)
class MembersFound:
    """`more`: a little more typed finds them. `nobody`: why there are none."""

    records: tuple[MemberRecord, ...]
    more: bool
    nobody: Words


class MemberDesk:
    """Each call is one reading transaction."""

    def __init__(self, identity: OfficeIdentity, reading: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._recorder = recorder
        self._shelf = ProgrammeShelf()

    def find(self, session: Session, typed: str) -> MembersFound | Refused:
        """Whoever has this very number, card or phone, then who is found as at a till: by name, its pinyin, a part of
        a number. Profiles are as they were last told."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            whole = self._ids(work, "".join(typed.split()))
            found = find_members(work, typed, MOST_FOUND)
            ids = (*whole, *(member.member_id for member in found.members))
            standing = dict.fromkeys(work.mergers.stands_for(one) for one in ids)
            records = (read_record(work, self._recorder, one) for one in list(standing)[:MOST_FOUND])
            known = tuple(one for one in records if one is not None)
            return MembersFound(known, found.more, "" if known else found.words)

    def look(
        self, session: Session, member_id: str, behind: HistoryPlace | None = None
    ) -> MemberSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            record = read_record(work, self._recorder, member_id)
            if record is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            whole = (member_id, *work.mergers.gone_up_in(member_id))
            shop = work.shops.get(record.member.shop_id)
            lots = ((kind, tuple(work.members.lots(member_id, kind))) for kind in SPENT)
            programme = self._programme(work)
            return MemberSeen(
                record=record,
                cards=tuple(work.cards.of_member(member_id)),
                lots=tuple((kind, some) for kind, some in lots if some),
                line=time_line(
                    work, self._recorder, whole, behind, Beside(cares=True, shop=self._identity.calendar)
                ),
                programme=programme,
                shop=shop.name if shop is not None else record.member.shop_id,
                ahead=self._ahead(work, programme, record.member),
            )

    def _ids(self, work: Work, text: str) -> list[str]:
        holder: Member | None = work.members.by_number(text)
        card = work.cards.by_number(text)
        phones = work.conflicts.with_phones(written_forms(one_form(text)))
        found = [holder.member_id] if holder is not None else []
        return [*found, *([card.member_id] if card is not None else []), *(one for _, one in phones)]

    def _ahead(self, work: Work, programme: Programme | None, member: Member) -> Ahead | None:
        if programme is None or not member.active or member.merged_into or member.erased:
            return None
        on = self._recorder.today(work, self._identity.calendar)
        return look_ahead(programme, known_standing(work, programme, member, on), on)

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self._shelf.in_force(work, self._recorder.today(work, self._identity.calendar))
        except NoProgramme:
            return None

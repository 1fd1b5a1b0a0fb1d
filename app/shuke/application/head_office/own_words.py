"""What a member says on the own page: feedback, the wish to be forgotten, which ways offers may take, the terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.feedback.words import keep_words, plain_words, words_kept
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.often_asked import OftenAsked
from shuke.application.members.consenting import ConsentsKnown, consents_in, said_now
from shuke.application.members.erasing import ErasureLook, erasure_look
from shuke.application.members.own_data import OwnData, own_data_in
from shuke.application.ports.clock import Clock, Ids
from shuke.application.ports.feedback import FeedbackKept
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.trying_again import tried_again
from shuke.application.written import too_long
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_consented import MemberAcceptedTerms, MemberConsented
from shuke.domain.facts.member_erased import MemberDataGiven
from shuke.domain.feedback import LONGEST_FEEDBACK, FeedbackKind, answer_by
from shuke.domain.programme.document import Programme

__all__ = ["MOST_SAID", "OwnErasure", "OwnSaid", "OwnWordsDesk", "SaidTooOften"]

MOST_SAID = 50
_MOST_TIMES = 10

Decides = Callable[[Work, OfficeEntry], FactBody | Refused | None]


class SaidTooOften(Exception):
    """More than anybody has to say in ten minutes."""


@dataclass(frozen=True, slots=True)
class OwnSaid:
    """`answer`: None while nobody answered, or where it was erased."""

    kept: FeedbackKept
    words: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class OwnErasure:
    """`asked`: the wish that waits to be carried out."""

    look: ErasureLook
    asked: FeedbackKept | None


class OwnWordsDesk:
    """Reading calls are for the reading lane, the others for the writing one; who asks was let in before."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        shelf: ProgrammeShelf,
        ids: Ids,
        clock: Clock,
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._shelf = shelf
        self._ids = ids
        self._often = OftenAsked(clock, _MOST_TIMES)

    def said(self, member_id: str) -> list[OwnSaid]:
        """The newest first; the wish to be forgotten is shown elsewhere."""
        with self._reading.reading() as work:
            kept = [one for one in _all_said(work, member_id) if one.kind is not FeedbackKind.ERASURE]
            newest = sorted(kept, key=lambda one: (one.taken_on, one.feedback_id), reverse=True)
            return [
                OwnSaid(
                    one,
                    words_kept(work, one.member_id, one.words),
                    words_kept(work, one.member_id, one.answer),
                )
                for one in newest[:MOST_SAID]
            ]

    def say(self, member_id: str, kind: FeedbackKind, text: str) -> Refused | None:
        """Raises:
        SaidTooOften: wait.
        """
        words = plain_words(text)
        refused = too_long(words, LONGEST_FEEDBACK)
        if not words or refused is not None:
            return refused or Refused(Refusal.WORDS_MISSING)
        self._not_too_often(member_id)
        return self._record(lambda work, _: self._taken(work, member_id, kind, words))

    def erasure(self, member_id: str) -> OwnErasure | None:
        with self._reading.reading() as work:
            look = erasure_look(work, member_id)
            return None if look is None else OwnErasure(look, _wish(work, member_id))

    def ask_erasure(self, member_id: str, number: str, text: str) -> Refused | None:
        """The shop answers it within its days: what is stored is paid back first, and a person erases. Asked already:
        nothing is recorded again.

        Args:
            number: the member's own, typed as a second look.
        """
        words = plain_words(text)
        refused = too_long(words, LONGEST_FEEDBACK)
        if refused is not None:
            return refused
        self._not_too_often(member_id)

        def decided(work: Work, _entry: OfficeEntry) -> FactBody | Refused | None:
            member = work.members.get(member_id)
            if member is None or number.strip() != member.number:
                return Refused(Refusal.OTHER_NUMBER)
            if _wish(work, member_id) is not None:
                return None
            return self._taken(work, member_id, FeedbackKind.ERASURE, words or "–")

        return self._record(decided)

    def consents(self, member_id: str) -> ConsentsKnown | None:
        """None before the first programme."""
        with self._reading.reading() as work:
            programme = self._programme(work)
            return None if programme is None else consents_in(work, programme, member_id)

    def consent(self, member_id: str, wanted: Mapping[Channel, bool]) -> Refused | None:
        def decided(work: Work, _entry: OfficeEntry) -> FactBody | None:
            said = said_now(work.consents.of_member(member_id), wanted)
            return MemberConsented(member_id, said, ConsentBy.OWN_PAGE) if said else None

        return self._record(decided)

    def accept_terms(self, member_id: str, version: int) -> Refused | None:
        """Of that version, which the page showed; another one is in force meanwhile: it is to be read first."""

        def decided(work: Work, _entry: OfficeEntry) -> FactBody | None:
            programme = self._programme(work)
            if programme is None or programme.version != version:
                return None
            if not consents_in(work, programme, member_id).terms_are_new:
                return None
            return MemberAcceptedTerms(member_id, programme.key, version)

        return self._record(decided)

    def give_data(self, member_id: str) -> OwnData | None:
        """All that is known of the member; that it was given is recorded. None before the first programme.

        Raises:
            SaidTooOften: wait.
        """
        self._not_too_often(member_id)
        self._record(lambda _work, _entry: MemberDataGiven(member_id))
        with self._writing.reading() as work:
            programme = self._programme(work)
            if programme is None:
                return None
            return own_data_in(work, self._recorder, programme, member_id, others_write=True)

    # inside

    def _not_too_often(self, member_id: str) -> None:
        if self._often.too_often(member_id):
            raise SaidTooOften

    @tried_again
    def _record(self, decides: Decides) -> Refused | None:
        with self._writing.writing() as work:
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            decided = decides(work, entry)
            if decided is None or isinstance(decided, Refused):
                return decided
            entry.record(decided)
            entry.settle()
            work.commit()
        return None

    def _taken(self, work: Work, member_id: str, kind: FeedbackKind, words: str) -> FactBody | Refused:
        member = work.members.get(member_id)
        if member is None or member.erased:
            return Refused(Refusal.MEMBER_UNKNOWN)
        return FeedbackTaken(
            feedback_id=self._ids.new_id(),
            member_id=member_id,
            kind=kind,
            words=keep_words(work, self._recorder, member_id, words),
            answer_by=answer_by(kind, self._today(work)),
            shop_id=member.shop_id,
        )

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self._identity.calendar)

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self._shelf.in_force(work, self._today(work))
        except NoProgramme:
            return None


def _all_said(work: Work, member_id: str) -> Iterator[FeedbackKept]:
    for one in (member_id, *work.mergers.gone_up_in(member_id)):
        yield from work.feedback.of_member(one, 20 * MOST_SAID)


def _wish(work: Work, member_id: str) -> FeedbackKept | None:
    """To be forgotten, that nobody answered yet."""
    said = (one for one in _all_said(work, member_id) if one.kind is FeedbackKind.ERASURE)
    return next((one for one in said if one.answered_on is None), None)

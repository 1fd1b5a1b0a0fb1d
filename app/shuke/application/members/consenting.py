"""What a member says at the counter: by which ways offers may reach them, and that the terms are theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.members.terms_slip import TermsSlip
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import AcceptedTerms, Channel, Consent, ConsentBy
from shuke.domain.facts.member_consented import ConsentSaid, MemberAcceptedTerms, MemberConsented
from shuke.domain.profile import mask_name
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["ConsentDesk", "ConsentsKnown", "consents_in", "consents_known", "said_now"]


@dataclass(frozen=True, slots=True)
class ConsentsKnown:
    """`terms` are those accepted last; `version` and `text` those in force."""

    consents: Mapping[Channel, Consent]
    terms: AcceptedTerms | None
    version: int
    text: Bilingual

    @property
    def terms_are_new(self) -> bool:
        return self.terms is None or self.terms.version < self.version


def consents_known(work: Work, desk: Desk, member_id: str) -> ConsentsKnown:
    return consents_in(work, desk.programme_in_force(work), member_id)


def consents_in(work: Work, programme: Programme, member_id: str) -> ConsentsKnown:
    """With the terms of that programme version."""
    return ConsentsKnown(
        work.consents.of_member(member_id), work.consents.terms(member_id), programme.version, programme.terms
    )


def said_now(known: Mapping[Channel, Consent], wanted: Mapping[Channel, bool]) -> tuple[ConsentSaid, ...]:
    """Of what is wanted, what is not known already: each goes on from what was said before. Of a channel that nobody
    ever spoke of, no is news too."""
    said = []
    for channel, given in wanted.items():
        before = known.get(channel)
        if before is None:
            said.append(ConsentSaid(channel, given))
        elif before.given != given:
            said.append(ConsentSaid(channel, given, before.turn + 1))
    return tuple(said)


class ConsentDesk:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def say(
        self, session: Session, member_id: str, wanted: Mapping[Channel, bool], by: ConsentBy
    ) -> ConsentsKnown | Refused:
        """Record what changes by that. Everybody who enrols may: a no must never have to wait for a manager."""
        with self._desk.store.writing() as work:
            refused = self._refused(work, session, member_id)
            if refused is not None:
                return refused
            said = said_now(work.consents.of_member(member_id), wanted)
            if said:
                fact = MemberConsented(member_id, said, by)
                self._desk.recorder.record(work, self._desk.shop, fact, staff=session.staff.staff_id)
            known = consents_known(work, self._desk, member_id)
            work.commit()
        return known

    def accept_terms(self, session: Session, member_id: str, *, printed: bool) -> ConsentsKnown | Refused:
        """The terms in force lay before the member, who accepts them. Accepted already: nothing is recorded again."""
        desk = self._desk
        with desk.store.writing() as work:
            refused = self._refused(work, session, member_id)
            if refused is not None:
                return refused
            if consents_known(work, desk, member_id).terms_are_new:
                programme = desk.programme_in_force(work)
                fact = MemberAcceptedTerms(member_id, programme.key, programme.version, printed)
                desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            known = consents_known(work, desk, member_id)
            work.commit()
        return known

    def print_terms(self, session: Session, member_id: str) -> int | Refused:
        """Queue the terms in force with a line to sign; their version."""
        desk = self._desk
        with desk.store.writing() as work:
            refused = self._refused(work, session, member_id)
            if refused is not None:
                return refused
            programme, member = desk.programme_in_force(work), work.members.get(member_id)
            assert member is not None  # looked at just before
            language = Language(desk.language())
            slip = TermsSlip(
                shop=desk.shop.name,
                name=mask_name(member.profile.name),
                number=member.number,
                version=programme.version,
                on=desk.recorder.today(work, desk.shop),
                text=programme.terms.zh if language is Language.ZH else programme.terms.en,
                language=language.value,
            )
            document = f"terms {programme.version} {member.number}"
            work.print_jobs.add(PrintJobDraft(PrintKind.TERMS_SLIP, document, packed_content(slip)))
            work.commit()
        return programme.version

    def _refused(self, work: Work, session: Session, member_id: str) -> Refused | None:
        if not session.may(Right.ENROL):
            return Refused(Refusal.NOT_ALLOWED)
        return None if work.members.get(member_id) is not None else Refused(Refusal.MEMBER_UNKNOWN)

"""Quick enrolment: phone, the way in that the programme asks for, a card."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.card_printing import queue_card_slip
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.card_numbers import next_card_number
from shuke.application.cards.carrying_out import CardWork, Decided
from shuke.application.counter.desk import Desk
from shuke.application.counter.rewarding import rewarded
from shuke.application.elsewhere import to_ask
from shuke.application.members.consenting import said_now
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.self_enrolled import completed
from shuke.application.session import Session
from shuke.application.written import fields_refused, too_long
from shuke.domain.bilingual import Bilingual
from shuke.domain.card import Card
from shuke.domain.consent import Channel
from shuke.domain.facts.card_changed import CardAct
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.entries import GivenByRules
from shuke.domain.facts.member_came_back import MemberCameBack
from shuke.domain.facts.member_consented import MemberConsented
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.member import Member
from shuke.domain.member_number import member_number
from shuke.domain.membership.beside import given
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.state import Membership
from shuke.domain.money import ZERO, Money
from shuke.domain.phone import one_form, written_forms
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, with_fields
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import of_slips
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import EntryOffer, entries, entries_beside
from shuke.domain.shop import Right
from shuke.domain.sync.finding import Find
from shuke.wording.member_record import FIELDS

__all__ = ["LONGEST_NAME", "Enrolment", "Enrolments", "NewMember", "is_phone", "next_numbers", "who_has"]

_PHONE = re.compile(r"\+?[0-9]{5,20}")
_ANY = Money(10**15)
"""Big enough for every way in to be listed; what was really shown is the cashier's evidence."""

LONGEST_NAME = 40
LONGEST_EVIDENCE = 120
CARD_TYPE = "member"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the counter knows of somebody who wants to join.

    Attributes:
        rule: the way in, as `ways_in` named it.
        evidence: what was shown, kind and masked number ("slip S01-1.1-000012; ID card …1234"), never a copy.
        channels: by which ways they wish to hear of offers.
        self_enrolment: whom of those who enrolled themselves this completes, if not who has that phone.
    """

    profile: Profile
    rule: str
    evidence: str = ""
    channels: tuple[Channel, ...] = ()
    self_enrolment: str = ""


@dataclass(frozen=True, slots=True)
class NewMember:
    member_id: str
    number: str
    card: Card


def is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text))


def who_has(work: Work, profile: Profile) -> Member | None:
    """Who has that phone."""
    for form in written_forms(profile.phone) if profile.phone else ():
        found = work.members.by_phone(form, 1)
        if found:
            return work.members.get(work.mergers.stands_for(found[0].member_id)) or found[0]
    return None


def next_numbers(work: Work, desk: Desk, count: int) -> list[str]:
    """Made by this till alone and never twice: till, epoch, count."""
    epoch = desk.recorder.next_place(work).epoch
    cursor = f"members-numbered.{epoch}"
    given = work.cursors.get(cursor)
    work.cursors.put(cursor, given + count)
    return [member_number(desk.till, epoch, given + number) for number in range(1, count + 1)]


class Enrolments:
    """`initials` gives a name's pinyin initials for the search, `card_text` the signed text of a card's QR."""

    def __init__(self, desk: Desk, initials: Callable[[str], str], card_text: Callable[[Card], str]) -> None:
        self._desk = desk
        self._initials = initials
        self._card_text = card_text
        self._cards = CardWork(desk, card_text)

    def ways_in(self, basket_total: Money) -> tuple[EntryOffer, ...]:
        """What the programme in force offers to somebody with this purchase, lowest tier first."""
        desk = self._desk
        with desk.store.reading() as work:
            programme = desk.programme_in_force(work)
        values = of_slips(basket_total)
        return (*entries(programme, values), *entries_beside(programme, values))

    def to_ask(self, phone: str) -> Find | None:
        """What head office may be asked before a phone is enrolled that nobody has here."""
        phone = one_form(phone)
        with self._desk.store.reading() as work:
            known = who_has(work, Profile(phone=phone))
            return to_ask(work, phone) if known is None else None

    def enrol(self, session: Session, enrolment: Enrolment) -> NewMember | Refused:
        """Record the member with a card.

        Returns:
            the member; or why not (PHONE_KNOWN names the member number that has the phone already).
        """
        if not session.may(Right.ENROL):
            return Refused(Refusal.NOT_ALLOWED)
        profile = with_fields(enrolment.profile, {ProfileField.PHONE: one_form(enrolment.profile.phone)})
        with self._desk.store.writing() as work:
            problem = self._problem(work, profile) or too_long(enrolment.evidence, LONGEST_EVIDENCE)
            if problem:
                return problem
            enrolment = replace(enrolment, profile=profile)
            beside = self._beside(work, enrolment.rule)
            if beside is not None:
                new = self._by_card(work, session, enrolment, beside)
            else:
                new = self._record(work, session, enrolment, who_has(work, profile))
            if isinstance(new, NewMember):
                self._consented(work, session, new.member_id, enrolment.channels)
                waited = enrolment.self_enrolment
                completed(work, self._desk, session, new.member_id, profile.phone, waited)
                work.commit()
        return new

    def _consented(self, work: Work, session: Session, member_id: str, channels: tuple[Channel, ...]) -> None:
        said = said_now(work.consents.of_member(member_id), dict.fromkeys(channels, True))
        if said:
            fact = MemberConsented(member_id, said)
            self._desk.recorder.record(work, self._desk.shop, fact, staff=session.staff.staff_id)

    def brought_in(
        self, work: Work, session: Session, profile: Profile, tier: str, rule: str, evidence: str
    ) -> str | Refused:
        """Record somebody new who joins with a card beside the tier, in the caller's transaction; the member's id."""
        checked = too_long(evidence, LONGEST_EVIDENCE) or self.checked(work, profile)
        if isinstance(checked, Refused):
            return checked
        profile, desk = checked, self._desk
        programme, today = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
        member_id = desk.ids.new_id()
        joined = MemberEnrolled(
            member_id=member_id,
            number=self.next_number(work),
            tier=tier,
            joined_on=today,
            profile=desk.recorder.attach_profile(work, member_id, profile).hash,
            shop_id=desk.shop.shop_id,
            rule=rule,
            terms_version=programme.version,
            evidence=evidence,
            origin=CardOrigin.BESIDE,
        )
        desk.recorder.record(work, desk.shop, joined, staff=session.staff.staff_id)
        self.describe(work, member_id, profile)
        return member_id

    def checked(self, work: Work, profile: Profile) -> Profile | Refused:
        """The profile as it is kept, if nothing is wrong with it and nobody has that phone."""
        profile = with_fields(profile, {ProfileField.PHONE: one_form(profile.phone)})
        return self._problem(work, profile) or profile

    def describe(self, work: Work, member_id: str, profile: Profile) -> None:
        work.members.describe(member_id, profile, self._initials(profile.name))

    def _beside(self, work: Work, rule: str) -> EntryOffer | None:
        ways = entries_beside(self._desk.programme_in_force(work), of_slips(_ANY))
        return next((way for way in ways if way.rule == rule), None)

    def _by_card(
        self, work: Work, session: Session, enrolment: Enrolment, way: EntryOffer
    ) -> NewMember | Refused:
        """Somebody joins with a card beside the tier; whoever was a member before gets it as one who is."""
        profile, evidence = enrolment.profile, enrolment.evidence
        member_id = self.brought_in(work, session, profile, way.tier, way.rule, evidence)
        if isinstance(member_id, Refused):
            return member_id
        known = self._cards.known(work, (member_id,))
        extra = known.programme.extra_card(way.beside)
        assert extra is not None  # the way came from it
        calendar = self._desk.holidays(known.programme)
        told = reason(way.rule, CardTells.GIVEN, applied=True, name=extra.name)
        member = known.book.members[member_id]
        outcome = given(known.book, known.programme, member, extra, known.on, way.rule, calendar, told=told)
        number = known.book.known[member_id].member.number
        asked = CardAsked("", evidence=evidence)
        decided = Decided(Right.ENROL, CardAct.APPLIED, asked, outcome, number, (member_id,))
        done = self._cards.carried_out(work, session, known, decided)
        assert isinstance(done, CardAnswer)  # the right was looked at, and nothing is held yet
        return NewMember(member_id, number, done.card)

    def _problem(self, work: Work, profile: Profile) -> Refused | None:
        if profile.phone and not is_phone(profile.phone):
            return Refused(Refusal.PHONE)
        if not profile.phone and not profile.name:
            return Refused(Refusal.PHONE)
        if len(profile.name) > LONGEST_NAME or not profile.name.isprintable():
            return Refused(Refusal.NAME)
        not_kept = fields_refused(profile)
        if not_kept is not None:
            return not_kept
        missing = next(self._desk.asked().missing(profile), None)
        if missing is not None:
            name = FIELDS[missing.value]
            return Refused(Refusal.FIELD_MISSING, (("field", Bilingual(name.zh, name.en)),))
        known = who_has(work, profile)
        if known is not None and known.active:
            return Refused(Refusal.PHONE_KNOWN, (("number", known.number),))
        return None

    def _record(
        self, work: Work, session: Session, enrolment: Enrolment, before: Member | None
    ) -> NewMember | Refused:
        """`before` is who comes back: the same member, whose membership had ended."""
        desk = self._desk
        programme = desk.programme_in_force(work)
        way = next(
            (offer for offer in entries(programme, of_slips(_ANY)) if offer.rule == enrolment.rule), None
        )
        if way is None:
            return Refused(Refusal.NO_ENTRY)
        today = desk.recorder.today(work, desk.shop)
        member_id = desk.ids.new_id() if before is None else before.member_id
        number = self.next_number(work) if before is None else next_card_number(work, before)
        attachment = desk.recorder.attach_profile(work, member_id, enrolment.profile)
        given = self._joining(work, programme, member_id, way.tier, enrolment, today)
        details = enrolment.profile.details
        joined: MemberEnrolled | MemberCameBack
        if before is None:
            joined = MemberEnrolled(
                member_id=member_id,
                number=number,
                tier=way.tier,
                joined_on=today,
                profile=attachment.hash,
                shop_id=desk.shop.shop_id,
                rule=way.rule,
                terms_version=programme.version,
                evidence=enrolment.evidence,
                given=given,
                referred=bool(details and details.referrer),
            )
        else:
            joined = MemberCameBack(
                member_id=member_id,
                tier=way.tier,
                term=before.tier_term + 1,
                joined_on=today,
                profile=attachment.hash,
                shop_id=desk.shop.shop_id,
                rule=way.rule,
                terms_version=programme.version,
                evidence=enrolment.evidence,
                cumulative_before=before.cumulative,
                given=given,
            )
        staff = session.staff.staff_id
        desk.recorder.record(work, desk.shop, joined, staff=staff)
        work.members.describe(member_id, enrolment.profile, self._initials(enrolment.profile.name))
        expires_on = programme.term_of(programme.tier(way.tier)).last_day(today)
        fact = CardIssued(desk.ids.new_id(), member_id, number, CARD_TYPE, today, expires_on)
        return NewMember(member_id, number, self._issued(work, fact, staff))

    def _issued(self, work: Work, fact: CardIssued, staff: str) -> Card:
        desk = self._desk
        desk.recorder.record(work, desk.shop, fact, staff=staff)
        card = work.cards.get(fact.card_id)
        assert card is not None  # recorded in this transaction
        queue_card_slip(desk, work, card, self._card_text)
        return card

    def _joining(
        self, work: Work, programme: Programme, member_id: str, tier: str, enrolment: Enrolment, today: date
    ) -> GivenByRules:
        """What joining brings by itself."""
        desk = self._desk
        membership = Membership(
            member_id=member_id,
            tier=tier,
            joined_on=today,
            tier_since=today,
            term_from=today,
            term_ends=programme.term_of(programme.tier(tier)).last_day(today),
            birthday=enrolment.profile.kept_birthday,
            shop=desk.shop.shop_id,
        )
        nothing = of_slips(ZERO)
        holidays = desk.holidays(programme)
        joining = (Trigger.JOINING,)
        return rewarded(work, desk.ids, programme, membership, joining, today, nothing, holidays).given

    def next_number(self, work: Work) -> str:
        return next_numbers(work, self._desk, 1)[0]

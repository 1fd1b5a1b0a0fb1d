"""Quick enrolment: phone, perhaps name and birthday, the way in with what it asks to be shown, the terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.cards.asking import CardAnswer
from shuke.application.cards.carrying_out import Done
from shuke.application.cards.swap_desk import LONGEST_OLD_NUMBER, SwapDesk, SwapWanted
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.refusal import Refusal, Refused
from shuke.application.self_enrolled import turn_away, who_waits
from shuke.domain.asked_fields import AskedFields
from shuke.domain.basket import IdentifiedBy
from shuke.domain.consent import Channel
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import LONGEST, ProfileField, clean_text, with_fields
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.tiers import EntryOffer
from shuke.domain.self_enrolment import SelfEnrolment, TurnedAway
from shuke.domain.sync.finding import Find
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import (
    Notice,
    NoticeTone,
    bilingual_words,
    reason_words,
    refused_words,
)
from shuke.presenters.elsewhere import AskElsewhere, asking_notice
from shuke.presenters.enrol_fields import AskedState, labels_of, more_of
from shuke.presenters.enrol_reading import birthday_told, read_either_birthday, read_phone
from shuke.presenters.enrol_waiting import WaitingState, filled, waiting_state
from shuke.presenters.enrol_ways import SWAP, WayState, named, swaps, way_state
from shuke.presenters.proofs import ProofState, evidence_of, proof_state, shown, told_of
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import Sentence
from shuke.wording import members as words
from shuke.wording.counter import REFUSALS
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said
from shuke.wording.self_enrolled import SELF_TURNED_AWAY

__all__ = ["EnrolPresenter", "EnrolState"]

_LONGEST = {"phone": 24, "name": 40, "birthday": 12, "old_card": LONGEST_OLD_NUMBER, "spent": 14}


@dataclass(frozen=True, slots=True)
class EnrolState:
    """The form. `wrong` names the field ("phone", "name", "birthday", or of a profile) a sentence speaks of.

    Attributes:
        labels: of the three fields that may be asked of everybody; who is not there is not asked.
        more: what else the shop asks.
        waiting: who enrolled themselves on head office's page; `waited` the one who is being completed.
        today: from when on birthdays are told; None: it is not known yet.
    """

    phone: str = ""
    name: str = ""
    birthday: str = ""
    old_card: str = ""
    spent: str = ""
    swapping: bool = False
    labels: tuple[tuple[str, Words], ...] = labels_of(AskedFields())
    more: tuple[AskedState, ...] = ()
    waiting: tuple[WaitingState, ...] = ()
    waited: str = ""
    ways: tuple[WayState, ...] = ()
    way: str = ""
    proofs: tuple[ProofState, ...] = ()
    terms: Words = ""
    offers_by_sms: bool = False
    wrong: tuple[tuple[str, Words], ...] = ()
    notice: Notice | None = None
    busy: bool = False
    today: date | None = None

    @property
    def birthday_told(self) -> Words:
        """What the birthday is understood as, where it is a lunar one."""
        return birthday_told(self.birthday, self.today)


@dataclass(frozen=True, slots=True)
class _Offered:
    """What the programme in force offers, read together."""

    ways: tuple[EntryOffer, ...]
    programme: Programme
    waiting: tuple[SelfEnrolment, ...]
    today: date


class EnrolPresenter(Shown[EnrolState]):
    """`welcomed` is called once the new member is on the basket, with what is to be said of it."""

    def __init__(
        self,
        counter: Counter,
        enrolments: Enrolments,
        welcomed: Callable[[Words], None],
        elsewhere: AskElsewhere,
        swap: SwapDesk | None = None,
    ) -> None:
        super().__init__(EnrolState())
        self._counter = counter
        self._enrolments = enrolments
        self._welcomed = welcomed
        self._elsewhere = elsewhere
        self._swap = swap
        self._offered: _Offered | None = None

    def open(self, phone: str = "") -> None:
        """Begin anew, with the ways in that the basket on the counter opens."""
        asked = self._counter.desk.asked()
        self._show(EnrolState(phone=phone, labels=labels_of(asked), more=more_of(asked)))
        total = self._counter.view.quote.to_pay if self._counter.view else ZERO
        desk = self._counter.desk

        def read() -> _Offered:
            ways = self._enrolments.ways_in(total)
            with desk.store.reading() as work:
                programme = desk.programme_in_force(work)
                waiting = tuple(who_waits(work, desk))
                today = desk.recorder.today(work, desk.shop)
            swapping = () if self._swap is None else swaps(programme)
            return _Offered((*ways, *swapping), programme, waiting, today)

        self._counter.look_up(read, self._know)

    # filling in

    def type(self, which: str, text: str) -> None:
        """`phone`, `name`, `birthday`, and of an old card `old_card` or `spent`, holds this text now."""
        kept = tuple(one for one in self._state.wrong if one[0] != which)
        changed = {which: text[: _LONGEST[which]]}
        self._show(replace(self._state, wrong=kept, notice=None, **changed))  # type: ignore[arg-type]  # text fields

    def tell(self, which: ProfileField, text: str) -> None:
        """What else the shop asks for."""
        text = text[: LONGEST.get(which, len(text))]
        more = tuple(
            one.typed(text, self._state.today) if one.field is which else one for one in self._state.more
        )
        kept = tuple(one for one in self._state.wrong if one[0] != which.value)
        self._show(replace(self._state, more=more, wrong=kept, notice=None))

    def choose_way(self, rule: str) -> None:
        way = self._way_in(rule)
        if way is not None:
            proofs = tuple(proof_state(proof) for proof in way.proofs)
            self._show(replace(self._state, way=rule, proofs=proofs, swapping=rule == SWAP, notice=None))

    def tick(self, kind: str, seen: bool) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, seen=seen), notice=None))

    def note_number(self, kind: str, text: str) -> None:
        """The number of what was shown; typing it means that it was seen."""
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, number=text), notice=None))

    def tick_offers(self, on: bool) -> None:
        """The customer wants to hear of offers by text message."""
        self._show(replace(self._state, offers_by_sms=on))

    # who enrolled themselves

    def complete(self, self_enrolment_id: str) -> None:
        """What they told on the page fills the form; chosen again, the form is somebody else's."""
        if self._state.busy:
            return
        asked = self._counter.desk.asked()
        if self_enrolment_id == self._state.waited:
            self._show(replace(filled(self._state, None, asked), notice=None, wrong=()))
            return
        waiting = self._offered.waiting if self._offered is not None else ()
        one = next((one for one in waiting if one.self_enrolment_id == self_enrolment_id), None)
        if one is not None:
            self._show(replace(filled(self._state, one, asked), notice=None, wrong=()))

    def turn_away(self, why: TurnedAway) -> None:
        """Whoever is being completed does not become a member; what they told is forgotten."""
        waited, desk = self._state.waited, self._counter.desk
        if not waited or self._state.busy:
            return
        session = self._counter.session
        self._show(replace(self._state, busy=True))

        def done(refused: Refused | None) -> None:
            self._show(replace(self._state, busy=False))
            if refused is not None:
                self._refuse(refused)
                return
            self.open()
            self._say(SELF_TURNED_AWAY, NoticeTone.GOOD)

        self._counter.look_up(lambda: turn_away(desk, session, waited, why), done)

    # enrolling

    def submit(self) -> None:
        """The customer accepts the terms."""
        if self._state.busy:
            return
        profile = self._profile()
        if profile is None:
            return
        way = self._way_in(self._state.way)
        missing = next((proof for proof in self._state.proofs if not proof.seen), None)
        if way is None:
            self._say(words.WAY_WANTED, NoticeTone.WARN)
        elif missing is not None:
            proof = PROOFS[Proof(missing.kind)]
            self._say(said(words.PROOF_MISSING, proof=proof), NoticeTone.WARN)
        elif way.fee and self._partly_paid:
            self._refuse(Refused(Refusal.ALREADY_PAID))
        else:
            channels = (Channel.SMS,) if self._state.offers_by_sms else ()
            evidence, waited = evidence_of(self._state.proofs), self._state.waited
            enrolment = Enrolment(profile, way.rule, evidence, channels, waited)
            self._enrol_unless_known(enrolment, way)

    def _enrol_unless_known(self, enrolment: Enrolment, way: EntryOffer) -> None:
        """Where this till keeps a part of the members, head office is asked for the phone first: a member who comes
        is refused by the enrolment itself. If it cannot say, the customer does not wait."""
        phone = enrolment.profile.phone
        self._show(replace(self._state, busy=True))

        def found(asked: Find | None) -> None:
            if asked is None:
                self._enrol(enrolment, way)
                return
            self._show(replace(self._state, notice=asking_notice(phone)))
            self._elsewhere(asked, lambda _fetched: self._enrol(enrolment, way))

        self._counter.look_up(lambda: self._enrolments.to_ask(phone) if phone else None, found)

    def _enrol(self, enrolment: Enrolment, way: EntryOffer) -> None:
        session = self._counter.session
        self._show(replace(self._state, notice=None))
        if way.rule == SWAP and self._swap is not None:
            self._swap_card(enrolment, way, self._swap)
            return
        self._counter.look_up(
            lambda: self._enrolments.enrol(session, enrolment), lambda answer: self._answered(answer, way)
        )

    def _swap_card(self, enrolment: Enrolment, way: EntryOffer, swap: SwapDesk) -> None:
        state = self._state
        spent = amount_of(state.spent.strip() or "0")
        if spent is None:
            self._show(replace(state, busy=False))
            self._refuse(Refused(Refusal.AMOUNT))
            return
        wanted = SwapWanted(
            profile=enrolment.profile,
            old_card=state.old_card,
            spent=spent,
            shows=shown(state.proofs),
            evidence=enrolment.evidence,
        )

        def done(answer: Done) -> None:
            if isinstance(answer, Reason):
                self._show(replace(self._state, busy=False))
                self._say(reason_words(answer, self._counter.money), NoticeTone.BAD)
            elif isinstance(answer, CardAnswer):
                card = answer.card
                self._answered(NewMember(card.member_id, card.number, card), way)
            else:
                self._answered(answer, way)

        self._counter.act(lambda session: swap.swap(session, wanted), done)

    def _answered(self, answer: NewMember | Refused, way: EntryOffer) -> None:
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Refused):
            self._refuse(answer)
            return
        member_id, number, tier = answer.member_id, answer.number, self._tier_name(way)
        self._counter.step(
            lambda desk, session, b: serve_member(desk, session, b, member_id, IdentifiedBy.ENROLLED),
            lambda _view: self._served(way.fee, tier, number),
            lambda _refused: self._welcomed(said(words.ENROLLED_LATER, tier=tier, number=number)),
        )

    def _served(self, fee: Money, tier: Sentence, number: str) -> None:
        """The member is on the basket; what joining costs follows."""
        enrolled = said(words.ENROLLED, tier=tier, number=number)
        if not fee:
            self._welcomed(enrolled)
            return
        with_fee = said(words.ENROLLED_FEE, tier=tier, number=number, fee=self._counter.money(fee))

        def not_rung_up(refused: Refused) -> None:
            self._welcomed(enrolled)
            self._counter.refuse(refused)

        self._counter.step(
            lambda desk, session, b: add_open_amount(desk, session, b, fee, name=words.JOINING_FEE),
            lambda _view: self._welcomed(with_fee),
            not_rung_up,
        )

    def _profile(self) -> Profile | None:
        """What was typed, if it is in order; else the state says what is not."""
        phone, birthday = read_phone(self._state.phone), None
        name = " ".join(self._state.name.split())
        wrong: list[tuple[str, Words]] = []
        if phone is None or (not phone and not name):
            wrong.append(("phone", REFUSALS[Refusal.PHONE.value]))
        if not name.isprintable():
            wrong.append(("name", REFUSALS[Refusal.NAME.value]))
        try:
            birthday = read_either_birthday(self._state.birthday)
        except ValueError:
            wrong.append(("birthday", REFUSALS[Refusal.BIRTHDAY.value]))
        wrong += [
            (one.field.value, REFUSALS[Refusal.LUNAR_BIRTHDAY.value])
            for one in self._state.more
            if not one.is_read
        ]
        told = {one.field: text for one in self._state.more if (text := clean_text(one.text))}
        profile = with_fields(Profile(name=name, phone=phone or "", birthday=birthday), told)
        spoken_of = {which for which, _ in wrong}
        wrong += [
            (one.value, words.FIELD_REQUIRED)
            for one in self._counter.desk.asked().missing(profile)
            if one.value not in spoken_of
        ]
        self._show(replace(self._state, wrong=tuple(wrong)))
        return None if wrong else profile

    # inside

    def _know(self, offered: _Offered) -> None:
        self._offered = offered
        programme = offered.programme
        ways = tuple(way_state(way, programme, self._counter.money) for way in offered.ways)
        waiting = tuple(waiting_state(one) for one in offered.waiting)
        terms = bilingual_words(programme.terms)
        self._show(replace(self._state, ways=ways, terms=terms, waiting=waiting, today=offered.today))
        usual = [way for way in offered.ways if way.rule != SWAP and not way.beside]
        free = [way.rule for way in usual if way.open and way.by is not EntryBy.FEE]
        if free:
            self.choose_way(free[-1])

    def _way_in(self, rule: str) -> EntryOffer | None:
        ways = self._offered.ways if self._offered is not None else ()
        return next((way for way in ways if way.rule == rule), None)

    def _tier_name(self, way: EntryOffer) -> Sentence:
        assert self._offered is not None  # the way in came with it
        return bilingual_words(named(way, self._offered.programme))

    @property
    def _partly_paid(self) -> bool:
        view = self._counter.view
        return view is not None and bool(view.basket.tenders)

    def _refuse(self, refused: Refused) -> None:
        self._say(refused_words(refused, self._counter.money), NoticeTone.BAD)

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))

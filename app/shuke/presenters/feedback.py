"""The window of what members say: a list with its deadlines, one of it whole with its answer, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.code_check import ReceiptCheck
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.listing import FeedbackSeen, feedback_list
from shuke.application.feedback.taking import LONGEST_RECEIPT, FeedbackSaid, take_feedback
from shuke.application.identifying import FoundMember, ScanAnswer
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.basket import IdentifiedBy
from shuke.domain.explanation import Reason
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import LONGEST_FEEDBACK, FeedbackKind
from shuke.domain.membership.compensating import Compensation
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words
from shuke.presenters.identification import Identify
from shuke.presenters.member_choice import MemberChoice
from shuke.presenters.shown import Shown
from shuke.wording import feedback as words
from shuke.wording import member_record
from shuke.wording import members as member_words
from shuke.wording.said import Words, said

__all__ = ["FeedbackPorts", "FeedbackPresenter", "FeedbackRow", "FeedbackState", "Good", "NewFeedback"]

_LONGEST_NUMBER = 6


class Good(StrEnum):
    """How it is made good; `shuke.wording.feedback.GOODS` has a name for each."""

    NOTHING = "none"
    POINTS = "points"
    COUPON = "coupon"


@dataclass(frozen=True, slots=True)
class FeedbackPorts:
    """`identify` says whose a code is, `receipt` looks at a receipt's; `changed` is called once something was
    recorded."""

    identify: Identify
    receipt: Callable[[str], ReceiptCheck]
    changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    feedback_id: str
    title: Words
    member: Words
    until: Words
    overdue: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """One of them: who said it, what, about what, and what was answered."""

    title: Words
    member: Words
    about: Words
    receipt: Words
    words: Words
    until: Words
    overdue: bool
    answer: Words = ""
    answered_by: Words = ""
    agreed: Words = ""


@dataclass(frozen=True, slots=True)
class NewFeedback:
    """What is being taken down."""

    kind: FeedbackKind = FeedbackKind.COMPLAINT
    words: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackState:
    """
    Attributes:
        listed: a key of `shuke.wording.feedback.LISTS`.
        may_answer: the chosen one is open, and whoever is signed in answers.
        coupons: key and name of each kind that may make it good.
    """

    listed: str = "open"
    rows: tuple[FeedbackRow, ...] = ()
    chosen: str = ""
    whole: Whole | None = None
    may_answer: bool = False
    answer: str = ""
    good: Good = Good.NOTHING
    points: str = ""
    coupon: str = ""
    count: str = "1"
    number_fault: Words = ""
    coupons: tuple[tuple[str, Words], ...] = ()
    new: NewFeedback = NewFeedback()
    busy: bool = False
    notice: Notice | None = None


class FeedbackPresenter(Shown[FeedbackState]):
    def __init__(self, office: OfficeWork, ports: FeedbackPorts) -> None:
        super().__init__(FeedbackState())
        self._office = office
        self._ports = ports
        self._seen: dict[str, FeedbackSeen] = {}
        self.member = MemberChoice(office, lambda _member_id: None, self._trouble)

    def open(self) -> None:
        """What waits for an answer."""
        self.member.clear()
        self._show(FeedbackState())
        self._read()

    def list(self, which: str) -> None:
        self._show(replace(self._state, listed=which, rows=(), chosen="", whole=None, notice=None))
        self._read()

    def choose(self, feedback_id: str) -> None:
        seen = self._seen.get(feedback_id)
        if seen is None:
            return
        may = self._office.session().may(Right.ANSWER_FEEDBACK) and seen.kept.answered_on is None
        self._show(
            replace(
                self._state,
                chosen=feedback_id,
                whole=_whole(seen),
                may_answer=may,
                answer="",
                good=Good.NOTHING,
                points="",
                count="1",
                number_fault="",
                notice=None,
            )
        )

    # answering

    def type_answer(self, text: str) -> None:
        self._show(replace(self._state, answer=text[:LONGEST_FEEDBACK], notice=None))

    def pick_good(self, good: str) -> None:
        self._show(replace(self._state, good=Good(good), number_fault="", notice=None))

    def type_points(self, text: str) -> None:
        self._show(replace(self._state, points=text[:_LONGEST_NUMBER], number_fault=""))

    def type_count(self, text: str) -> None:
        self._show(replace(self._state, count=text[:_LONGEST_NUMBER], number_fault=""))

    def pick_coupon(self, key: str) -> None:
        self._show(replace(self._state, coupon=key))

    def answer(self) -> None:
        """With what makes it good, for which a second person is asked."""
        state, good = self._state, self._good()
        if state.busy or not state.may_answer:
            return
        if good is None:
            self._show(replace(state, number_fault=words.NOT_A_NUMBER))
            return
        self._show(replace(state, busy=True, notice=None))
        feedback_id, text = state.chosen, state.answer
        self._office.change(
            lambda desk, session: answer_feedback(desk, session, feedback_id, text, good),
            self._answered,
            self._trouble,
        )

    # taking down

    def pick_kind(self, kind: str) -> None:
        self._new(kind=FeedbackKind(kind))

    def type_words(self, text: str) -> None:
        self._new(words=text[:LONGEST_FEEDBACK])

    def type_receipt(self, text: str) -> None:
        self._new(receipt=text[:LONGEST_RECEIPT])

    def take(self) -> None:
        """Of the member who was chosen."""
        state, member_id = self._state, self.member.member_id
        if state.busy:
            return
        if not member_id:
            self._trouble(words.WHO_FIRST)
            return
        new = FeedbackSaid(member_id, state.new.kind, state.new.words, state.new.receipt)
        self._show(replace(state, busy=True, notice=None))
        self._office.change(
            lambda desk, session: take_feedback(desk, session, new), self._taken, self._trouble
        )

    def scanned(self, text: str) -> None:
        """A receipt is what it is about, any other code says whose it is."""
        check = self._ports.receipt(text)
        if check.code is not None:
            self._new(receipt=check.code.number)
            return

        def seen(answer: ScanAnswer) -> None:
            if isinstance(answer, FoundMember):
                self.member.choose(answer.member_id)
            else:
                self._trouble(member_record.NOBODY_CHOSEN)

        self._office.change(
            lambda _desk, session: self._ports.identify(session, text, IdentifiedBy.HAND_SCANNER),
            seen,
            self._trouble,
        )

    # inside

    def _read(self) -> None:
        desk, which = self._office.desk, self._state.listed

        def read(work: Work) -> tuple[list[FeedbackSeen], Programme]:
            return feedback_list(desk, work, is_open=which == "open"), desk.programme_in_force(work)

        def have_read(found: tuple[list[FeedbackSeen], Programme]) -> None:
            seen, programme = found
            if which != self._state.listed:
                return
            self._seen = {one.kept.feedback_id: one for one in seen}
            coupons = tuple((one.key, bilingual_words(one.name)) for one in programme.coupons)
            coupon = self._state.coupon or (coupons[0][0] if coupons else "")
            rows = tuple(_row(one) for one in seen)
            self._show(replace(self._state, rows=rows, coupons=coupons, coupon=coupon))

        self._office.read(read, have_read, self._trouble)

    def _good(self) -> Compensation | None:
        state = self._state
        number = {Good.POINTS: state.points, Good.COUPON: state.count}.get(state.good, "0").strip()
        if not (number.isascii() and number.isdigit()):
            return None
        if state.good is Good.POINTS:
            return Compensation(points=int(number)) if int(number) else None
        if state.good is Good.COUPON:
            return Compensation(coupon=state.coupon, count=int(number)) if state.coupon else None
        return Compensation()

    def _answered(self, answer: FeedbackAnswered | Refused | Reason) -> None:
        if isinstance(answer, Reason):
            self._trouble(reason_words(answer, self._office.money))
        elif isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        else:
            self._show(replace(self._state, chosen="", whole=None, may_answer=False))
            self._say(words.ANSWERED)

    def _taken(self, answer: FeedbackTaken | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self.member.clear()
        self._show(replace(self._state, new=NewFeedback(), listed="open"))
        self._say(said(words.TAKEN, day=answer.answer_by.isoformat()))

    def _new(self, **values: object) -> None:
        new = replace(self._state.new, **values)  # type: ignore[arg-type]  # its own fields
        self._show(replace(self._state, new=new, notice=None))

    def _say(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, NoticeTone.GOOD)))
        self._ports.changed()
        self._read()

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def _until(seen: FeedbackSeen) -> Words:
    kept = seen.kept
    if kept.answered_on is not None:
        return said(words.ANSWERED_BY, day=kept.answered_on.isoformat(), staff=seen.answered_by)
    return said(words.OVERDUE if seen.overdue else words.ANSWER_BY, day=kept.answer_by.isoformat())


def _who(seen: FeedbackSeen) -> Words:
    if seen.member is None:
        return words.NOT_KEPT
    profile = seen.member.profile
    if not profile.name:
        return member_words.NO_NAME
    return f"{profile.name} {mask_phone(profile.phone)}".strip()


def _row(seen: FeedbackSeen) -> FeedbackRow:
    title = words.KINDS[seen.kept.kind.value]
    return FeedbackRow(seen.kept.feedback_id, title, _who(seen), _until(seen), seen.overdue)


def _whole(seen: FeedbackSeen) -> Whole:
    kept = seen.kept
    is_answered = kept.answered_on is not None
    return Whole(
        title=words.KINDS[kept.kind.value],
        member=_who(seen),
        about=said(words.ABOUT, day=kept.taken_on.isoformat(), staff=seen.taken_by, till=seen.taken_at),
        receipt=said(words.ABOUT_RECEIPT, receipt=kept.receipt) if kept.receipt else "",
        words=words.GONE_WORDS if seen.words is None else seen.words,
        until=_until(seen),
        overdue=seen.overdue,
        answer=(words.GONE_WORDS if seen.answer is None else seen.answer) if is_answered else "",
        answered_by=_until(seen) if is_answered else "",
        agreed=said(words.AGREED, staff=seen.agreed_by) if seen.agreed_by else "",
    )

"""What members say: taken down, answered in time, made good by two people; the words go with the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CounterShop
from fakes.pinned_staff import PIN, PinnedStaff
from fakes.value_shop import VALUE, publish
from shuke.application.approval import ApprovalWanted
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.listing import FeedbackSeen, feedback_list
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.members.erasing import Erasing
from shuke.application.members.time_line import time_line
from shuke.application.pin_tries import PinOutcome
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.feedback import FeedbackKind
from shuke.domain.membership.compensating import MOST_POINTS, Compensation
from shuke.domain.membership.coupon_tells import CouponTells
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind

NOTHING = Compensation()
LEAD, OTHER = Staff("st-5", "周班长", Role.SHIFT_LEAD), Staff("st-6", "吴店长", Role.MANAGER)


@dataclass
class Stand:
    shop: CounterShop
    member_id: str

    def __post_init__(self) -> None:
        self.people = PinnedStaff(self.shop)
        for one in (LEAD, OTHER):
            self.people.enrol(one)
        self.lead = Session(LEAD, 0)

    def say(self, words: str = "茶凉了", kind: FeedbackKind = FeedbackKind.COMPLAINT) -> FeedbackTaken:
        said = FeedbackSaid(self.member_id, kind, words, " S01-1.1-000040 ")
        taken = take_feedback(self.shop.desk, self.shop.cashier, said)
        assert isinstance(taken, FeedbackTaken), taken
        return taken

    def answer(
        self, feedback_id: str, good: Compensation = NOTHING, who: Session | None = None, words: str = "抱歉"
    ) -> FeedbackAnswered | Refused | Reason:
        return answer_feedback(self.shop.desk, who or self.lead, feedback_id, words, good)

    def agreed(self, asker: Session, answer: object, by: Staff = OTHER) -> Session | PinOutcome:
        assert isinstance(answer, ApprovalWanted), answer
        given = self.people.approving.approve(asker, answer.act, by.staff_id, PIN)
        return given.session or given.outcome

    def listed(self, *, is_open: bool) -> list[FeedbackSeen]:
        with self.shop.store.reading() as work:
            return feedback_list(self.shop.desk, work, is_open=is_open)

    def points(self) -> int:
        with self.shop.store.reading() as work:
            return work.members.balance(self.member_id, AccountKind.POINTS)


@pytest.fixture
def stand() -> Stand:
    shop = CounterShop()
    publish(shop, VALUE)
    return Stand(shop, shop.enrol(Profile("王小明", "13800138000")).member_id)


def test_it_is_taken_down_with_its_deadline_and_listed_until_it_is_answered(stand: Stand) -> None:
    late = stand.say("茶很好", FeedbackKind.PRAISE)
    soon = stand.say()
    listed = stand.listed(is_open=True)
    assert [one.kept.feedback_id for one in listed] == [soon.feedback_id, late.feedback_id]
    first = listed[0]
    assert (first.words, first.kept.receipt, first.taken_by) == ("茶凉了", "S01-1.1-000040", "小林")
    assert (first.kept.answer_by.isoformat(), first.overdue) == ("2026-03-13", False)
    assert isinstance(stand.answer(soon.feedback_id), FeedbackAnswered)
    assert [one.kept.feedback_id for one in stand.listed(is_open=True)] == [late.feedback_id]
    (done,) = stand.listed(is_open=False)
    assert (done.answer, done.answered_by, done.agreed_by) == ("抱歉", "周班长", "")
    stand.shop.clock.advance(15 * 86_400)
    assert [one.overdue for one in stand.listed(is_open=True)] == [True]
    assert [one.overdue for one in stand.listed(is_open=False)] == [False]


def test_the_words_stand_in_no_fact(stand: Stand) -> None:
    taken = stand.say("茶凉了")
    stand.answer(taken.feedback_id, words="对不起啊")
    with stand.shop.store.reading() as work:
        contents = [one.content for one in work.journal.after("S01-1", 0, 0, 500)]
    for words in ("茶凉了", "对不起啊"):
        assert all(words.encode() not in content for content in contents)


def test_making_it_good_takes_another_person_also_where_the_right_is_there(stand: Stand) -> None:
    taken = stand.say()
    good = Compensation(points=50, coupon="ten-off", count=2)
    manager = stand.shop.manager
    asked = stand.answer(taken.feedback_id, good, manager)
    assert stand.agreed(manager, asked, by=manager.staff) is PinOutcome.NOT_ALLOWED
    assert stand.points() == 0
    agreed = stand.agreed(manager, asked)
    assert isinstance(agreed, Session)
    more = stand.answer(taken.feedback_id, Compensation(points=51, coupon="ten-off", count=2), agreed)
    assert isinstance(more, ApprovalWanted)
    done = stand.answer(taken.feedback_id, good, agreed)
    assert isinstance(done, FeedbackAnswered), done
    assert (done.approved_by, stand.points()) == (OTHER.staff_id, 50)
    with stand.shop.store.reading() as work:
        assert len(list(work.members.coupons("S01-1", stand.member_id))) == 2
        own = sum(one.amount for one in work.members.slices("S01-1", stand.member_id, AccountKind.POINTS))
        assert work.print_jobs.waiting_count() > 0
    assert own == 50
    (seen,) = stand.listed(is_open=False)
    assert seen.agreed_by == "吴店长"


def test_it_is_answered_once(stand: Stand) -> None:
    taken = stand.say()
    assert isinstance(stand.answer(taken.feedback_id), FeedbackAnswered)
    assert stand.answer(taken.feedback_id) == Refused(Refusal.ANSWERED_ALREADY, (("day", "2026-03-10"),))
    assert stand.answer("nothing") == Refused(Refusal.FEEDBACK_GONE)


def test_what_cannot_be_taken_or_given_is_refused(stand: Stand) -> None:
    desk, cashier = stand.shop.desk, stand.shop.cashier
    nobody = take_feedback(desk, cashier, FeedbackSaid("nobody", FeedbackKind.PRAISE, "好"))
    assert nobody == Refused(Refusal.MEMBER_UNKNOWN)
    empty = take_feedback(desk, cashier, FeedbackSaid(stand.member_id, FeedbackKind.PRAISE, " \u200b"))
    assert empty == Refused(Refusal.WORDS_MISSING)
    taken = stand.say("很" * 500)
    assert len(stand.listed(is_open=True)[0].words or "") == 500
    assert stand.answer(taken.feedback_id, words=" ") == Refused(Refusal.WORDS_MISSING)
    assert stand.answer(taken.feedback_id, who=cashier) == Refused(Refusal.NOT_ALLOWED)
    for wrong in (Compensation(points=MOST_POINTS + 1), Compensation(points=1, count=21), Compensation(-5)):
        no = stand.answer(taken.feedback_id, wrong)
        assert isinstance(no, Reason)
        assert no.sentence == HandingTells.COMPENSATION_AMOUNT
    unknown = stand.answer(taken.feedback_id, Compensation(coupon="moon"))
    assert isinstance(unknown, Reason)
    assert unknown.sentence == CouponTells.NO_SUCH_KIND


def test_both_stand_in_the_time_line_and_are_erased_with_the_person(stand: Stand) -> None:
    taken = stand.say()
    stand.answer(taken.feedback_id)
    open_one = stand.say("还是凉")
    with stand.shop.store.reading() as work:
        kinds = [one.kind for one in time_line(work, stand.shop.recorder, (stand.member_id,)).happenings]
        number = work.members.get(stand.member_id)
    assert kinds[:3] == ["feedback.taken", "feedback.answered", "feedback.taken"]
    assert number is not None
    erased = Erasing(stand.shop.desk).erase(stand.shop.manager, stand.member_id, number.number, "本人要求")
    assert not isinstance(erased, Refused), erased
    assert [(one.words, one.answer) for one in stand.listed(is_open=False)] == [(None, None)]
    assert stand.answer(open_one.feedback_id) == Refused(Refusal.MEMBER_UNKNOWN)
    again = take_feedback(
        stand.shop.desk, stand.shop.cashier, FeedbackSaid(stand.member_id, FeedbackKind.PRAISE, "好")
    )
    assert again == Refused(Refusal.MEMBER_UNKNOWN)


def test_in_a_chain_every_till_lists_it_and_head_office_keeps_the_words() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    one, other = (TillInMemory(office, clock) for _ in range(2))
    member_id = one.enrol("王小明", "13800138000")
    with one.store.writing() as work:
        name = one.recorder.attach(work, member_id, "茶凉了".encode()).hash
        work.commit()
    one.record(FeedbackTaken("f-1", member_id, FeedbackKind.COMPLAINT, name, date(2026, 3, 13), "S01"))
    for till in (one, other, one):
        till.sync.round()
    for place, words in ((office, "茶凉了".encode()), (other, b"")):
        with place.store.reading() as work:
            kept = work.feedback.get("f-1")
            attachment = work.attachments.get(member_id, name)
        assert kept is not None
        assert (attachment.content if attachment else b"") == words
    one.record(MemberErased(Brought(member_id), "本人要求"))
    one.sync.round()
    with office.store.reading() as work:
        assert work.attachments.get(member_id, name) is None

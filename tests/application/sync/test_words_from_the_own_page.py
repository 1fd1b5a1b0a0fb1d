"""What a member writes on the own page is read at the shop's tills, answered there, and gone with the member."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import SHOP
from fakes.page_office import words_desk
from fakes.value_shop import publish
from shuke.application.feedback.words import keep_words, words_kept
from shuke.application.head_office.own_words import SaidTooOften
from shuke.application.refusal import Refusal, Refused
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.feedback import FeedbackKind
from shuke.domain.membership.state import MembershipState
from shuke.domain.tier_held import TierHeld

TOLD = "茶凉了，等了二十分钟。"


class Chain:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock, shop=SHOP)
        self.till, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        publish(self.till, "", version=1)  # type: ignore[arg-type]  # a store and a recorder are all it takes
        self.member = self.till.enrol("王小明", "13800138000")
        self.desk = words_desk(self.office)
        self.in_step()

    def in_step(self) -> None:
        for till in (self.till, self.other):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def read_at(self, till: TillInMemory) -> list[tuple[FeedbackKind, str | None]]:
        with till.store.reading() as work:
            return [
                (one.kind, words_kept(work, one.member_id, one.words))
                for one in work.feedback.open(SHOP.shop_id, 10)
            ]


def test_words_from_the_page_are_read_at_every_till_and_the_answer_on_the_page() -> None:
    chain = Chain()
    assert chain.desk.say(chain.member, FeedbackKind.COMPLAINT, f" {TOLD} ") is None
    chain.in_step()
    assert chain.read_at(chain.till) == chain.read_at(chain.other) == [(FeedbackKind.COMPLAINT, TOLD)]
    (said,) = chain.desk.said(chain.member)
    assert (said.words, said.answer, said.kept.answer_by > said.kept.taken_on) == (TOLD, None, True)

    with chain.till.store.writing() as work:
        answer = keep_words(work, chain.till.recorder, chain.member, "明天请您喝茶。")
        fact = FeedbackAnswered(
            said.kept.feedback_id, chain.member, answer, "tea-chain", 1, Brought(chain.member), ""
        )
        chain.till.recorder.record(work, SHOP, fact, staff="")
        work.commit()
    chain.in_step()
    (said,) = chain.desk.said(chain.member)
    assert said.answer == "明天请您喝茶。"


def test_words_go_with_the_member() -> None:
    chain = Chain()
    chain.desk.say(chain.member, FeedbackKind.PRAISE, TOLD)
    assert chain.desk.ask_erasure(chain.member, "1", "") == Refused(Refusal.OTHER_NUMBER)
    with chain.office.store.reading() as work:
        member = work.members.get(chain.member)
    assert member is not None
    for _ in range(2):
        assert chain.desk.ask_erasure(chain.member, member.number, "") is None
    chain.in_step()
    assert {kind for kind, _ in chain.read_at(chain.till)} == {FeedbackKind.PRAISE, FeedbackKind.ERASURE}
    with chain.till.store.writing() as work:
        held = TierHeld(1, 0, date(2026, 3, 9), member.tier, MembershipState.CANCELLED)
        chain.till.recorder.record(
            work, SHOP, MemberErased(Brought(chain.member, held=held), "wish"), staff=""
        )
        work.commit()
    chain.in_step()
    assert {words for _, words in chain.read_at(chain.other)} == {None}
    assert chain.desk.said(chain.member)[0].words is None


def test_nobody_says_more_than_anybody_has_to_say() -> None:
    chain = Chain()
    for wrong in ("", " \n ", "\u200b"):
        assert chain.desk.say(chain.member, FeedbackKind.PRAISE, wrong) == Refused(Refusal.WORDS_MISSING)
    for number in range(10):
        assert chain.desk.say(chain.member, FeedbackKind.PRAISE, f"{number}") is None
    with pytest.raises(SaidTooOften):
        chain.desk.say(chain.member, FeedbackKind.PRAISE, "more")
    chain.clock.advance(601)
    assert chain.desk.say(chain.member, FeedbackKind.PRAISE, "later") is None
    assert len(chain.desk.said(chain.member)) == 11

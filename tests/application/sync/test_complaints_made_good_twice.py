"""A complaint that two tills made good while apart: head office finds it, with both answers."""

from __future__ import annotations

from datetime import date

from exception_chain import ExceptionChain
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import FeedbackKind
from shuke.domain.slices.account import NEVER, AccountKind


def answered(member: str, feedback_id: str, till: str, points: int) -> FeedbackAnswered:
    entries = (LedgerEntry(AccountKind.POINTS, NEVER, points, "feedback"),) if points else ()
    slices = (SliceMoved(till, AccountKind.POINTS, NEVER, points),) if points else ()
    return FeedbackAnswered(
        feedback_id, member, b"", "tea-chain", 1, Brought(member, entries=entries, slices=slices), "st-2"
    )


def test_a_complaint_that_two_tills_made_good_is_an_exception_and_words_alone_are_none() -> None:
    chain = ExceptionChain()
    member, one, two = chain.member(), chain.one, chain.two
    for feedback_id in ("f-1", "f-2"):
        taken = FeedbackTaken(feedback_id, member, FeedbackKind.COMPLAINT, b"", date(2026, 3, 9), "S01")
        one.record(taken)
    one.record(answered(member, "f-1", one.till, 5), answered(member, "f-2", one.till, 7))
    chain.in_step(one)
    assert chain.cases() == []
    two.record(answered(member, "f-1", two.till, 0))
    chain.in_step(two)
    assert chain.cases() == []
    two.record(answered(member, "f-2", two.till, 9))
    chain.in_step(two)
    case = chain.case()
    assert (case.kind, case.till, case.member_id) == (ExceptionKind.ANSWERED_TWICE, two.till, member)
    assert {fact.till for fact in case.facts} == {one.till, two.till}
    assert case.about == (("points", "16"),)
    chain.in_step(two)
    assert len(chain.cases()) == 1

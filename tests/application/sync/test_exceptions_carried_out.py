"""A decision goes up as a fact; the first one heard counts; what it does comes down to every till."""

from __future__ import annotations

from datetime import date

import pytest

from exception_chain import ExceptionChain, spending
from fakes.chain import TillInMemory
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.domain.exceptions.case import ExceptionCase
from shuke.domain.exceptions.kinds import Decision, Owner, State
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.exception_settled import ExceptionSettled
from shuke.domain.money import ZERO, Money
from shuke.domain.sync.exchanges import RefusalReason


@pytest.fixture
def chain() -> ExceptionChain:
    return ExceptionChain()


def overdrawn(chain: ExceptionChain) -> tuple[str, ExceptionCase]:
    """A member 50 points below nothing, and what was found about it, known everywhere."""
    member = chain.member(points=100)
    chain.two.record(spending(member, 150))
    chain.in_step()
    chain.in_step()
    return member, chain.case(chain.one)


def decide(till: TillInMemory, case: ExceptionCase, decision: Decision, by: str, **more: object) -> None:
    till.record(ExceptionDecided(case.exception_id, decision, case.round, by, "why", **more))  # type: ignore[arg-type]  # the fact's own


def heard(chain: ExceptionChain, case: ExceptionCase) -> list[tuple[str, bool]]:
    with chain.one.store.reading() as work:
        return [(one.decided_by, one.counts) for one in work.exceptions.decisions(case.exception_id)]


def test_an_accepted_loss_brings_the_account_back_to_nothing_and_the_pool_too(chain: ExceptionChain) -> None:
    member, case = overdrawn(chain)
    decide(chain.one, case, Decision.ACCEPT, "陈店长")
    chain.in_step()
    after = chain.case(chain.one)
    assert (after.state, after.decided_by, after.reason, after.round) == (
        State.ACCEPTED,
        "陈店长",
        "why",
        1,
    )
    assert after.lost == after.at_risk == Money(1_00)
    assert chain.balance(member) == chain.pool(member) == 0
    assert chain.one.own(member) + chain.two.own(member) == 0


@pytest.mark.parametrize("first", ["one", "two"])
def test_of_two_decisions_the_first_heard_counts_and_the_other_is_seen(
    chain: ExceptionChain, first: str
) -> None:
    member, case = overdrawn(chain)
    decide(chain.one, case, Decision.ACCEPT, "one")
    decide(chain.two, case, Decision.COLLECT, "two")
    chain.in_step(getattr(chain, first))
    chain.in_step()
    chain.in_step()
    after = chain.case(chain.one)
    assert after == chain.case(chain.two) == chain.case()
    assert after.decided_by == first
    assert after.state is (State.ACCEPTED if first == "one" else State.COLLECTING)
    assert dict(heard(chain, case)) == {"one": first == "one", "two": first == "two"}
    assert heard(chain, case)[0][0] == first
    assert chain.balance(member) == 0
    office = chain.office
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged


def test_who_answers_an_earlier_question_does_not_answer_the_next(chain: ExceptionChain) -> None:
    """Collecting was decided; somebody who had not heard of it accepts the loss: that gives up nothing."""
    _, case = overdrawn(chain)
    decide(chain.one, case, Decision.COLLECT, "one")
    decide(chain.two, case, Decision.ACCEPT, "two")
    chain.in_step()
    assert chain.case().state is State.COLLECTING
    decide(chain.two, chain.case(), Decision.ACCEPT, "two again")
    chain.in_step(chain.two)
    after = chain.case()
    assert (after.state, after.decided_by, after.lost) == (State.ACCEPTED, "two again", Money(1_00))


def test_a_dispute_stays_open_with_another_owner_and_day(chain: ExceptionChain) -> None:
    member, case = overdrawn(chain)
    until = date(2027, 1, 31)
    decide(chain.one, case, Decision.DISPUTE, "one", owner=Owner.HEAD_OFFICE, deadline=until)
    chain.in_step(chain.one)
    after = chain.case()
    assert (after.state, after.owner, after.deadline) == (State.DISPUTED, Owner.HEAD_OFFICE, until)
    assert not after.is_done
    assert chain.balance(member) == -50
    decide(chain.two, after, Decision.ACCEPT, "two")
    chain.in_step(chain.two)
    assert chain.case().state is State.ACCEPTED


def test_what_may_not_be_decided_does_nothing(chain: ExceptionChain) -> None:
    member, case = overdrawn(chain)
    decide(chain.one, case, Decision.MERGE, "one", survivor=member)
    chain.one.record(ExceptionDecided("nothing-of-the-kind", Decision.ACCEPT, 0, "one", "why"))
    chain.in_step(chain.one)
    assert chain.case().state is State.OPEN
    assert heard(chain, case) == [("one", False)]


def test_what_was_paid_anywhere_is_known_everywhere(chain: ExceptionChain) -> None:
    member, case = overdrawn(chain)
    decide(chain.one, case, Decision.COLLECT, "one")
    chain.in_step()
    with chain.two.store.reading() as work:
        (owed,) = work.exceptions.owed_by(member)
    assert owed.owed == Money(1_00)
    chain.two.record(ExceptionSettled(case.exception_id, member, Money(40)))
    chain.in_step()
    chain.in_step()
    assert chain.case(chain.one).owed == Money(60)
    chain.one.record(ExceptionSettled(case.exception_id, member, Money(60)))
    chain.in_step(chain.one)
    after = chain.case()
    assert after.is_settled
    assert (after.owed, after.collected) == (ZERO, Money(1_00))
    with chain.one.store.reading() as work:
        assert work.exceptions.owed_by(member) == []
        assert [one.paid for one in work.exceptions.settlements(case.exception_id)] == [Money(60), Money(40)]


def test_two_tills_that_collect_offline_are_seen_to_have_taken_too_much(chain: ExceptionChain) -> None:
    member, case = overdrawn(chain)
    decide(chain.one, case, Decision.COLLECT, "one")
    chain.in_step()
    for till in (chain.one, chain.two):
        till.record(ExceptionSettled(case.exception_id, member, Money(1_00)))
    chain.in_step()
    after = chain.case()
    assert after.is_settled
    assert after.collected == Money(2_00)


def test_what_head_office_alone_records_is_refused_from_a_till(chain: ExceptionChain) -> None:
    _, case = overdrawn(chain)
    with chain.office.store.reading() as work:
        page = work.journal.after("head-office", 0, 0, 500)
        bodies = [chain.office.recorder.opened(stored)[1] for stored in page]
    raised = next(body for body in bodies if getattr(body, "exception_id", "") == case.exception_id)
    chain.one.record(raised)
    done = chain.one.sync.round()
    assert done.refusal is RefusalReason.NOT_FACTS

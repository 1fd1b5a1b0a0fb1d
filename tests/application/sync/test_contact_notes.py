"""What somebody wrote down of a contact lies at head office, too, and nowhere once the member is erased."""

from __future__ import annotations

from datetime import date

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import SHOP
from fakes.value_shop import publish
from shuke.application.feedback.words import keep_words, words_kept
from shuke.application.ports.store import Store
from shuke.application.sync.state import RoundOutcome
from shuke.domain.contacted import Outcome
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.membership.state import MembershipState
from shuke.domain.tier_held import TierHeld

NOTE = "周五来取新茶。"


def test_a_note_is_pushed_with_its_fact_and_goes_with_the_member() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock, shop=SHOP)
    till = TillInMemory(office, clock)
    publish(till, "", version=1)  # type: ignore[arg-type]  # a store and a recorder are all it takes
    member = till.enrol("王小明", "13800138000")
    with till.store.writing() as work:
        name = keep_words(work, till.recorder, member, NOTE)
        for body in (
            MemberContacted(member, Outcome.MISSED),
            MemberContacted(member, Outcome.REACHED, name),
        ):
            till.recorder.record(work, SHOP, body, staff="")
        work.commit()

    def kept(store: Store) -> str | None:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP
        with store.reading() as work:
            return words_kept(work, member, name)

    assert kept(office.store) == kept(till.store) == NOTE
    held = TierHeld(1, 0, date(2026, 3, 9), "member", MembershipState.CANCELLED)
    erased = MemberErased(Brought(member, held=held), "wish")
    with till.store.writing() as work:
        till.recorder.record(work, SHOP, erased, staff="")
        work.commit()
    assert kept(office.store) is kept(till.store) is None

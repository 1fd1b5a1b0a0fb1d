"""What somebody wrote down of a contact lies at head office, too, and nowhere once the member is erased."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import SHOP
from fakes.value_shop import publish
from shuke.application.feedback.words import keep_words, words_kept
from shuke.application.members.own_data import own_data_in
from shuke.application.ports.store import Store
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.sync.state import RoundOutcome
from shuke.domain.contacted import Outcome
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.membership.state import MembershipState
from shuke.domain.tier_held import TierHeld
from shuke.presenters.own_data_files import own_data_files
from shuke.wording import Language
from shuke.wording.figures import money_text

NOTE = "周五来取新茶。"


def own_file(place: OfficeInMemory | TillInMemory, till: TillInMemory, member: str) -> str:
    """What the person is handed out there, told by the till's programme."""
    with till.store.reading() as work:
        programme = ProgrammeShelf().in_force(work, date(2026, 3, 9))
    with place.store.reading() as work:
        data = own_data_in(work, place.recorder, programme, member, others_write=True)
    assert data is not None
    now = datetime(2026, 3, 10, tzinfo=UTC)
    made = own_data_files(
        data, "熟客", Language.ZH, money_text, lambda ms: datetime.fromtimestamp(ms / 1000, UTC), now
    )
    return made.data.decode()


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
    assert own_file(office, till, member) == own_file(till, till, member)
    assert NOTE in own_file(till, till, member)
    held = TierHeld(1, 0, date(2026, 3, 9), "member", MembershipState.CANCELLED)
    erased = MemberErased(Brought(member, held=held), "wish")
    with till.store.writing() as work:
        till.recorder.record(work, SHOP, erased, staff="")
        work.commit()
    assert kept(office.store) is kept(till.store) is None

"""Two members who are one: what each has comes together, both histories stay, whichever is heard of first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import SHOP, CounterShop
from members_stand import MembersStand
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.member import serve_member
from shuke.application.find_members import find_members
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.merging_members import make_one
from shuke.application.members.bringing_together import what_a_till_moves
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.merging import Merging, Twin, has_of, twins_of, united
from shuke.application.members.record import MemberRecord
from shuke.application.members.said_by_both import consents_of_both
from shuke.application.members.time_line import time_line
from shuke.application.ports.handouts import RunKey
from shuke.application.ports.messages import MessageDraft, MessageState
from shuke.application.refusal import Refusal, Refused
from shuke.domain.basket import IdentifiedBy
from shuke.domain.beside_held import BesideHeld
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.facts.member_consented import ConsentSaid, MemberConsented
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.facts.rows import Add, Raise
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.looked_after import LookedAfter
from shuke.domain.member import Member
from shuke.domain.membership.state import MembershipState
from shuke.domain.messaging.template import Purpose
from shuke.domain.profile import Details, Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld


class Shop:
    """Two who are one: the older without a phone, the younger, who bought more, with one."""

    def __init__(self) -> None:
        self.stand = MembersStand()
        self.shop: CounterShop = self.stand.shop
        self.merging = Merging(self.shop.desk, lambda name: name.lower())
        told = Profile("王小明", birthday=Birthday(5, 20, 1990), details=Details(region="杭州"))
        self.old = self.shop.enrol(told).member_id
        self.young = self.shop.enrol(
            Profile("王小明", "13800138000", Birthday(5, 20), note="爱喝热的"), "tier.gold.same-day"
        ).member_id
        self.stand.sell_to(self.old, 100)
        self.stand.sell_to(self.young, 50)

    def member(self, member_id: str) -> Member:
        with self.shop.store.reading() as work:
            found = work.members.get(member_id)
        assert found is not None
        return found

    def points(self, member_id: str) -> int:
        with self.shop.store.reading() as work:
            assert has_of(work, member_id) == tuple(
                (account, amount)
                for account in AccountKind
                if (amount := sum(one.amount for one in work.members.slices("S01-1", member_id, account)))
            )
            return work.members.balance(member_id, AccountKind.POINTS)

    def twins(self, member_id: str) -> tuple[Twin, ...]:
        with self.shop.store.reading() as work:
            return twins_of(work, member_id)

    def merge(self, gone: str, stays: str, reason: str = "同一个人") -> MemberRecord | Refused:
        return self.merging.merge(self.shop.manager, gone, stays, reason)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_the_same_phone_and_the_same_name_with_the_birthday_are_found(shop: Shop) -> None:
    (twin,) = shop.twins(shop.old)
    assert (twin.member.member_id, twin.same_phone, twin.same_name) == (shop.young, False, True)
    assert twin.has == ((AccountKind.POINTS, 75),)
    other = shop.shop.enrol(Profile("王小明", birthday=Birthday(5, 20, 1971)))
    assert [one.member.member_id for one in shop.twins(shop.young)] == [shop.old, other.member_id]
    assert [one.member.member_id for one in shop.twins(other.member_id)] == [shop.young], "another year"
    with shop.shop.store.writing() as work:
        work.members.describe(other.member_id, Profile("王", "+8613800138000"), "w")
        work.commit()
    assert any(one.same_phone and not one.same_name for one in shop.twins(shop.young))
    assert shop.twins("nobody") == ()


def test_what_both_have_is_one_and_the_higher_tier_stays(shop: Shop) -> None:
    cards = dict.fromkeys((shop.old, shop.young), shop.shop.store)
    assert len(cards) == 2
    merged = shop.merge(shop.young, shop.old)
    assert isinstance(merged, MemberRecord)
    stays, gone = shop.member(shop.old), shop.member(shop.young)
    assert (stays.tier, gone.merged_into) == ("gold", shop.old)
    assert (stays.sales, stays.cumulative.minor, gone.sales, gone.cumulative.minor) == (2, 150_00, 0, 0)
    assert (shop.points(shop.old), shop.points(shop.young)) == (175, 0)
    assert merged.profile == Profile(
        "王小明", "13800138000", Birthday(5, 20, 1990), note="爱喝热的", details=Details(region="杭州")
    )
    assert shop.twins(shop.old) == ()


def test_a_lower_tier_changes_nothing_of_the_higher_one(shop: Shop) -> None:
    shop.merge(shop.old, shop.young)
    assert shop.member(shop.young).tier == "gold"
    assert shop.member(shop.young).profile.birthday == Birthday(5, 20), "who stays has the word"


def test_both_histories_are_one_and_nothing_of_them_is_rewritten(shop: Shop) -> None:
    shop.merge(shop.young, shop.old)
    with shop.shop.store.reading() as work:
        ids = (shop.old, *work.mergers.gone_up_in(shop.old))
        page = time_line(work, shop.shop.recorder, ids)
        kinds = [one.kind for one in page.happenings]
    assert kinds.count("sale.completed") == 2
    assert kinds.count("member.enrolled") == 2
    (merged,) = (one for one in page.happenings if one.kind == "members.merged")
    assert sorted(move.amount for move in merged.moves) == [-75, 75]


def test_whoever_went_up_is_found_served_and_enrolled_as_who_stays(shop: Shop) -> None:
    gone = shop.member(shop.young)
    shop.merge(shop.young, shop.old)
    desk, cashier = shop.shop.desk, shop.shop.cashier
    with shop.shop.store.reading() as work:
        for typed in ("13800138000", gone.number, "王小明"):
            assert [one.member_id for one in find_members(work, typed, 5).members] == [shop.old], typed
    basket = desk.begin(cashier).basket.basket_id
    view = serve_member(desk, cashier, basket, shop.young, IdentifiedBy.CARD_NUMBER)
    assert not isinstance(view, Refused)
    assert view.basket.member_id == shop.old
    again = shop.shop.enrolments.to_ask("13800138000")
    assert again is None
    with shop.shop.store.reading() as work:
        assert work.members.tiers_held() == {"gold": 1}
    shop.stand.presenter.open(shop.young)
    assert shop.stand.presenter.chosen == shop.old
    assert [one.member_id for one in shop.stand.presenter.state.found] == [shop.old]


def test_it_takes_a_reason_and_the_right_or_somebodys_word(shop: Shop) -> None:
    assert shop.merge(shop.young, shop.old, " \u202e ") == Refused(Refusal.REASON_MISSING)
    asked = shop.merging.merge(shop.shop.cashier, shop.young, shop.old, "同一个人")
    assert isinstance(asked, ApprovalWanted)
    assert shop.member(shop.young).merged_into == ""
    approved = shop.shop.desk.approvals.give(shop.shop.cashier, asked.act, "st-2", "a-1")
    assert isinstance(shop.merging.merge(approved, shop.old, shop.young, "同一个人"), ApprovalWanted)
    approved = shop.shop.desk.approvals.give(shop.shop.cashier, asked.act, "st-2", "a-2")
    assert isinstance(shop.merging.merge(approved, shop.young, shop.old, "同一个人"), MemberRecord)


def test_what_is_one_already_or_nobody_is_refused(shop: Shop) -> None:
    assert shop.merge(shop.old, shop.old) == Refused(Refusal.ONE_ALREADY)
    assert shop.merge("nobody", shop.old) == Refused(Refusal.MEMBER_UNKNOWN)
    shop.merge(shop.young, shop.old)
    for gone, stays in ((shop.young, shop.old), (shop.old, shop.young)):
        assert shop.merge(gone, stays) == Refused(Refusal.ONE_ALREADY)


def test_what_both_told_is_united_field_by_field() -> None:
    stays, gone = Profile("王", note="a"), Profile("王小明", "138", note="b", details=Details(email="a@b.c"))
    assert united(stays, gone) == Profile("王", "138", note="a", details=Details(email="a@b.c"))


class Chain:
    """Two tills and head office; one member earned at both, under two names."""

    def __init__(self) -> None:
        self.clock = FakeClock(1_773_108_000_000)
        self.office = OfficeInMemory(self.clock)
        self.one, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        self.old = self.one.enrol("王小明", "13800138000")
        self.young = self.other.enrol("王小明", "13800138000")
        self.one.earn(self.old, 100)
        self.other.earn(self.young, 50)
        self.rounds()

    def rounds(self) -> None:
        for till in (self.one, self.other) * 2:
            till.sync.round()

    def merge(self, till: TillInMemory, gone: str, stays: str) -> None:
        """As a till does that has not heard of the other."""
        with till.store.reading() as work:
            part = what_a_till_moves(work, till.till, gone, sums=True)
        till.record(MembersMerged(gone, stays, part, reason="同一个人"))

    def standing(self, till: TillInMemory | OfficeInMemory) -> tuple[str, str, int, int, int]:
        with till.store.reading() as work:
            old, young = (work.members.get(one) for one in (self.old, self.young))
            assert old is not None
            assert young is not None
            return (
                work.mergers.stands_for(self.old),
                work.mergers.stands_for(self.young),
                work.members.balance(self.old, AccountKind.POINTS),
                work.members.balance(self.young, AccountKind.POINTS),
                sum(one.amount for one in work.mergers.counted(self.young)) + young.sales,
            )


def test_each_till_moves_what_it_holds_when_it_hears_of_it() -> None:
    chain = Chain()
    chain.merge(chain.one, chain.young, chain.old)
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        stands_old, stands_young, *_ = chain.standing(place)
        assert stands_old == stands_young == chain.old
    with chain.other.store.reading() as work:
        left = what_a_till_moves(work, chain.other.till, chain.young, sums=False)
    chain.other.record(MembersMerged(chain.young, chain.old, left))
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        assert chain.standing(place)[2:] == (150, 0, 0)


def test_what_was_earned_under_the_old_name_while_nobody_knew_comes_after() -> None:
    chain = Chain()
    chain.merge(chain.one, chain.young, chain.old)
    chain.one.sync.round()
    chain.other.earn(chain.young, 7)
    chain.rounds()
    with chain.other.store.reading() as work:
        left = what_a_till_moves(work, chain.other.till, chain.young, sums=False)
    chain.other.record(MembersMerged(chain.young, chain.old, left))
    chain.rounds()
    assert chain.standing(chain.office)[2:] == (157, 0, 0)
    assert chain.standing(chain.one) == chain.standing(chain.office) == chain.standing(chain.other)


def test_two_tills_that_merge_at_once_move_nothing_twice() -> None:
    chain = Chain()
    chain.merge(chain.one, chain.young, chain.old)
    chain.merge(chain.other, chain.young, chain.old)
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        assert chain.standing(place) == (chain.old, chain.old, 150, 0, 0)
        with place.store.reading() as work:
            member = work.members.get(chain.old)
            assert member is not None
            assert member.sales == 2


def test_of_two_that_went_up_in_each_other_the_older_stands_everywhere() -> None:
    chain = Chain()
    chain.merge(chain.one, chain.young, chain.old)
    chain.merge(chain.other, chain.old, chain.young)
    chain.rounds()
    first = min(chain.old, chain.young)
    for place in (chain.one, chain.other, chain.office):
        stands_old, stands_young, old, young, _ = chain.standing(place)
        assert stands_old == stands_young == first
        assert old + young == 150
        with place.store.reading() as work:
            assert work.mergers.gone_up_in(first) == [max(chain.old, chain.young)]


def test_what_came_late_to_this_till_moves_before_the_member_is_served(shop: Shop) -> None:
    shop.merge(shop.young, shop.old)
    with shop.shop.store.writing() as work:  # as when head office told of it
        lot = {"member_id": shop.young, "account": "points", "lot": "never"}
        work.apply(
            [Add("balances", lot, {"amount": 9}), Add("slices", {"till_id": "S01-1", **lot}, {"amount": 9})]
        )
        work.commit()
    desk, cashier = shop.shop.desk, shop.shop.cashier
    basket = desk.begin(cashier).basket.basket_id
    serve_member(desk, cashier, basket, shop.old, IdentifiedBy.PHONE)
    assert (shop.points(shop.old), shop.points(shop.young)) == (184, 0)


def test_a_membership_that_is_over_lifts_nobody_and_cards_beside_the_tier_come_along(shop: Shop) -> None:
    member = shop.member(shop.young)
    over = TierHeld(member.tier_term + 1, 0, date(2026, 3, 9), "gold", MembershipState.ENDED)
    held = BesideHeld(0, False, date(2026, 3, 1))
    with shop.shop.store.writing() as work:
        work.apply(
            [
                Raise("members", {"member_id": shop.young}, {"tier_held": over.word}),
                Raise("cards_beside", {"member_id": shop.young, "card": "campus"}, {"held": held.word}),
            ]
        )
        work.commit()
    shop.merge(shop.young, shop.old)
    assert shop.member(shop.old).tier == "ordinary"
    with shop.shop.store.reading() as work:
        assert work.cards.beside(shop.old) == {"campus": held}


def test_what_either_said_last_of_being_written_to_holds_and_no_of_the_same_day(shop: Shop) -> None:
    says = ConsentDesk(shop.shop.desk).say
    for member, wanted in (
        (shop.old, {Channel.EMAIL: False, Channel.POST: True}),
        (shop.young, {Channel.SMS: True, Channel.EMAIL: True, Channel.POST: False}),
    ):
        says(shop.shop.cashier, member, wanted, ConsentBy.COUNTER)
    shop.shop.clock.wall_ms += 86_400_000
    says(shop.shop.cashier, shop.old, {Channel.SMS: False, Channel.PHONE: False}, ConsentBy.SIGNED)
    shop.merge(shop.old, shop.young)
    with shop.shop.store.reading() as work:
        said = work.consents.of_member(shop.young)
        assert {channel: one.given for channel, one in said.items()} == {
            Channel.SMS: False,
            Channel.PHONE: False,
            Channel.EMAIL: False,
            Channel.POST: False,
        }
        assert said[Channel.SMS].by is ConsentBy.SIGNED
    says(shop.shop.cashier, shop.young, {Channel.SMS: True}, ConsentBy.COUNTER)
    with shop.shop.store.reading() as work:
        assert work.consents.of_member(shop.young)[Channel.SMS].given


def test_whoever_looks_after_the_one_who_goes_looks_after_who_stays_where_nobody_does(shop: Shop) -> None:
    third = shop.shop.enrol(Profile("王小明", birthday=Birthday(5, 20))).member_id
    looks_after = [Assigned(shop.old, "st-2", 3), Assigned(third, "st-1", 3), Assigned(shop.young, "", 1)]
    with shop.shop.store.writing() as work:
        shop.shop.recorder.record(work, SHOP, MemberAssigned(tuple(looks_after)), staff="")
        work.commit()
    for gone in (shop.old, third):
        shop.merge(gone, shop.young)
    with shop.shop.store.reading() as work:
        assert work.member_care.of(shop.young) == LookedAfter(2, "st-2")


def test_whom_marketing_turned_to_under_one_name_it_does_not_turn_to_soon_under_the_other(
    shop: Shop,
) -> None:
    on = date(2026, 3, 10)
    run = RunBrought("campaign.x", "once", "tea-chain", 1, (Brought(shop.old),), (shop.young,))
    with shop.shop.store.writing() as work:
        shop.shop.recorder.record(work, SHOP, run, staff="")
        draft = MessageDraft(shop.old, "campaign.x/once", Purpose.OFFER, Channel.SMS, "t", "b")
        work.messages.put([draft], 0, 7)
        work.messages.change(
            replace(work.messages.get(shop.old, draft.occasion), state=MessageState.DELIVERED)
        )
        assert work.handouts.turned_to([shop.young]) == {}
        work.commit()
    other = shop.shop.enrol(Profile("王小明", birthday=Birthday(5, 20))).member_id
    shop.merge(shop.old, shop.young)
    shop.merge(shop.young, other)
    with shop.shop.store.reading() as work:
        assert work.handouts.turned_to([other]) == {other: on}
        assert work.care_plans.last_given("campaign.x", [other]) == {other: on}
        assert work.messages.last_offer_ms(other) == 7
        assert work.handouts.had(RunKey("campaign.x", "once"), [other]) == {other}


def test_whoever_was_given_something_under_one_name_had_it_under_the_other_before_head_office_moved_that() -> (
    None
):
    chain = Chain()
    chain.other.record(RunBrought("care.birthday", "2026", "tea-chain", 1, (Brought(chain.old),)))
    chain.rounds()
    merged = MembersMerged(chain.old, chain.young)  # a till of a chain leaves sums to head office
    chain.one.record(merged)
    with chain.one.store.reading() as work:
        assert work.handouts.had(RunKey("care.birthday", "2026"), [chain.young]) == {chain.young}
    chain.rounds()
    with chain.one.store.reading() as work:
        assert work.handouts.had(RunKey("care.birthday", "2026"), [chain.young]) == {chain.young}


def test_a_no_that_was_said_under_the_old_name_while_nobody_knew_is_heard_everywhere() -> None:
    chain = Chain()
    yes = MemberConsented(chain.old, (ConsentSaid(Channel.SMS, given=True),))
    no = MemberConsented(chain.young, (ConsentSaid(Channel.SMS, given=False),))
    chain.one.record(yes)
    chain.merge(chain.one, chain.young, chain.old)
    chain.one.sync.round()
    chain.other.record(no)
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        with place.store.reading() as work:
            said = work.consents.of_member(chain.old)[Channel.SMS]
            assert (said.withdrawn, said.turn) == (True, 1)


def test_made_one_at_head_office_they_keep_what_either_said_and_who_looks_after_them() -> None:
    chain = Chain()
    chain.one.record(MemberConsented(chain.young, (ConsentSaid(Channel.SMS, given=False),)))
    chain.one.record(MemberAssigned((Assigned(chain.young, "st-2", 5), Assigned(chain.old, "", 5))))
    chain.rounds()
    with chain.office.store.writing() as work:
        entry = OfficeEntry(work, chain.office.recorder, chain.office.identity.calendar)
        make_one(work, entry, chain.young, chain.old, "同一个人")
        entry.settle()
        work.commit()
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        with place.store.reading() as work:
            assert work.mergers.stands_for(chain.young) == chain.old
            assert work.consents.of_member(chain.old)[Channel.SMS].withdrawn
            assert work.member_care.of(chain.old) == LookedAfter(6, "st-2")


def test_what_was_said_keeps_its_day_however_many_names_one_had(shop: Shop) -> None:
    """A yes of before is no later than a no of since because they were made one after it."""
    third = shop.shop.enrol(Profile("王小明", birthday=Birthday(5, 20))).member_id
    says = ConsentDesk(shop.shop.desk).say
    says(shop.shop.cashier, shop.old, {Channel.SMS: True}, ConsentBy.COUNTER)
    shop.shop.clock.wall_ms += 86_400_000
    says(shop.shop.cashier, third, {Channel.SMS: False}, ConsentBy.MESSAGE)
    shop.shop.clock.wall_ms += 86_400_000
    shop.merge(shop.old, shop.young)
    with shop.shop.store.reading() as work:
        assert work.consents.of_member(shop.young)[Channel.SMS].on == date(2026, 3, 10)
    shop.merge(third, shop.young)
    with shop.shop.store.reading() as work:
        said = work.consents.of_member(shop.young)[Channel.SMS]
    assert (said.withdrawn, said.on, said.by) == (True, date(2026, 3, 11), ConsentBy.MESSAGE)


def test_a_no_of_before_the_merger_that_is_heard_after_it_is_later_than_the_yes_before_it() -> None:
    chain = Chain()
    chain.one.record(MemberConsented(chain.young, (ConsentSaid(Channel.SMS, given=True),)))
    chain.rounds()
    chain.clock.wall_ms += 86_400_000
    chain.other.record(MemberConsented(chain.young, (ConsentSaid(Channel.SMS, given=False, turn=1),)))
    chain.clock.wall_ms += 86_400_000
    with chain.one.store.reading() as work:
        said = list(consents_of_both(work, chain.young, chain.old))
    chain.merge(chain.one, chain.young, chain.old)
    for one in said:
        chain.one.record(one)
    chain.one.sync.round()
    chain.rounds()
    for place in (chain.one, chain.other, chain.office):
        with place.store.reading() as work:
            assert work.consents.of_member(chain.old)[Channel.SMS].withdrawn

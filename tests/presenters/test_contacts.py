"""Contacts to make today: over a shop in memory, and its window by keys and fingers' buttons."""

from __future__ import annotations

from datetime import date

import pytest

from back_office_stand import en, zh
from contacts_stand import ContactsStand
from shuke.application.members.contacting import Cause, contacted, notes_of
from shuke.application.members.erasing import Erasing
from shuke.application.refusal import Refusal, Refused
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Consent, ConsentBy
from shuke.domain.contacted import Outcome
from shuke.domain.facts.rows import Add, Put, Raise


@pytest.fixture
def stand() -> ContactsStand:
    stand = ContactsStand()
    stand.member("一般")
    stand.member("生日", Birthday(3, 12))
    stand.member("别人的", Birthday(3, 12), by="st-other")
    return stand


def test_each_cause_brings_a_member_in_and_nobody_elses_do(stand: ContactsStand) -> None:
    stand.member("睡了", last_sale_on="2025-09-01")
    stand.member("没买", last_sale_on="", joined_on="2026-02-24")
    stand.member("刚来", last_sale_on="", joined_on="2026-02-25")
    lapsing = stand.member("快过期", Birthday(3, 17))
    near = stand.member("快升级")
    with stand.shop.store.writing() as work:
        for lot, amount in (("2026-03-24", 30), ("2027-01-01", 99)):
            work.apply(
                [Add("balances", {"member_id": lapsing, "account": "points", "lot": lot}, {"amount": amount})]
            )
        work.apply([Add("members", {"member_id": near}, {"cumulative_minor": 680_000})])
        work.commit()
    assert stand.causes() == {
        "生日": [Cause.BIRTHDAY],
        "快过期": [Cause.BIRTHDAY, Cause.LAPSING],
        "快升级": [Cause.NEAR_TIER],
        "没买": [Cause.NEVER_BOUGHT],
        "睡了": [Cause.SLEEPING],
    }


def test_whoever_was_reached_is_left_in_peace_for_two_weeks(stand: ContactsStand) -> None:
    shown = stand.presenter
    shown.open()
    assert zh(shown.state.count) == "我的会员 2 位，今天要联系 1 位"
    (row,) = shown.state.rows
    assert (row.name, row.phone) == ("生日", f"138{sum(map(ord, '生日')):08d}")
    assert (zh(row.causes), zh(row.note)) == ("七天内生日", "备注：爱喝龙井")
    assert zh(row.offers) == "没有同意接收优惠：只问候，不推销。"
    key = {"member_id": row.member_id, "channel": "phone"}
    yes = Consent(1, withdrawn=False, on=date(2026, 3, 1), till="S01-1", by=ConsentBy.COUNTER)
    with stand.shop.store.writing() as work:
        work.apply([Raise("consents", key, {"said": yes.word})])
        work.commit()
    shown.open()
    assert zh(shown.state.rows[0].offers) == "愿意接收优惠：电话"
    shown.choose("nobody")
    assert shown.state.chosen == row.member_id
    shown.mark(Outcome.MISSED)
    assert shown.state.notice is not None
    assert zh(shown.state.notice.words) == "生日：已记下没联系上，仍在名单里。"
    assert [one.member_id for one in shown.state.rows] == [row.member_id]
    shown.mark(Outcome.REACHED)
    assert en(shown.state.notice.words) == "生日: taken down; nothing more for two weeks."
    assert (shown.state.rows, shown.state.chosen, stand.changes) == ((), "", 2)
    shown.mark(Outcome.REACHED)
    assert stand.changes == 2
    for day, rested in (("2026-02-25", True), ("2026-02-24", False)):
        with stand.shop.store.writing() as work:
            work.apply([Put("members", {"member_id": row.member_id}, {"contacted_on": day})])
            work.commit()
        assert (stand.causes() == {}) == rested


def test_what_came_of_it_is_noted_read_the_next_time_and_goes_with_the_person(stand: ContactsStand) -> None:
    shown = stand.presenter
    shown.open()
    member_id = shown.state.chosen
    for text in ("=1+1 想要新茶 🍵", "\u202e不方便\x00", "说好周三来", "改到周五", ""):
        shown.type_note(text)
        shown.mark(Outcome.MISSED)
        assert (shown.state.chosen, shown.state.text) == (member_id, "")
    who = stand.session.staff.name
    assert [zh(one) for one in shown.state.notes] == [
        f"2026-03-10 {who}：改到周五",
        f"2026-03-10 {who}：说好周三来",
        f"2026-03-10 {who}：不方便",
    ]
    shown.type_note("长" * 300)
    assert shown.state.text == "长" * 200
    told = contacted(stand.shop.desk, stand.session, member_id, Outcome.MISSED, "长" * 201)
    assert told == Refused(Refusal.TOO_LONG, (("most", 200),))
    with stand.shop.store.reading() as work:
        number = work.members.get(member_id).number  # type: ignore[union-attr]
    erased = Erasing(stand.shop.desk).erase(stand.shop.manager, member_id, number, "本人要求")
    assert not isinstance(erased, Refused)
    with stand.shop.store.reading() as work:
        assert notes_of(work, stand.shop.desk, member_id) == ()
    told = contacted(stand.shop.desk, stand.session, member_id, Outcome.MISSED, "还想联系")
    assert told == Refused(Refusal.MEMBER_UNKNOWN)


def test_the_next_one_is_chosen_when_one_is_done(stand: ContactsStand) -> None:
    stand.member("乙", Birthday(3, 10))
    stand.member("丙", Birthday(3, 11))
    shown = stand.presenter
    shown.open()
    first, second, third = (one.member_id for one in shown.state.rows)
    shown.choose(second)
    shown.mark(Outcome.REACHED)
    assert shown.state.chosen == third
    shown.mark(Outcome.REACHED)
    assert shown.state.chosen == first


def test_who_has_nobody_and_who_is_gone_is_said(stand: ContactsStand) -> None:
    shown = stand.presenter
    shown.open()
    with stand.shop.store.writing() as work:
        work.apply([Put("members", {"member_id": shown.state.chosen}, {"merged_into": "x"})])
        work.commit()
    stand.session = stand.shop.cashier
    shown.open()
    assert (shown.state.has_none, shown.state.rows) == (True, ())
    assert contacted(stand.shop.desk, stand.session, "nobody", Outcome.MISSED) == Refused(
        Refusal.MEMBER_UNKNOWN
    )

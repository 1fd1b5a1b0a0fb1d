from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from messages_stand import DAY, MINUTE, Stand, fault
from shuke.application.messages.queue import MessageQueue, call_off, pages_of, send_again
from shuke.application.messages.queueing import Letter, Queued, queue, values_of
from shuke.application.messages.templates import (
    save_template,
    take_template_off,
    template_named,
    templates,
)
from shuke.application.ports.messages import (
    KeptMessage,
    MessageState,
    MessageTrouble,
)
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import Channel
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.rows import Add, Raise
from shuke.domain.messaging.leaving import MOST_TRIES
from shuke.domain.messaging.template import Field, Purpose, Template
from shuke.wording.message_presets import PRESETS
from shuke.wording.sentence import Language


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_a_message_with_the_members_own_words_is_delivered_and_its_parts_are_counted(stand: Stand) -> None:
    member = stand.member()
    assert stand.queued(member, gift="赠您20元券。") == Queued(1, 0)
    assert stand.queue.work() == 1
    sent = stand.carrier.sent[0]
    assert sent.address == "13800138000"
    assert sent.body == "【熟客茶庄】王小明，本店优惠活动进行中。赠您20元券。欢迎光临。拒收请回复R"
    kept = stand.kept(member)
    assert (kept.state, kept.draft.parts, kept.draft.cost_minor) == (MessageState.DELIVERED, 1, 5)
    with stand.shop.store.reading() as work:
        assert work.messages.cost(0) == (1, 5)
        assert work.messages.counts() == {MessageState.DELIVERED: 1}


def test_nobody_gets_two_for_the_same_occasion(stand: Stand) -> None:
    member = stand.member()
    assert stand.queued(member, member) == Queued(1, 0)
    stand.queue.work()
    assert stand.queued(member) == Queued(0, 0)
    assert stand.later(30 * DAY) == 0
    assert len(stand.carrier.sent) == 1


def test_by_email_where_that_is_what_the_member_said_yes_to(stand: Stand) -> None:
    member = stand.member(yes=Channel.EMAIL)
    stand.queued(member)
    stand.queue.work()
    assert stand.carrier.sent[0].address == "13800138000@x.cn"
    assert stand.carrier.sent[0].title == "活动通知"
    assert stand.kept(member).draft.cost_minor == 0


def test_an_email_is_one_however_long_it_is_and_a_text_message_is_as_many_as_it_takes(stand: Stand) -> None:
    by_email, by_sms = stand.member(yes=Channel.EMAIL), stand.member(phone="13800138001")
    stand.queued(by_email, by_sms, gift="赠" * 100)
    assert (stand.kept(by_email).draft.parts, stand.kept(by_email).draft.cost_minor) == (1, 0)
    assert (stand.kept(by_sms).draft.parts, stand.kept(by_sms).draft.cost_minor) == (2, 10)


def test_a_list_has_as_many_pages_as_it_fills_and_one_where_it_is_empty() -> None:
    assert [pages_of(count, 50) for count in (0, 1, 50, 51, 100, 101)] == [1, 1, 1, 2, 2, 3]


def test_offers_go_to_those_who_said_yes_and_what_is_theirs_to_all_but_those_who_said_no(
    stand: Stand,
) -> None:
    silent = stand.member(phone="13800138001", yes=None)
    unwilling = stand.member(phone="13800138002", yes=None)
    stand.says(unwilling, Channel.SMS, yes=False)
    stand.says(unwilling, Channel.EMAIL, yes=False)
    assert stand.queued(silent, unwilling, "nobody") == Queued(0, 3)
    assert stand.queued(silent, unwilling, preset="lapsing", occasion="lapse/1") == Queued(1, 1)


def test_whoever_says_no_while_a_message_waits_gets_none(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    stand.says(member, Channel.SMS, yes=False)
    stand.queue.work()
    kept = stand.kept(member)
    assert (kept.state, kept.trouble) == (MessageState.DROPPED, MessageTrouble.NO_CONSENT)
    assert not stand.carrier.sent


def test_offers_are_ten_days_apart_and_what_is_the_members_own_is_free_of_it(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    stand.queue.work()
    stand.queued(member, occasion="news/2")
    stand.queued(member, preset="lapsing", occasion="lapse/1")
    assert stand.queue.work() == 1
    assert stand.kept(member, "news/2").trouble is MessageTrouble.PAUSE
    assert stand.later(10 * DAY - MINUTE) == 0
    assert stand.later(MINUTE) == 1


def test_what_is_ahead_stands_in_a_message_where_it_can_be_said(stand: Stand) -> None:
    member = stand.member()
    with stand.shop.store.reading() as work:
        assert ahead_said(stand, work, member) == ""  # joined today
    with stand.shop.store.writing() as work:
        work.apply([Add("members", {"member_id": member}, {"cumulative_minor": 800_00})])
        work.commit()
    stand.shop.clock.wall_ms += 28 * DAY
    with stand.shop.store.reading() as work:
        told = ahead_said(stand, work, member)
    assert told == "照现在的消费，约2026年11月可升金卡；一年后约有10,400积分，可换¥208.00的商品"


def ahead_said(stand: Stand, work: Work, member_id: str) -> str:
    desk = stand.shop.desk
    text = Bilingual("{ahead}", "{ahead}")
    known = work.members.get(member_id)
    assert known is not None
    today = desk.recorder.today(work, desk.shop)
    template = Template(text, text, Purpose.SERVICE)
    return values_of(work, desk, known, template, Language.ZH, today)[Field.AHEAD]


def test_at_night_nothing_leaves(stand: Stand) -> None:
    member = stand.member()
    stand.shop.clock.wall_ms = int(datetime(2026, 3, 10, 13, 0, tzinfo=UTC).timestamp() * 1000)
    stand.queued(member)
    assert stand.queue.work() == 0
    assert stand.later(12 * 60 * MINUTE - MINUTE) == 0
    assert stand.later(MINUTE) == 1


def test_put_off_it_waits_longer_each_time_and_fails_in_the_end(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    stand.carrier.faults = [fault(MessageTrouble.BUSY)] * MOST_TRIES
    assert stand.queue.work() == 1
    assert stand.kept(member).state is MessageState.WAITING
    assert stand.later(MINUTE - 1) == 0
    assert stand.later(1) == 1
    for _ in range(MOST_TRIES - 2):
        assert stand.later(DAY) == 1
    assert stand.kept(member).state is MessageState.FAILED
    again = send_again(stand.shop.desk, stand.shop.manager, member, "news/1")
    assert isinstance(again, KeptMessage)
    stand.carrier.faults = [fault(MessageTrouble.BUSY)]
    stand.queue.work()
    assert stand.kept(member).state is MessageState.WAITING  # its tries are counted anew
    assert stand.later(MINUTE) == 1
    assert stand.kept(member).state is MessageState.DELIVERED


def test_without_a_network_it_waits_for_days_and_then_goes_unless_its_day_has_passed(stand: Stand) -> None:
    first, second = stand.member(), stand.member(phone="13800138001")
    stand.queued(first)
    with stand.shop.store.writing() as work:
        until = stand.shop.clock.wall_ms + 3 * DAY
        letter = Letter(PRESETS["birthday"], "care/birthday/2026", until_ms=until)
        queue(work, stand.shop.desk, letter, [second])
        work.commit()
    stand.carrier.faults = [fault()] * 40
    for _ in range(20):
        stand.later(DAY)
    stand.carrier.faults = []
    assert stand.later(DAY) == 1
    assert stand.kept(first).state is MessageState.DELIVERED
    dropped = stand.kept(second, "care/birthday/2026")
    assert (dropped.state, dropped.trouble) == (MessageState.DROPPED, MessageTrouble.TOO_LATE)


@pytest.mark.parametrize(("left", "state"), [(0, MessageState.DELIVERED), (-1, MessageState.DROPPED)])
def test_up_to_the_moment_it_may_leave_it_leaves(stand: Stand, left: int, state: MessageState) -> None:
    member = stand.member()
    with stand.shop.store.writing() as work:
        letter = Letter(PRESETS["birthday"], "care/birthday/2026", until_ms=stand.shop.clock.wall_ms + left)
        queue(work, stand.shop.desk, letter, [member])
        work.commit()
    stand.queue.work()
    assert stand.kept(member, "care/birthday/2026").state is state


@pytest.mark.parametrize(
    ("how", "state"), [({"reached": True}, MessageState.MAYBE), ({"lasting": True}, MessageState.FAILED)]
)
def test_what_may_have_gone_or_never_will_is_not_tried_again(
    stand: Stand, how: dict[str, bool], state: MessageState
) -> None:
    member = stand.member()
    stand.queued(member)
    stand.carrier.faults = [fault(MessageTrouble.BUSY, **how)]
    stand.queue.work()
    assert stand.kept(member).state is state
    assert stand.later(DAY) == 0


def test_killed_while_it_leaves_it_may_have_gone_and_a_person_decides(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    order = stand.queue.take()
    assert order is not None
    stand.queue.carry_out(order)
    after = MessageQueue(stand.shop.desk, lambda: stand.channels)
    assert after.recover() == 1
    assert after.work() == 0
    kept = stand.kept(member)
    assert (kept.state, kept.trouble) == (MessageState.MAYBE, MessageTrouble.STOPPED)
    assert len(stand.carrier.sent) == 1
    assert isinstance(send_again(stand.shop.desk, stand.shop.manager, member, "news/1"), KeptMessage)
    assert after.work() == 1


def test_what_waited_in_an_older_database_that_came_back_may_have_gone(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    with stand.shop.store.writing() as work:
        kept = work.messages.get(member, "news/1")
        assert kept is not None
        work.messages.put([], kept.epoch, 0)
        body = MessageTemplateSaved("t", Bilingual("x", "x"), Bilingual("x", "x"), "offer")
        stand.shop.recorder.open_epoch(work, stand.shop.desk.shop, body, kept.epoch + 1)
        work.commit()
    assert stand.queue.work() == 0
    assert stand.kept(member).trouble is MessageTrouble.TAKEN_BACK


def test_one_that_waits_is_called_off_and_one_that_went_is_not(stand: Stand) -> None:
    first, second = stand.member(), stand.member(phone="13800138001")
    stand.queued(first, second)
    answer = call_off(stand.shop.desk, stand.shop.manager, first, "news/1")
    assert isinstance(answer, KeptMessage)
    assert (answer.state, answer.trouble) == (MessageState.DROPPED, MessageTrouble.CALLED_OFF)
    stand.queue.work()
    assert [one.address for one in stand.carrier.sent] == ["13800138001"]
    gone = Refused(Refusal.MESSAGE_GONE)
    assert call_off(stand.shop.desk, stand.shop.manager, second, "news/1") == gone
    assert send_again(stand.shop.desk, stand.shop.manager, second, "news/1") == gone


def test_whoever_goes_up_in_another_while_a_message_waits_gets_it_as_that_other_and_one_alone(
    stand: Stand,
) -> None:
    gone, stays, third = (stand.member(phone=f"1380013800{number}") for number in (1, 2, 3))
    stand.queued(gone, third)
    stand.queued(gone, stays, occasion="news/2")
    stand.queued(gone, occasion="news/3")
    with stand.shop.store.writing() as work:
        into = {"merged_into": stays}
        work.apply([Raise("members", {"member_id": one}, into) for one in (gone, third)])
        work.commit()
    assert stand.later(0) == 1
    assert {one.address for one in stand.carrier.sent} == {"13800138002"}
    for _ in range(2):
        stand.later(11 * DAY)
    assert {one.address for one in stand.carrier.sent} == {"13800138002"}
    states = [stand.kept(*one).state for one in ((gone, "news/1"), (third, "news/1"))]
    assert sorted(states) == [MessageState.DELIVERED, MessageState.DROPPED]
    assert stand.kept(stays, "news/2").state is MessageState.DELIVERED
    assert stand.kept(gone, "news/2").trouble is MessageTrouble.NO_MEMBER
    assert stand.kept(gone, "news/3").state is MessageState.DELIVERED
    assert len(stand.carrier.sent) == 3


def test_what_was_written_to_somebody_is_erased_with_them(stand: Stand) -> None:
    member, other = stand.member(), stand.member(phone="13800138001")
    stand.queued(member, other)
    with stand.shop.store.writing() as work:
        work.messages.forget(member)
        assert work.messages.get(member, "news/1") is None
        assert work.messages.get(other, "news/1") is not None


def test_names_with_braces_and_signs_of_any_kind_stay_what_they_are(stand: Stand) -> None:
    member = stand.member(name="{points}😀=1+1")
    stand.queued(member)
    stand.queue.work()
    assert "{points}😀=1+1，本店" in stand.carrier.sent[0].body


OWN = Template(Bilingual("新品", "News"), Bilingual("{name}您好", "Dear {name}"), Purpose.OFFER)


def test_a_shop_saves_changes_and_takes_off_templates_and_presets_come_back(stand: Stand) -> None:
    desk, boss = stand.shop.desk, stand.shop.manager
    saved = save_template(desk, boss, OWN)
    assert isinstance(saved, MessageTemplateSaved)
    changed = save_template(desk, boss, OWN, "birthday")
    assert isinstance(changed, MessageTemplateSaved)
    with desk.store.reading() as work:
        assert [one.template_id for one in templates(work)] == [*PRESETS, saved.template_id]
        assert template_named(work, "birthday") == OWN
    for one in (saved.template_id, "birthday"):
        assert isinstance(take_template_off(desk, boss, one), MessageTemplateSaved)
    with desk.store.reading() as work:
        assert [one.template_id for one in templates(work)] == [*PRESETS]
        assert template_named(work, "birthday") == PRESETS["birthday"]
        assert template_named(work, saved.template_id) is None
    gone = Refused(Refusal.MESSAGE_TEMPLATE_GONE)
    assert take_template_off(desk, boss, "birthday") == gone
    assert save_template(desk, boss, OWN, saved.template_id) == gone


def test_a_template_with_a_purpose_of_a_later_release_is_listed_and_not_sent(stand: Stand) -> None:
    body = MessageTemplateSaved("t", Bilingual("x", "x"), Bilingual("x", "x"), "song")
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record(work, stand.shop.desk.shop, body, staff="")
        assert not templates(work)[-1].readable
        assert template_named(work, "t") is None


def test_the_queue_works_days_later_by_the_shops_own_clock(stand: Stand) -> None:
    member = stand.member()
    stand.queued(member)
    assert stand.later(int(timedelta(days=400).total_seconds() * 1000)) == 1

"""A campaign's message reaches those who were given something, once, and nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from campaign_stand import CampaignStand, planned
from messages_stand import Carrier
from shuke.application.campaigns.starting import start, turn
from shuke.application.events.announcing import announce, call_off
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.templates import save_template, take_template_off
from shuke.application.ports.messages import KeptMessage, MessageDraft, MessageState, MessageTrouble
from shuke.application.refusal import Refusal, Refused
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.bilingual import Bilingual
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.campaign_started import CampaignTurned
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.rows import Raise
from shuke.domain.messaging.template import Purpose
from shuke.domain.profile import Profile
from shuke.wording.message_gifts import chances_told, coupons_told, points_told, together_told
from shuke.wording.message_presets import PRESETS
from shuke.wording.sentence import Language

YES = Consent(0, False, planned().first, "S01-1", ConsentBy.COUNTER).word


def with_members(count: int, agreed: int) -> CampaignStand:
    stand = CampaignStand(count)
    with stand.shop.store.writing() as work:
        for number in range(count):
            work.members.describe(f"m{number:03}", Profile(f"会员{number}", f"1380000{number:04}"), "")
        work.commit()
    key = [{"member_id": f"m{number:03}", "channel": Channel.SMS.value} for number in range(agreed)]
    stand.told([Raise("consents", one, {"said": YES}) for one in key])
    return stand


def waiting(stand: CampaignStand) -> list[KeptMessage]:
    with stand.shop.store.reading() as work:
        return work.messages.of_state(MessageState.WAITING, 500)


@pytest.mark.parametrize("steps", range(4))
def test_whoever_is_given_something_is_told_of_it_once_wherever_the_power_goes(steps: int) -> None:
    stand = with_members(90, agreed=80)
    campaign = stand.start(planned(what=Handout(points=50, message="tier")))
    stand.run(steps)
    stand.restarted()
    stand.run()
    found = waiting(stand)
    assert {one.draft.member_id for one in found} == {f"m{number:03}" for number in range(80)}
    assert len(found) == 80
    draft = found[0].draft
    assert draft.occasion == f"{rule_of(campaign)}/once"
    assert draft.purpose is Purpose.OFFER
    assert "送您50积分。" in draft.body
    carrier = Carrier()
    MessageQueue(stand.shop.desk, lambda: {Channel.SMS: carrier}).work()
    assert len({one.address for one in carrier.sent}) == len(carrier.sent) == 80


def test_those_held_back_are_not_written_to() -> None:
    stand = with_members(60, agreed=60)
    campaign = stand.start(planned(what=Handout(message="news"), control_percent=50))
    stand.run()
    counted = stand.sum_of(campaign)
    assert counted.held > 0
    assert len(waiting(stand)) == counted.given


def test_a_template_that_is_gone_starts_nothing_and_is_written_to_nobody() -> None:
    stand = with_members(3, agreed=3)
    desk, boss = stand.shop.desk, stand.shop.manager
    own = save_template(desk, boss, PRESETS["news"])
    assert isinstance(own, MessageTemplateSaved)
    campaign = stand.start(planned(what=Handout(points=1, message=own.template_id)))
    take_template_off(desk, boss, own.template_id)
    stand.run()
    assert stand.sum_of(campaign).given == 3
    assert waiting(stand) == []
    again = start(desk, boss, "再来", planned(what=Handout(points=1, message=own.template_id)))
    assert again == Refused(Refusal.MESSAGE_TEMPLATE_GONE)


def test_nobody_is_invited_to_what_was_called_off() -> None:
    stand = with_members(50, agreed=50)
    desk, boss, day = stand.shop.desk, stand.shop.manager, planned().last
    event = announce(desk, boss, AnnouncedEvent("", "S01", "新茶会", day, day, planned().first))
    assert isinstance(event, AnnouncedEvent)
    plan = planned(what=Handout(points=5, event=event.event_id, message="news"))
    stand.start(plan)
    stand.run(2)
    call_off(desk, boss, event.event_id)
    stand.run()
    bodies = [one.draft.body for one in waiting(stand)]
    assert (len(bodies), sum("新茶会" in body for body in bodies)) == (50, 40)
    assert left_of(stand) == 10  # those that tell of points alone
    assert (MessageState.DROPPED, MessageTrouble.CALLED_OFF) in went(stand)
    assert start(desk, boss, "再来", plan) == Refused(Refusal.EVENT_GONE)


def test_an_event_that_is_over_is_invited_to_no_more() -> None:
    stand = CampaignStand(1)
    desk, boss, first = stand.shop.desk, stand.shop.manager, planned().first
    event = announce(desk, boss, AnnouncedEvent("", "S01", "新茶会", first, first, first))
    assert isinstance(event, AnnouncedEvent)
    stand.days_pass(1)
    plan = planned(what=Handout(event=event.event_id, message="news"))
    assert start(desk, boss, "请来", plan) == Refused(Refusal.EVENT_GONE)


def left_of(stand: CampaignStand) -> int:
    carrier = Carrier()
    MessageQueue(stand.shop.desk, lambda: {Channel.SMS: carrier}).work()
    return len(carrier.sent)


def went(stand: CampaignStand) -> set[tuple[MessageState, MessageTrouble | None]]:
    with stand.shop.store.reading() as work:
        return {
            (one.state, one.trouble) for state in MessageState for one in work.messages.of_state(state, 900)
        }


def test_a_campaign_that_is_stopped_keeps_its_messages_until_it_goes_on() -> None:
    stand = with_members(450, agreed=450)
    desk, boss, birthday = stand.shop.desk, stand.shop.manager, "care.birthday/2026"
    campaign = stand.start(planned(what=Handout(points=50, message="news")))
    stand.run(12)
    turn(desk, boss, campaign, CampaignState.STOPPED)
    with stand.shop.store.writing() as work:
        draft = MessageDraft("m000", birthday, Purpose.SERVICE, Channel.SMS, "", "生日快乐")
        work.messages.put([draft], 1, desk.recorder.now_ms())
        work.commit()
    assert left_of(stand) == 1  # that of somebody's birthday behind them
    stand.shop.clock.wall_ms += 31 * 60_000
    assert left_of(stand) == 0
    assert (MessageState.WAITING, MessageTrouble.HELD) in went(stand)
    turn(desk, boss, campaign, CampaignState.RUNNING)
    stand.run()
    stand.shop.clock.wall_ms += 31 * 60_000
    assert left_of(stand) == 450
    assert went(stand) == {(MessageState.DELIVERED, None)}


@pytest.mark.parametrize("steps", [3, 10_000])
def test_what_has_not_left_does_not_leave_once_somebody_ended_it_be_it_through_with_everybody(
    steps: int,
) -> None:
    stand = with_members(60, agreed=60)
    desk, boss = stand.shop.desk, stand.shop.manager
    campaign = stand.start(planned(what=Handout(points=50, message="news")))
    stand.run(steps)
    assert isinstance(turn(desk, boss, campaign, CampaignState.ENDED), CampaignTurned)
    assert turn(desk, boss, campaign, CampaignState.ENDED) == Refused(Refusal.CAMPAIGN_GONE)
    assert left_of(stand) == 0
    assert went(stand) == {(MessageState.DROPPED, MessageTrouble.CALLED_OFF)}


def test_what_a_person_ended_stays_ended_by_them_where_it_came_to_its_end_before_that_was_heard() -> None:
    stand = with_members(3, agreed=3)
    desk, boss, over = stand.shop.desk, stand.shop.manager, CampaignState.ENDED
    campaign = stand.start(planned(what=Handout(points=50, message="news")))
    stand.run()
    turn(desk, boss, campaign, over)
    with stand.shop.store.writing() as work:
        desk.recorder.record(work, desk.shop, CampaignTurned(campaign, over), staff="")
        work.commit()
    assert left_of(stand) == 0


@pytest.mark.parametrize(("days", "state"), [(2, MessageState.DELIVERED), (3, MessageState.DROPPED)])
def test_an_invitation_that_no_network_took_is_not_sent_once_its_event_is_over(
    days: int, state: MessageState
) -> None:
    stand = with_members(1, agreed=1)
    desk, boss, first = stand.shop.desk, stand.shop.manager, planned().first
    last = first + timedelta(days=2)
    event = announce(desk, boss, AnnouncedEvent("", "S01", "新茶会", first, last, first))
    assert isinstance(event, AnnouncedEvent)
    stand.start(planned(what=Handout(event=event.event_id, message="news")))
    stand.run()
    stand.days_pass(days)
    MessageQueue(desk, lambda: {Channel.SMS: Carrier()}).work()
    with stand.shop.store.reading() as work:
        assert work.messages.of_state(state, 2)


def test_to_what_is_open_for_ever_members_are_invited_like_to_anything_else() -> None:
    stand = with_members(1, agreed=1)
    desk, boss, first = stand.shop.desk, stand.shop.manager, planned().first
    event = announce(desk, boss, AnnouncedEvent("", "S01", "茶席", first, date.max, first))
    assert isinstance(event, AnnouncedEvent)
    stand.start(planned(what=Handout(event=event.event_id, message="news")))
    stand.run()
    assert left_of(stand) == 1


@pytest.mark.parametrize(("days", "state"), [(30, MessageState.DELIVERED), (31, MessageState.DROPPED)])
def test_whoever_could_not_be_told_for_a_month_is_not_told_any_more(days: int, state: MessageState) -> None:
    stand = with_members(1, agreed=1)
    stand.start(planned(what=Handout(points=5, message="news")))
    stand.run()
    stand.days_pass(days)
    MessageQueue(stand.shop.desk, lambda: {Channel.SMS: Carrier()}).work()
    with stand.shop.store.reading() as work:
        assert work.messages.of_state(state, 2)


def test_points_and_coupons_are_told_together() -> None:
    parts = [
        points_told(200, Language.EN),
        coupons_told(2, Bilingual("满减券", "Ten off"), Language.EN),
    ]
    assert together_told(parts, Language.EN) == "For you: 200 points and 'Ten off' (2)."
    chinese = [points_told(200, Language.ZH), coupons_told(2, Bilingual("满减券", "Ten off"), Language.ZH)]
    assert together_told(chinese, Language.ZH) == "送您200积分和2张“满减券”。"
    spins = [chances_told(3, one) for one in (Language.EN, Language.ZH)]
    assert together_told([spins[1]], Language.ZH) == "送您3次抽奖机会。"
    assert together_told([*chinese, spins[1]], Language.ZH) == "送您200积分、2张“满减券”和3次抽奖机会。"
    assert (
        together_told([*parts, spins[0]], Language.EN)
        == "For you: 200 points, 'Ten off' (2) and spins of the wheel (3)."
    )

"""What care gives and writes: beside what the programme gives, to whoever may be written to, while it holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from care_stand import DAY, GIFT, CareStand, held
from fakes.counter_shop import CounterShop
from messages_stand import Carrier
from shuke.application.care.laid_down import lay_down
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.templates import save_template
from shuke.application.messages.ways_out import WaysOut
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refusal, Refused
from shuke.application.settings import Setting
from shuke.bootstrap.presets import preset_base
from shuke.domain.birthday import Birthday
from shuke.domain.campaigns.handout import CONTACT, MARKETING, Handout
from shuke.domain.care.festivals import OwnDay
from shuke.domain.care.plan import USUAL, CarePlan, Occasion
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Add, Put, Raise
from shuke.domain.messaging.template import Purpose
from shuke.domain.slices.account import AccountKind
from shuke.wording.message_presets import PRESETS

TODAY = Birthday(3, 10)
NO = Consent(0, True, DAY, "S01-1", ConsentBy.COUNTER).word
BIRTHDAYS = """
extends = "tea-chain"
key = "tea-house"
version = 2
starts_on = 2026-03-09

[[coupons]]
key = "five"
name = { zh = "五元券", en = "Five off" }
kind = "amount"
amount = 5
validity = { days = 30 }

[[rewards]]
key = "birthday"
name = { zh = "生日积分", en = "Birthday points" }
on = "birthday"
gives = { points = 50 }
"""


def publish(shop: CounterShop, document: str, starts_on: date) -> None:
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, publishable(document, preset_base, starts_on), staff="")
        work.commit()


def end_of(day: date) -> int:
    """In Shanghai."""
    morrow = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1, hours=-8)
    return int(morrow.timestamp() * 1000)


def test_what_the_programme_gives_by_itself_is_refused_and_another_gift_is_not() -> None:
    stand = CareStand()
    publish(stand.shop, BIRTHDAYS, date(2026, 3, 9))
    desk, manager = stand.shop.desk, stand.shop.manager
    refused = lay_down(desk, manager, Occasion.BIRTHDAY, CarePlan(what=GIFT), on=True)
    assert refused == Refused(Refusal.CARE_TWICE)
    stand.join("a", birthday=TODAY, joined=date(2025, 3, 10))
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(coupon="five", count=2)))
    stand.lay_down(Occasion.ANNIVERSARY)
    stand.run()
    with stand.shop.store.reading() as work:
        assert len(work.members.coupons("S01-1", "a")) == 2
    assert stand.points("a") == 20


def test_what_the_programme_gives_since_is_left_out_and_the_greeting_stays() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(points=20, message="birthday")))
    publish(stand.shop, BIRTHDAYS, date(2026, 3, 9))
    stand.run()
    assert stand.points("a") == 0
    (message,) = stand.messages()
    assert message.draft.body == "【熟客茶庄】a，生日快乐！祝您新的一岁平安喜乐。拒收请回复R"


def test_a_coupon_that_is_no_more_lets_it_rest() -> None:
    stand = CareStand()
    publish(stand.shop, BIRTHDAYS, date(2026, 3, 9))
    stand.join("a", joined=date(2025, 3, 10))
    stand.lay_down(Occasion.ANNIVERSARY, CarePlan(what=Handout(coupon="five")))
    key = {"shop_id": "S01", "occasion": "anniversary"}
    stand.told([Put("care_plans", key, {"plan": CarePlan(what=Handout(coupon="gone")).text})])
    assert stand.runs.step() is None


def test_a_greeting_alone_is_for_those_who_hear_it() -> None:
    stand = CareStand()
    stand.join("yes", birthday=TODAY)
    stand.join("never-asked", birthday=TODAY, agreed=False)
    stand.lay_down(Occasion.BIRTHDAY, USUAL[Occasion.BIRTHDAY])
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"yes": 1}
    (message,) = stand.messages()
    assert (message.draft.member_id, message.draft.purpose) == ("yes", Purpose.GREETING)
    assert message.draft.until_ms == end_of(DAY + timedelta(days=3))  # made good as late


@pytest.mark.parametrize(("on", "sent"), [(True, 1), (False, 0)])
def test_what_has_not_left_does_not_leave_once_its_care_is_switched_off(on: bool, sent: int) -> None:
    stand = CareStand()
    stand.join("yes", birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY, USUAL[Occasion.BIRTHDAY])
    stand.run()
    stand.lay_down(Occasion.BIRTHDAY, USUAL[Occasion.BIRTHDAY], on=on)
    carrier = Carrier()
    MessageQueue(stand.shop.desk, lambda: {Channel.SMS: carrier}).work()
    assert (len(carrier.sent), stand.messages()) == (sent, [])


def test_a_gift_comes_to_those_too_who_hear_nothing_of_it() -> None:
    stand = CareStand()
    stand.join("silent", birthday=TODAY, agreed=False)
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(points=20, message="birthday")))
    stand.run()
    assert stand.points("silent") == 20
    assert stand.messages() == []


def test_the_message_of_a_festival_names_it_and_leaves_no_later_than_on_its_day() -> None:
    stand = CareStand()
    stand.join("a")
    plan = replace(USUAL[Occasion.FESTIVAL], days=3, own_days=(OwnDay(10, 10, "店庆"),))
    stand.lay_down(Occasion.FESTIVAL, plan)
    stand.go_to(date(2026, 9, 23))
    stand.run()
    (message,) = stand.messages()
    assert "中秋节快乐！" in message.draft.body
    assert message.draft.until_ms == end_of(date(2026, 9, 25))
    stand.go_to(date(2026, 10, 9))
    stand.run()
    assert any("店庆快乐！" in one.draft.body for one in stand.messages())


def test_points_about_to_lapse_are_told_with_their_number_and_day() -> None:
    stand = CareStand()
    stand.join("a", agreed=False)
    key = {"member_id": "a", "account": AccountKind.POINTS.value, "lot": "2026-03-31"}
    stand.told([Add("balances", key, {"amount": 300})])
    stand.lay_down(Occasion.LAPSING, USUAL[Occasion.LAPSING])
    stand.run()
    (message,) = stand.messages()
    assert "您有300积分将于2026-03-31到期" in message.draft.body
    assert message.draft.until_ms == end_of(date(2026, 3, 31))


def test_whoever_used_their_points_since_it_was_looked_up_is_not_told_that_none_of_them_lapse() -> None:
    stand = CareStand()
    stand.join("a", "b", agreed=False)
    keys = [{"member_id": one, "account": AccountKind.POINTS.value, "lot": "2026-03-31"} for one in "ab"]
    stand.told([Add("balances", key, {"amount": 300}) for key in keys])
    stand.lay_down(Occasion.LAPSING, USUAL[Occasion.LAPSING])
    stand.run(1)
    stand.told([Add("balances", keys[0], {"amount": -300})])
    stand.run()
    assert [one.draft.member_id for one in stand.messages()] == ["b"]


def test_each_lot_is_told_of_with_its_own_points_and_day() -> None:
    stand = CareStand()
    stand.join("a", agreed=False)
    for lot, points in (("2026-03-15", 20), ("2026-03-31", 300)):
        key = {"member_id": "a", "account": AccountKind.POINTS.value, "lot": lot}
        stand.told([Add("balances", key, {"amount": points})])
    stand.lay_down(Occasion.LAPSING, replace(USUAL[Occasion.LAPSING], gap_days=0))
    stand.run()
    told = sorted(one.draft.body.partition("您有")[2].partition("，")[0] for one in stand.messages())
    assert told == ["20积分将于2026-03-15到期", "300积分将于2026-03-31到期"]


def test_a_downgrade_is_warned_of_with_what_is_missing_and_nobody_who_has_it() -> None:
    stand = CareStand("apparel")
    since = date(2025, 4, 1)  # gold for a year: until 31 March 2026
    for name in ("short", "kept", "later"):
        stand.join(name, word=held(since if name != "later" else date(2025, 4, 15), "gold", 2), agreed=False)
    for name, progress in (("short", 300), ("kept", 500), ("later", 0)):
        key = {"member_id": name, "account": AccountKind.PROGRESS.value, "lot": "never"}
        stand.told([Add("balances", key, {"amount": progress})])
    stand.lay_down(Occasion.DOWNGRADE, USUAL[Occasion.DOWNGRADE])
    stand.run()
    assert stand.cared_for(Occasion.DOWNGRADE) == {"short": 1}
    (message,) = stand.messages()
    assert "金卡会员资格将于2026-03-31到期，再积200点成长值即可保级" in message.draft.body
    stand.go_to(date(2026, 3, 20))
    stand.run()
    assert stand.cared_for(Occasion.DOWNGRADE) == {"short": 1, "later": 1}


def test_who_can_keep_a_card_by_coming_up_alone_is_told_what_is_missing_to_it() -> None:
    """An ordinary card ends with its year, whatever was bought; a silver one, from 300 points on, begins anew."""
    stand = CareStand("apparel")
    for name, progress in (("near", 180), ("there", 300), ("new", 0)):
        stand.join(name, word=held(date(2025, 4, 1), "ordinary", 0), agreed=False)
        key = {"member_id": name, "account": AccountKind.PROGRESS.value, "lot": "never"}
        stand.told([Add("balances", key, {"amount": progress})])
    stand.lay_down(Occasion.DOWNGRADE, USUAL[Occasion.DOWNGRADE])
    stand.run()
    assert stand.cared_for(Occasion.DOWNGRADE) == {"near": 1, "new": 1}, "silver is offered at the next visit"
    told = sorted(one.draft.body.partition("再")[2].partition("。")[0] for one in stand.messages())
    assert told == ["积120点成长值即可保级", "积300点成长值即可保级"]


def test_waking_somebody_up_is_an_offer_not_for_who_wishes_none_nor_soon_after_another() -> None:
    stand = CareStand()
    away = DAY - timedelta(days=90)
    stand.join("away", "said-no", "offered", bought=away)
    stand.told([Raise("consents", {"member_id": "said-no", "channel": "sms"}, {"said": NO})])
    key = {"member_id": "offered", "rule": MARKETING, "period": CONTACT}
    stand.told([Add("uses", key, {"times": 1}), Raise("uses", key, {"last_on": "2026-03-05"})])
    stand.lay_down(
        Occasion.SLEEPING, replace(USUAL[Occasion.SLEEPING], what=Handout(points=5, message="tier"))
    )
    stand.run()
    assert stand.cared_for(Occasion.SLEEPING) == {"away": 1}
    (message,) = stand.messages()
    assert message.draft.purpose is Purpose.OFFER
    with stand.shop.store.writing() as work:
        work.settings.put(Setting.MESSAGES.value, json.dumps(to_plain(WaysOut(offer_days=11))))
        work.commit()
    stand.go_to(DAY + timedelta(days=5))
    stand.run()
    assert stand.cared_for(Occasion.SLEEPING) == {"away": 1}, "the shop's own pause is longer"
    stand.go_to(DAY + timedelta(days=6))
    stand.run()
    assert stand.cared_for(Occasion.SLEEPING) == {"away": 1, "offered": 1}


def test_a_message_that_was_taken_off_is_left_out_and_alone_lets_it_rest() -> None:
    stand = CareStand()
    desk, manager = stand.shop.desk, stand.shop.manager
    own = save_template(desk, manager, PRESETS["birthday"])
    assert isinstance(own, MessageTemplateSaved)
    stand.join("a", birthday=TODAY, joined=date(2025, 3, 10))
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(points=20, message=own.template_id)))
    stand.lay_down(Occasion.ANNIVERSARY, CarePlan(what=Handout(message=own.template_id)))
    stand.told([Put("message_templates", {"template_id": own.template_id}, {"gone": 1})])
    stand.run()
    assert stand.points("a") == 20
    assert stand.messages() == []
    assert stand.cared_for(Occasion.ANNIVERSARY) == {}

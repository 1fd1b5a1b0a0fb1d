"""A campaign writes to members and invites them: chosen, looked at, looked over with what it costs, started."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from back_office_stand import zh
from campaign_stand import DAY, CampaignStand
from fakes.background import SynchronousBackground
from shuke.adapters.statement_pdf import statement_pdf
from shuke.application.events.announcing import announce, call_off
from shuke.application.messages.templates import save_template, take_template_off
from shuke.application.messages.ways_out import EmailWay, SmsWay, WaysOut
from shuke.application.ports.messages import MessageState
from shuke.application.settings import Setting
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Raise
from shuke.domain.messaging.template import Purpose, Template
from shuke.domain.profile import Profile
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.campaigns.state import CampaignField, CampaignMaking
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.presenters.figure_files import FigurePorts

SMS = SmsWay(on=True, address="https://sms.example/send", part_minor=5)
EVENT = AnnouncedEvent("", "S01", "新茶会", DAY + timedelta(days=5), DAY + timedelta(days=5), DAY)


class Window:
    def __init__(self, ways: WaysOut | None = None) -> None:
        self.stand = CampaignStand(40)
        shop = self.stand.shop
        if ways is not None:
            with shop.store.writing() as work:
                work.settings.put(Setting.MESSAGES.value, json.dumps(to_plain(ways)))
                work.commit()
        office = OfficeWork(shop.desk, lambda: shop.manager, SynchronousBackground())
        self.presenter = CampaignsPresenter(
            office, FigurePorts(Path.write_bytes, statement_pdf), lambda: None
        )
        self.presenter.open()
        self.presenter.go(1)

    @property
    def making(self) -> CampaignMaking:
        making = self.presenter.state.making
        assert making is not None
        return making

    @property
    def seen(self) -> list[str]:
        return [zh(one) for one in self.making.message_told]

    def review(self, **texts: str) -> list[str]:
        for name, text in ({"name": "开春", "control": "0"} | texts).items():
            self.presenter.type(CampaignField(name), text)
        for step in range(2, 5):
            self.presenter.go(step)
        return [zh(one) for one in self.making.review]

    def announce(self) -> str:
        answer = announce(self.stand.shop.desk, self.stand.shop.manager, EVENT)
        assert isinstance(answer, AnnouncedEvent), answer
        self.presenter.open()
        return answer.event_id


def test_a_message_alone_is_looked_at_costed_and_sent_to_those_who_agreed() -> None:
    window = Window(WaysOut(sms=SMS))
    shown, stand = window.presenter, window.stand
    assert [zh(one) for one in window.making.messages.values()][:2] == ["不发消息", "生日祝福"]
    shown.choose_message("news")
    (sample,) = window.seen
    assert sample.startswith(f"【{stand.shop.desk.shop.name}】王小明，")
    told = window.review(members="30")
    assert told[1] == "送：消息“活动通知”"
    assert told[-3:] == [
        "消息最多发给 30 人",
        "短信费最多 ¥1.50（每人 1 条，按预览的长度）",
        "没有同意接收营销消息的、没有手机号和邮箱的会员收不到消息。",
    ]
    agreed = Consent(0, False, DAY, "S01-1", ConsentBy.COUNTER).word
    with stand.shop.store.writing() as work:
        for number in range(40):
            work.members.describe(f"m{number:03}", Profile("会员", f"1380000{number:04}"), "")
        work.commit()
    stand.told([Raise("consents", {"member_id": "m001", "channel": Channel.SMS.value}, {"said": agreed})])
    shown.start()
    assert shown.state.told is not None
    assert zh(shown.state.told.plan[0]) == "送：消息“活动通知”"
    stand.run()
    with stand.shop.store.reading() as work:
        (one,) = work.messages.of_state(MessageState.WAITING, 50)
    assert one.draft.member_id == "m001"


def test_a_campaign_begins_with_the_shops_own_days_between_offers() -> None:
    window = Window(WaysOut(offer_days=21))
    assert window.making.texts[CampaignField.GAP] == "21"
    assert "21 天内被营销过的会员跳过" in window.review(points="5")


def test_a_budget_that_bounds_nothing_is_said_to() -> None:
    window = Window(WaysOut(sms=SMS))
    window.presenter.choose_message("news")
    told = window.review(budget="500")
    assert any(one.startswith("预算 ¥500.00 管不住这次活动") for one in told)
    assert "消息最多发给 40 人" in told


def test_a_message_says_the_gift_and_that_it_has_no_place_for_it() -> None:
    window = Window(WaysOut(sms=SMS))
    window.presenter.type(CampaignField.POINTS, "50")
    window.presenter.choose_message("news")
    assert "送您50积分。" in window.seen[0]
    window.presenter.choose_message("lapsing")
    assert "没有“赠送内容”" in window.seen[1]
    window.presenter.choose_message("")
    assert window.seen == []
    assert not any("消息" in line for line in window.review())


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (None, "还没有开通发送方式"),
        (WaysOut(email=EmailWay(on=True, host="mail.example", sender="a@mail.example")), "短信还没有开通"),
    ],
)
def test_where_no_way_out_is_set_up_it_is_said_and_nothing_is_costed(ways: WaysOut | None, said: str) -> None:
    window = Window(ways)
    window.presenter.choose_message("news")
    assert said in window.seen[-1]
    told = window.review()
    assert said in told[-1]
    assert not any("短信费" in line for line in told)


def test_an_invitation_goes_by_a_message_that_names_event_and_day() -> None:
    window = Window(WaysOut(sms=SMS))
    event = window.announce()
    assert [zh(one) for one in window.making.events.values()] == [
        "不邀请",
        "新茶会（2026-03-15）",
        "春茶品鉴会（2026-04-11）",
    ]
    shown = window.presenter
    shown.go(1)
    shown.choose_event(event)
    shown.forward()
    assert (window.making.step, "邀请要靠消息" in zh(window.making.fault)) == (1, True)
    shown.choose_message("news")
    assert "邀请您参加“新茶会”（2026-03-15）。" in window.seen[0]
    told = window.review()
    assert told[1] == "送：邀请参加“新茶会”、消息“活动通知”"
    shown.start()
    assert shown.state.told is not None


def test_what_was_called_off_or_taken_off_meanwhile_is_chosen_no_more() -> None:
    window = Window()
    desk, boss = window.stand.shop.desk, window.stand.shop.manager
    own = save_template(desk, boss, Template(Bilingual("甲" * 40, "A"), Bilingual("😀", "😀"), Purpose.OFFER))
    assert isinstance(own, MessageTemplateSaved)
    event = window.announce()
    window.presenter.choose_message(own.template_id)
    window.presenter.choose_event(event)
    assert window.seen[0] == "😀"
    take_template_off(desk, boss, own.template_id)
    call_off(desk, boss, event)
    window.presenter.open()
    assert (window.making.message, window.making.event, window.seen) == ("", "", [])

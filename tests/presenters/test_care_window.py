"""The window of care: what each occasion will do in words, how many it concerns, saved, switched off, done."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from back_office_stand import en, zh
from care_stand import DAY, CareStand, held
from fakes.background import SynchronousBackground
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.application.messages.ways_out import SmsWay, WaysOut
from shuke.application.programme_text import publishable
from shuke.application.settings import Setting
from shuke.bootstrap.presets import preset_base
from shuke.domain.birthday import Birthday
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.festivals import Festival, OwnDay
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Put
from shuke.domain.shop import HEAD_OFFICE
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.care.state import CareField, CareForm, CarePage
from shuke.presenters.care.window import CarePresenter

OWN = """
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

[[coupons]]
key = "tenth"
name = { zh = "九折券", en = "Ten percent off" }
kind = "percent"
pay_percent = 90
validity = { days = 30 }
"""


class Window:
    def __init__(self) -> None:
        self.stand = CareStand()
        shop = self.stand.shop
        with shop.store.writing() as work:
            fact = publishable(OWN, preset_base, date(2026, 3, 9))
            shop.recorder.record(work, shop.desk.shop, fact, staff="")
            work.commit()
        self.changes = 0
        office = OfficeWork(shop.desk, lambda: shop.manager, SynchronousBackground())
        self.presenter = CarePresenter(office, self._change)

    def _change(self) -> None:
        self.changes += 1

    @property
    def form(self) -> CareForm:
        form = self.presenter.state.form
        assert form is not None
        return form

    @property
    def told(self) -> str:
        return "\n".join(map(zh, self.form.told))

    @property
    def notice(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def choose(self, occasion: Occasion) -> None:
        self.presenter.choose(occasion)

    def states(self) -> dict[Occasion, str]:
        return {one.occasion: zh(one.state) for one in self.presenter.state.rows}


@pytest.fixture
def window() -> Window:
    window = Window()
    window.presenter.open()
    return window


def test_all_of_it_is_off_and_each_says_what_it_would_do(window: Window) -> None:
    assert set(window.states().values()) == {"没开启"}
    for occasion in Occasion:
        window.choose(occasion)
        assert window.told.startswith("还没有开启")
        assert "{" not in window.told + "".join(map(en, window.form.told)) + zh(window.form.sample)
        assert window.form.sample
        assert not window.form.fault
    assert "再消费300.00元即可保级" in sample_of(window, Occasion.DOWNGRADE)
    assert "春节快乐！" in sample_of(window, Occasion.FESTIVAL)


def sample_of(window: Window, occasion: Occasion) -> str:
    window.choose(occasion)
    return zh(window.form.sample)


def test_how_many_it_concerns_and_what_that_costs_is_counted_as_it_is_typed(window: Window) -> None:
    for number in range(40):
        day = DAY + timedelta(days=number)
        window.stand.join(f"m{number}", birthday=Birthday(day.month, day.day))
    window.stand.join("gold", birthday=Birthday(3, 20), word=held(tier="gold", rank=1))
    window.presenter.open()
    assert zh(window.form.expected) == "今后 30 天约 31 人次"
    window.presenter.type(CareField.POINTS, "50")
    assert zh(window.form.expected) == "今后 30 天约 31 人次 · 礼物最多 ¥31.00"
    window.presenter.choose_coupon("five")
    window.presenter.type(CareField.COUNT, "2")
    assert zh(window.form.expected) == "今后 30 天约 31 人次 · 礼物最多 ¥341.00"
    window.presenter.choose_coupon("tenth")
    assert zh(window.form.expected) == "今后 30 天约 31 人次 · 礼物最多 ¥31.00，另加券抵扣的部分"
    window.presenter.choose_whom("tier/gold")
    assert "约 1 人次" in zh(window.form.expected)
    assert "给金卡：50 积分、九折券 2 张、消息“生日祝福”" in window.told


def test_as_long_as_what_members_buy_is_being_noted_that_is_said_beside_how_many(window: Window) -> None:
    window.stand.join("a", "b", birthday=Birthday(3, 12))
    window.presenter.open()
    window.presenter.choose_whom("preset/due_again")
    counted, noting = zh(window.form.expected).split("\n")
    assert counted == "今后 30 天约 0 人次"
    assert "已完成 0 人，共 2 人" in noting
    assert "noted for 0 of 2 members so far" in en(window.form.expected)
    window.presenter.choose_whom("preset/birthdays")
    assert "\n" not in zh(window.form.expected)
    while (read := read_changed_habits(window.stand.shop.store, 9)) is not None:
        note_habits(window.stand.shop.store, read)
    window.presenter.choose_whom("preset/due_again")
    assert zh(window.form.expected) == counted


def test_text_messages_are_in_what_it_costs_once_they_leave(window: Window) -> None:
    window.stand.join("a", birthday=Birthday(3, 12))
    with window.stand.shop.store.writing() as work:
        ways = WaysOut(sms=SmsWay(on=True, address="https://sms.example/send"))
        work.settings.put(Setting.MESSAGES.value, json.dumps(to_plain(ways)))
        work.commit()
    window.presenter.open()
    assert zh(window.form.expected) == "今后 30 天约 1 人次 · 短信最多 ¥0.05"
    assert "没有同意接收营销消息的" in window.told
    window.choose(Occasion.LAPSING)
    assert "拒绝接收的" in window.told


def test_festivals_concern_everybody_each_time_and_new_tiers_are_those_of_last_month(window: Window) -> None:
    window.stand.join("a", "b", word=held(DAY - timedelta(days=3), "gold", 1))
    window.presenter.open()
    window.choose(Occasion.FESTIVAL)
    assert "约 0 人次" in zh(window.form.expected)
    window.presenter.type(CareField.OWN_DAYS, "3-12 植树节、4-1 x，4-20 y")
    assert "约 4 人次" in zh(window.form.expected)
    window.presenter.tick(Festival.SPRING, False)
    assert "植树节、x、y" in window.told
    assert "植树节快乐" not in zh(window.form.sample)
    window.choose(Occasion.TIER)
    assert zh(window.form.expected) == "过去 30 天有 2 人次"
    window.choose(Occasion.DOWNGRADE)
    assert zh(window.form.expected) == "今后 30 天最多 0 人次"


def test_it_is_switched_on_changed_and_switched_off(window: Window) -> None:
    window.presenter.type(CareField.POINTS, "20")
    window.presenter.type(CareField.DAYS, "3")
    window.presenter.save()
    assert (window.notice, window.changes) == ("“生日”已保存，收银空闲时自动执行。", 1)
    assert window.states()[Occasion.BIRTHDAY] == "已开启"
    assert zh(window.presenter.state.rows[0].detail) == "生日前 3 天"
    assert window.form.on
    assert "还没有开启" not in window.told
    window.presenter.type(CareField.DAYS, "x")
    window.presenter.switch_off()
    assert window.notice == "“生日”已关闭。送出的不收回，还没发出的消息不再发。"
    assert (window.form.on, window.form.texts[CareField.POINTS]) == (False, "20")


def test_what_was_typed_and_not_saved_is_not_lost(window: Window) -> None:
    shown = window.presenter
    shown.choose(Occasion.BIRTHDAY)
    shown.type(CareField.POINTS, "50")
    shown.choose(Occasion.FESTIVAL)
    assert (shown.state.unsaved, shown.state.unsaved_keys) == (False, {"birthday"})
    shown.tick(Festival.SPRING, on=False)
    shown.open()
    assert (shown.state.unsaved, shown.state.unsaved_keys) == (True, {"birthday", "festival"})
    assert Festival.SPRING not in window.form.ticked
    shown.choose(Occasion.BIRTHDAY)
    assert (window.form.texts[CareField.POINTS], shown.state.unsaved) == ("50", True)
    assert "50 积分" in window.told
    shown.save()
    assert (shown.state.unsaved, shown.state.unsaved_keys) == (False, {"festival"})
    shown.choose(Occasion.FESTIVAL)
    shown.give_up()
    assert Festival.SPRING in window.form.ticked
    assert shown.state.unsaved_keys == frozenset()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (CareField.DAYS, "-1"),
        (CareField.DAYS, "401"),
        (CareField.DAYS, "三"),
        (CareField.POINTS, "100001"),
        (CareField.POINTS, "9999999"),
        (CareField.GAP, "1.5"),
        (CareField.COUNT, "0x"),
    ],
)
def test_what_is_no_number_is_said_and_not_saved(window: Window, field: CareField, text: str) -> None:
    window.presenter.type(field, text)
    assert zh(window.form.fault).startswith("请输入整数")
    window.presenter.save()
    assert window.changes == 0


@pytest.mark.parametrize(
    "text",
    ["双十一", "11-11", "13-1 x", "2-30 x", "1111 x", "1-1 a,1-1 b", "1-1 " + "x" * 21, "=1+1 <b>🎉\u202e"],
)
def test_days_of_ones_own_that_are_written_otherwise_are_said_so(window: Window, text: str) -> None:
    window.choose(Occasion.FESTIVAL)
    window.presenter.type(CareField.OWN_DAYS, text)
    assert zh(window.form.fault).startswith("自己的日子请写成")


def test_days_of_ones_own_are_shown_as_they_were_saved(window: Window) -> None:
    window.choose(Occasion.FESTIVAL)
    window.presenter.type(CareField.OWN_DAYS, " 12-12  店 庆 ,, 2-29 闰日")
    window.presenter.save()
    assert window.form.texts[CareField.OWN_DAYS] == "12-12 店 庆，02-29 闰日"


def test_what_cannot_be_is_refused_in_words(window: Window) -> None:
    window.presenter.choose_message("")
    assert "还没有选送什么" in window.told
    window.presenter.save()
    assert window.notice.startswith("还没有选送什么、发什么")
    assert window.changes == 0


def test_what_the_programme_gives_on_the_day_is_said(window: Window) -> None:
    assert "会员方案在这时已有：生日礼物。" in window.told


def test_another_till_does_it_until_somebody_says_so_here(window: Window) -> None:
    window.stand.lay_down(Occasion.BIRTHDAY)
    key = {"shop_id": "S01", "occasion": "birthday"}
    window.stand.told([Put("care_plans", key, {"till_id": "S01-7"})])
    window.presenter.open()
    assert window.form.elsewhere
    assert "由 S01-7 执行" in window.told
    window.presenter.run_here()
    assert not window.form.elsewhere
    assert window.notice == "“生日”改由本台执行。"


def test_what_head_office_does_for_all_shops_is_said(window: Window) -> None:
    key = {"shop_id": HEAD_OFFICE, "occasion": "birthday"}
    row: dict[str, int | str] = {"plan": "", "till_id": HEAD_OFFICE, "set_on": "2026-03-10", "running": 1}
    window.stand.told([Put("care_plans", key, row)])
    window.presenter.open()
    assert "总部正在为全部门店做这一项" in window.told


def test_a_segment_and_a_coupon_that_are_no_more_are_said(window: Window) -> None:
    window.stand.lay_down(Occasion.BIRTHDAY)
    key = {"shop_id": "S01", "occasion": "birthday"}
    gone = CarePlan(what=Handout(coupon="gone"), whom="saved/gone")
    window.stand.told([Put("care_plans", key, {"plan": gone.text})])
    window.presenter.open()
    assert "暂时停着" in window.told
    assert "给已移除的人群" in window.told
    assert "约 0 人次" in zh(window.form.expected)
    window.stand.told([Put("care_plans", key, {"plan": "{}"})])
    window.presenter.open()
    assert "由更新的版本设置" in window.told
    assert zh(window.presenter.state.rows[0].detail).startswith("由更新的版本设置")


def test_what_was_done_is_listed_day_by_day_the_newest_first(window: Window) -> None:
    window.stand.join("a", "b", birthday=Birthday(3, 9))
    window.stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(points=20, coupon="five", count=2)))
    window.stand.run()
    window.stand.go_to(DAY + timedelta(days=1))
    festival = CarePlan(0, Handout(points=5), festivals=(Festival.QIXI,), own_days=(OwnDay(3, 11, "店庆"),))
    window.stand.lay_down(Occasion.FESTIVAL, festival)
    window.stand.run()
    window.presenter.open()
    window.presenter.go(CarePage.DONE)
    done = [(one.day, zh(one.occasion), zh(one.what)) for one in window.presenter.state.done]
    assert done == [
        ("2026-03-11", "店庆", "2 人、10 积分"),
        ("2026-03-10", "生日", "2 人、40 积分、4 张券"),
    ]
    assert window.presenter.state.page is CarePage.DONE

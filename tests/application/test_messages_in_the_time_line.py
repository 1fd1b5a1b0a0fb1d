"""What a member was written to, and what was noted of a contact: in the time line and in the person's own data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from back_office_stand import en, zh
from members_stand import MembersStand
from messages_stand import MINUTE, Stand, fault
from shuke.application.members.contacting import contacted
from shuke.application.members.erasing import Erasing, ErasureLook
from shuke.application.members.merging import Merging
from shuke.application.members.own_data import own_data, own_data_in
from shuke.application.members.time_line import HAPPENINGS_A_PAGE, Beside, TimeLinePage, time_line
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.messages import MessageState, MessageTrouble
from shuke.domain.consent import Channel
from shuke.domain.contacted import Outcome
from shuke.domain.facts.campaign_started import CampaignStarted
from shuke.presenters.member_pages.time_line import HappeningState
from shuke.presenters.own_data_files import own_data_files
from shuke.wording import Language

NOTE = "周五来取新茶，<b>不要催</b>\u202e🀄"
SAID = "新茶到了"


class Written(Stand):
    """A shop with the window of members; a cashier is signed in."""

    def __init__(self) -> None:
        self.window = MembersStand()
        super().__init__(self.window.shop)
        self.one = self.member()
        with self.shop.store.writing() as work:
            started = CampaignStarted("c-1", "换季上新", "{}", "seed")
            self.shop.recorder.record(work, self.shop.desk.shop, started, staff="")
            work.commit()

    def lines(self) -> list[HappeningState]:
        self.window.presenter.go("time_line")
        self.window.presenter.open(self.one)
        return list(self.window.time_line.state.happenings)

    def page(self, behind: HistoryPlace | None = None) -> TimeLinePage:
        with self.shop.store.reading() as work:
            beside = Beside(shop=self.shop.desk.shop)
            return time_line(work, self.shop.recorder, (self.one,), behind, beside)

    def noted(self, note: str, outcome: Outcome = Outcome.REACHED) -> None:
        contacted(self.shop.desk, self.shop.cashier, self.one, outcome, note)

    def own_sections(self, language: Language = Language.ZH) -> dict[str, list[list[str]]]:
        desk = self.shop.desk
        with self.shop.store.reading() as work:
            data = own_data(work, desk, self.one)
        assert data is not None
        now = datetime(2026, 3, 10, tzinfo=UTC)
        made = own_data_files(data, "熟客", language, self.window.office.money, desk.local_time, now)
        assert "<b>" not in made.page.decode()
        return {part["title"]: part["lines"] for part in json.loads(made.data)["sections"]}

    def everything_on_disk(self) -> str:
        with self.shop.engine.connect() as connection:
            tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
            return "".join(
                cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
                for name in tables.scalars().all()
                for row in connection.exec_driver_sql(f"SELECT * FROM {name}").all()
                for cell in row
            )


@pytest.fixture
def stand() -> Written:
    return Written()


def test_messages_stand_among_sales_by_time_with_what_became_of_them(stand: Written) -> None:
    clock = stand.shop.clock
    stand.window.sell_to(stand.one, 42)
    clock.wall_ms += MINUTE
    stand.queued(stand.one, preset="birthday", occasion="care.birthday/2026", gift=SAID)
    stand.queue.work()
    clock.wall_ms += MINUTE
    stand.window.sell_to(stand.one, 128)
    clock.wall_ms += MINUTE
    stand.queued(stand.one, occasion="campaign.c-1/once")
    stand.carrier.faults = [fault(MessageTrouble.REFUSED, lasting=True)]
    stand.queue.work()
    clock.wall_ms += MINUTE
    stand.queued(stand.one, preset="lapsing", occasion="other/1")
    shown = stand.lines()
    assert [zh(one.title) for one in shown[:5]] == [
        "消息",
        "消息：换季上新",
        "消费 ¥128.00",
        "消息：生日",
        "消费 ¥42.00",
    ]
    waits, failed, _, went, _ = shown[:5]
    assert [zh(one.moved) for one in (waits, failed, went)] == ["待发送", "发送失败", "已发送"]
    assert zh(went.about) == "2026-03-10 10:01 · 短信 138****8000"
    assert en(went.title) == "Message: Birthday"
    assert zh(waits.about) == "2026-03-10 10:04 · 短信"
    assert "拒收" in zh(failed.reasons[0].words)
    assert len({one.key for one in shown}) == len(shown)


def test_a_message_that_was_not_wished_for_says_so(stand: Written) -> None:
    stand.queued(stand.one)
    stand.says(stand.one, Channel.SMS, yes=False)
    stand.queue.work()
    told = next(one for one in stand.lines() if zh(one.title) == "消息")
    assert zh(told.moved) == "会员不愿接收，没有发"
    assert "138" not in zh(told.about), "it went nowhere"


def test_an_address_for_email_is_masked_too(stand: Written) -> None:
    stand.says(stand.one, Channel.SMS, yes=False)
    stand.says(stand.one, Channel.EMAIL, yes=True)
    stand.queued(stand.one)
    stand.queue.work()
    assert zh(stand.lines()[0].about).endswith("邮件 1***@x.cn")


def test_what_was_written_and_noted_is_read_by_those_who_care_for_members(stand: Written) -> None:
    stand.queued(stand.one, gift=SAID)
    stand.queue.work()
    stand.noted(NOTE)
    stand.noted("", Outcome.MISSED)

    def told() -> str:
        return " ".join(zh(part) for one in stand.lines() for pair in one.moves for part in pair)

    assert SAID not in told()
    assert "周五" not in told()
    assert "联系上了" in told()
    assert "没联系上" in told()
    stand.window.as_manager()
    assert SAID in told()
    assert "联系记录：周五来取新茶，<b>不要催</b>🀄" in told()


def test_a_page_is_bounded_and_everything_stands_on_one_of_them(stand: Written) -> None:
    """Many at the same instant, more than a page between two sales, and of the day on which a page ends."""
    for day in range(3):
        stand.window.sell_to(stand.one, 1 + day)
        for number in range(HAPPENINGS_A_PAGE):
            stand.queued(stand.one, preset="lapsing", occasion=f"other/{day}.{number}")
        stand.queue.work()
        stand.shop.clock.advance(86_400)
    facts: list[HistoryPlace] = []
    messages: list[HistoryPlace] = []
    days: list[str] = []
    behind = None
    for _ in range(9):
        page = stand.page(behind)
        assert len(page.happenings) + len(page.messages) <= HAPPENINGS_A_PAGE
        facts += [one.place for one in page.happenings]
        messages += [one.place for one in page.messages]
        days += [one.place.on.isoformat() for one in page.in_order()]
        if not page.more:
            break
        behind = page.last
    assert not page.more
    with stand.shop.store.reading() as work:
        alone = time_line(work, stand.shop.recorder, (stand.one,))
    assert facts == [one.place for one in alone.happenings]
    assert len(set(messages)) == len(messages) == 3 * HAPPENINGS_A_PAGE
    assert days == sorted(days, reverse=True)


def test_a_persons_own_data_has_what_they_were_written_and_what_was_noted(stand: Written) -> None:
    stand.queued(stand.one, preset="birthday", occasion="care.birthday/2026", gift=SAID)
    stand.queue.work()
    stand.noted(NOTE)
    sections = stand.own_sections()
    (went, text) = sections["发给会员的消息"]
    assert went == ["2026-03-10 10:00 · 短信 138****8000", "消息：生日（已发送）"]
    assert SAID in text[1]
    assert ["", "联系记录：周五来取新茶，<b>不要催</b>🀄"] in sections["全部经过"]
    assert "Messages to the member" in stand.own_sections(Language.EN)


def test_head_office_hands_out_the_same_as_a_till(stand: Written) -> None:
    """The same rows, read by the code of both: what lies elsewhere is said by both."""
    stand.queued(stand.one)
    stand.noted(NOTE)
    desk = stand.shop.desk
    with stand.shop.store.reading() as work:
        here = own_data(work, desk, stand.one)
        programme = desk.programme_in_force(work)
        there = own_data_in(work, desk.recorder, programme, stand.one, others_write=False)
        of_many = own_data_in(work, desk.recorder, programme, stand.one, others_write=True)
    assert here == there
    assert of_many is not None
    files: Any = own_data_files(
        of_many,
        "熟客",
        Language.ZH,
        stand.window.office.money,
        desk.local_time,
        datetime(2026, 3, 10, tzinfo=UTC),
    )
    assert "别的收银台或总部发的" in files.page.decode()


def test_what_went_to_somebody_who_was_made_one_with_them_is_theirs_and_goes_with_them(
    stand: Written,
) -> None:
    other = stand.member("王大明", "13900139000")
    stand.queued(other, gift=SAID)
    assert Merging(stand.shop.desk, str.lower).merge(stand.shop.manager, other, stand.one, "同一个人")
    stand.noted("约了周日")
    stand.window.as_manager()
    assert any(SAID in zh(name) for one in stand.lines() for name, _ in one.moves)
    assert SAID in stand.everything_on_disk()
    assert "约了周日" in stand.everything_on_disk()
    with stand.shop.store.reading() as work:
        member = work.members.get(stand.one)
    assert member is not None
    erased = Erasing(stand.shop.desk).erase(stand.shop.manager, stand.one, member.number, "本人要求")
    assert isinstance(erased, ErasureLook)
    for told in (SAID, "约了周日", "王大明", "139****9000"):
        assert told not in stand.everything_on_disk()
    assert stand.page().messages == ()


def test_a_message_under_way_while_its_member_is_erased_does_not_come_back(stand: Written) -> None:
    stand.queued(stand.one, gift=SAID)
    order = stand.queue.take()
    assert order is not None
    with stand.shop.store.writing() as work:
        work.messages.forget(stand.one)
        work.commit()
    assert stand.queue.record(stand.queue.carry_out(order)).state is MessageState.DELIVERED
    assert stand.page().messages == ()

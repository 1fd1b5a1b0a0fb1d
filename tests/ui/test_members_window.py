"""The real window of members: keyboard, touch, both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from members_window import LEFT, MembersWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from back_office_stand import zh
from fakes.counter_shop import MANAGER, TEA
from shuke.application.code_check import CardScan
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.identifying import CardRefused, FoundMember, NothingFound
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.consent import Channel
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField
from shuke.domain.shop import Role, Staff
from shuke.ui.fonts import ui_font
from shuke.ui.kit.marks import tier_rank
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording import Language
from shuke.wording.members import LAST_VISIT
from shuke.wording.said import Words, said


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker) -> MembersWindow:
    return MembersWindow(qtbot, on_screen, speaker)


def test_somebody_is_found_by_keys_changed_and_saved(window: MembersWindow) -> None:
    window.stand.enrol()
    window.stand.enrol("李小红", "139 0013 9000".replace(" ", ""))
    window.open()
    assert window.screen.list.texts() == ("李小红", "王小明")
    window.type("0013 9000")
    assert window.screen.list.texts() == ("李小红",)
    window.press(Qt.Key.Key_Return)
    assert window.screen.head.name.full_text == "李小红"
    note = window.record.fields[ProfileField.NOTE]
    window.qtbot.mouseClick(note.edit, LEFT)
    window.type("no sugar")
    assert window.record.save_button.isEnabled()
    window.press(Qt.Key.Key_Return)
    assert window.stand.told == "已保存。"
    assert window.screen.head.note.full_text == "no sugar"
    assert "服务备注（性格、喜好）：no sugar" in window.record.texts()
    assert not window.record.save_button.isEnabled()


def test_a_refusal_stands_below_its_field_and_goes_when_it_is_mended(window: MembersWindow) -> None:
    new = window.stand.enrol()
    window.open(new.member_id)
    for field, text in ((ProfileField.EMAIL, "wang@"), (ProfileField.BIRTHDAY, "2-31")):
        edit = window.record.fields[field].edit
        window.qtbot.mouseClick(edit, LEFT)
        window.type(text)
        window.press(Qt.Key.Key_Return)
        assert window.record.fields[field].complaint
        edit.selectAll()
        window.type("x")
        assert not window.record.fields[field].complaint
        edit.selectAll()
        window.press(Qt.Key.Key_Delete)


def test_another_phone_asks_for_a_managers_pin(window: MembersWindow) -> None:
    new = window.stand.enrol()
    window.stand.people.enrol(MANAGER)
    window.open(new.member_id)
    window.stand.record.type(ProfileField.PHONE, "13900139000")
    window.stand.record.save()
    assert window.stand.approval.state.shown
    assert zh(window.stand.approval.state.act) == f"会员 {new.number} 改手机号为 13900139000"
    window.stand.approval.close()
    assert window.stand.told
    assert not window.stand.record.state.busy


def test_a_scanned_code_shows_its_member_also_a_dead_one(window: MembersWindow) -> None:
    new, stand = window.stand.enrol(), window.stand
    stand.scans = {
        "A": FoundMember(new.member_id, IdentifiedBy.HAND_SCANNER),
        "B": CardRefused(CardScan(CodeOutcome.LOST, card=new.card)),
        "C": NothingFound("C"),
    }
    window.open()
    for code in ("A", "B"):
        stand.presenter.scanned(code)
        assert stand.presenter.chosen == new.member_id
    stand.presenter.scanned("C")
    assert stand.told == "没有这样的会员。"


def test_what_is_typed_stays_while_the_same_member_is_shown_and_goes_with_another(
    window: MembersWindow,
) -> None:
    one, other = window.stand.enrol(), window.stand.enrol("李小红", "13900139000")
    window.open(one.member_id)
    window.stand.record.type(ProfileField.NOTE, "half")
    window.stand.presenter.choose(one.member_id)
    assert window.stand.record.state.values[ProfileField.NOTE] == "half"
    window.stand.presenter.choose(other.member_id)
    assert window.stand.record.state.values[ProfileField.NOTE] == ""
    window.stand.record.type(ProfileField.NOTE, "half")
    window.stand.record.discard()
    assert window.stand.record.state.values[ProfileField.NOTE] == ""


def test_it_speaks_both_languages_and_every_target_is_large_enough(window: MembersWindow) -> None:
    window.open(window.stand.enrol().member_id)
    assert window.screen.tab("record").label == "资料"
    assert window.screen.head.about[3].full_text == "还没有消费"
    window.stand.sell_to(window.stand.presenter.chosen, 128)
    window.stand.presenter.refresh()
    assert window.screen.head.about[3].full_text == "1 次 ¥128.00 · 最近 2026-03-10"
    window.speaker.speak(Language.EN)
    settled()
    assert window.screen.tab("record").label == "Record"
    assert window.screen.head.about[1].full_text.startswith("Number ")
    for button in (window.screen.tab("record"), window.record.save_button, window.screen.head.serve_button):
        assert button.height() >= SIZE.target_least
    window.qtbot.mouseClick(window.record.sex.card("female"), LEFT)
    assert window.stand.record.state.values[ProfileField.SEX] == "female"
    assert QApplication.focusWidget() is not None


def test_nobody_found_is_said_and_an_unknown_member_is_none(window: MembersWindow) -> None:
    window.open()
    window.type("9988")
    assert window.screen.list.texts() == ()
    assert "9988" in zh(window.stand.presenter.state.nobody)
    window.stand.presenter.choose("nobody")
    assert window.stand.told == "没有这样的会员。"


def test_what_happened_is_read_with_the_arrows_in_both_languages(window: MembersWindow) -> None:
    new = window.stand.enrol()
    window.stand.sell_to(new.member_id, 128)
    window.open(new.member_id)
    window.qtbot.mouseClick(window.screen.tab("time_line"), LEFT)
    settled()
    assert window.time_line.list.texts()[0] == "消费 ¥128.00"
    assert "积分 +128" in window.time_line.texts()
    window.time_line.setFocus()
    window.press(Qt.Key.Key_Down)
    assert window.time_line.texts()[0] == f"发卡 {new.number}"
    window.press(Qt.Key.Key_Up)
    window.speaker.speak(Language.EN)
    settled()
    assert window.time_line.texts()[0] == "Sale of ¥128.00"
    assert not window.time_line.more_button.isVisible()
    window.qtbot.keyClick(window.screen, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.stand.presenter.state.page == "record"


def test_a_no_is_written_down_at_once_and_terms_are_printed(window: MembersWindow) -> None:
    window.open(window.stand.enrol().member_id)
    window.qtbot.mouseClick(window.screen.tab("consent"), LEFT)
    settled()
    view, page = window.consent, window.stand.consent
    assert view.detail(Channel.SMS) == "没有问过，不发"
    assert not view.save_button.isEnabled()
    window.qtbot.mouseClick(view.ticks[Channel.SMS], LEFT)
    window.qtbot.mouseClick(view.how.card("signed"), LEFT)
    window.qtbot.mouseClick(view.save_button, LEFT)
    assert view.detail(Channel.SMS) == "同意 · 2026-03-10 · S01-1 · 签过字"
    assert view.detail(Channel.POST) == "没有问过，不发"
    window.qtbot.mouseClick(view.none_button, LEFT)
    assert view.detail(Channel.POST).startswith("不要")
    assert not view.ticks[Channel.SMS].on
    assert not view.accept_button.isVisible()
    window.qtbot.mouseClick(view.print_button, LEFT)
    assert window.stand.queued == 1
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == "章程已送去打印。"
    window.stand.presenter.go("time_line")
    assert "短信：不要" in window.time_line.texts()


def test_whoever_may_not_is_told_so_on_the_consent_page(window: MembersWindow) -> None:
    member_id = window.stand.enrol().member_id
    window.stand.session = Session(Staff("st-7", "郑", Role.AUDITOR), 0)
    window.open(member_id)
    window.stand.presenter.go("consent")
    page = window.stand.consent
    for step in (page.withdraw_all, page.accept_terms, page.print_terms):
        step()
        assert page.state.notice is not None
        assert "权限" in zh(page.state.notice.words) or "岗位" in zh(page.state.notice.words)
        assert not page.state.busy


def test_two_who_are_one_are_seen_side_by_side_and_made_one(window: MembersWindow) -> None:
    stand = window.stand
    one = stand.shop.enrol(Profile("王小明", birthday=Birthday(5, 20)))
    other = stand.shop.enrol(Profile("王小明", "13900139000", Birthday(5, 20)), "tier.gold.same-day")
    stand.sell_to(other.member_id, 100)
    stand.as_manager()
    window.open(other.member_id)
    window.qtbot.mouseClick(window.screen.tab("twins"), LEFT)
    settled()
    assert window.twins.list.texts() == ("王小明",)
    assert stand.twins.state.stays == one.member_id, "who was there first"
    assert zh(stand.twins.state.means).startswith(f"{other.number} 并入 {one.number}")
    window.qtbot.mouseClick(window.twins.stays.card(other.member_id), LEFT)
    assert zh(stand.twins.state.means).startswith(f"{one.number} 并入 {other.number}")
    window.qtbot.mouseClick(window.twins.stays.card(one.member_id), LEFT)
    window.qtbot.mouseClick(window.twins.merge_button, LEFT)
    assert stand.twins.state.notice is not None, "a reason is wanted"
    window.qtbot.mouseClick(window.twins.reason.edit, LEFT)
    window.type("same person")
    window.press(Qt.Key.Key_Return)
    assert stand.presenter.chosen == one.member_id
    assert window.screen.head.badge.accessibleName() == "金卡"
    assert zh(stand.twins.state.notice.words) == "已合并。"
    assert zh(stand.twins.state.went_up) == f"已并入：{other.number}"
    stand.presenter.go("time_line")
    assert "与另一位会员合并" in window.time_line.list.texts()
    assert "消费 ¥100.00" in window.time_line.list.texts()


def test_what_somebody_usually_buys_stands_in_the_record(window: MembersWindow) -> None:
    stand = window.stand
    member_id = stand.enrol().member_id
    window.open(member_id)
    assert window.record.habits.full_text == "买过两次以上的会列在这里。"
    desk, who = stand.shop.desk, stand.shop.cashier
    for _ in range(3):
        basket = desk.begin(who).basket.basket_id
        serve_member(desk, who, basket, member_id, IdentifiedBy.PHONE)
        add_article(desk, who, basket, TEA.article_id)
        pay(desk, lambda: 10**12, who, basket, TenderKind.CASH)
        stand.shop.clock.advance(7 * 86_400)
    stand.presenter.choose(member_id)
    lines = window.record.habits.full_text.splitlines()
    assert lines[0] == "大约 7 天来一次"
    assert lines[1].startswith("碧螺春：3 次，约 7 天一次，最近 ")
    assert lines[1].endswith("，该回购了")
    assert not window.record.ahead.isVisible(), "in the first four weeks nothing can be said"
    stand.shop.clock.advance(7 * 86_400)
    stand.presenter.choose(member_id)
    assert "该回购" not in window.record.habits.full_text
    stand.shop.clock.advance(7 * 86_400)
    stand.presenter.choose(member_id)
    settled()
    assert window.record.ahead.isVisible()
    assert window.record.ahead.full_text.startswith("照现在的消费，一年后约有")


def test_duplicates_of_the_whole_shop_are_listed_and_the_first_opens_on_their_page(
    window: MembersWindow,
) -> None:
    stand = window.stand
    window.open()
    window.qtbot.mouseClick(window.screen.twins_button, LEFT)
    assert "没有发现重复" in zh(stand.presenter.state.nobody)
    one, two = (
        stand.shop.enrol(Profile("王小明", phone, Birthday(5, 1))).member_id
        for phone in ("13800138000", "13900139000")
    )
    stand.enrol("李雷", "13700137000")
    window.qtbot.mouseClick(window.screen.twins_button, LEFT)
    settled()
    assert [found.member_id for found in stand.presenter.state.found] == [one, two]
    assert zh(stand.presenter.state.more) == "1 组可能是同一人，共 2 位"
    assert (stand.presenter.state.page, stand.presenter.chosen) == ("twins", one)
    assert window.screen.twins_button.height() >= SIZE.target_least
    stand.presenter.type("李")
    assert [found.name for found in stand.presenter.state.found] == ["李雷"]


def test_somebody_may_be_named_who_does_not_look_alike(window: MembersWindow) -> None:
    stand = window.stand
    one, other = stand.enrol(), stand.enrol("李小红", "13900139000")
    window.open(one.member_id)
    stand.presenter.go("twins")
    settled()
    assert window.twins.list.texts() == ()
    window.qtbot.mouseClick(window.twins.asked.edit, LEFT)
    window.type("9988")
    window.press(Qt.Key.Key_Return)
    assert stand.twins.state.notice is not None
    window.twins.asked.edit.selectAll()
    window.type(other.number)
    window.press(Qt.Key.Key_Return)
    assert window.twins.list.texts() == ("李小红",)
    assert stand.twins.state.chosen == other.member_id
    stand.twins.ask(one.number)
    stand.twins.list_asked()
    assert stand.twins.state.chosen == other.member_id, "nobody is two by themselves"
    stand.twins.give_reason("同一个人")
    stand.twins.merge()
    assert stand.approval.state.shown, "a cashier asks a manager"
    stand.approval.close()
    assert not stand.twins.state.busy


def test_a_members_data_is_handed_out_and_then_erased(window: MembersWindow) -> None:
    stand = window.stand
    new = stand.enrol()
    stand.sell_to(new.member_id, 100)
    stand.as_manager()
    window.open(new.member_id)
    window.qtbot.mouseClick(window.screen.tab("own_data"), LEFT)
    settled()
    view, page = window.own_data, stand.own_data
    window.qtbot.mouseClick(view.give_button, LEFT)
    assert set(stand.written) == {Path(f"/files/{new.number}.html"), Path(f"/files/{new.number}.json")}
    assert "王小明".encode() in stand.written[Path(f"/files/{new.number}.html")]
    page.give(Path("/full/a.html"), Language.EN)
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == "文件写不进去：No space left on device"
    assert not page.state.busy
    assert "会一起作废：积分 100" in [zh(one) for one in page.state.lost]
    window.qtbot.mouseClick(view.number.edit, LEFT)
    window.type(new.number)
    window.press(Qt.Key.Key_Return)
    window.type("asked")
    window.press(Qt.Key.Key_Return)
    assert zh(page.state.notice.words) == "已删除。"
    assert page.state.erased
    assert not view.erase_button.isVisible()
    assert window.screen.head.name.full_text == "未登记姓名"
    assert window.screen.list.texts() == ()
    page.erase()
    stand.presenter.go("record")
    assert stand.record.state.values[ProfileField.PHONE] == ""


def test_what_is_in_the_way_of_erasing_is_said_and_a_cashier_asks(window: MembersWindow) -> None:
    stand = window.stand
    new = stand.enrol()
    window.open(new.member_id)
    stand.presenter.go("own_data")
    page = stand.own_data
    page.type_number("1")
    page.erase()
    assert page.state.notice is not None
    assert "卡号" in zh(page.state.notice.words)
    page.give(Path("/files/a.html"), Language.ZH)
    assert stand.approval.state.shown
    stand.approval.close()
    assert stand.written == {}
    assert not page.state.busy


def test_somebody_is_named_to_look_after_the_member(window: MembersWindow) -> None:
    member_id = window.stand.enrol().member_id
    window.stand.as_manager()
    window.open(member_id)
    window.qtbot.mouseClick(window.screen.tab("care"), LEFT)
    settled()
    assert window.care.now.full_text == "专属客户经理：小林"
    window.stand.care.choose("st-2")
    window.qtbot.mouseClick(window.care.assign_button, LEFT)
    assert window.care.now.full_text == "专属客户经理：陈店长"
    window.stand.session = window.stand.shop.cashier
    window.qtbot.mouseClick(window.care.balance_button, LEFT)
    assert window.stand.approval.state.shown


def test_members_are_shared_out_by_keys_once_it_was_seen_what_comes_of_it(window: MembersWindow) -> None:
    stand, care = window.stand, window.care
    stand.as_manager()
    for number in range(3):
        stand.enrol(f"王{number}", f"1380013800{number}")
    window.open(stand.enrol("李小红", "13900139000").member_id)
    window.qtbot.mouseClick(window.screen.tab("care"), LEFT)
    window.qtbot.mouseClick(care.share_button, LEFT)
    settled()
    sharing = care.sharing
    assert care.currentWidget() is sharing
    assert sharing.told.full_text == "不需要调整。"
    assert not sharing.do_button.isEnabled()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        window.press(key)
    assert [line.split("\t")[::2] for line in sharing.table.as_text().splitlines()[1:]] == [
        ["小林", "4", "2"],
        ["陈店长", "0", "2"],
    ]
    window.qtbot.keyClick(sharing.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert sharing.notice.isVisible()
    assert sharing.told.full_text == "不需要调整。"
    for button in (sharing.part_button, sharing.back_button, sharing.do_button):
        assert button.height() >= SIZE.target_least
    window.press(Qt.Key.Key_Escape)
    assert care.currentWidget() is not sharing
    assert [one.has.values for one in stand.care.state.rows] == [(("count", "2"),), (("count", "2"),)]  # type: ignore[union-attr]


def test_what_a_member_holds_is_printed_by_key_and_by_touch(window: MembersWindow) -> None:
    new = window.stand.enrol()
    window.open(new.member_id)
    window.qtbot.keyClick(window.screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.stand.queued == 1
    button = window.screen.head.print_button
    assert button.height() >= 44
    window.qtbot.mouseClick(button, LEFT)
    assert window.stand.queued == 2


@pytest.mark.parametrize("language", list(Language))
def test_a_masked_phone_in_the_list_is_whole_beside_the_day_of_the_last_visit(
    on_screen: OnScreen, speaker: Speaker, language: Language
) -> None:
    speaker.speak(language)
    shown = PickList(speaker)
    shown.setFixedSize(SIZE.member_panel - 2 * SPACE.m, SIZE.target_usual)
    on_screen.show(shown)

    def phone(visited: Words) -> QImage:
        rank = tier_rank(1, 3)
        row = PickRow("m-1", "x", "138****8000", "", visited, rank, "Platinum", short_detail=True)
        shown.show_rows((row,), -1)
        settled()
        picture = shown.grab().toImage()
        metrics = QFontMetrics(ui_font(TYPE.caption))
        left = SPACE.m + metrics.horizontalAdvance("Platinum") + SPACE.l
        return picture.copy(left, picture.height() // 2, metrics.horizontalAdvance("138****8000"), 20)

    assert phone(said(LAST_VISIT, date="2026-11-20")) == phone("")
    assert phone("x" * 60) == phone("")

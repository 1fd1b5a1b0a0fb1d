"""The programme's window as it is shown: keys, fields, the editor's numbers, what is told where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from windows import OnScreen, settled

from domain.tea_chain import changed, preset_text
from programme_stand import ProgrammeStand
from refund_stand import RefundStand
from shuke.domain.profile import Profile
from shuke.presenters.programme_files import ScenarioFile
from shuke.presenters.programme_rehearsal import RehearsalState
from shuke.presenters.programme_window import ProgrammePage
from shuke.ui.kit.numbered_editor import NumberedEditor
from shuke.ui.kit.text import Text
from shuke.ui.parts.paired_bars import PairedBars
from shuke.ui.programme.screen import ProgrammeScreen
from shuke.ui.speech import Speaker
from shuke.wording import Language, programme_window
from shuke.wording.sentence import Sentence

SPOILT = changed(("fee = 150", "feee = 150"))
ALT = Qt.KeyboardModifier.AltModifier


class Office(ProgrammeStand):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.screen = ProgrammeScreen(speaker)
        self.screen.attach(self.presenter)

    def said(self) -> list[str]:
        return [text.full_text for text in self.screen.findChildren(Text) if text.isVisible()]


@pytest.fixture
def office(on_screen: OnScreen, speaker: Speaker) -> Office:
    office = Office(speaker)
    office.presenter.open()
    on_screen.show(office.screen, QSize(1024, 728))
    office.screen.focus_first()
    return office


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_programme_stands_there_in_words_and_changes_language(office: Office, speaker: Speaker) -> None:
    assert "金卡：累计消费满 ¥7,000（现有会员）" in office.screen.read.lines()
    speaker.speak(Language.EN)
    assert "Gold: ¥7,000 or more spent since joining (members)" in office.screen.read.lines()
    assert "Tiers" in office.said()


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, ProgrammePage.READ),
        (Qt.Key.Key_2, ProgrammePage.EDIT),
        (Qt.Key.Key_3, ProgrammePage.REHEARSE),
        (Qt.Key.Key_4, ProgrammePage.TRY),
        (Qt.Key.Key_5, ProgrammePage.PUBLISH),
    ],
)
def test_a_key_goes_to_each_page_and_typing_goes_where_it_begins(
    office: Office, key: Qt.Key, page: ProgrammePage
) -> None:
    QTest.keyClick(focused(), key, ALT)
    settled()
    assert office.presenter.state.page is page
    assert office.screen.rail.current == page.value
    shown = {
        ProgrammePage.READ: office.screen.read,
        ProgrammePage.EDIT: office.screen.edit,
        ProgrammePage.REHEARSE: office.screen.rehearse,
        ProgrammePage.TRY: office.screen.trying,
        ProgrammePage.PUBLISH: office.screen.publish,
    }[page]
    assert shown.isVisible()
    assert shown.isAncestorOf(focused())


def test_typing_is_checked_and_a_problem_leads_to_its_line(office: Office) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_2, ALT)
    edit = office.screen.edit
    assert edit.editor.toPlainText() == preset_text()
    assert not edit.problems.isVisible()
    at = preset_text().index("fee = 150")
    cursor = edit.editor.textCursor()
    cursor.setPosition(at)
    edit.editor.setTextCursor(cursor)
    QTest.keyClicks(edit.editor, "e")
    assert "efee = 150" in office.presenter.draft.state.text
    settled()
    assert edit.problems.isVisible()
    line = preset_text()[:at].count("\n") + 1
    place = next(at for at, one in enumerate(office.presenter.draft.state.problems) if one.line == line)
    edit.editor.go_to_line(1)
    edit.problems.selectRow(place)
    edit.problems.setFocus()
    QTest.keyClick(edit.problems, Qt.Key.Key_Return)
    assert edit.editor.line == line
    assert focused() is edit.editor


def test_tab_leaves_the_editor_and_undoing_the_page_brings_the_version_back(office: Office) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_2, ALT)
    office.presenter.draft.begin(SPOILT)
    assert office.screen.edit.editor.toPlainText() == SPOILT
    QTest.keyClick(office.screen.edit.editor, Qt.Key.Key_Tab)
    assert focused() is not office.screen.edit.editor
    assert office.presenter.draft.state.text == SPOILT
    office.screen.edit.begin_button.click()
    assert office.screen.edit.editor.toPlainText() == preset_text()


def test_a_file_is_opened_and_saved(on_screen: OnScreen, speaker: Speaker) -> None:
    from shuke.ui.programme.edit_page import EditPage  # noqa: PLC0415 - with its own questions

    stand = ProgrammeStand(disk={"mine.toml": SPOILT.encode()})
    page = EditPage(
        speaker, ask_open=lambda *_: Path("mine.toml"), ask_save=lambda _, name: Path("out-" + name)
    )
    page.attach(stand.presenter.draft)
    on_screen.show(page, QSize(760, 700))
    page.open_button.click()
    assert page.editor.toPlainText() == SPOILT
    page.save_button.click()
    assert stand.written == {"out-programme.toml": SPOILT.encode()}


def test_a_scenario_is_played_by_its_key_and_told_step_by_step(office: Office) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_3, ALT)
    settled()
    QTest.keyClick(focused(), Qt.Key.Key_Return, ALT)
    settled()
    said = office.said()
    assert "1. 2026-03-02 办卡入会（li）" in said
    assert any("points 应为 127，实为 128" in line for line in said)
    assert "3 步，2 步不符合预期。" in said


def test_publishing_with_the_keyboard(office: Office) -> None:
    office.presenter.draft.begin(changed(("fee = 150", "fee = 100")))
    QTest.keyClick(focused(), Qt.Key.Key_5, ALT)
    settled()
    publish = office.screen.publish
    assert publish.day.text == "2026-03-10"
    assert publish.publish_button.isEnabled()
    assert not publish.reason.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settled()
    assert "已发布：tea-chain 第 2 版，2026-03-10 起生效。" in office.said()
    QTest.keyClick(focused(), Qt.Key.Key_1, ALT)
    assert office.screen.read.versions.keys() == ("tea-chain/2", "tea-chain/1")


def test_what_speaks_against_it_stands_there_and_the_reason_is_an_administrators(office: Office) -> None:
    office.presenter.draft.begin(changed(("unit = 1 ", "unit = 2 ")))
    office.presenter.go(ProgrammePage.PUBLISH)
    publish = office.screen.publish
    publish.day.edit.selectAll()
    QTest.keyClicks(publish.day.edit, "2026-03-12")
    settled()
    assert any(line.startswith("改动了积分规则（积分获得）") for line in office.said())
    assert not publish.publish_button.isEnabled()
    assert not publish.reason.isVisible()
    office.as_administrator()
    office.presenter.publishing.open()
    settled()
    assert publish.reason.isVisible()
    QTest.keyClicks(publish.reason.edit, "tax")
    assert publish.publish_button.isEnabled()


@pytest.mark.parametrize("page", ProgrammePage)
@pytest.mark.parametrize("size", [QSize(1024, 728), QSize(1920, 1040)])
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off(
    office: Office, speaker: Speaker, page: ProgrammePage, size: QSize, language: Language
) -> None:
    speaker.speak(language)
    office.screen.resize(size)
    office.presenter.go(page)
    office.presenter.rehearsal.play()
    settled()
    for text in office.screen.findChildren(Text):
        if text.isVisible() and not text.wordWrap():
            assert text.text() == text.full_text
    for bar in (office.screen.read.scrolling, office.screen.rehearse.results):
        assert bar.horizontalScrollBar().maximum() == 0


def test_the_scenario_with_the_keyboard_is_in_sight(office: Office) -> None:
    many = tuple(ScenarioFile(f"s-{at}", f"Scenario {at}", "") for at in range(40))
    office.presenter.rehearsal._show(RehearsalState(scenarios=many, chosen="s-0"))
    office.presenter.go(ProgrammePage.REHEARSE)
    settled()
    rehearse = office.screen.rehearse
    for _ in range(39):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    settled()
    last = rehearse.scenarios.card("s-39")
    assert focused() is last
    assert office.presenter.rehearsal.state.chosen == "s-39"
    assert last.visibleRegion().boundingRect() == last.rect()


# the editor by itself


@pytest.fixture
def editor(on_screen: OnScreen, speaker: Speaker) -> NumberedEditor:
    editor = NumberedEditor(speaker, programme_window.EDITOR)
    on_screen.show(editor, QSize(400, 300))
    return editor


def test_what_is_put_in_is_not_announced_what_is_typed_is(editor: NumberedEditor) -> None:
    heard: list[str] = []
    editor.typed.connect(heard.append)
    editor.show_text("a\nb\n")
    assert heard == []
    QTest.keyClicks(editor, "x")
    assert heard == ["xa\nb\n"]


def test_the_numbers_get_room_as_there_are_more(editor: NumberedEditor) -> None:
    editor.show_text("\n" * 9)
    narrow = editor.numbers_width
    editor.show_text("\n" * 12_000)
    assert editor.numbers_width > narrow
    assert editor.viewport().x() >= editor.numbers_width


def test_a_wrong_line_is_drawn_otherwise(editor: NumberedEditor) -> None:
    editor.show_text("a\nb\nc\n")
    settled()
    before = editor.grab().toImage()
    editor.mark_lines(frozenset({2}))
    settled()
    assert editor.grab().toImage() != before


def test_a_line_that_is_not_there_leaves_the_cursor(editor: NumberedEditor) -> None:
    editor.show_text("a\nb")
    editor.go_to_line(2)
    assert editor.line == 2
    editor.go_to_line(99)
    assert editor.line == 2


def test_its_name_is_read_out_in_both_languages(editor: NumberedEditor, speaker: Speaker) -> None:
    name: Sentence = programme_window.EDITOR
    assert editor.accessibleName() == name.zh
    speaker.speak(Language.EN)
    assert editor.accessibleName() == name.en


def test_a_trial_is_saved_by_key_once_there_is_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(*words: str) -> tuple[str, str]:
        asked.append(words[2])
        return "a.pdf", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _, *words: ask("", *words))
    RefundStand(office.shop).sell(("a-tea", 2), member=office.shop.enrol(Profile("王小明")).member_id)
    QTest.keyClick(focused(), Qt.Key.Key_4, ALT)
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    QTest.keyClick(focused(), Qt.Key.Key_Return, ALT)
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["方案试算.pdf"]
    assert office.written["a.pdf"].startswith(b"%PDF")


def test_a_trial_is_begun_by_key_and_told_in_both_languages(office: Office, speaker: Speaker) -> None:
    RefundStand(office.shop).sell(("a-tea", 2), member=office.shop.enrol(Profile("王小明")).member_id)
    QTest.keyClick(focused(), Qt.Key.Key_4, ALT)
    office.presenter.trial.choose("salon")
    QTest.keyClick(focused(), Qt.Key.Key_Return, ALT)
    settled()
    said = office.said()
    assert {"消费笔数", "1", "谁多谁少"} <= set(said)
    assert any(one.startswith("模拟不知道") for one in said)
    charts = office.screen.trying.findChildren(PairedBars)
    assert [chart.isVisible() for chart in charts] == [True, True, True]
    speaker.speak(Language.EN)
    settled()
    assert {"Sales to members", "Who has more, who less"} <= set(office.said())
    figures = [one for one in office.screen.trying.findChildren(Text) if one.isVisible()]
    assert [one.full_text for one in figures if one.text() != one.full_text] == [], "nothing is shortened"

from __future__ import annotations

from itertools import pairwise

import pytest
from kit_gallery import LONG, Gallery
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from shuke.ui import theme
from shuke.ui.fonts import text_width, ui_font
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.chip import Chip
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import PinDots, TextField, Tick
from shuke.ui.kit.marks import TierRank, tier_rank
from shuke.ui.kit.notices import EmptyState, Notice, Progress, UndoLine
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.strip import StatusStrip, StripItem
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Amount, AmountSize, IconMark, Text
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.pictures import picture
from shuke.ui.speech import Speaker
from shuke.ui.tokens import DARK, LIGHT, SIZE, SPACE, TYPE, Tokens, Tone
from shuke.wording import Language, Sentence
from shuke.wording.keys import HOLD, PAY

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_in_the_gallery_is_clipped(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, language: Language, keys: Keys
) -> None:
    theme.apply(qapp, tokens)
    gallery = Gallery(Speaker(language), keys)
    qtbot.addWidget(gallery)
    picture(gallery, QSize(1400, 1100))
    for button in gallery.findChildren(Button):
        assert button.width() >= button.sizeHint().width(), button.label
        assert button.height() >= SIZE.target_least, button.label
    for text in gallery.findChildren(Text):
        if text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width()), text.full_text
        elif text.text() != text.full_text:
            assert text.toolTip() == text.full_text


@pytest.mark.parametrize("target", list(Target))
def test_targets_have_the_heights_fingers_need(qtbot: QtBot, speaker: Speaker, target: Target) -> None:
    button = Button(speaker, PAY, ButtonKind.PRIMARY, target)
    qtbot.addWidget(button)
    assert button.height() == {Target.LEAST: 44, Target.USUAL: 56, Target.DIGIT: 72}[target]
    assert button.sizeHint().width() >= 44


def test_enter_and_space_press_a_button_once(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    button = Button(speaker, PAY)
    on_screen(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.mouseClick(button, LEFT)
    assert len(pressed) == 3


def test_the_focus_is_visible_wherever_it_is(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    choices = ChoiceList(speaker)
    choices.offer([Choice("a", PAY)], "a")
    parts = [*(Button(speaker, PAY, kind) for kind in ButtonKind), PinDots(), Tick(speaker, PAY)]
    elsewhere = QLineEdit()
    on_screen(*parts, choices, elsewhere)
    for part in (*parts, choices.card("a")):
        elsewhere.setFocus()
        without = part.grab().toImage()
        part.setFocus()
        image = part.grab().toImage()
        changed = sum(
            image.pixel(x, y) != without.pixel(x, y)
            for x in range(image.width())
            for y in range(image.height())
        )
        assert changed > image.width() * 2, part


def test_a_long_amount_becomes_smaller_and_is_never_cut(on_screen: OnScreen, qtbot: QtBot) -> None:
    amount = Amount("¥8.00", AmountSize.TOTAL)
    on_screen(amount, size=QSize(320, 80))
    assert amount.shown_size == 48
    amount.show_text("¥123,456,789,012.34")
    assert amount.shown_size < 48
    assert amount.sizeHint().height() == Amount("¥8", AmountSize.TOTAL).sizeHint().height()


def test_the_number_pad_speaks_for_each_key_and_leaves_the_focus_where_it_is(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    pad, field = NumberPad(speaker, extra=("00", "."), enter=PAY), QLineEdit()
    on_screen(field, pad)
    field.setFocus()
    heard: list[str] = []
    pad.digit_pressed.connect(heard.append)
    pad.rubbed_out.connect(lambda: heard.append("<"))
    pad.cleared.connect(lambda: heard.append("C"))
    for digit in ("7", "0", "00", "."):
        qtbot.mouseClick(pad.button(digit), LEFT)
        assert pad.button(digit).height() == 72
    qtbot.mouseClick(pad.rub_out_button, LEFT)
    qtbot.mouseClick(pad.clear_button, LEFT)
    assert heard == ["7", "0", "00", ".", "<", "C"]
    assert field.hasFocus()


def test_the_dots_take_digits_and_never_show_them(on_screen: OnScreen, qtbot: QtBot) -> None:
    dots = PinDots()
    on_screen(dots)
    heard: list[str] = []
    dots.digit_typed.connect(heard.append)
    dots.rubbed_out.connect(lambda: heard.append("<"))
    dots.entered.connect(lambda: heard.append("!"))
    dots.setFocus()
    qtbot.keyClicks(dots, "1a2")
    qtbot.keyClick(dots, Qt.Key.Key_Backspace)
    qtbot.keyClick(dots, Qt.Key.Key_Enter)
    assert heard == ["1", "2", "<", "!"]
    dots.show_typed(3)
    three = dots.grab().toImage()
    dots.show_typed(2)
    assert dots.grab().toImage() != three


def test_a_chip_is_taken_by_one_key_and_opened_by_another(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker, keys: Keys
) -> None:
    chip = Chip(speaker).bind(keys)
    screen = on_screen(chip)
    chip.propose(PAY, LONG)
    with qtbot.waitSignal(chip.accepted):
        qtbot.keyClick(screen, Qt.Key.Key_F4)
    with qtbot.waitSignal(chip.alternatives_wanted):
        qtbot.keyClick(screen, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    chip.withdraw()
    with qtbot.assertNotEmitted(chip.accepted):
        qtbot.keyClick(screen, Qt.Key.Key_F4)


def test_a_field_without_room_below_says_in_the_place_of_its_label_that_it_is_full(
    on_screen: OnScreen,
) -> None:
    field = TextField(Speaker(Language.EN), "Points", most=5, complains=False)
    on_screen(field)
    label = field.findChild(Text)
    assert isinstance(label, Text)
    field.edit.insert("9" * 10_000)
    assert (field.text, label.full_text) == ("99999", "5 characters at most; the rest was not taken")
    assert field.edit.accessibleName() == "Points"
    field.edit.backspace()
    assert label.full_text == "Points"
    field.edit.insert("xyz")
    field.show_text("7")
    assert label.full_text == "Points"


def test_what_does_not_fit_into_a_field_is_said_and_not_cut_silently(on_screen: OnScreen) -> None:
    field = TextField(Speaker(Language.EN), "Reason", most=5)
    told: list[str] = []
    field.changed.connect(told.append)
    on_screen(field)
    field.edit.insert("abc")
    assert (field.complaint, told) == ("", ["abc"])
    field.edit.insert("defgh")
    assert (field.text, field.complaint) == ("abcde", "5 characters at most; the rest was not taken")
    field.complain("Too short")
    assert field.complaint == "Too short"
    field.complain("")
    assert field.complaint == "5 characters at most; the rest was not taken"
    field.edit.backspace()
    assert (field.complaint, told[-1]) == ("", "abcd")
    field.edit.insert("xy")
    field.show_text("new")
    field.complain("")
    assert field.complaint == ""


def test_a_field_says_below_itself_what_is_wrong_and_does_not_jump(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    field = TextField(speaker, PAY, hint=HOLD, most=5)
    on_screen(field)
    field.setFocus()
    qtbot.keyClicks(field.edit, "12345")
    height = field.sizeHint().height()
    field.complain(Sentence(zh="手机号应为11位。", en="A phone number has 11 digits."))
    assert field.complaint == "手机号应为11位。"
    assert field.sizeHint().height() == height
    field.complain("")
    assert field.complaint == ""


def test_the_whole_tick_is_the_target(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    tick = Tick(speaker, LONG)
    on_screen(tick, size=QSize(400, 100))
    heard: list[bool] = []
    tick.ticked.connect(heard.append)
    qtbot.mouseClick(tick, LEFT, pos=QPoint(tick.width() - 5, tick.height() // 2))
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert heard == [True, False]


def test_arrows_move_the_choice_and_tab_comes_by_once(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    choices, after = ChoiceList(speaker, columns=2), QLineEdit()
    on_screen(choices, after)
    choices.offer([Choice(key, key) for key in "abcd"], "a")
    choices.chosen.connect(choices.choose)
    choices.focus_choice()
    qtbot.keyClick(choices.card("a"), Qt.Key.Key_Right)
    qtbot.keyClick(choices.card("b"), Qt.Key.Key_Down)
    assert choices.current == "d"
    qtbot.keyClick(choices.card("d"), Qt.Key.Key_Down)
    assert choices.current == "d"
    qtbot.keyClick(choices.card("d"), Qt.Key.Key_Right)
    assert choices.current == "a"
    qtbot.keyClick(choices.card("a"), Qt.Key.Key_Left)
    assert choices.current == "d"
    qtbot.keyClick(choices.card("d"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.mouseClick(choices.card("b"), LEFT)
    assert choices.current == "b"


def test_a_notice_offers_the_next_step_and_goes(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    notice = Notice(speaker)
    on_screen(QLineEdit(), notice)
    assert notice.text == ""
    notice.say(LONG, Tone.BAD, action=HOLD)
    assert notice.text == LONG.zh
    with qtbot.waitSignal(notice.action_chosen):
        qtbot.mouseClick(notice.action_button, LEFT)
    notice.say("")
    assert notice.isHidden()


def test_where_there_is_too_little_room_the_picture_of_an_empty_place_gives_way_to_its_words(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    place = EmptyState(speaker, "members", LONG, LONG, action=PAY)
    place.setMinimumSize(1, 1)
    on_screen.show(place)
    mark = place.findChild(IconMark)
    assert isinstance(mark, IconMark)
    for height, is_drawn in ((600, True), (190, False), (600, True)):
        place.resize(900, height)
        qtbot.waitUntil(lambda is_drawn=is_drawn: mark.isVisible() is is_drawn)  # type: ignore[misc]
        settled()
        parts = [one for one in (mark, *place.findChildren(Text), place.action_button) if one.isVisible()]
        for above, below in pairwise(sorted(parts, key=lambda one: one.y())):
            assert above.geometry().bottom() < below.y(), (height, above, below)


def test_what_was_done_can_be_taken_back_for_a_while(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    screen = on_screen(QLineEdit(), size=QSize(600, 300))
    line = UndoLine(speaker).float_over(screen)
    line.say(Sentence(zh="已删除“正山小种”", en="Lapsang cancelled"))
    assert line.isVisible()
    assert screen.rect().contains(line.geometry())
    with qtbot.waitSignal(line.undone):
        qtbot.mouseClick(line.undo_button, LEFT)
    assert not line.isVisible()


def test_long_work_can_be_cancelled(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    progress = Progress(speaker)
    on_screen(progress)
    progress.show_progress(LONG, 420, left_s=12)
    assert "约剩 12 秒" in {text.full_text for text in progress.findChildren(Text)}
    progress.show_progress(LONG, 420, left_s=185)
    assert "约剩 3 分钟" in {text.full_text for text in progress.findChildren(Text)}
    with qtbot.waitSignal(progress.cancelled):
        qtbot.mouseClick(progress.cancel_button, LEFT)


def test_a_panel_takes_the_focus_and_gives_it_back(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    field = QLineEdit()
    screen = on_screen(field, size=QSize(900, 600))
    field.setFocus()
    panel, inside = OverlayPanel(speaker, screen, PAY), QLineEdit()
    panel.column.addWidget(inside)
    panel.open()
    assert inside.hasFocus()
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert panel.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert field.hasFocus()


def test_tab_comes_to_what_was_made_while_the_panel_is_open_in_the_order_it_is_laid_out(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    screen = on_screen(QLineEdit(), size=QSize(900, 600))
    panel, choices, last = OverlayPanel(speaker, screen, PAY), ChoiceList(speaker), QLineEdit()
    done = Button(speaker, PAY)
    for part in (choices, last, done):
        panel.column.addWidget(part)
    pressed: list[bool] = []
    done.clicked.connect(lambda: pressed.append(True))
    press_by_main_key(panel, done)
    panel.open()
    choices.offer([Choice(key, key) for key in "ab"])
    panel.close_button.setFocus()
    passed = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [choices.card("a"), last, done, panel.close_button]
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert done.hasFocus()
    assert done.key == "Alt+Enter"
    for enabled in (True, False):
        last.setFocus()
        done.setEnabled(enabled)
        qtbot.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert pressed == [True]


def test_the_strip_shows_what_is_possible_and_says_what_was_tapped(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    strip = StatusStrip(speaker)
    on_screen(strip, size=QSize(800, 60))
    strip.render_items(
        [
            StripItem("shop", "shop", "茗香茶庄"),
            StripItem(
                "office", "offline", Sentence(zh="离线 · 可收银", en="Offline · can sell"), Tone.OFFLINE
            ),
        ]
    )
    assert strip.texts() == ("茗香茶庄", "离线 · 可收银")
    speaker.speak(Language.EN)
    assert strip.texts() == ("茗香茶庄", "Offline · can sell")
    with qtbot.waitSignal(strip.item_chosen) as tapped:
        qtbot.mouseClick(strip.layout().itemAt(1).widget(), LEFT)
    assert tapped.args == ["office"]
    assert strip.height() == 40


def test_a_narrow_strip_keeps_the_words_that_weigh_most(on_screen: OnScreen, speaker: Speaker) -> None:
    """What stands aside goes first, then words from the right, least weight first; the heaviest keep theirs."""
    strip = StatusStrip(speaker)
    window = on_screen(strip, size=QSize(1000, 60))
    office = Sentence(zh="离线 · 可收银", en="Offline · can sell")
    strip.render_items(
        [
            StripItem("shop", "shop", "茗香茶庄 · 1号台", weight=2, short="1号台"),
            StripItem("staff", "member", "李晓明"),
            StripItem("office", "offline", office, weight=3),
            StripItem("printer", "printer", "打印机正常"),
            StripItem("clock", "clock", "10:07", aside=True),
        ]
    )
    everything = ("茗香茶庄 · 1号台", "李晓明", "离线 · 可收银", "打印机正常", "10:07")
    assert strip.shown_texts() == everything
    seen = [everything]
    for width in range(1000, 150, -1):
        window.resize(width, 60)
        if strip.shown_texts() != seen[-1]:
            seen.append(strip.shown_texts())
    assert seen[1:] == [
        ("茗香茶庄 · 1号台", "李晓明", "离线 · 可收银", "打印机正常"),
        ("茗香茶庄 · 1号台", "李晓明", "离线 · 可收银", ""),
        ("茗香茶庄 · 1号台", "", "离线 · 可收银", ""),
        ("1号台", "", "离线 · 可收银", ""),
        ("", "", "离线 · 可收银", ""),
    ]
    assert strip.texts() == everything
    window.resize(1000, 60)
    assert strip.shown_texts() == everything
    strip.reserve(650)
    assert "10:07" not in strip.shown_texts()
    window.resize(400, 60)
    fitting = strip.shown_texts()
    speaker.speak(Language.EN)
    assert strip.shown_texts() != fitting


def rows(*amounts: int) -> list[TableRow]:
    return [
        TableRow(str(at), (f"茶 {at}", f"¥{amount:,}"), ("", amount)) for at, amount in enumerate(amounts)
    ]


COLUMNS = [
    TableColumn(Sentence(zh="商品", en="Article"), stretch=True),
    TableColumn(Sentence(zh="小计", en="Amount"), number=True),
]


def test_a_table_sorts_numbers_as_numbers_and_keeps_the_order(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    table = Table(speaker, COLUMNS, sortable=True)
    on_screen(table)
    table.render_rows(rows(900, 10000, 20), chosen="1")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.shown_keys() == ("1", "0", "2")
    table.render_rows(rows(900, 10000, 20, 5000))
    assert table.shown_keys() == ("1", "3", "0", "2")
    assert table.chosen_key == "1"


def test_rows_are_copied_with_tabs(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    table = Table(speaker, COLUMNS)
    on_screen(table)
    table.render_rows(rows(9, 10), chosen="1")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "茶 1\t¥10"
    assert table.as_text() == "商品\t小计\n茶 0\t¥9\n茶 1\t¥10"


def test_numbers_stand_right_in_rows_of_44(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    table = Table(speaker, COLUMNS)
    on_screen(table)
    table.render_rows(rows(9, 10))
    model = table.model()
    assert table.rowHeight(0) == 44
    alignment = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_tiers_look_different_however_many_there_are() -> None:
    for tiers in (1, 2, 3, 4):
        looks = [tier_rank(place, tiers) for place in range(tiers)]
        assert len(set(looks)) == tiers
        order = list(TierRank)
        assert all(order.index(low) < order.index(high) for low, high in pairwise(looks))
    assert tier_rank(2, 3) is TierRank.DIAMOND
    assert tier_rank(9, 6) is TierRank.DIAMOND


def test_no_key_of_the_pad_is_bound_to_an_action(keys: Keys) -> None:
    """Digits are typed; a digit as a function key would steal them from fields."""
    assert not {keys.chord(action) for action in Action} & set("0123456789")


def test_a_chosen_name_is_whole_where_there_is_no_room_for_a_tick(
    on_screen: OnScreen, speaker: Speaker
) -> None:
    choices = ChoiceList(speaker)
    choices.offer([Choice("f", "Female")], "f")
    on_screen(choices)
    card = choices.card("f")
    accent = QColor(theme.current().colours.accent).rgb()
    name = QFontMetrics(ui_font(TYPE.caption, bold=True)).horizontalAdvance("Female")

    def ticked(width: int) -> bool:
        card.setFixedWidth(width)
        settled()
        shown = card.grab().toImage()
        inside = (range(SPACE.m, width - SPACE.m), range(SPACE.m, card.height() - SPACE.m))
        return any(shown.pixel(x, y) == accent for x in inside[0] for y in inside[1])

    assert ticked(name + 2 * SPACE.l + SIZE.tick + SPACE.m)
    assert not ticked(name + 2 * SPACE.l + SPACE.s)


def test_a_table_goes_on_to_the_right_before_names_are_cut(qtbot: QtBot, speaker: Speaker) -> None:
    columns = [TableColumn("等级", stretch=True), *(TableColumn("金额", number=True) for _ in range(6))]
    table = Table(speaker, columns)
    qtbot.addWidget(table)
    table.render_rows([TableRow("1", ("钻石会员", *["¥123,456.00"] * 6))])
    header = table.horizontalHeader()
    table.resize(2000, 200)
    table.show()
    assert header.length() == table.viewport().width()
    table.resize(300, 200)
    assert header.sectionSize(0) >= text_width("钻石会员", TYPE.body)
    assert header.length() > table.viewport().width()
    table.resize(2000, 200)
    assert header.length() == table.viewport().width()


def test_a_paragraph_is_written_over_some_lines_and_bounded_as_a_line_is(
    on_screen: OnScreen, qtbot: QtBot
) -> None:
    field = TextField(Speaker(Language.EN), "Text", most=12, lines=3)
    below = TextField(Speaker(Language.EN), "Below")
    on_screen(field, below)
    heard: list[str] = []
    done: list[None] = []
    field.changed.connect(heard.append)
    field.entered.connect(lambda: done.append(None))
    field.show_text("Good")
    qtbot.keyClicks(field.area, " day")
    assert heard[-1] == field.text == "Good day"
    QGuiApplication.clipboard().setText("a\nb\nc\nd")
    field.area.paste()
    assert (field.text, field.complaint) == ("Good day", "12 characters at most; the rest was not taken")
    QGuiApplication.clipboard().setText("a\nb")
    field.area.paste()
    assert (heard[-1], field.complaint) == ("Good daya b", "")
    qtbot.keyClick(field.area, Qt.Key.Key_Return)
    assert (done, field.text) == ([None], "Good daya b")
    qtbot.keyClick(field.area, Qt.Key.Key_Tab)
    assert (field.text, below.edit.hasFocus()) == ("Good daya b", True)


def test_names_side_by_side_are_written_in_one_size(qtbot: QtBot, speaker: Speaker) -> None:
    choices = ChoiceList(speaker, columns=3)
    qtbot.addWidget(choices)
    choices.offer(tuple(Choice(key, key) for key in ("—", "Not told", "Male", "Other")), "—")
    picture(choices, QSize(300, 200))
    keys = ("Not told", "Male", "Other")
    sizes = {key: choices.card(key).name_size for key in keys}
    assert sizes["Male"] == sizes["Not told"] < TYPE.emphasis == sizes["Other"]


def test_a_narrow_button_gives_up_its_icon_its_size_and_its_key_before_a_word(
    on_screen: OnScreen, speaker: Speaker
) -> None:
    button = Button(
        speaker,
        Sentence(zh="重新清点", en="Count again"),
        ButtonKind.PRIMARY,
        Target.USUAL,
        icon="undo",
        key="Enter",
    )
    on_screen.show(button)
    whole = button.sizeHint().width() - SPACE.m * 2
    words = text_width("重新清点", TYPE.caption, bold=True)
    rooms = (whole, whole - SIZE.icon, words + SIZE.icon * 3, words, words - 1)
    fitting = [button._fitting(room) for room in rooms]
    assert fitting[0] == (TYPE.emphasis, True, True)
    assert fitting[1] == (TYPE.emphasis, False, True)
    assert fitting[2].key is False or fitting[2].size < TYPE.emphasis
    assert fitting[3] == fitting[4] == (TYPE.caption, False, False)

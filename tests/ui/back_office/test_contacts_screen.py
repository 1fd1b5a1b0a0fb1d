"""Contacts in a real window, by keys and fingers; and on the real till from the menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled, until

from contacts_stand import ContactsStand
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_contacts import CONTACTS
from shuke.domain.birthday import Birthday
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.contacts_screen import ContactsScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE


def test_keys_and_fingers_work_the_list_off(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    stand = ContactsStand()
    for day in (10, 11, 12):
        stand.member(f"王{day}", Birthday(3, day))
    shell, screen = Shell(speaker, keys), ContactsScreen(speaker)
    shell.add_screen(CONTACTS, screen)
    screen.attach(stand.presenter)
    on_screen.show(shell)
    stand.presenter.open()
    screen.focus_first()
    settled()
    names = [str(one.name) for one in stand.presenter.state.rows]
    assert screen.name.full_text == names[0]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_M, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    settled()
    assert (screen.name.full_text, screen.list.texts()) == (names[2], (names[0], names[2]))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "mn")
    assert (screen.field.text, stand.presenter.state.text) == ("mn", "mn")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)  # a key that the field has no use for
    assert screen.name.full_text == names[2]
    stand.presenter.choose(stand.presenter.state.rows[0].member_id)
    assert screen.field.text == ""
    stand.presenter.open()
    stand.presenter.choose(stand.presenter.state.rows[1].member_id)
    assert screen.field.text == "mn", "what was begun is not lost"
    qtbot.mouseClick(screen.missed_button, Qt.MouseButton.LeftButton)
    settled()
    assert (screen.field.text, "mn" in screen.notes.full_text) == ("", True)
    for button in (screen.missed_button, screen.reached_button, screen.reached_button):
        assert button.height() >= SIZE.target_least
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    assert screen.count.full_text == "我的会员 3 位，今天要联系 0 位"
    assert stand.changes == 6


def test_on_the_real_till_it_is_in_the_menu(qtbot: QtBot, till: TillApplication) -> None:
    assert till.office is not None
    till.office.menu.choose(MenuPlace.CONTACTS)
    until(qtbot, lambda: till.office and till.office.contacts.presenter.state.count)
    assert till.shell.shown == CONTACTS

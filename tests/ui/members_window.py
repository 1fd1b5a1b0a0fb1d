"""The real window of members over its stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from members_stand import MembersStand
from shuke.ui.members.care_page import CareView
from shuke.ui.members.consent_page import ConsentView
from shuke.ui.members.own_data_page import OwnDataView
from shuke.ui.members.profile_screen import ProfileScreen
from shuke.ui.members.record_page import RecordPageView
from shuke.ui.members.time_line_page import TimeLineView
from shuke.ui.members.twins_page import TwinsView
from shuke.ui.speech import Speaker
from shuke.wording.member_record import PAGES

__all__ = ["LEFT", "MembersWindow"]

LEFT = Qt.MouseButton.LeftButton


class MembersWindow:
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker) -> None:
        self.qtbot, self.speaker = qtbot, speaker
        self.stand = MembersStand()
        self.screen = ProfileScreen(speaker)
        self.record = RecordPageView(speaker)
        self.record.attach(self.stand.record)
        self.screen.add_page("record", PAGES["record"], self.record)
        self.time_line = TimeLineView(speaker)
        self.time_line.attach(self.stand.time_line)
        self.screen.add_page("time_line", PAGES["time_line"], self.time_line)
        self.consent = ConsentView(speaker)
        self.consent.attach(self.stand.consent)
        self.screen.add_page("consent", PAGES["consent"], self.consent)
        self.twins = TwinsView(speaker)
        self.twins.attach(self.stand.twins)
        self.screen.add_page("twins", PAGES["twins"], self.twins)
        self.care = CareView(speaker)
        self.care.attach(self.stand.care)
        self.screen.add_page("care", PAGES["care"], self.care)
        self.own_data = OwnDataView(speaker, lambda _title, name: Path("/files") / name)
        self.own_data.attach(self.stand.own_data)
        self.screen.add_page("own_data", PAGES["own_data"], self.own_data)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.screen)

    def open(self, member_id: str = "") -> None:
        self.stand.presenter.open(member_id)
        self.screen.focus_first()
        settled()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)
        settled()

"""The members' window of the real till on disk: from the counter to the profile, changed there, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER
from fakes.member_phone import knows_head_office
from fakes.till_on_disk import SESSION, folder_in, open_till
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.session import Session
from shuke.bootstrap.till import CHECKOUT, TillApplication
from shuke.bootstrap.till_back_office import BackOffice
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_members import MEMBERS
from shuke.domain.codes.payload import AccessCode
from shuke.domain.money import ZERO
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField
from shuke.presenters.checkout import Overlay
from shuke.ui.members.record_page import RecordPageView
from shuke.wording import Language

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


class Till:
    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        services = open_till(path)
        ways = services.enrolments.ways_in(ZERO)
        new = services.enrolments.enrol(
            SESSION, Enrolment(Profile("王小明", "13800138000"), ways[0].rule, "小票")
        )
        assert isinstance(new, NewMember), new
        self.member_id = new.member_id
        services.data.close()
        self.qtbot = qtbot
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(Session(MANAGER, 0))
        self.until(lambda: self.counter.checkout.counter.view is not None)

    @property
    def counter(self) -> TillCounter:
        assert self.window.counter is not None
        return self.window.counter

    @property
    def office(self) -> BackOffice:
        assert self.window.office is not None
        return self.window.office

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    def serve(self) -> None:
        self.counter.checkout.find.choose(self.member_id)
        self.until(lambda: self.counter.checkout.panel.state.member is not None)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    till = Till(qtbot, qapp, tmp_path)
    yield till
    till.window.close()


def test_the_profile_of_whoever_is_served_is_a_tap_away_changed_and_shown_at_the_counter(till: Till) -> None:
    till.serve()
    till.qtbot.mouseClick(till.counter.screen.panel.known.profile_button, LEFT)
    assert till.window.shell.shown == MEMBERS
    members = till.office.members
    till.until(lambda: members.record.state.values)
    assert members.record.state.member_id == till.member_id
    record = members.screen.findChild(RecordPageView)
    assert record is not None
    edit = record.fields[ProfileField.NAME].edit
    edit.setFocus()
    edit.selectAll()
    till.qtbot.keyClicks(edit, "Wang")
    till.qtbot.keyClick(edit, Qt.Key.Key_Return)
    till.until(lambda: members.presenter.state.head and members.presenter.state.head.name == "Wang")
    till.until(lambda: "Wang" in till.counter.screen.panel.known.texts())
    till.qtbot.mouseClick(members.screen.head.serve_button, LEFT)
    assert till.window.shell.shown == CHECKOUT


def test_a_scan_belongs_to_the_window_that_is_shown_and_cards_are_reached_from_it(till: Till) -> None:
    till.office.menu.toggle()
    till.office.menu.choose(next(one.place for one in till.office.menu.state.tiles if one.place == MEMBERS))
    assert till.window.shell.shown == MEMBERS
    assert till.office.take_scan("13800138000")
    members = till.office.members
    till.until(lambda: members.presenter.chosen == till.member_id)
    till.qtbot.mouseClick(members.screen.head.cards_button, LEFT)
    till.until(lambda: till.counter.checkout.state.overlay is Overlay.CARDS)
    assert till.window.shell.shown == CHECKOUT
    till.until(lambda: till.counter.checkout.cards.state.rows)
    for button, overlay in (
        (members.screen.head.value_button, Overlay.VALUE),
        (members.screen.head.giving_button, Overlay.GIVING),
    ):
        till.counter.checkout.close_overlay()
        till.qtbot.mouseClick(till.counter.screen.panel.known.profile_button, LEFT)
        till.until(lambda: members.presenter.chosen == till.member_id)
        till.qtbot.mouseClick(button, LEFT)
        till.until(lambda overlay=overlay: till.counter.checkout.state.overlay is overlay)


def test_the_service_note_stands_at_the_counter_and_two_who_are_one_are_served_as_one(till: Till) -> None:
    till.serve()
    members = till.office.members
    till.qtbot.mouseClick(till.counter.screen.panel.known.profile_button, LEFT)
    till.until(lambda: members.record.state.values)
    members.record.type(ProfileField.NOTE, "no sugar")
    members.record.save()
    till.until(lambda: "no sugar" in till.counter.screen.panel.known.texts())
    services = till.window.services
    assert services is not None
    enrolments = services.enrolments
    twin = till.window.on_counter(
        lambda: enrolments.enrol(
            SESSION, Enrolment(Profile("王小明", "13900139000"), enrolments.ways_in(ZERO)[0].rule, "小票")
        )
    )
    assert isinstance(twin, NewMember)
    members.presenter.go("twins")
    till.until(lambda: members.twins.state.this)
    members.twins.ask(twin.number)
    members.twins.list_asked()
    till.until(lambda: members.twins.state.chosen == twin.member_id)
    members.twins.let_stay(twin.member_id)
    members.twins.give_reason("同一个人")
    members.twins.merge()
    till.until(lambda: members.presenter.chosen == twin.member_id)
    counter = till.counter.checkout.counter
    till.until(lambda: counter.view and counter.view.basket.member_id == twin.member_id)
    members.presenter.go("consent")
    members.consent.print_terms()
    till.until(lambda: members.consent.state.notice)
    members.presenter.go("care")
    till.until(lambda: members.care.state.rows)
    members.presenter.go("own_data")
    till.until(lambda: members.own_data.state.number_wanted)
    members.own_data.note_evidence("身份证 1234")
    members.own_data.invite()
    till.until(lambda: members.own_data.state.notice)  # it stands alone: there are no pages
    till.window.on_counter(lambda: knows_head_office(services.data.counter))
    members.own_data.invite()
    till.until(lambda: not members.own_data.state.evidence)
    assert services.access_link(AccessCode("t", "m", bytes(16), 0), "https://x.example").startswith(
        "HTTPS://X"
    )

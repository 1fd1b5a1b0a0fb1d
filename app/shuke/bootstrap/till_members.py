"""The members' window of a running till: its pages plugged together, and the ways to and from the checkout."""

from __future__ import annotations

import secrets
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shuke.adapters.pinyin import initials
from shuke.application.find_members import find_members
from shuke.application.members.caring import Caring
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.editing import MemberEditing
from shuke.application.members.erasing import Erasing
from shuke.application.members.merging import Merging
from shuke.application.members.page_slip import PageInvitations
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.checkout import Overlay
from shuke.presenters.member_pages.care import CarePage
from shuke.presenters.member_pages.consent import ConsentPage
from shuke.presenters.member_pages.own_data import OwnDataPage
from shuke.presenters.member_pages.record import RecordPage
from shuke.presenters.member_pages.time_line import TimeLine
from shuke.presenters.member_pages.twins import TwinsPage
from shuke.presenters.members import MembersPresenter, ShowMember
from shuke.presenters.menu import MenuPlace
from shuke.ui.members.care_page import CareView
from shuke.ui.members.consent_page import ConsentView
from shuke.ui.members.own_data_page import OwnDataView
from shuke.ui.members.profile_screen import ProfileScreen
from shuke.ui.members.record_page import RecordPageView
from shuke.ui.members.time_line_page import TimeLineView
from shuke.ui.members.twins_page import TwinsView
from shuke.wording.member_record import PAGES

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["MEMBERS", "TillMembers"]

MEMBERS = "members"
"""The name of the screen."""


class TillMembers:
    """Made once, behind the counter. `checkout` is the name of the screen that serving leads to."""

    def __init__(
        self,
        till: TillApplication,
        services: TillServices,
        counter: TillCounter,
        office: OfficeWork,
        *,
        checkout: str,
    ) -> None:
        self._till, self._counter, self._checkout = till, counter, checkout
        self._wanted = ""
        self.presenter = MembersPresenter(office, find_members, services.identifying.scan, counter.pump.kick)
        editing = MemberEditing(services.desk, initials)
        self.record = RecordPage(office, editing, self._changed)
        self.time_line = TimeLine(office)
        self.consent = ConsentPage(office, ConsentDesk(services.desk), self._changed, counter.pump.kick)
        self.twins = TwinsPage(office, Merging(services.desk, initials), self._merged)
        self.care = CarePage(office, Caring(services.desk))
        self.own_data = OwnDataPage(
            office,
            Erasing(services.desk),
            Path.write_bytes,
            self._changed,
            PageInvitations(services.desk, services.access_link, secrets.token_bytes),
            counter.pump.kick,
        )
        shows: dict[str, ShowMember] = {
            "record": self.record.show,
            "time_line": self.time_line.show,
            "consent": self.consent.show,
            "twins": self.twins.show,
            "care": self.care.show,
            "own_data": self.own_data.show,
        }
        for name, show in shows.items():
            self.presenter.add_page(name, show)
        counter.screen.panel.profile_wanted.connect(self.show_served)

    @cached_property
    def screen(self) -> ProfileScreen:
        """Made when it is shown first."""
        screen = ProfileScreen(self._till.speaker)
        for name, page in self._pages().items():
            screen.add_page(name, PAGES[name], page)
        screen.attach(self.presenter)
        screen.serve_wanted.connect(self._serve)
        screen.cards_wanted.connect(lambda member_id: self._panel(member_id, Overlay.CARDS))
        screen.value_wanted.connect(lambda member_id: self._panel(member_id, Overlay.VALUE))
        screen.giving_wanted.connect(lambda member_id: self._panel(member_id, Overlay.GIVING))
        return screen

    def _pages(self) -> dict[str, QWidget]:
        speaker = self._till.speaker
        record, time_line, consent = RecordPageView(speaker), TimeLineView(speaker), ConsentView(speaker)
        twins, care, own_data = TwinsView(speaker), CareView(speaker), OwnDataView(speaker)
        record.attach(self.record)
        time_line.attach(self.time_line)
        consent.attach(self.consent)
        twins.attach(self.twins)
        care.attach(self.care)
        own_data.attach(self.own_data)
        return {
            "record": record,
            "time_line": time_line,
            "consent": consent,
            "twins": twins,
            "care": care,
            "own_data": own_data,
        }

    def open(self) -> None:
        wanted, self._wanted = self._wanted, ""
        self.presenter.open(wanted)

    def scanned(self, text: str) -> None:
        self.presenter.scanned(text)

    def show_served(self) -> None:
        """The profile of whoever is on the counter."""
        view = self._counter.checkout.counter.view
        if view is not None and view.member is not None and self._till.office is not None:
            self._wanted = view.member.member.member_id
            self._till.office.menu.choose(MenuPlace.MEMBERS)

    def _changed(self) -> None:
        """Something of a member was recorded: list and head show it, and so does the counter."""
        self.presenter.refresh()
        self._counter.member_rows_changed(frozenset({self.presenter.chosen}))

    def _merged(self, stays: str) -> None:
        """Two are one: who stays is shown, and served if the other was."""
        self.presenter.open(stays)
        counter = self._counter.checkout
        view = counter.counter.view
        if view is not None and view.member is not None and counter.counter.completed is None:
            counter.find.choose(view.member.member.member_id)

    def _serve(self, member_id: str) -> None:
        self._till.shell.show_screen(self._checkout)
        self._counter.checkout.find.choose(member_id)

    def _panel(self, member_id: str, overlay: Overlay) -> None:
        """A panel of the counter, for this member."""
        self._serve(member_id)
        checkout = self._counter.checkout
        checkout.counter.look_up(lambda: None, lambda _: checkout.open_overlay(overlay))

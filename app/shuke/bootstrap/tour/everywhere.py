"""What the tour does not go through: every other place of the menu, page of a profile, and panel of the counter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shuke.bootstrap.demo_shop.settled_months import told_months
from shuke.bootstrap.till import CHECKOUT
from shuke.bootstrap.till_back_office import BackOffice
from shuke.bootstrap.tour.props import Props
from shuke.bootstrap.tour.stage import PATIENCE_S, NotSeen
from shuke.domain.basket import TenderKind
from shuke.domain.care.plan import Occasion
from shuke.domain.figures.months import MonthsKind
from shuke.domain.member import Member
from shuke.domain.segments.segment import Preset
from shuke.presenters.background import Lane
from shuke.presenters.care.state import CarePage
from shuke.presenters.checkout import Overlay
from shuke.presenters.customer_display import DisplayScene
from shuke.presenters.dashboard import TILL_REPORTS
from shuke.presenters.device_customer_display import NOWHERE, WINDOW
from shuke.presenters.devices import DevicePage
from shuke.presenters.menu import MenuPlace
from shuke.presenters.messages.window import MessagePage
from shuke.presenters.programme_cost import SAYING, TILL_COST_REPORTS
from shuke.presenters.segments.reading import PRESET
from shuke.wording.member_record import PAGES

__all__ = ["Everywhere"]

_NO_SCREEN = frozenset({MenuPlace.TRAINING, MenuPlace.KEYS, MenuPlace.LOCK})
_OF_AN_ACT = frozenset({Overlay.NONE, Overlay.SCAN, Overlay.RECEIPT, Overlay.VALUE_PAYING, Overlay.HELD})
"""Panels that an act of the tour leads to."""


class Everywhere(Props):
    """For a manager who is signed in."""

    def places(self) -> None:
        self._office.staff.idle.watch(0)  # nobody touches anything for minutes
        for place in MenuPlace:
            if place not in _NO_SCREEN:
                self._office.go(place)
                self._shown(place.value)
                self._picture(f"place-{place.value}")
        figures = self._office.figures.presenter
        self._office.go(MenuPlace.DASHBOARD)
        for report in TILL_REPORTS:
            figures.choose_report(report.value)
            self._picture(f"dashboard-{report.value}")
        costs = self._office.figures.cost
        self._office.go(MenuPlace.COST)
        costs.choose_kind(MonthsKind.YEAR.value)
        for cost_page in (*(one.value for one in TILL_COST_REPORTS), SAYING):
            costs.choose_page(cost_page)
            self._picture(f"cost-{cost_page}")
        self._settled()
        devices = self._office.devices.presenter
        self._office.go(MenuPlace.DEVICES)
        for page in DevicePage:
            devices.open(page)
            self._picture(f"devices-{page.value}")

        segments = self._office.exports.segments.presenter
        self._office.go(MenuPlace.SEGMENTS)
        for preset in (Preset.BIRTHDAYS, Preset.DUE_AGAIN):
            segments.choose(PRESET + preset.value)
            self.stage.until(f"who is in {preset.value}", lambda: segments.state.count)
            self._picture(f"segment-{preset.value}")

        care = self._office.exports.care.presenter
        self._office.go(MenuPlace.CARE)
        for occasion in (Occasion.FESTIVAL, Occasion.DOWNGRADE):
            care.choose(occasion)
            self._picture(f"care-{occasion.value}")
        care.go(CarePage.DONE)
        self._picture("care-done")

        messages = self._office.messages.presenter
        self._office.go(MenuPlace.MESSAGES)
        for message_page in MessagePage:
            messages.go(message_page)
            self._picture(f"messages-{message_page.value}")

    def _settled(self) -> None:
        """As if head office had settled two months."""

        def tell() -> None:
            with self.services.desk.store.writing() as work:
                work.shop_statements.replace(told_months(self.services.shop.shop_id))
                work.commit()

        self.on_counter(tell)
        self._office.go(MenuPlace.SETTLEMENT)
        settlement = self._office.settlement.presenter
        self.stage.until("the slip of a settled month", lambda: settlement.state.picture)
        self._picture("settlement-filled")

    def profile(self) -> None:
        member = self.somebody_with_points()
        members = self._office.members.presenter
        self._office.go(MenuPlace.MEMBERS)
        members.open(member.member_id)
        self.stage.until("the profile", lambda: members.state.head)
        for page in PAGES:
            members.go(page)
            self._picture(f"member-{page}")
        care = self._office.members.care
        members.go("care")
        self.stage.until("who looks after the member", lambda: care.state.chosen)
        care.share_out()
        self.stage.until("what sharing out comes to", lambda: care.sharing.state.rows)
        self._picture("member-sharing-out")
        care.sharing.close()

    def panels(self) -> None:
        """With a member and a line, over the counter."""
        checkout = self.counter.checkout
        self._serve(self.somebody_with_points())
        first, _ = self.articles()
        self.stage.hand_scan(first.barcode)
        self.stage.until("a line", lambda: self.view.basket.lines)
        for overlay in Overlay:
            if overlay not in _OF_AN_ACT:
                checkout.open_overlay(overlay)
                self._picture(f"panel-{overlay.value}")
        for page, _ in checkout.value.state.pages:
            checkout.open_overlay(Overlay.VALUE)
            checkout.value.choose_page(page)
            self._picture(f"value-{page}")
        for page, _ in checkout.giving.state.pages:
            checkout.open_overlay(Overlay.GIVING)
            checkout.giving.choose_page(page)
            self._picture(f"giving-{page}")
        checkout.close_overlay()

    def customer_scenes(self) -> Iterator[str]:
        """The customer's screen, put into a window: what it shows now, as long as nobody asks for the next."""
        checkout, display = self.counter.checkout, self.counter.customer_display
        self.stage.window.shell.show_screen(CHECKOUT)
        checkout.basket.void()
        checkout.basket.void()  # the second press is the one that means it
        self.stage.until("an empty counter", lambda: not self.view.basket.lines)
        checkout.panel.forget()
        display.use(replace(display.current(), screen=WINDOW))
        self.stage.until("the customer's window", lambda: display.window and display.window.isVisible())
        self.stage.until("the greeting", lambda: display.presenter.state.scene is DisplayScene.GREETING)
        yield "greeting"
        self._serve(self.somebody_with_points())
        self.stage.until("the member greeted", lambda: display.presenter.state.member)
        yield "member"
        first, _ = self.articles()
        self.stage.hand_scan(first.barcode)
        self.stage.until("the basket", lambda: display.presenter.state.scene is DisplayScene.BASKET)
        yield "basket"
        checkout.take(TenderKind.CASH)
        self.stage.until("the thanks", lambda: display.presenter.state.scene is DisplayScene.THANKS)
        self.stage.until("the receipt's code", lambda: display.presenter.state.code)
        yield "thanks"
        display.use(replace(display.current(), screen=NOWHERE))

    def practice(self) -> None:
        shell = self.stage.window.shell
        self._office.go(MenuPlace.TRAINING)
        self.stage.until("the practice counter", lambda: shell.shown not in {CHECKOUT, MenuPlace.DEVICES})
        self._picture("training")
        shell.show_help()
        self._picture("help")

    # inside

    @property
    def _office(self) -> BackOffice:
        office = self.stage.window.office
        if office is None:
            raise NotSeen("what lies behind the counter")
        return office

    def _picture(self, name: str) -> None:
        """When all that was asked for has been read."""
        background = self.stage.window.background
        for lane in (Lane.COUNTER, Lane.READING, Lane.COUNTER):
            background.wait_for(lane, lambda: None, PATIENCE_S)
        self.stage.picture(name)

    def _shown(self, screen: str) -> None:
        self.stage.until(f"the screen {screen}", lambda: self.stage.window.shell.shown == screen)

    def _serve(self, member: Member) -> None:
        self.stage.window.shell.show_screen(CHECKOUT)
        self.counter.checkout.find.choose(member.member_id)
        self.stage.until("the member's panel", lambda: self.view.member and self.view.member.member == member)

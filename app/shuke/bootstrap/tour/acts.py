"""The acts of the tour, in their order. Each does what a person would do, and looks whether it happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from shuke.adapters.code_reader.chain import ReaderChain
from shuke.adapters.opencv import opencv
from shuke.adapters.pinyin import initials
from shuke.application.counter.lines import add_open_amount
from shuke.application.ports.scanning import Effort
from shuke.application.ports.store import SealedPin
from shuke.bootstrap.demo_shop.opening import fill_demo_shop
from shuke.bootstrap.demo_shop.people import DEMO_PINS
from shuke.bootstrap.first_start_window import FIRST_START
from shuke.bootstrap.till import CHECKOUT, SIGN_IN
from shuke.bootstrap.tour.props import Props
from shuke.bootstrap.tour.stage import NotSeen
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.money import Money
from shuke.presenters.checkout import Overlay
from shuke.presenters.first_start_form import Field, Page
from shuke.presenters.menu import MenuPlace
from shuke.presenters.programme_window import ProgrammePage
from shuke.presenters.sign_in import SignInPhase
from shuke.ui.first_start.screen import FirstStartScreen
from shuke.ui.kit.buttons import Button

if TYPE_CHECKING:
    from shuke.presenters.first_start import FirstStartPresenter

__all__ = ["Acts"]

MEMBERS = 400
CASHIER, MANAGER = "demo-cashier-1", "demo-manager"
ADMINISTRATOR_PIN = "739184"
PROGRAMME = "tea-chain"
"""The one that the demo's members come from."""

NEW_PHONE, NEW_NAME = "13900001234", "周子轩"


class Acts(Props):
    """What is done on the stage; what one act leaves behind the next ones use."""

    def first_start(self, address: str, code: str, join: bool) -> None:
        """Through the wizard, page by page, to an open shop."""
        window, stage = self.stage.window, self.stage
        stage.until("the first-start wizard", lambda: window.first_start is not None)
        wizard = window.first_start
        assert wizard is not None  # seen above
        stage.until("presets and printers", lambda: wizard.state.programmes and wizard.state.printers)
        while True:
            page = wizard.state.page
            if page is Page.HEAD_OFFICE and join:
                wizard.choose_head_office(joins=True)
                wizard.write(Field.HEAD_OFFICE_ADDRESS, address)
                wizard.write(Field.CODE, code)
            elif page is Page.SHOP:
                wizard.write(Field.SHOP_NAME, "熟客茶庄")
            elif page is Page.PROGRAMME:
                wizard.choose_programme(PROGRAMME)
            elif page is Page.ADMINISTRATOR:
                wizard.write(Field.ADMINISTRATOR_NAME, "管理员")
                wizard.write(Field.PIN, ADMINISTRATOR_PIN)
                wizard.write(Field.PIN_AGAIN, ADMINISTRATOR_PIN)
            elif page is Page.RECOVERY:
                wizard.confirm_recovery(secured=True)
            if page in {Page.PROGRAMME, Page.RECOVERY, Page.HEAD_OFFICE}:
                stage.picture(f"first-start-{page.value.replace('_', '-')}")
            last = wizard.state.last
            stage.click(self._next_button())
            if last:
                break
            stage.until(f"the page after {page.value}", _moved_on(wizard, page))
        ready = SignInPhase.READY
        stage.until("the sign-in screen", lambda: window.sign_in.state.phase is ready and window.services)

    def stock(self) -> None:
        """The demo's content, as facts of this till; the demo staff get their PINs."""
        services = self.services

        def fill() -> None:
            store = services.data.counter
            fill_demo_shop(
                store, services.recorder, services.shop, initials, members=MEMBERS, progress=lambda _: None
            )
            with store.writing() as work:
                for staff_id, pin in DEMO_PINS.items():
                    work.pins.put(staff_id, SealedPin(services.pins.seal(staff_id, pin), 0, 0))
                work.commit()

        self.on_counter(fill)

    def sign_in(self) -> None:
        window, stage = self.stage.window, self.stage
        window.sign_in.open(self.services.shop.name, last_staff_id=CASHIER)
        stage.until("the cashier's tile", lambda: window.sign_in.state.chosen == CASHIER)
        stage.picture("sign-in")
        stage.type(DEMO_PINS[CASHIER])
        stage.press(Qt.Key.Key_Return)
        stage.until("the checkout", lambda: window.counter and self.counter.checkout.counter.view)
        stage.until("the float is asked for", lambda: window.office and window.office.shift.float.state.shown)
        stage.picture("float")
        stage.type("300")
        stage.press(Qt.Key.Key_Return)
        stage.until("the open shift", lambda: window.office and not window.office.shift.float.state.shown)
        stage.picture("checkout-empty")

    def scan_card(self) -> None:
        """A film plays before the camera; its QR is the card of somebody with points to spend."""
        member = self.somebody_with_points()
        self.scan(
            self.card_text(member), "card", lambda: self.view.member and self.view.member.member == member
        )
        self.stage.until(
            "the panel to close", lambda: self.counter.checkout.state.overlay is not Overlay.SCAN
        )
        self.stage.picture("member")

    def ring_up(self) -> None:
        first, second = self.articles()
        stage = self.stage
        stage.hand_scan(first.barcode)
        stage.until("the scanned article", lambda: len(self.view.basket.lines) == 1)
        stage.hand_scan(second.barcode)
        stage.until("the second article", lambda: len(self.view.basket.lines) == 2)
        stage.type("58.8")
        stage.press(Qt.Key.Key_Return)
        stage.until("the open amount", lambda: len(self.view.basket.lines) == 3)
        stage.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        stage.picture("basket-explained")
        stage.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    def use_points(self) -> None:
        self.stage.press(Qt.Key.Key_F4)
        self.stage.until("points used", lambda: self.view.quote.points_used > 0)
        self.stage.picture("points")

    def pay_cash(self) -> None:
        stage = self.stage
        stage.press(Qt.Key.Key_F9)
        stage.until("the tenders", lambda: self.counter.checkout.paying.paying)
        stage.picture("paying")
        due = -(-self.view.due.minor // 10_000) * 100
        stage.type(str(due))
        stage.press(Qt.Key.Key_Return)
        stage.until("the completed sale", lambda: self.counter.checkout.counter.completed)
        self.sold = self.counter.checkout.counter.completed
        stage.picture("thank-you")

    def hold_and_resume(self) -> None:
        stage = self.stage
        first, _ = self.articles()
        stage.hand_scan(first.barcode)
        stage.until("a line", lambda: len(self.view.basket.lines) == 1)
        held = self.view.basket.basket_id
        stage.press(Qt.Key.Key_F6)
        stage.until("an empty counter", lambda: self.view.basket.empty and self.view.held == 1)
        stage.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        stage.until("the list of held baskets", lambda: self.counter.checkout.held.state.rows)
        stage.picture("held")
        stage.press(Qt.Key.Key_Return)
        stage.until("the basket back", lambda: self.view.basket.basket_id == held)
        stage.press(Qt.Key.Key_F5)
        stage.until("the sale", lambda: self.view.basket.basket_id != held)

    def find(self) -> None:
        """One character, initials, last digits: each finds its member."""
        stage = self.stage
        member = self.somebody_with_points()
        typed = (member.profile.name[0], initials(member.profile.name)[:2], member.profile.phone[-4:])
        stage.press(Qt.Key.Key_F2)
        stage.until("the search", lambda: self.counter.checkout.state.overlay is Overlay.FIND)
        for words in typed:
            stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            stage.type(words)
            stage.until(f"somebody for {words!r}", lambda: self.counter.checkout.find.state.found)
        stage.picture("found")
        stage.press(Qt.Key.Key_Escape)

    def scan_receipt(self) -> None:
        """The printed receipt held before the camera: valid, without asking anybody."""
        if self.sold is None:
            raise NotSeen("a receipt to scan")
        notice = self.counter.checkout.scan
        self.scan(self.sold.receipt_code, "receipt", lambda: notice.state.result)
        self.stage.picture("receipt-valid")
        self.stage.press(Qt.Key.Key_Escape)

    def keep_receipt(self) -> None:
        """The paper as the virtual printer drew it, and the bytes it got; the QR on it is read and checked."""
        stage, services = self.stage, self.services
        if self.sold is None:
            raise NotSeen("a receipt")
        paper = services.data.folder.paper
        stage.until("an empty print queue", lambda: self.on_counter(self.nothing_waits))
        pictures = sorted(paper.glob("*.png"))
        if not pictures:
            raise NotSeen("a picture of the receipt")
        kept = stage.keep(pictures[-1], "receipt.png")
        stage.keep(pictures[-1].with_suffix(".bin"), "receipt.bin")
        found = ReaderChain().read(opencv().imread(str(kept)), Effort.STILL)
        if [code.text for code in found] != [self.sold.receipt_code]:
            raise NotSeen("the signed code in the receipt's picture")
        if services.code_check.receipt(found[0].text).outcome is not CodeOutcome.VALID:
            raise NotSeen("a valid signature")

    def enrol(self) -> None:
        """A new member: phone and name, the slip shown, the card printed."""
        stage, enrol = self.stage, self.counter.checkout.enrol
        before = self.on_counter(self.members)
        first, _ = self.articles()
        stage.hand_scan(first.barcode)
        stage.until("a purchase to join with", lambda: len(self.view.basket.lines) == 1)
        stage.press(Qt.Key.Key_F10)
        stage.until("the ways in", lambda: enrol.state.ways)
        stage.type(NEW_PHONE)
        stage.press(Qt.Key.Key_Tab)
        stage.type(NEW_NAME)
        enrol.choose_way(enrol.state.ways[0].rule)
        for proof in enrol.state.proofs:
            enrol.tick(proof.kind, seen=True)
            enrol.note_number(proof.kind, "1234")
        stage.picture("enrol")
        enrol.submit()
        stage.until("the new member", lambda: self.on_counter(self.members) == before + 1)
        stage.until("the card printed", lambda: self.on_counter(self.nothing_waits))
        newest = max(self.services.data.folder.paper.glob("*.png"))
        stage.keep(newest, "card.png")
        stage.until("the checkout again", lambda: self.counter.checkout.state.overlay is Overlay.NONE)
        stage.picture("enrolled")
        stage.press(Qt.Key.Key_F5)
        stage.until("the sale", lambda: self.counter.checkout.counter.completed)

    def in_step(self) -> None:
        """Nothing waits to be told, and head office has confirmed it."""
        window = self.stage.window
        sync = window.sync
        if sync is None:
            raise NotSeen("a head office")
        before = sync.last
        sync.begin()

        def all_told() -> bool:
            """By a round that ended after it was asked for: the one before it knows nothing of the last sale."""
            last = sync.last if sync.online and sync.last is not before else None
            return last is not None and last.state is not None and last.state.waiting == 0

        self.stage.until("head office in step", all_told)

    def sell_offline(self) -> None:
        """Head office is gone: a sale, and the strip says how things stand."""
        stage = self.stage
        sync = stage.window.sync
        assert sync is not None  # in step a moment ago
        sync.begin()
        stage.until("the strip to say offline", lambda: not sync.online)
        first, second = self.articles()
        stage.hand_scan(first.barcode)
        stage.hand_scan(second.barcode)
        stage.until("two lines", lambda: len(self.view.basket.lines) == 2)
        stage.picture("offline")
        stage.press(Qt.Key.Key_F5)
        stage.until("the sale", lambda: self.counter.checkout.counter.completed)
        self.sold = self.counter.checkout.counter.completed

    def look_at_receipt(self) -> None:
        """The preview of the receipt just printed."""
        self.counter.checkout.open_overlay(Overlay.RECEIPT)
        self.stage.until("the receipt's picture", lambda: self.counter.checkout.preview.state.picture)
        self.stage.picture("receipt-preview")
        self.stage.press(Qt.Key.Key_Escape)

    def refuse(self) -> None:
        """A code that is nobody's: what, why, and the next step; the basket stays as it is."""
        before = self.view
        self.stage.hand_scan("SK:6BF%D0R4N1DOMNONSENSE00000000")
        self.stage.until("the refusal", lambda: self.counter.checkout.counter.notice)
        self.stage.picture("refusal")
        if self.view is not before:
            raise NotSeen("an unchanged basket")

    def fill_the_basket(self) -> None:
        """Two hundred lines, long names, twelve-digit amounts."""
        services, stage = self.services, self.stage
        counter = self.counter.checkout.counter
        lines = (
            (Money(9_999_999_99), ""),
            (Money(1_00), "宜兴紫砂壶 朱泥西施 工艺美术师手制 附证书与锦盒 限量编号"),
            (Money(12_345_67), ""),
        )

        def fill() -> None:
            basket = self.view.basket.basket_id
            for number in range(200):
                amount, name = lines[number % 3]
                add_open_amount(services.desk, stage.window.current_session(), basket, amount, name=name)

        self.on_counter(fill)
        counter.refresh()
        stage.until("two hundred lines", lambda: len(self.view.basket.lines) >= 200)
        stage.picture("two-hundred-lines")

    def behind_the_counter(self) -> None:
        """The manager takes over: menu, articles, devices, journal, staff, shift."""
        window, stage = self.stage.window, self.stage
        window.lock()
        stage.until("the lock screen", lambda: window.shell.shown == SIGN_IN)
        window.sign_in.choose(MANAGER)
        stage.type(DEMO_PINS[MANAGER])
        stage.press(Qt.Key.Key_Return)
        stage.until("the checkout", lambda: window.shell.shown == CHECKOUT)
        office = window.office
        if office is None:
            raise NotSeen("what lies behind the counter")
        office.menu.open()
        stage.picture("menu")
        office.menu.close()
        self.programme_pages()
        for place in (MenuPlace.ARTICLES, MenuPlace.DEVICES, MenuPlace.JOURNAL, MenuPlace.STAFF):
            office.go(place)
            stage.until(f"the screen {place.value}", lambda: window.shell.shown not in {CHECKOUT, SIGN_IN})
            stage.picture(place.value)
        office.go(MenuPlace.SHIFT)
        stage.until("the open shift's report", lambda: office.shift.presenter.state.picture)
        stage.picture("shift")
        office.shift.presenter.begin_count()
        stage.picture("shift-count")
        stage.press(Qt.Key.Key_Escape)

    def programme_pages(self) -> None:
        """Read the programme, spoil a copy, rehearse it, and see what publishing it would take."""
        stage = self.stage
        office = stage.window.office
        assert office is not None  # the manager looked at the menu
        shown = office.programme
        office.go(MenuPlace.PROGRAMME)
        stage.until("the programme in words", lambda: shown.state.subjects)
        stage.picture("programme-read")
        shown.go(ProgrammePage.EDIT)
        good = shown.draft.state.text
        stage.until("a checked document", lambda: shown.draft.state.programme)
        shown.draft.begin(
            good.replace("points_multiplier = 1.5", 'points_multiplier = "half as many again"', 1)
        )
        stage.until("a problem with its line", lambda: shown.draft.state.problems)
        stage.picture("programme-edit")
        shown.draft.begin(good.replace("points_multiplier = 1.5", "points_multiplier = 2", 1))
        stage.until("a document without problems", lambda: shown.draft.state.programme)
        shown.go(ProgrammePage.REHEARSE)
        stage.until("scenarios", lambda: shown.rehearsal.state.scenarios)
        shown.rehearsal.play()
        stage.until("what came of each step", lambda: shown.rehearsal.state.steps)
        stage.picture("programme-rehearse")
        shown.go(ProgrammePage.TRY)
        stage.until("programmes to try", lambda: shown.trial.state.choices and shown.trial.state.first_day)
        shown.trial.choose("stamp-card")
        shown.trial.begin()
        stage.until("what it would have come to", lambda: shown.trial.state.told or shown.trial.state.notice)
        stage.picture("programme-try")
        shown.go(ProgrammePage.PUBLISH)
        stage.until(
            "what publishing takes", lambda: shown.publishing.state.first_day or shown.publishing.state.notice
        )
        stage.picture("programme-publish")

    def look_around(self) -> None:
        """The other language and the other theme, with a basket on the counter."""
        stage = self.stage
        first, second = self.articles()
        stage.hand_scan(first.barcode)
        stage.hand_scan(second.barcode)
        stage.until("two lines", lambda: len(self.view.basket.lines) == 2)
        for name in ("english", "english-dark", "chinese-dark"):
            if name != "english-dark":
                stage.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            else:
                stage.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
            stage.picture(name)
        stage.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        stage.press(Qt.Key.Key_F5)
        stage.until("the sale", lambda: self.counter.checkout.counter.completed)

    # inside

    def _next_button(self) -> Button:
        screen = self.stage.window.shell.screen_named(FIRST_START)
        if not isinstance(screen, FirstStartScreen):
            raise NotSeen("the wizard's screen")
        return screen.next_button


def _moved_on(wizard: FirstStartPresenter, page: Page) -> Callable[[], bool]:
    return lambda: wizard.state.page is not page

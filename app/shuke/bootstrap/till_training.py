"""Training at a running till: a counter beside the real one, that leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shuke.application.card_printing import print_card
from shuke.application.cards.card_face import CardFace
from shuke.application.find_members import find_members
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.pin_tries import PinTries
from shuke.application.ports.printing import PrintJob
from shuke.application.ports.store import StoreUnusable
from shuke.application.session import Session
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.training_data import TrainingData
from shuke.domain.basket import IdentifiedBy
from shuke.domain.shop import Role
from shuke.presenters.background import Lane
from shuke.presenters.cards import CardDesks
from shuke.presenters.checkout import Checkout, CheckoutNeeds
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.receipt_preview import Receipts
from shuke.presenters.status import StatusPresenter
from shuke.ui.checkout.training_screen import TrainingScreen
from shuke.wording import training as words

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["TRAINING", "TillTraining"]

TRAINING = "training"
"""The name of the screen."""


class TillTraining:
    """`checkout` is the name of the screen that ending leads back to."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, *, checkout: str
    ) -> None:
        self._till, self._services, self._counter = till, services, counter
        self._real = checkout
        self._data: TrainingData | None = None
        self._opening = False
        self.screen: TrainingScreen | None = None
        self.checkout: Checkout | None = None
        till.shell.lock_wanted.connect(self.end)

    def open(self) -> None:
        """Copy what there is, then show the practice counter."""
        if self._opening or self._data is not None:
            self._show()
            return
        self._opening = True
        self._counter.checkout.counter.say(words.PREPARING, NoticeTone.CALM)

        def made() -> TrainingData:
            data = TrainingData(self._services)
            data.begin()
            return data

        self._till.background.run(
            Lane.CARE, made, self._made, self._not_made, expected=(StoreUnusable, OSError)
        )

    def end(self) -> None:
        """Throw it away; the real counter is as it was."""
        data, self._data = self._data, None
        if data is None:
            return
        if self.checkout is not None:
            self.checkout.close_overlay()
        self._throw_away(data)
        if self._till.shell.shown == TRAINING:
            self._till.shell.show_screen(self._real)
            self._counter.checkout.counter.say(words.ENDED, NoticeTone.GOOD)

    def close(self) -> None:
        """With the window."""
        data, self._data = self._data, None
        if data is not None:
            self._throw_away(data)

    def _throw_away(self, data: TrainingData) -> None:
        """Each lane lets go behind what it is at; the window goes last, when nothing is told to it any more."""
        background, screen = self._till.background, self.screen
        self.screen = self.checkout = None

        def gone() -> None:
            if screen is not None:
                screen.deleteLater()

        background.run(
            Lane.READING,
            data.close_reports,
            lambda _: background.run(Lane.COUNTER, data.close, lambda _: gone()),
        )

    def scanned(self, text: str) -> None:
        if self.checkout is not None:
            self.checkout.scanned(text, IdentifiedBy.HAND_SCANNER)

    def _made(self, data: TrainingData) -> None:
        self._opening = False
        self._counter.checkout.counter.be_silent()
        if self._till.session is None:
            self._throw_away(data)
            return
        self._data = data
        till = self._till
        self.checkout = Checkout(self._needs(data))
        screen = TrainingScreen(till.speaker, till.keys)
        screen.checkout.attach(self.checkout)
        screen.left.connect(self.end)
        self.screen = screen
        till.shell.add_screen(TRAINING, screen)
        self.checkout.begin()
        self._show()

    def _not_made(self, problem: Exception) -> None:
        self._opening = False
        self._counter.checkout.counter.say(str(problem), NoticeTone.BAD)

    def _show(self) -> None:
        if self._data is not None:
            self._till.shell.show_screen(TRAINING)

    def _session(self) -> Session:
        """Everything is allowed here: it is for learning, and nothing comes of it."""
        session = self._till.current_session()
        return replace(session, staff=replace(session.staff, role=Role.MANAGER))

    def _needs(self, data: TrainingData) -> CheckoutNeeds:
        services, printing = self._services, self._counter.printing
        pins = PinTries(data.store, services.clock.now_ms, services.pins, self._till.on_counter)

        def printed(number: str) -> PrintJob | None:
            with data.store.reading() as work:
                return work.print_jobs.latest(number)

        return CheckoutNeeds(
            desk=data.desk,
            session=self._session,
            background=self._till.background,
            identify=data.identifying.scan,
            find=find_members,
            enrolments=data.enrolments,
            card_desks=CardDesks(data.cards, data.beside, _not_saved, data.swap),
            customer_pins=CustomerPins(data.desk, pins, services.pins),
            free_bytes=services.data.free_bytes,
            receipts=Receipts(printed, printing.preview, lambda _number, _picture: _not_saved(())),
            status=StatusPresenter(services.shop.name, ""),
            print_card=lambda session, card_id: print_card(data.desk, session, card_id, data.desk.sign_card),
        )


def _not_saved(_faces: tuple[CardFace, ...]) -> Path:
    """Nothing of a practice leaves the till; the window says that it could not be written."""
    raise PermissionError(words.PAPER_LINE.en)

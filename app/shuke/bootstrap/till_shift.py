"""The shift of a running till: its window, its panels, its place on the strip."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.ports.store import StoreUnusable
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_services import TillServices
from shuke.domain.shift import Shift
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.drawer import CashPresenter, FloatPresenter
from shuke.presenters.shift import ShiftPresenter
from shuke.presenters.status import ShiftSeen
from shuke.ui.keys import Action
from shuke.ui.shift.cash_panel import CashPanel
from shuke.ui.shift.float_panel import FloatPanel
from shuke.ui.shift.screen import ShiftScreen
from shuke.wording.said import Words

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["SHIFT", "TillShift"]

SHIFT = "shift"
"""The name of the screen."""


class TillShift:
    """Made once, behind the counter."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        self._till, self._services, self._counter = till, services, counter
        self.presenter = ShiftPresenter(office, counter.printing.preview, self._changed)
        self.float = FloatPresenter(office, self._recorded)
        self.cash = CashPresenter(office, self._recorded)
        self.float_panel = FloatPanel(till.speaker, till.shell)
        self.float_panel.attach(self.float)
        self.cash_panel = CashPanel(till.speaker, till.shell)
        self.cash_panel.attach(self.cash)
        till.keys.bind(Action.DRAWER, till.shell, self._drawer_wanted)
        till.shell.lock_wanted.connect(self.put_away)

    @cached_property
    def screen(self) -> ShiftScreen:
        """Made when it is shown first."""
        screen = ShiftScreen(self._till.speaker, self._till.keys)
        screen.attach(self.presenter)
        screen.open_wanted.connect(self.float.open)
        screen.cash_wanted.connect(self.cash.open)
        return screen

    def signed_in(self) -> None:
        """Whoever may run shifts is asked for the float where none is open; it can be put off."""
        session = self._till.session
        may = session is not None and session.may(Right.RUN_SHIFT)
        self.look(then=lambda shift: self.float.open() if may and shift is None else None)

    def look(self, then: Callable[[Shift | None], None] | None = None) -> None:
        """The strip says how the shift stands."""

        def read() -> tuple[Shift | None, ShiftSeen]:
            desk = self._services.desk
            with self._services.data.reports.reading() as work:
                shift = work.shifts.open_at(desk.till)
                today = desk.recorder.today(work, desk.shop)
            if shift is None:
                return None, ShiftSeen()
            since = desk.local_time(shift.opened_at_ms)
            return shift, ShiftSeen(since, over_night=today > shift.opened_on)

        def seen(found: tuple[Shift | None, ShiftSeen]) -> None:
            shift, shown = found
            self._till.status.shift_seen(shown)
            if then is not None:
                then(shift)

        # The counter says itself what is wrong with the store.
        self._till.background.run(Lane.READING, read, seen, lambda _error: None, expected=(StoreUnusable,))

    def put_away(self) -> None:
        """Its panels stand over the whole window: whoever goes elsewhere leaves them."""
        self.float.close()
        self.cash.close()

    def _drawer_wanted(self) -> None:
        if self._till.session is not None:
            self.cash.open()

    def _recorded(self, words: Words) -> None:
        """Said where whoever did it is looking."""
        self._changed()
        if self._till.shell.shown == SHIFT:
            self.presenter.refresh(Notice(words, NoticeTone.GOOD))
        else:
            self._counter.checkout.counter.say(words, NoticeTone.GOOD)

    def _changed(self) -> None:
        self._counter.pump.kick()
        self.look()

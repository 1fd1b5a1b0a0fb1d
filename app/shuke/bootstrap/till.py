"""The till with its window: painted first, then opened in the background, then plugged together.

Nothing heavy is imported before the first paint: the database, the rules, printing and the camera are loaded by
the lanes that use them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from shuke.bootstrap.opening_till import OpeningTill
from shuke.presenters.background import Lane
from shuke.presenters.sign_in import SignInPresenter
from shuke.ui.keys import Keys
from shuke.ui.qt_background import QtBackground
from shuke.ui.shell import Shell
from shuke.ui.sign_in_screen import SignInScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import ThemeName
from shuke.wording.sentence import Language

if TYPE_CHECKING:
    from shuke.application.session import Session
    from shuke.application.settings import Setting
    from shuke.application.sync.till_sync import TillSync
    from shuke.bootstrap.till_back_office import BackOffice
    from shuke.bootstrap.till_counter import TillCounter
    from shuke.bootstrap.till_data import TillData
    from shuke.bootstrap.till_folder import TillFolder
    from shuke.bootstrap.till_lead import TillLead
    from shuke.bootstrap.till_services import TillServices
    from shuke.bootstrap.till_strip import TillStrip
    from shuke.bootstrap.till_sync import SyncLoop
    from shuke.domain.shop import Staff
    from shuke.presenters.approving import ApprovalPresenter
    from shuke.presenters.first_start import FirstStartPresenter
    from shuke.presenters.status import HeadOfficeSeen, StatusPresenter

__all__ = ["CHECKOUT", "SIGN_IN", "TillApplication"]

T = TypeVar("T")

SIGN_IN, CHECKOUT = "sign-in", "checkout"
"""Names of screens."""

_MINUTE_MS = 15_000
"""How often the strip's clock is looked at."""

_IDLE_CHECKPOINT_MS = 20_000
"""After so long without a sale or a pull the write-ahead log is folded in; never while somebody waits."""

_COUNTER_WAIT_S = 60.0


class TillApplication(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, app: QApplication, language: Language) -> None:
        super().__init__()
        self.app = app
        self.background = QtBackground(self)
        self.speaker = Speaker(language)
        self.keys = Keys()
        self.shell = Shell(self.speaker, self.keys)
        self.sign_in_screen = SignInScreen(self.speaker)
        self.shell.add_screen(SIGN_IN, self.sign_in_screen)
        self.sign_in = SignInPresenter(
            self.background,
            staff=self._staff,
            sign_in=lambda staff_id, pin: self.opening.signing_in().sign_in(staff_id, pin),
            welcome=self._welcome,
            show=self.sign_in_screen.render_state,
        )
        self.sign_in_screen.report_to(self.sign_in)
        self.sign_in_screen.pin_forgotten.connect(self._forgot)
        self.data: TillData | None = None
        self.services: TillServices | None = None
        self.counter: TillCounter | None = None
        self.office: BackOffice | None = None
        self.approval: ApprovalPresenter | None = None
        self.first_start: FirstStartPresenter | None = None
        self.session: Session | None = None
        self._strip: TillStrip | None = None
        self.sync: SyncLoop | None = None
        self.lead: TillLead | None = None
        self._opening: OpeningTill | None = None
        self._closed = False
        self._minute = self._timer(_MINUTE_MS, self._minute_passed)
        self._idle = self._timer(_IDLE_CHECKPOINT_MS, self._checkpoint)
        self.shell.lock_wanted.connect(self.lock)
        self.shell.language_switched.connect(self._language_switched)
        self.shell.theme_switched.connect(self._theme_switched)

    # start and end

    def show(self) -> None:
        """Paint the frame, the logo and the PIN pad."""
        self.shell.show()
        self.shell.show_screen(SIGN_IN)

    def open(self, folder: TillFolder) -> None:
        """Open the data in the background; digits typed meanwhile are kept."""
        self._opening = OpeningTill(self, folder)
        self._opening.begin()

    @property
    def opening(self) -> OpeningTill:
        """What is open of the data so far."""
        assert self._opening is not None  # asked by those alone who need data
        return self._opening

    def close(self) -> None:
        """Let everything finish what it is at. Nothing is lost by closing: all of it is on disk."""
        self._closed = True
        self._minute.stop()
        self._idle.stop()
        if self.office is not None:
            self.office.close()
        if self.counter is not None:
            self.counter.close()
        if self.sync is not None:
            self.sync.close()
        if self._opening is not None:
            self._opening.let_go()
        if self.services is not None and self.data is not None:
            self._note_contact(self.services)
        self.background.close()
        if self.lead is not None:
            self.lead.close()
        if self.counter is not None:
            self.counter.upkeep.closing()
        if self.data is not None:
            self.data.close()
            self.data = None
        if self._opening is not None:
            self._opening.close()
        gc.unfreeze()  # else what is frozen here outlives the libraries it is made of

    def _note_contact(self, services: TillServices) -> None:
        from shuke.application.ports.store import StoreUnusable  # noqa: PLC0415 - loaded with the data

        # Nobody is there to be told if it can't be; the next start then goes by what was noted before.
        self.background.run(
            Lane.COUNTER,
            services.note_contact,
            lambda _: None,
            lambda _error: None,
            expected=(StoreUnusable,),
        )

    def lock(self) -> None:
        """Back to the PIN; the basket stays on the counter."""
        if self.session is None:
            return
        staff_id, session = self.session.staff.staff_id, self.session
        self.session = None
        if self.counter is not None:
            self.counter.checkout.close_overlay()  # and with it the camera's light
        people = self.opening.signing_in()
        self.background.run(Lane.COUNTER, lambda: people.sign_out(session), lambda _: None)
        self.status.signed_in("")
        self.sign_in.lock(staff_id)
        self.shell.show_screen(SIGN_IN)

    # opening

    def use_services(
        self, services: TillServices, rounds: TillSync | None, questions: TillSync | None
    ) -> None:
        """Everything behind the windows is made: the strip speaks, and head office is asked."""
        from shuke.bootstrap.till_strip import TillStrip  # noqa: PLC0415 - after the first paint

        self.services = services
        self.shell.entitle(services.shop.name)
        self._strip = TillStrip(self, services)
        self._strip.look_at_allowance()
        if rounds is not None and questions is not None:
            self._begin_syncing(rounds, questions)
        self.ask_for_pin()
        self.later(0, self._greet_customers)

    def ask_for_pin(self) -> None:
        self.shell.show_screen(SIGN_IN)

    @property
    def status(self) -> StatusPresenter:
        """What the strip says; made with the services."""
        assert self._strip is not None
        return self._strip.status

    def _begin_syncing(self, rounds: TillSync, questions: TillSync) -> None:
        from shuke.bootstrap.till_lead import lead_of  # noqa: PLC0415 - tills of a chain only
        from shuke.bootstrap.till_sync import SyncLoop  # noqa: PLC0415 - the same

        assert self.services is not None  # made in the same step
        self.sync = SyncLoop(
            self.services,
            rounds,
            questions,
            self.background,
            seen=self._head_office_seen,
            changed=self._told_by_head_office,
        )
        self.lead = lead_of(self, self.services, questions)
        self.sync.begin()

    def _told_by_head_office(self, members: frozenset[str] | None) -> None:
        """Rows changed here: keys, shop and programme are read anew, and whoever is being served is shown anew."""
        services = self.services
        if services is None:
            return
        self.background.run(Lane.COUNTER, services.refresh, lambda _: self._show_anew(members))

    def _show_anew(self, members: frozenset[str] | None) -> None:
        if self.counter is not None and self.session is not None:
            self.counter.member_rows_changed(members)

    # signing in

    def _staff(self) -> list[Staff]:
        data = self._data()
        shop_id = data.place.shop_id if data.place is not None else ""
        with data.counter.reading() as work:
            return [person for person in work.shops.staff() if person.works_at(shop_id)]

    def _forgot(self) -> None:
        from shuke.bootstrap.till_forgotten_pin import ask_for_the_sheet as ask  # noqa: PLC0415 - once in a shop's life

        ask(self)

    def _welcome(self, session: Session) -> None:
        self.session = session
        counter = self._counter_there()
        self.status.signed_in(session.staff.name)
        counter.checkout.begin()
        self.shell.show_screen(CHECKOUT)
        self._signed_in()
        self._minute_passed()

    def _counter_there(self) -> TillCounter:
        """Made when somebody signs in first, or before where a customer's screen hangs."""
        if self.counter is None:
            from shuke.bootstrap.till_approving import approval_panel  # noqa: PLC0415
            from shuke.bootstrap.till_counter import TillCounter  # noqa: PLC0415 - nobody sells before

            assert self.services is not None  # nobody signs in before
            self.approval = approval_panel(self, self.services)
            self.counter = TillCounter(self, self.services)
            self.shell.add_screen(CHECKOUT, self.counter.screen)
            self._add_office(self.services, self.counter)
            gc.freeze()  # modules, windows and catalogue stay: full collections need not walk them in a sale
        return self.counter

    def _greet_customers(self) -> None:
        """A shop's screen for customers greets them from the morning on, also while nobody has signed in."""
        from shuke.bootstrap.till_customer_display import is_chosen  # noqa: PLC0415 - after the first paint

        if self.services is not None and is_chosen(self.services):
            self._counter_there()

    def _signed_in(self) -> None:
        if self.office is not None:
            self.office.signed_in()

    def _add_office(self, services: TillServices, counter: TillCounter) -> None:
        from shuke.bootstrap.till_back_office import BackOffice  # noqa: PLC0415 - behind the counter

        self.office = BackOffice(self, services, counter, checkout=CHECKOUT, joined=self._joined)
        counter.office = self.office

    def _joined(self) -> None:
        """This till, which stood alone, has a head office now: begin to talk with it."""
        services = self.services
        if services is None or self.sync is not None:
            return

        def made() -> tuple[TillSync | None, TillSync | None]:
            from shuke.bootstrap.till_sync import till_sync  # noqa: PLC0415

            services.recall_contact()
            return till_sync(services, self.on_counter), till_sync(services, self.on_counter)

        def begun(syncs: tuple[TillSync | None, TillSync | None]) -> None:
            rounds, questions = syncs
            if rounds is not None and questions is not None:
                self._begin_syncing(rounds, questions)

        self.background.run(Lane.COUNTER, made, begun)

    def look_at_allowance(self) -> None:
        """Something happened that may change how this till spends."""
        if self._strip is not None and not self._closed:
            self._strip.look_at_allowance()

    def spending_changed(self) -> None:
        """Another rule counts now: whoever is being served is told before anything is promised."""
        self._show_anew(None)
        if self.office is not None:
            self.office.spending_changed()

    def _head_office_seen(self, seen: HeadOfficeSeen) -> None:
        self.status.head_office_seen(seen)
        if self.lead is not None and not self._closed:
            self.lead.look()
        self.look_at_allowance()
        if self.office is not None:
            self.office.head_office_seen(seen)

    def current_session(self) -> Session:
        """Who is signed in.

        Raises:
            RuntimeError: nobody; the checkout is not reachable then.
        """
        if self.session is None:
            raise RuntimeError("nobody is signed in")
        return self.session

    # what goes on beside

    def later(self, after_ms: int, call: Callable[[], None]) -> None:
        """Call back on the window's thread, unless the till is closed before."""
        QTimer.singleShot(after_ms, self, lambda: None if self._closed else call())

    def busy(self) -> None:
        """Somebody is at work: the checkpoint waits for a quiet moment."""
        if not self._closed:
            self._idle.start()

    def _minute_passed(self) -> None:
        if self._strip is not None:
            self._strip.minute_passed()

    def _checkpoint(self) -> None:
        from shuke.application.ports.store import StoreUnusable  # noqa: PLC0415 - loaded with the data

        data = self.data
        if self.counter is not None:
            self.counter.upkeep.quiet()
        elif data is not None:
            # A full disk: the log keeps it all, the next quiet moment tries again, the counter says it itself.
            self.background.run(
                Lane.COUNTER,
                data.checkpoint,
                lambda _: None,
                lambda _error: None,
                expected=(StoreUnusable,),
            )

    def _language_switched(self, language: Language) -> None:
        from shuke.application.settings import Setting  # noqa: PLC0415

        self._keep(Setting.LANGUAGE, language.value)

    def _theme_switched(self, name: ThemeName) -> None:
        from shuke.application.settings import Setting  # noqa: PLC0415

        self._keep(Setting.THEME, name.value)

    def _keep(self, setting: Setting, value: str) -> None:
        services = self.services
        if services is not None:
            self.background.run(Lane.COUNTER, lambda: services.change_setting(setting, value), lambda _: None)

    def on_counter(self, work: Callable[[], T]) -> T:
        """Run a piece on the counter's lane and wait for it there; for other lanes, never for the window."""
        return self.background.wait_for(Lane.COUNTER, work, _COUNTER_WAIT_S)

    def _timer(self, every_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(do)
        timer.start()
        return timer

    def _data(self) -> TillData:
        assert self.data is not None  # asked for only once it is open
        return self.data

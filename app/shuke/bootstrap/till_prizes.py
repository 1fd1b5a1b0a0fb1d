"""The window of prizes of a running till."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.code_check import PrizeScan, prize_words
from shuke.application.prizes.handing_over import HandingOver
from shuke.application.prizes.wheel import WheelDesk
from shuke.bootstrap.till_phones import TillPhones
from shuke.bootstrap.till_services import TillServices
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.menu import MenuPlace
from shuke.presenters.prizes.redeeming import RedemptionPorts, RedemptionPresenter
from shuke.presenters.prizes.wheel import Served, WheelPorts, WheelPresenter
from shuke.presenters.prizes.wheel_figures import WheelFiguresPresenter
from shuke.ui.back_office.prizes_screen import PrizesScreen
from shuke.wording.sentence import Language, Sentence

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_back_office import BackOffice
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["PRIZES", "TillPrizes"]

PRIZES = "prizes"
"""The name of the screen."""


class TillPrizes:
    """Made once, behind the counter."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        self._till, self._counter = till, counter
        handing = HandingOver(services.desk, services.holidays)
        ports = RedemptionPorts(handing, services.code_check.prize, _words, counter.recorded, self._ask)
        self.presenter = RedemptionPresenter(office, ports)
        wheel = WheelDesk(services.desk, services.signer.sign)
        display = counter.customer_display.presenter
        spinning = WheelPorts(
            wheel,
            self._served,
            counter.ask_for,
            counter.recorded,
            turns=lambda: display.turns,
            later=till.later,
            play=counter.sounds.play,
        )
        self.wheel = WheelPresenter(office, spinning)
        self.wheel.attach(lambda state: display.show_wheel(state.seen))
        display.hurried = self.wheel.skip
        self.figures = WheelFiguresPresenter(office)
        self.phones = TillPhones(till, services, counter, office)
        till.shell.lock_wanted.connect(self.wheel.close)
        till.shell.lock_wanted.connect(self.figures.close)

    @cached_property
    def screen(self) -> PrizesScreen:
        """Made when it is shown first."""
        screen = PrizesScreen(self._till.speaker)
        screen.attach(self.presenter)
        screen.attach_wheel(self.wheel, self.figures)
        screen.attach_phones(self.phones.presenter)
        return screen

    def open(self) -> None:
        """For whoever redeems and does not sell it is the only window."""
        self.screen.keep_apart(alone=self._redeems_alone())
        self.presenter.open()

    def signed_in(self, office: BackOffice) -> None:
        """Whoever redeems and does not sell begins here, and has nothing else; else the menu shows what is theirs."""
        session = self._till.session
        if self._redeems_alone():
            office.go(MenuPlace.PRIZES)
        elif session is not None and not session.may(Right.SELL):
            office.menu.open()

    def _redeems_alone(self) -> bool:
        session = self._till.session
        return session is not None and session.may(Right.HAND_OVER_PRIZES) and not session.may(Right.SELL)

    def _ask(self, member_id: str, then: Callable[[bool], None]) -> None:
        if self._till.sync is None:
            then(False)
        else:
            self._till.sync.ask_for_all(member_id, then)

    def _served(self) -> Served | None:
        view = self._counter.checkout.counter.view
        panel = view.member if view is not None else None
        return None if panel is None else Served(panel.member.member_id, panel.member.profile.name)


def _words(scan: PrizeScan) -> Sentence:
    return Sentence(zh=prize_words(scan, Language.ZH), en=prize_words(scan, Language.EN))

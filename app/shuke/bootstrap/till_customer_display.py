"""The customer display of a running till: its window, on which screen it stands, and what it listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shuke.application.settings import STILL, Setting
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.checkout import Checkout
from shuke.presenters.customer_display import CodeDots, CustomerDisplayPresenter, CustomerLanguage
from shuke.presenters.device_customer_display import (
    NOWHERE,
    CustomerDisplayUse,
    DeviceCustomerDisplayPresenter,
    DisplayStanding,
    ScreenSeen,
)
from shuke.presenters.signing import SignedOn

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.ui.customer_display.placing import DisplayPlacing
    from shuke.ui.customer_display.window import CustomerDisplayWindow

__all__ = ["TillCustomerDisplay", "is_chosen", "kept_use"]


def kept_use(services: TillServices) -> CustomerDisplayUse:
    """What this machine's settings say; a value of no release known here counts as none."""
    screen = services.setting(Setting.CUSTOMER_SCREEN, "") or NOWHERE
    language = services.setting(Setting.CUSTOMER_LANGUAGE, services.setting(Setting.LANGUAGE, "zh"))
    usual = SignedOn.PAPER if screen == NOWHERE else SignedOn.DISPLAY
    signs = services.setting(Setting.CUSTOMER_SIGNS, usual.value)
    return CustomerDisplayUse(
        screen,
        CustomerLanguage(language) if language in set(CustomerLanguage) else CustomerLanguage.ZH,
        SignedOn(signs) if signs in set(SignedOn) else usual,
        services.setting(Setting.CUSTOMER_MOTION, ""),
        services.setting(Setting.SOUND, ""),
    )


def is_chosen(services: TillServices) -> bool:
    """Whether this machine has a screen for customers."""
    return kept_use(services).screen != NOWHERE


def code_dots(text: str) -> CodeDots:
    from shuke.adapters.printing.qr import qr_dots  # noqa: PLC0415 - numpy, when the first receipt is made

    return tuple(tuple(bool(dot) for dot in row) for row in qr_dots(text, 1))


class TillCustomerDisplay(QObject):
    """Lives as long as the till's window. Without a display chosen nothing is made and nothing is worked out; the
    `window` is made when it is first wanted."""

    def __init__(self, till: TillApplication, services: TillServices, checkout: Checkout) -> None:
        super().__init__(till)
        self._till, self._services = till, services
        self._signing = checkout.value_paying.signing
        self._page: DeviceCustomerDisplayPresenter | None = None
        self._placing: DisplayPlacing | None = None
        self.window: CustomerDisplayWindow | None = None
        self.presenter = CustomerDisplayPresenter(
            checkout.counter, self._signing, till.background, till.later, code_dots
        )
        self.presenter.touched = self._touched
        if is_chosen(services):
            self.use(self.current())

    def use(self, use: CustomerDisplayUse) -> None:
        self.presenter.speak(use.language)
        self.presenter.be_still(use.motion == STILL)
        self._placed().choose(use.screen)

    def current(self) -> CustomerDisplayUse:
        return kept_use(self._services)

    def screens(self) -> tuple[ScreenSeen, ...]:
        return self._placed().screens()

    def test(self, on: bool) -> None:
        size = self.window.size() if on and self.window is not None else None
        self.presenter.test(f"{size.width()} × {size.height()}" if size is not None else "")

    def tell(self, page: DeviceCustomerDisplayPresenter) -> None:
        """Let the page of the devices know, from now on."""
        self._page = page
        if self._placing is not None:
            self._placing.look()

    def close(self) -> None:
        self.presenter.be_seen(False)
        if self._placing is not None and self.window is not None:
            self._placing.close()
            self.window.deleteLater()

    def _placed(self) -> DisplayPlacing:
        if self._placing is None:
            from shuke.ui.customer_display.placing import DisplayPlacing  # noqa: PLC0415 - many tills have none
            from shuke.ui.customer_display.window import CustomerDisplayWindow  # noqa: PLC0415 - the same

            window = self.window = CustomerDisplayWindow()
            placing = self._placing = DisplayPlacing(window, self._till.shell)
            window.touched.connect(self.presenter.touch)
            window.shut.connect(placing.shut)
            window.stroke_drawn.connect(self._signing.draw)
            window.cleared.connect(self._signing.clear)
            window.finished.connect(self._signing.finish)
            self.presenter.attach(window.render_state)
            placing.stands.connect(self._stands)
        return self._placing

    def _stands(self, standing: DisplayStanding) -> None:
        shown = standing is DisplayStanding.SHOWN
        self.presenter.be_seen(shown)
        self._signing.display_seen(shown)
        if self._page is not None:
            self._page.stands(standing)

    def _touched(self) -> None:
        if self._page is not None:
            self._page.touched()

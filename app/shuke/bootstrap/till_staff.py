"""Staff and the rules of a running till; and the lock when nobody is there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.till_rules import TillRules, rules_of
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.staff import StaffPresenter
from shuke.presenters.till_rules import RulesPorts, RulesPresenter
from shuke.ui.back_office.staff_screen import StaffScreen
from shuke.ui.idle import IdleWatch

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["STAFF", "TillStaff"]

STAFF = "staff"
"""The name of the screen."""


class TillStaff:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, services: TillServices, office: OfficeWork) -> None:
        self._till, self._services = till, services
        self.presenter = StaffPresenter(office, lambda: services.pins)
        self.rules = RulesPresenter(office, RulesPorts(self._rules, services.change_setting, self.signed_in))
        self.idle = IdleWatch(till.app)
        self.idle.idle.connect(self._nobody_there)

    @cached_property
    def screen(self) -> StaffScreen:
        """Made when it is shown first."""
        screen = StaffScreen(self._till.speaker)
        screen.attach(self.presenter, self.rules)
        return screen

    def open(self) -> None:
        """Read anew what the window shows."""
        self.presenter.open()
        self.rules.open()

    def signed_in(self) -> None:
        """From now on, by the rules that count now."""
        self.idle.watch(self._rules().lock_after_minutes)

    def close(self) -> None:
        self.idle.remove()

    def _rules(self) -> TillRules:
        return rules_of(self._services.setting)

    def _nobody_there(self) -> None:
        if self._till.session is not None:
            self._till.shell.lock_wanted.emit()

"""The panel for a forgotten administrator's PIN, made when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.presenters.forgotten_pin import ForgottenPinPresenter
from shuke.ui.forgotten_pin_panel import ForgottenPinPanel

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["ask_for_the_sheet"]


def ask_for_the_sheet(till: TillApplication) -> None:
    """Open the panel over the sign-in screen, for the administrator who is chosen there."""
    person = till.sign_in.forgetful
    if person is None:
        return
    panel = till.shell.findChild(ForgottenPinPanel)
    if not isinstance(panel, ForgottenPinPanel):
        panel = ForgottenPinPanel(till.speaker, till.shell)
        panel.attach(_presenter(till))
    panel.wanted.emit(*person)


def _presenter(till: TillApplication) -> ForgottenPinPresenter:
    return ForgottenPinPresenter(
        till.background,
        lambda staff_id, key, pin: till.opening.forgotten().reset(staff_id, key, pin),
        lambda _staff_id: till.sign_in.renewed(),
    )

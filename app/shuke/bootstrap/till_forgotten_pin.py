"""The panel for a forgotten administrator's PIN, made when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.presenters.forgotten_pin import ForgottenPinPresenter
from shuke.ui.forgotten_pin_panel import ForgottenPinPanel

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["forgotten_pin"]


def forgotten_pin(till: TillApplication) -> ForgottenPinPresenter:
    """The presenter, shown over the sign-in screen."""
    presenter = ForgottenPinPresenter(
        till.background,
        lambda staff_id, key, pin: till.opening.forgotten().reset(staff_id, key, pin),
        lambda _staff_id: till.sign_in.renewed(),
    )
    ForgottenPinPanel(till.speaker, till.shell).attach(presenter)
    return presenter

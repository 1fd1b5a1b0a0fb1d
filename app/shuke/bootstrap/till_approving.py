"""A second person's PIN in a running till: one panel over the whole window, for the counter and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.bootstrap.till_services import TillServices
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.approving import ApprovalPresenter
from shuke.ui.approval_panel import ApprovalPanel
from shuke.wording.figures import money_text

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["approval_panel"]


def approval_panel(till: TillApplication, services: TillServices) -> ApprovalPresenter:
    """The presenter, shown over the window; it forgets what was asked when the till is locked."""
    sign = CURRENCY_SIGNS[services.shop.currency]

    def money(amount: Money) -> str:
        return money_text(amount, symbol=sign)

    presenter = ApprovalPresenter(
        till.background,
        lambda right: till.opening.approving().who_may(right),
        lambda session, act, staff_id, pin: till.opening.approving().approve(session, act, staff_id, pin),
        money,
    )
    panel = ApprovalPanel(till.speaker, till.shell)
    panel.attach(presenter)
    till.shell.lock_wanted.connect(presenter.forget)
    return presenter

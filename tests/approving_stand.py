"""The panel that asks for a second person's PIN, over a shop in memory."""

from __future__ import annotations

from back_office_stand import BackOfficeStand
from checkout_stand import CheckoutStand
from fakes.pinned_staff import PinnedStaff
from shuke.domain.money import Money
from shuke.presenters.approving import ApprovalPresenter
from shuke.wording.figures import money_text

__all__ = ["approvals_for"]


def approvals_for(stand: CheckoutStand | BackOfficeStand) -> tuple[ApprovalPresenter, PinnedStaff]:
    """A presenter whose people have PINs; give its `ask` to whoever may need it."""
    people = PinnedStaff(stand.shop)

    def money(amount: Money) -> str:
        return money_text(amount, symbol="¥")

    asking = people.approving
    return ApprovalPresenter(stand.background, asking.who_may, asking.approve, money), people

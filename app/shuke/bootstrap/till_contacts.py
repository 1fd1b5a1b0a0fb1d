"""The window of contacts of a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.presenters.back_office import OfficeWork
from shuke.presenters.contacts import ContactsPresenter
from shuke.ui.back_office.contacts_screen import ContactsScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["CONTACTS", "TillContacts"]

CONTACTS = "contacts"
"""The name of the screen."""


class TillContacts:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, office: OfficeWork) -> None:
        self._till = till
        self.presenter = ContactsPresenter(office, self._changed)

    @cached_property
    def screen(self) -> ContactsScreen:
        """Made when it is shown first."""
        screen = ContactsScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()

"""What all pages of the wizard share: the events they announce, fields that show the form."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.first_start import FirstStartState
from shuke.presenters.first_start_form import Field
from shuke.ui.kit.fields import TextField
from shuke.ui.speech import Speaker

__all__ = ["FirstStartEvents", "WizardPage"]


class FirstStartEvents(QObject):
    """All that can happen in the wizard; the pages emit, the presenter listens."""

    field_written = Signal(object, str)
    language_chosen = Signal(object)
    head_office_chosen = Signal(bool)
    currency_chosen = Signal(str)
    programme_chosen = Signal(str)
    connection_chosen = Signal(object)
    printers_wanted = Signal()
    found_printer_taken = Signal(str)
    printer_chosen = Signal(str)
    recovery_confirmed = Signal(bool)
    sheet_print_wanted = Signal()
    sheet_save_wanted = Signal()
    test_page_wanted = Signal()
    went_on = Signal()
    went_back = Signal()
    page_wanted = Signal(object)


class WizardPage(QWidget):
    """A page keeps its fields by name, so that text and complaints find them."""

    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__()
        self._speaker, self._events = speaker, events
        self._fields: dict[Field, TextField] = {}

    def render_state(self, state: FirstStartState) -> None:
        for where, field in self._fields.items():
            field.show_text(state.form.text(where))
            field.complain(state.faults.get(where, ""))

    def focus_first(self) -> None:
        """Put the focus where this page begins."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_fault(self, state: FirstStartState) -> bool:
        """Put the focus on the first field that is wrong; whether there is one here."""
        wrong = next((field for where, field in self._fields.items() if where in state.faults), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.edit.selectAll()
        return wrong is not None

    def field(self, where: Field) -> TextField:
        return self._fields[where]

    def _keep(self, where: Field, field: TextField) -> TextField:
        self._fields[where] = field
        field.changed.connect(lambda text: self._events.field_written.emit(where, text))
        return field

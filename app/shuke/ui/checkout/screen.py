"""The checkout: member panel, basket, totals and tenders; panels over it; every key of the counter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from shuke.domain.basket import TenderKind
from shuke.presenters.basket import BasketState
from shuke.presenters.checkout import Checkout, CheckoutState, Overlay
from shuke.presenters.member_panel import MemberPanelState
from shuke.presenters.paying import PayingState
from shuke.ui.checkout.middle import Middle
from shuke.ui.checkout.overlays import CheckoutOverlays
from shuke.ui.checkout.pad import Pad
from shuke.ui.checkout.tender_keys import TenderKeys
from shuke.ui.checkout.totals_panel import TotalsPanel
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import UndoLine
from shuke.ui.kit.surfaces import Hairline, Surface
from shuke.ui.members.panel import MemberPanelView
from shuke.ui.parts.bound_keys import bind_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE

__all__ = ["CheckoutScreen"]


class CheckoutScreen(QWidget):
    """Member panel 320, basket, totals 360. `attach` plugs it to its presenter.

    `picture` is the live camera's widget for the scan panel; `camera_wanted` says when it shall run.
    """

    camera_wanted = Signal(bool)

    def __init__(self, speaker: Speaker, keys: Keys, picture: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._keys = keys
        self.panel = MemberPanelView(speaker, keys, self._free, self._here)
        self.middle = Middle(speaker, keys, self._free)
        self.totals = TotalsPanel(speaker)
        self.pad = Pad(speaker)
        self.tenders = TenderKeys(speaker, keys, self._free)
        self.overlays = CheckoutOverlays(speaker, self, picture)
        self.undo_line = UndoLine(speaker).float_over(self.middle.card)
        self.middle.card.installEventFilter(self)
        self._undoable: tuple[object, object] = ("", "")
        left = _side(SIZE.member_panel, self.panel)
        right = _side(SIZE.totals_panel, self.totals, None, self.pad, self.tenders)
        whole = row(left, Hairline(standing=True), self.middle, Hairline(standing=True), right, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.middle.entry)
        self.overlays.camera_wanted.connect(self.camera_wanted)

    def attach(self, checkout: Checkout) -> None:
        """Show what the presenter says, and tell it what is done here."""
        self.overlays.attach(checkout)
        self._connect_middle(checkout)
        self._connect_sides(checkout)
        self._bind_keys(checkout)
        checkout.basket.attach(self._render_basket)
        checkout.entry.attach(self.middle.render_entry)
        checkout.paying.attach(self._render_paying)
        checkout.panel.attach(self._render_panel)
        checkout.held.attach(lambda state: self.middle.show_held(state.count))
        checkout.attach(self._render_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What can be undone stays at the foot of the card, whatever size that has."""
        if event.type() == QEvent.Type.Resize and watched is self.middle.card:
            card, line = self.middle.card, self.undo_line
            line.move((card.width() - line.width()) // 2, card.height() - line.height() - SPACE.s)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever has the focus, typing goes into the field."""
        field = self.middle.entry.field
        if event.text().isprintable() and event.text() and not field.hasFocus():
            field.setFocus()
            QApplication.sendEvent(field, event)
        else:
            super().keyPressEvent(event)

    def _here(self) -> bool:
        """The focus is in this screen, and not in the shell's panel over it."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _free(self) -> bool:
        """Keys reach the counter: no panel lies over it."""
        return self._here() and not self.overlays.is_open

    # showing

    def _render_state(self, state: CheckoutState) -> None:
        tell(self.middle.notice, state.notice)
        self.middle.notice.action_button.print_key("Enter" if state.enter_acts else "")
        self.overlays.show(state.overlay)
        if state.overlay is Overlay.NONE and self.isVisible() and self._nobody_types():
            self.middle.entry.setFocus()

    def _nobody_types(self) -> bool:
        """Neither here nor in a panel over the whole window."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self

    def _render_basket(self, state: BasketState) -> None:
        self.middle.render_basket(state)
        self.totals.render_state(state.totals)
        self._show_undoable(state.undoable, self._undoable[1])

    def _render_paying(self, state: PayingState) -> None:
        self.middle.render_paying(state)
        self.tenders.allow(state.payable)
        self.tenders.offer_stored_value(state.stored_value)

    def _render_panel(self, state: MemberPanelState) -> None:
        self.panel.render_state(state)
        self._show_undoable(self._undoable[0], state.undoable)

    def _show_undoable(self, line: object, member: object) -> None:
        if (line, member) == self._undoable:
            return
        self._undoable = (line, member)
        words = line or member
        if words:
            self.undo_line.say(words)  # type: ignore[arg-type]  # both are Words
        else:
            self.undo_line.be_silent()

    # what is done here

    def _connect_middle(self, checkout: Checkout) -> None:
        middle, entry, basket = self.middle, self.middle.entry, self.middle.basket
        entry.typed.connect(checkout.entry.type)
        entry.entered.connect(checkout.submit)
        entry.moved.connect(checkout.entry.move)
        entry.escaped.connect(checkout.escape)
        basket.line_pressed.connect(checkout.basket.choose)
        basket.one_more.connect(lambda: checkout.basket.add_pieces(1))
        basket.one_less.connect(lambda: checkout.basket.add_pieces(-1))
        basket.cancelled.connect(checkout.basket.cancel)
        middle.results.picked.connect(checkout.entry.choose)
        middle.departments.department_pressed.connect(checkout.entry.press_department)
        middle.presets.preset_pressed.connect(checkout.paying.take_preset)
        middle.presets.reference_typed.connect(checkout.paying.note_reference)
        middle.presets.reference_entered.connect(entry.setFocus)
        middle.tenders.taken_back.connect(checkout.paying.take_back)
        middle.thanks.reprint_wanted.connect(checkout.preview.reprint)
        middle.thanks.receipt_wanted.connect(lambda: checkout.open_overlay(Overlay.RECEIPT))
        middle.thanks.promotion_accepted.connect(checkout.accept_offer)
        middle.hold_wanted.connect(checkout.hold)
        middle.resume_wanted.connect(lambda: checkout.open_overlay(Overlay.HELD))
        middle.price_wanted.connect(lambda: checkout.open_overlay(Overlay.BY_HAND))
        middle.check_wanted.connect(lambda: checkout.open_overlay(Overlay.PRICE))
        middle.void_wanted.connect(checkout.basket.void)
        middle.notice.action_chosen.connect(checkout.act_on_notice)
        self.undo_line.undone.connect(checkout.undo)
        self.undo_line.faded.connect(checkout.forget_undo)

    def _connect_sides(self, checkout: Checkout) -> None:
        panel = self.panel
        panel.find_wanted.connect(lambda: checkout.open_overlay(Overlay.FIND))
        panel.scan_wanted.connect(lambda: checkout.open_overlay(Overlay.SCAN))
        panel.enrol_wanted.connect(lambda: checkout.open_overlay(Overlay.ENROL))
        panel.cards_wanted.connect(lambda: checkout.open_overlay(Overlay.CARDS))
        panel.value_wanted.connect(lambda: checkout.open_overlay(Overlay.VALUE))
        panel.giving_wanted.connect(lambda: checkout.open_overlay(Overlay.GIVING))
        panel.alternatives_wanted.connect(lambda: checkout.open_overlay(Overlay.OFFERS))
        panel.forgotten.connect(checkout.panel.forget)
        panel.debt_settled.connect(checkout.panel.settle)
        panel.offer_accepted.connect(checkout.accept_offer)
        self.totals.points_taken_back.connect(lambda: checkout.panel.use_points(0))
        self.totals.coupons_taken_back.connect(lambda: checkout.panel.use_coupons(()))
        self.pad.sign_pressed.connect(checkout.entry.press)
        self.pad.rubbed_out.connect(checkout.entry.rub_out)
        self.pad.entered.connect(checkout.submit)
        self.tenders.tender_chosen.connect(lambda kind: checkout.take(TenderKind(kind)))
        self.tenders.pay_chosen.connect(checkout.pay)

    def _bind_keys(self, checkout: Checkout) -> None:
        """Keys that have no button, or whose button is not always there."""
        bound: tuple[tuple[Action, Callable[[], object]], ...] = (
            (Action.CANCEL_LINE, checkout.basket.cancel),
            (Action.UNDO, checkout.undo),
            (Action.EXPLAIN, checkout.basket.explain),
            (Action.ALTERNATIVES, lambda: checkout.open_overlay(Overlay.OFFERS)),
            (Action.REPRINT, lambda: checkout.open_overlay(Overlay.RECEIPT)),
        )
        for action, do in bound:
            bind_key(self._keys, action, self, do, self._free)


def _side(width: int, *parts: QWidget | None) -> Surface:
    side = Surface("card")
    inside = column(*parts, gap=SPACE.m, margin=SPACE.l)
    inside.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.m)
    side.setLayout(inside)
    side.setFixedWidth(width)
    return side

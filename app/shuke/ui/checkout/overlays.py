"""The panels over the checkout: each made when it is first wanted, one open at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.checkout import Checkout, Overlay
from shuke.ui.checkout.by_hand_overlay import ByHandOverlay
from shuke.ui.checkout.held_overlay import HeldOverlay
from shuke.ui.checkout.price_overlay import PriceOverlay
from shuke.ui.checkout.receipt_overlay import ReceiptOverlay
from shuke.ui.checkout.scan_overlay import ScanOverlay
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.members.cards_overlay import CardsOverlay
from shuke.ui.members.enrol_overlay import EnrolOverlay
from shuke.ui.members.find_overlay import FindOverlay
from shuke.ui.members.offers_overlay import OffersOverlay
from shuke.ui.money_held.giving_overlay import GivingOverlay
from shuke.ui.money_held.value_overlay import ValueOverlay
from shuke.ui.money_held.value_paying_overlay import ValuePayingOverlay
from shuke.ui.speech import Speaker

__all__ = ["CheckoutOverlays"]


class _Starts(Protocol):
    """A panel that knows where its typing starts."""

    def start(self) -> None: ...


class CheckoutOverlays(QObject):
    camera_wanted = Signal(bool)

    def __init__(self, speaker: Speaker, screen: QWidget, picture: QWidget | None) -> None:
        super().__init__(screen)
        self._speaker, self._screen, self._picture = speaker, screen, picture
        self._made: dict[Overlay, OverlayPanel] = {}
        self._shown = Overlay.NONE
        self._checkout: Checkout | None = None

    def attach(self, checkout: Checkout) -> None:
        self._checkout = checkout

    @property
    def is_open(self) -> bool:
        return self._shown is not Overlay.NONE

    def panel(self, overlay: Overlay) -> OverlayPanel:
        """The panel, made if it was not wanted before.

        Raises:
            KeyError: NONE is no panel.
        """
        if overlay not in self._made:
            panel = self._made[overlay] = self._make(overlay)
            panel.closed.connect(self._closed)
        return self._made[overlay]

    def show(self, overlay: Overlay) -> None:
        """Open this one and close the one before it."""
        if overlay is self._shown:
            return
        before, self._shown = self._shown, overlay
        if before is not Overlay.NONE:
            self._made[before].close_panel()
        if overlay is not Overlay.NONE:
            panel = self.panel(overlay)
            assert hasattr(panel, "start")  # each of those made below has it
            panel.start()

    def _closed(self) -> None:
        """Esc or the cross; the presenter then says that none is open."""
        shown = self._made.get(self._shown)
        if self._checkout is not None and shown is not None and shown.isHidden():
            self._checkout.close_overlay()

    def _make(self, overlay: Overlay) -> OverlayPanel:
        makers: dict[Overlay, Callable[[Checkout], OverlayPanel]] = {
            Overlay.FIND: self._find,
            Overlay.ENROL: self._enrol,
            Overlay.CARDS: self._cards,
            Overlay.HELD: self._held,
            Overlay.OFFERS: self._offers,
            Overlay.SCAN: self._scan,
            Overlay.RECEIPT: self._receipt,
            Overlay.BY_HAND: self._by_hand,
            Overlay.PRICE: self._price,
            Overlay.VALUE: lambda checkout: ValueOverlay(self._speaker, self._screen, checkout.value),
            Overlay.GIVING: lambda checkout: GivingOverlay(self._speaker, self._screen, checkout.giving),
            Overlay.VALUE_PAYING: lambda checkout: ValuePayingOverlay(
                self._speaker, self._screen, checkout.value_paying
            ),
        }
        assert self._checkout is not None  # panels open only at the presenter's word
        return makers[overlay](self._checkout)

    def _find(self, checkout: Checkout) -> OverlayPanel:
        panel = FindOverlay(self._speaker, self._screen)
        panel.typed.connect(checkout.find.type)
        panel.moved.connect(checkout.find.move)
        panel.entered.connect(checkout.find.submit)
        panel.picked.connect(checkout.find.choose)
        panel.enrol_wanted.connect(lambda: checkout.open_overlay(Overlay.ENROL, checkout.find.phone))
        checkout.find.attach(panel.render_state)
        return panel

    def _enrol(self, checkout: Checkout) -> OverlayPanel:
        panel = EnrolOverlay(self._speaker, self._screen)
        panel.field_typed.connect(checkout.enrol.type)
        panel.more_told.connect(checkout.enrol.tell)
        panel.way_chosen.connect(checkout.enrol.choose_way)
        panel.proof_ticked.connect(checkout.enrol.tick)
        panel.proof_numbered.connect(checkout.enrol.note_number)
        panel.offers_ticked.connect(checkout.enrol.tick_offers)
        panel.waiting_chosen.connect(checkout.enrol.complete)
        panel.turned_away.connect(checkout.enrol.turn_away)
        panel.accepted.connect(checkout.enrol.submit)
        checkout.enrol.attach(panel.render_state)
        return panel

    def _cards(self, checkout: Checkout) -> OverlayPanel:
        panel = CardsOverlay(self._speaker, self._screen)
        panel.card_chosen.connect(checkout.cards.choose)
        panel.act_chosen.connect(checkout.cards.choose_act)
        panel.proof_ticked.connect(checkout.cards.tick)
        panel.proof_numbered.connect(checkout.cards.note_number)
        panel.noted.connect(checkout.cards.note)
        panel.taker_typed.connect(lambda text: checkout.cards.name_taker(taker=text))
        panel.taker_named.connect(lambda text: checkout.cards.name_taker(name=text))
        panel.confirmed.connect(checkout.cards.submit)
        panel.print_wanted.connect(checkout.cards.print_again)
        panel.save_wanted.connect(checkout.cards.save)
        checkout.cards.attach(panel.render_state)
        return panel

    def _held(self, checkout: Checkout) -> OverlayPanel:
        panel = HeldOverlay(self._speaker, self._screen)
        panel.moved.connect(checkout.held.move)
        panel.entered.connect(checkout.held.submit)
        panel.picked.connect(checkout.held.resume)
        checkout.held.attach(panel.render_state)
        return panel

    def _offers(self, checkout: Checkout) -> OverlayPanel:
        panel = OffersOverlay(self._speaker, self._screen)

        def choose(points: int) -> None:
            checkout.offers.choose(points)
            checkout.close_overlay()

        def submit() -> None:
            if checkout.offers.submit():
                checkout.close_overlay()

        def promote() -> None:
            checkout.offers.promote()
            checkout.close_overlay()

        def decline() -> None:
            checkout.offers.decline_promotion()
            checkout.close_overlay()

        panel.points_chosen.connect(choose)
        panel.moved.connect(checkout.offers.move)
        panel.coupon_toggled.connect(checkout.offers.toggle_coupon)
        panel.points_typed.connect(checkout.offers.type)
        panel.points_entered.connect(submit)
        panel.promotion_accepted.connect(promote)
        panel.promotion_declined.connect(decline)
        checkout.offers.attach(panel.render_state)
        return panel

    def _scan(self, checkout: Checkout) -> OverlayPanel:
        panel = ScanOverlay(self._speaker, self._screen, self._picture)
        panel.camera_wanted.connect(self.camera_wanted)
        panel.action_chosen.connect(checkout.act_on_notice)
        checkout.scan.attach(panel.render_state)
        return panel

    def _by_hand(self, checkout: Checkout) -> OverlayPanel:
        panel = ByHandOverlay(self._speaker, self._screen)
        panel.attach(checkout.by_hand)
        return panel

    def _price(self, checkout: Checkout) -> OverlayPanel:
        panel = PriceOverlay(self._speaker, self._screen)
        panel.attach(checkout.price)
        return panel

    def _receipt(self, checkout: Checkout) -> OverlayPanel:
        panel = ReceiptOverlay(self._speaker, self._screen)
        panel.reprint_wanted.connect(checkout.preview.reprint)
        panel.save_wanted.connect(checkout.preview.save)
        checkout.preview.attach(panel.render_state)
        return panel

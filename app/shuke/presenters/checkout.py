"""The checkout: its parts put together, and where a key, a touch or a scan goes at each moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.enrolling import Enrolments
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.scanning.found_code import Legibility
from shuke.presenters.approving import AskApproval
from shuke.presenters.background import Background
from shuke.presenters.basket import CONFIRM_VOID, BasketPresenter
from shuke.presenters.by_hand import ByHandPresenter
from shuke.presenters.cards import CardDesks, CardsPresenter, PrintCard
from shuke.presenters.counter import VOUCH_BY_PIN, Counter
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.elsewhere import AskElsewhere, nobody_to_ask
from shuke.presenters.enrol import EnrolPresenter
from shuke.presenters.entry import EntryPresenter
from shuke.presenters.find_member import Find, FindMemberPresenter
from shuke.presenters.held import HeldPresenter
from shuke.presenters.identification import (
    ENROL_THIS_PHONE,
    TAKE_THIS_BACK,
    Identification,
    Identified,
    IdentifiedKind,
    Identify,
)
from shuke.presenters.member_panel import MemberPanelPresenter
from shuke.presenters.money_held.giving import AskFor, GivingPresenter
from shuke.presenters.money_held.stored_value import StoredValuePresenter
from shuke.presenters.money_held.value_paying import ValuePayingPresenter
from shuke.presenters.offers import OffersPresenter
from shuke.presenters.paying import PayingPresenter
from shuke.presenters.price_check import PriceCheckPresenter
from shuke.presenters.receipt_preview import ReceiptPreviewPresenter, Receipts
from shuke.presenters.scan import ScanPresenter
from shuke.presenters.shown import Shown
from shuke.presenters.signing import SignedOn, SigningPresenter
from shuke.presenters.status import StatusPresenter
from shuke.presenters.typed import TypedKind, read_typed
from shuke.wording.said import Words
from shuke.wording.scanning import UNREADABLE

__all__ = ["Checkout", "CheckoutNeeds", "CheckoutState", "Overlay"]


class Overlay(StrEnum):
    """The panel over the checkout, if any."""

    NONE = "none"
    FIND = "find"
    ENROL = "enrol"
    CARDS = "cards"
    HELD = "held"
    OFFERS = "offers"
    SCAN = "scan"
    RECEIPT = "receipt"
    BY_HAND = "by_hand"
    PRICE = "price"
    VALUE = "value"
    GIVING = "giving"
    VALUE_PAYING = "value_paying"


_OF_A_MEMBER = frozenset({Overlay.CARDS, Overlay.OFFERS, Overlay.VALUE, Overlay.GIVING})


@dataclass(frozen=True, slots=True)
class CheckoutNeeds:
    """What the checkout is plugged into.

    Attributes:
        session: who is signed in, asked at each step.
        identify: `Identifying.scan`.
        find: `find_members`.
        free_bytes: room left where the database lies.
        elsewhere: asks head office for a member whom the till does not keep.
        print_card: queues a card's slip once more; None where the till prints none.
        heard: told of each scan's outcome, for the sound.
        approval: asks for a second person's PIN.
        take_back: shows the sale of a receipt's code, so that something of it can come back.
        redeem: shows what a prize's code is for.
        customer_pins: looks at members' own PINs.
        money_moved: called once money came in or went out beside a sale.
        signed_on: where members sign as a rule.
        ask_for: asks head office, or the shop's lead, for what lies elsewhere.
    """

    desk: Desk
    session: Callable[[], Session]
    background: Background
    identify: Identify
    find: Find
    enrolments: Enrolments
    card_desks: CardDesks
    customer_pins: CustomerPins
    free_bytes: Callable[[], int]
    receipts: Receipts
    status: StatusPresenter
    elsewhere: AskElsewhere = nobody_to_ask
    print_card: PrintCard | None = None
    heard: Callable[[Identified], None] | None = None
    approval: AskApproval | None = None
    take_back: Callable[[str], None] | None = None
    redeem: Callable[[str], None] | None = None
    money_moved: Callable[[], None] = lambda: None
    signed_on: Callable[[], SignedOn] = lambda: SignedOn.PAPER
    ask_for: AskFor = lambda _missing, then: then()


@dataclass(frozen=True, slots=True)
class CheckoutState:
    """`enter_acts`: Enter in an empty field presses the notice's button."""

    overlay: Overlay = Overlay.NONE
    notice: Notice | None = None
    enter_acts: bool = False


class Checkout(Shown[CheckoutState]):
    def __init__(self, needs: CheckoutNeeds) -> None:
        super().__init__(CheckoutState())
        self._needs = needs
        self.counter = Counter(needs.desk, needs.session, needs.background, needs.approval)
        self.basket = BasketPresenter(self.counter)
        pins, background = needs.customer_pins, needs.background
        self.value_paying = ValuePayingPresenter(
            self.counter,
            background,
            pins,
            lambda: self.open_overlay(Overlay.VALUE_PAYING),
            self.close_overlay,
            SigningPresenter(needs.signed_on),
        )
        self.paying = PayingPresenter(
            self.counter, needs.free_bytes, self._mode_changed, self.value_paying.begin
        )
        self.giving = GivingPresenter(self.counter, needs.ask_for)
        self.value = StoredValuePresenter(self.counter, background, pins, needs.free_bytes, needs.money_moved)
        self.entry = EntryPresenter(
            self.counter,
            self.basket,
            Identification(self.counter, needs.identify, needs.elsewhere),
            lambda: self.paying.paying,
            self._heard,
        )
        self.panel = MemberPanelPresenter(self.counter)
        self.offers = OffersPresenter(self.counter, self.panel)
        self.find = FindMemberPresenter(self.counter, needs.find, self.close_overlay, needs.elsewhere)
        self.enrol = EnrolPresenter(
            self.counter, needs.enrolments, self._welcomed, needs.elsewhere, needs.card_desks.swap
        )
        self.cards = CardsPresenter(self.counter, needs.card_desks, needs.print_card)
        self.held = HeldPresenter(self.counter, self.close_overlay)
        self.scan = ScanPresenter(self.close_overlay)
        self.by_hand = ByHandPresenter(self.counter, lambda: self.basket.state.chosen, self.close_overlay)
        self.price = PriceCheckPresenter(self.counter, self.close_overlay)
        self.preview = ReceiptPreviewPresenter(self.counter, needs.receipts)
        self.status = needs.status
        self._opens: dict[Overlay, Callable[[], None]] = {
            Overlay.CARDS: self.cards.open,
            Overlay.HELD: self.held.open,
            Overlay.OFFERS: self.offers.open,
            Overlay.SCAN: self.scan.open,
            Overlay.RECEIPT: self.preview.open,
            Overlay.BY_HAND: self.by_hand.open,
            Overlay.PRICE: self.price.open,
            Overlay.VALUE: self.value.open,
            Overlay.GIVING: self.giving.open,
            Overlay.VALUE_PAYING: lambda: None,  # what is asked is shown already
        }
        self.counter.watch(self._refresh)

    def begin(self) -> None:
        """Somebody signed in: take up what lies on the counter."""
        self.close_overlay()
        self.counter.begin()
        self.entry.open()

    # keys

    def submit(self) -> None:
        """Enter in the field. With nothing in it, it is the key of the notice's button."""
        if self.paying.paying:
            self.take(TenderKind.CASH)
        elif not self.entry.state.typed and self._steps_on():
            self.act_on_notice()
        else:
            self.entry.submit()

    def pay(self) -> None:
        """The pay key: begin to pay; once begun, it takes cash as Enter does."""
        if self.paying.paying:
            self.take(TenderKind.CASH)
        else:
            self.paying.begin()

    def take(self, kind: TenderKind) -> None:
        """A tender's key: what is typed, or what is due."""
        if self.paying.take(kind, self.entry.state.typed):
            self.entry.clear()

    def hold(self) -> None:
        """Park the basket; words that were typed become its note."""
        typed = read_typed(self.entry.state.typed)
        self.held.hold(typed.text if typed.kind is TypedKind.WORDS else "")
        self.entry.clear()

    def accept_offer(self) -> None:
        """Take what is proposed: after a sale the tier, else what stands in the member panel."""
        if self.counter.completed is not None:
            self.paying.promote()
        else:
            self.panel.accept()

    def undo(self) -> None:
        if self.basket.state.undoable:
            self.basket.undo()
        else:
            self.panel.undo()

    def forget_undo(self) -> None:
        self.basket.forget_undo()
        self.panel.forget_undo()

    def escape(self) -> None:
        """One step back, the nearest first."""
        entry = self.entry.state
        if self._state.overlay is not Overlay.NONE:
            self.close_overlay()
        elif self.counter.notice is not None:
            self.counter.be_silent()
        elif entry.typed or entry.results:
            self.entry.clear()
        elif not self.paying.leave():
            self.counter.next_customer()

    def act_on_notice(self) -> None:
        """The button of the notice was pressed."""
        notice = self.counter.notice
        scanned = self.scan.state.result
        does = (
            scanned.does if self._state.overlay is Overlay.SCAN and scanned else notice.does if notice else ""
        )
        if does == CONFIRM_VOID:
            self.basket.void()
        elif does == VOUCH_BY_PIN:
            self.counter.be_silent()
            self.value_paying.vouch()
        elif does.startswith(ENROL_THIS_PHONE):
            self.counter.be_silent()
            self.open_overlay(Overlay.ENROL, does.removeprefix(ENROL_THIS_PHONE))
        elif does.startswith(TAKE_THIS_BACK) and self._needs.take_back is not None:
            self.counter.be_silent()
            self.close_overlay()
            self._needs.take_back(does.removeprefix(TAKE_THIS_BACK))

    def scanned(self, text: str, by: IdentifiedBy) -> None:
        """A hand scanner or the camera read a code."""
        if self._state.overlay is Overlay.PRICE:
            self.price.scanned(text)
            return
        self.entry.scanned(text, by, self._heard)

    def scan_unreadable(self, legibility: Legibility) -> None:
        """A hand scanner read something that is of no use."""
        self._heard(Identified(IdentifiedKind.REFUSED, UNREADABLE[legibility.value], NoticeTone.BAD))

    # overlays

    def open_overlay(self, overlay: Overlay, typed: str = "") -> None:
        """Show a panel over the checkout. `typed` fills its first field."""
        in_the_way = self._in_the_way(overlay)
        if in_the_way is not None:
            self.counter.refuse(Refused(in_the_way))
            return
        self.close_overlay()
        if overlay is Overlay.NONE:
            return
        if overlay is Overlay.FIND:
            self.find.open(typed or self._typed_words())
        elif overlay is Overlay.ENROL:
            self.enrol.open(typed or self._typed_phone())
        else:
            self._opens[overlay]()
        self._show(replace(self._state, overlay=overlay))

    def close_overlay(self) -> None:
        match self._state.overlay:
            case Overlay.SCAN:
                self.scan.close()
            case Overlay.VALUE:
                self.value.close()
            case Overlay.VALUE_PAYING:
                self.value_paying.close()
        self._show(replace(self._state, overlay=Overlay.NONE))

    # inside

    def _in_the_way(self, overlay: Overlay) -> Refusal | None:
        """Why the panel has nothing to be about."""
        view = self.counter.view
        if overlay in _OF_A_MEMBER and (view is None or view.member is None):
            return Refusal.MEMBER_UNKNOWN
        if overlay is not Overlay.BY_HAND:
            return None
        if view is None or not view.basket.lines:
            return Refusal.BASKET_EMPTY
        return Refusal.ALREADY_PAID if view.basket.tenders else None

    def _heard(self, identified: Identified) -> None:
        if self._needs.heard is not None:
            self._needs.heard(identified)
        if identified.kind is IdentifiedKind.PRIZE and self._needs.redeem is not None:
            self.counter.be_silent()
            self.close_overlay()
            self._needs.redeem(identified.does)
        elif self._state.overlay is Overlay.SCAN:
            self.scan.heard(identified)
        elif identified.kind is IdentifiedKind.MEMBER:
            self.close_overlay()
        told = identified.kind is IdentifiedKind.MEMBER or self._state.overlay is not Overlay.SCAN
        if identified.words and told and identified.kind is not IdentifiedKind.ARTICLE:
            self.counter.say(
                identified.words, identified.tone, action=identified.action, does=identified.does
            )

    def _steps_on(self) -> bool:
        """What the notice offers leads on; voiding a basket is never done by an Enter too many."""
        notice = self.counter.notice
        return notice is not None and notice.does.startswith((ENROL_THIS_PHONE, TAKE_THIS_BACK))

    def _welcomed(self, words: Words) -> None:
        self.close_overlay()
        self.counter.say(words, NoticeTone.GOOD)

    def _typed_words(self) -> str:
        """A name or number begun in the field goes on in the search."""
        typed = self.entry.state.typed
        if not typed or self.paying.paying:
            return ""
        self.entry.clear()
        return typed

    def _typed_phone(self) -> str:
        typed = read_typed(self.entry.state.typed)
        if typed.kind is not TypedKind.CODE:
            return ""
        self.entry.clear()
        return typed.text

    def _mode_changed(self) -> None:
        self.entry.refresh()

    def _refresh(self) -> None:
        view = self.counter.view
        member = view.member if view else None
        self.status.member_served(member.standing.points_spendable if member else None)
        self.status.baskets_held(view.held if view else 0)
        self._show(replace(self._state, notice=self.counter.notice, enter_acts=self._steps_on()))

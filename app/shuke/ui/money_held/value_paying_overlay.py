"""What the member shows, signs or types before stored value pays."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.money_held.value_paying import ValuePayingPresenter, ValuePayingState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.members.proof_rows import ProofRows
from shuke.ui.money_held.signing_part import SigningPart
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.wording import money_held as words

__all__ = ["ValuePayingOverlay"]


class ValuePayingOverlay(GrowingPanel):
    """The pad is for the member's fingers; keys do as well."""

    def __init__(self, speaker: Speaker, screen: QWidget, presenter: ValuePayingPresenter) -> None:
        super().__init__(speaker, screen, words.PAYING)
        self._presenter = presenter
        self._pays = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.proofs = ProofRows(speaker)
        self.pin = TextField(speaker, words.ASK_PIN, most=8, secret=True)
        self.pad = NumberPad(speaker)
        self.signing = SigningPart(speaker, presenter.signing)
        self.notice = Notice(speaker)
        self.confirm = Button(speaker, words.CONFIRM, ButtonKind.PRIMARY, Target.DIGIT)
        self.confirm.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (
            self._pays,
            self.proofs,
            self.pin,
            self.pad,
            self.signing,
            self.notice,
            self.confirm,
        ):
            self.column.addWidget(part)
        self.proofs.ticked.connect(presenter.tick)
        self.proofs.numbered.connect(presenter.note_number)
        self.pin.changed.connect(presenter.type_pin)
        self.pin.entered.connect(presenter.submit)
        self.pad.digit_pressed.connect(lambda sign: presenter.type_pin(presenter.state.pin + sign))
        self.pad.rubbed_out.connect(lambda: presenter.type_pin(presenter.state.pin[:-1]))
        self.pad.cleared.connect(lambda: presenter.type_pin(""))
        self.confirm.clicked.connect(presenter.submit)
        press_by_main_key(self, self.confirm)
        presenter.attach(self.render_state)

    def render_state(self, state: ValuePayingState) -> None:
        self._pays.say(state.pays)
        self.proofs.show_proofs(state.proofs)
        self.pin.show_text(state.pin)
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.pin, state.pin_shown),
            (self.pad, state.pin_shown),
            (self.signing, state.sign_shown),
        )
        for part, shown in parts:
            appear(part, shown)
        self.confirm.setEnabled(not state.checking)
        tell(self.notice, state.notice)

    def start(self) -> None:
        state = self._presenter.state
        self.open(self.pin.edit if state.pin_shown else self.signing.first() if state.sign_shown else None)

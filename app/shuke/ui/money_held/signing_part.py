"""Where the member signs, as the cashier sees it: the ways, the pad of this screen, what came from the display."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.signing import SignedOn, SigningPresenter, SigningState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.signature_field import SignaturePad
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SPACE
from shuke.wording import money_held
from shuke.wording import signing as words
from shuke.wording.said import Words

__all__ = ["SigningPart"]


class SigningPart(QWidget):
    def __init__(self, speaker: Speaker, presenter: SigningPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.ways = PickGrid(speaker, columns=len(SignedOn), target=Target.LEAST)
        self._told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.agrees = Tick(speaker, money_held.SIGNS)
        self.pad = SignaturePad()
        named(self.pad, speaker, words.PAD)
        self._fault = Text(speaker, "", Role.BODY, Ink.BAD, wrapping=True)
        self.again = Button(speaker, words.AGAIN, ButtonKind.QUIET, Target.USUAL, icon="undo")
        self.done = Button(speaker, words.FINISHED, ButtonKind.QUIET, Target.USUAL, icon="check")
        self._buttons = QWidget()
        self._buttons.setLayout(row(self._fault, None, self.again, self.done))
        self.setLayout(column(self.ways, self._told, self.agrees, self.pad, self._buttons, gap=SPACE.s))
        self.ways.picked.connect(lambda key: presenter.choose(SignedOn(key)))
        self.agrees.ticked.connect(presenter.agree)
        self.pad.stroke_drawn.connect(presenter.draw)
        self.again.clicked.connect(presenter.clear)
        self.done.clicked.connect(presenter.finish)
        presenter.attach(self.render_state)

    def render_state(self, state: SigningState) -> None:
        self.ways.offer({way.value: words.WAYS[way.value] for way in state.ways}, state.on.value)
        self._told.say(_told(state))
        self._told.write_in(Ink.GOOD if state.finished else Ink.NORMAL)
        on_paper = state.on is SignedOn.PAPER
        self.pad.show_strokes(state.strokes)
        self.pad.let_draw(state.on is SignedOn.HERE and not state.finished)
        self._fault.say(state.fault)
        self.again.setEnabled(bool(state.strokes))
        self.agrees.show_on(state.agreed)
        for part, shown in (
            (self.agrees, on_paper),
            (self.pad, not on_paper),
            (self._buttons, not on_paper),
            (self.done, state.on is SignedOn.HERE and not state.finished),
        ):
            appear(part, shown)

    def first(self) -> QWidget:
        """Where the keys go first."""
        return (
            self.agrees if self._presenter.state.on is SignedOn.PAPER else self.ways.button(self.ways.current)
        )


def _told(state: SigningState) -> Words:
    if state.finished:
        return words.SIGNED
    return {
        SignedOn.PAPER: money_held.ASK_SIGNATURE,
        SignedOn.HERE: words.ASK_HERE,
        SignedOn.DISPLAY: words.ASK_ON_DISPLAY,
    }[state.on]
